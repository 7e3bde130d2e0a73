"""What stance a cue has: (words before, cue, words after, expected), each mechanism met and not met."""

import pytest

from analysis.base import schema
from analysis.base.lexicon import read_lexicon
from analysis.statements.how.stances import read_stance
from analysis.text.inflect import inflect

WORDS = [
    ("", "said", "", "neutral"),
    ("", "told", "", "neutral"),
    ("", "warned", "", "neutral"),
    ("", "confirmed", "", "confirming"),
    ("", "found", "", "confirming"),
    ("", "pointed out", "", "confirming"),
    ("", "made it clear", "", "confirming"),
    ("", "claimed", "", "distancing"),
    ("", "argues", "", "distancing"),
    ("", "has accused", "", "confronting"),
    ("", "took a swipe at", "", "confronting"),
    ("", "highly critical", "", "confronting"),
    ("", "denied", "", "denying"),
    ("", "pushed back on", "", "denying"),
    ("", "called on", "", "demanding"),
    # to tell what somebody thinks, or says with weight, lends them nothing
    ("", "believes", "", "neutral"),
    ("", "considers", "", "neutral"),
    ("", "were wondering", "", "neutral"),
    ("", "echoed", "", "neutral"),
    ("", "emphasizing", "", "neutral"),
    ("", "stood by", "", "neutral"),
    ("", "opposes", "", "confronting"),
    ("", "bemoaned", "", "confronting"),
    ("", "shrugged off", "", "denying"),
    ("", "declined", " the offer", "denying"),
    ("", "had declined to", " concur", "hedged"),
    ("", "were coy about", "", "hedged"),
    ("of those who refused, she ", "said", "", "neutral"),
    # what is begun tells what is said; who is shown saying it is not shown to be right
    ("", "began hitting", "", "confronting"),
    ("", "immediately began calling for", "", "demanding"),
    ("", "goes on to specifically fault", "", "confronting"),
    ("", "went on to argue", "", "distancing"),
    ("", "kept saying", "", "neutral"),
    ("", "is shown saying", "", "neutral"),
    ("", "has shown", "", "confirming"),
    ("", "reiterated", "", "neutral"),
    # what is issued and then says so tells what is said; a note that is sounded notes nothing
    ("", "issued a statement denying", "", "denying"),
    ("", "issued a statement", "", "neutral"),
    ("", "sounded a cautious note about", "", "hedged"),
    ("", "struck a hopeful note about", "", None),
    ("", "noted", "", "confirming"),
    ("", "resisted", "", "denying"),
    ("", "could not resist pointing out", "", "confirming"),
    # a request, and a question that is put
    ("", "has asked", " the guild that she be excused", "demanding"),
    ("", "asked", " bakers how likely the mill was to close", "neutral"),
    ("", "asked", " questions about bread to all three", "neutral"),
    ("", "asked", " bakers to leave", "demanding"),
    ("", "asked", " about a claim that he left", "neutral"),
    ("", "wanted to know", "", "neutral"),
    ("", "took a whack at", "", "confronting"),
    ("", "called into doubt", "", "confronting"),
    ("", "called", "", "neutral"),
    ("", "promised", "", "promising"),
    ("", "suggested", "", "hedged"),
    ("", "left the door open", "", "hedged"),
    ("", "plodded", "", None),
    ("", None, "", None),
]
ADVERBS = [
    ("", "reportedly said", "", "hedged"),
    ("", "allegedly said", "", "distancing"),
    ("", "appeared to agree", "", "hedged"),
    ("", "appeared in a clip, saying", "", "neutral"),
    ("", "can be heard asking", "", "neutral"),
    ("", "heard that", "", "hedged"),
    ("", "agreed", "", "neutral"),
    ("", "concurred with", "", "neutral"),
    ("", "extolled", "", "neutral"),
    ("", "starts out hitting", "", "confronting"),
    ("", "began by slamming", "", "confronting"),
    ("", "starts out thanking", "", "neutral"),
    ("", "will come on her show to talk about", "", "neutral"),
    ("", "shows", "", "confirming"),
    ("", "reported", "", "neutral"),
]
NEGATED = [
    ("could not ", "confirm", "", "hedged"),
    ("", "did not deny", "", "hedged"),
    ("", "has also not committed", "", "hedged"),
    ("", "did not recommend", "", "neutral"),
    ("", "stopped short of promising", "", "hedged"),
    ("", "avoided condemning", "", "hedged"),
    ("", "not only condemned", "", "confronting"),
    ("", "could not resist pointing out", "", "confirming"),
    ("declined ", "to comment", "", "neutral"),
    ("", "refused to say", "", "denying"),
    ("", "refused", " to say", "denying"),
]
REQUESTS = [
    ("", "asked", " why the road was shut", "neutral"),
    ("", "asked", " for help", "demanding"),
    ("", "asked", " the Council to send observers", "demanding"),
]
HEADS = [
    ("", "said in a letter accusing", "", "neutral"),  # the first word of saying decides
    ("", "noted reports alleging", "", "confirming"),
    ("", "issued a report on Tuesday claiming", "", "distancing"),  # "issue" says nothing itself
    ("", "wrote a letter demanding", "", "demanding"),
    ("", "wrote", " a letter", "neutral"),
    ("", "signed a paper in Reshta", "", None),
    ("", "penned a column for the Reshta Press outlining", "", "neutral"),  # a name is no word of saying
    ("", "continues to insist", "", "distancing"),
    ("", "went so far as to blame", "", "confronting"),
    ("", "continued", " to the end", "neutral"),
    ("", "made the suggestion", "", "hedged"),
    ("", "repeated", " his accusation against the mayor", "confronting"),
    ("", "repeated", " the road is shut", "neutral"),
    ("Their main criticism ", "was", " that nobody came", "confronting"),
    ("The road ", "was", " shut", None),
    ("", "put", " it in a letter", "neutral"),
    ("", "said", ": no road was shut", "neutral"),  # no "say no": a mark stands between
]


@pytest.mark.parametrize(("before", "cue", "after", "stance"), WORDS + ADVERBS + NEGATED + REQUESTS + HEADS)
def test_stance(before, cue, after, stance):
    assert read_stance(cue, before=before, after=after) == stance


def test_every_stance_is_known_and_has_a_source():
    table = read_lexicon("stances", columns=("cue", "stance", "source"))
    assert set(table["stance"]) == set(schema.STANCES)
    assert (table["source"] != "").all() and table["cue"].is_unique


def test_a_cue_that_is_told_by_one_list_is_in_the_other():
    """What reports in the list of cues has a stance, so that no reporting cue stays without."""
    cues = read_lexicon("cues", columns=("lemma", "cue_kind", "source"))
    reporting = set(cues.loc[cues["cue_kind"] == "reporting", "lemma"])
    known = set(read_lexicon("stances", columns=("cue", "stance", "source"))["cue"])
    forms = {form for cue in known for form in inflect(cue)}
    assert reporting <= forms
