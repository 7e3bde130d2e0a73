"""Kinds of speakers in groups."""

OF_STATE = frozenset(
    (
        "head of state",
        "government",
        "ministry",
        "military",
        "legislator",
        "candidate",
        "party",
        "opposition",
        "court",
        "police",
        "international body",
    )
)
"""Kinds that speak for a state or body by their office."""
NATIONAL = OF_STATE - {"opposition", "international body", "candidate", "party"}
"""Kinds of offices that a text leaves without their state where it is at home in it: "the president", "senators"."""
HIGH = frozenset(("head of state", "legislator", "candidate"))
"""Kinds of high offices."""
_HIGH_TEXT = (
    "governor|lieutenant governor|mayor|vice president|minister|foreign minister|secretary|secretary of state|"
    "defense secretary|attorney general|first lady|speaker|leader|chairman"
)
HIGH_NOUNS = frozenset(_HIGH_TEXT.split("|"))
"""Nouns of such offices of other kinds: who held one formerly is unknown as a speaker, as all know them."""
