"""Long sentences that the votes of the rules engine get wrong, and short ones that they get right."""

import pytest

from analysis.attribution.rules.engine import find

CASES = [
    ("For Kalvia, the trade matters more than the old quarrel with Selmar, says Mr Orlin.", "Mr Orlin", "For Kalvia"),
    (
        "Lira Tamm, 54, who has baked in Reshta since her mother, the first baker of the town, died, said it rained.",
        "Lira Tamm",
        "it rained",
    ),
    ("Lira Tamm — a miller, mother of two and a diver — said it rained.", "Lira Tamm", "it rained"),
    ("Lira Tamm, Ana Prill and Orin Vale agreed that it was late.", "Lira Tamm, Ana", "that it was late"),
    ("The mill, which Tamm said had burnt down, was old.", "Tamm", "had burnt down"),
    ("Tamm, the baker, said it rained.", "Tamm, the baker", "it rained"),
    ("The mayor told Tamm it rained.", "The mayor", "it rained"),
    ("In Reshta, the mayor said it rained.", "the mayor", "it rained"),
    ("A person familiar with the matter said it rained.", "A person familiar with the matter", "it rained"),
    (
        "It rained, two senior officials close to the talks said.",
        "two senior officials close to the talks",
        "It rained",
    ),
    ("On Monday three people close to Tamm told reporters it rained.", "three people close to Tamm", "it rained"),
    ("The mill burnt, and guards loyal to Tamm said it rained.", "guards loyal to Tamm", "it rained"),
    ("The lake is close to the mill, the mayor said.", "the mayor", "The lake"),
]


@pytest.mark.parametrize(("text", "source", "content"), CASES)
def test_speaker_and_content(text, source, content):
    (a,) = find([text], workers=1)[0]
    assert text[slice(*a.source)].startswith(source)
    assert text[a.content[0][0] : a.content[-1][1]].startswith(content)


def test_a_quotation_that_is_a_sentence_of_its_own():
    text = "The miller shut the door and left the town. “It rained all night and all day.” The tide came in."
    (a,) = find([text], workers=1)[0]
    assert (a.source, a.cue, text[slice(*a.content[0])]) == (None, None, "“It rained all night and all day.”")
