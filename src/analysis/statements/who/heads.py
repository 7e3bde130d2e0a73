"""Who is called as the heads of states are, and is none: "President Orm" of a firm, "Premier Orm" of a province."""

from analysis.statements.who.leaders import LISTED, holders

_WITH_PREMIERS = ("Australia", "Canada", "South Africa", "Germany", "India")
"""States whose parts have premiers, and whose own head of government is called otherwise."""


def has_no_president(person, state, published):
    """Whether somebody is called president in a state of which the list knows other heads alone."""
    heads = {noun for noun in LISTED if noun != "president"}
    president = "president" in person.nouns and not person.nouns & heads
    if not president or not holders(heads, state, published):
        return False
    return not holders({"president"}, state, published)


def leads_a_part(person, states):
    """Return the federation of which somebody called premier leads a part; None where there is none.

    `states` are those that the article may be about, the likeliest first.
    """
    state = next((state for state in states if state), None)
    premier = "premier" in person.nouns and not person.nouns & LISTED and not person.known
    return state if premier and state in _WITH_PREMIERS else None
