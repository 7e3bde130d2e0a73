"""Words of saying that say nothing: every row of the list by its example, and what must stay."""

import pytest

from analysis.attribution.nonspeech import is_speech
from analysis.attribution.spans import Attribution


def _attribution(text, source, cue, content):
    at = lambda words: (text.index(words), text.index(words) + len(words)) if words else None  # noqa: E731
    return Attribution(at(source), at(cue), (at(content),))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Needless to say, it rained.", None, "say", "it rained"),
        ("It goes without saying that it rained.", "It", "goes without saying", "that it rained"),
        ("The widow nodded; her face said it all.", "her face", "said", "it all"),
        ("The clock in the hall said noon.", "The clock in the hall", "said", "noon"),
        ("The train announced its arrival with a whistle.", "The train", "announced", "its arrival with a whistle"),
        ("The flood claimed nine lives.", "The flood", "claimed", "nine lives"),
        ("Orlin claimed his second title in Reshta.", "Orlin", "claimed", "his second title in Reshta"),
        ("Orlin was charged with theft.", None, "was charged with", "theft"),
        ("The island declared independence in May.", "The island", "declared", "independence in May"),
        ("Rebels attacked the mill.", "Rebels", "attacked", "the mill"),
        ("The choir sang “Rain on Stone” twice.", "The choir", "sang", "“Rain on Stone”"),
        ("Over the door stands “Bread for all”.", None, None, "“Bread for all”"),
    ],
)
def test_it_is_none(text, source, cue, content):
    assert not is_speech(text, _attribution(text, source, cue, content))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The sign said that nobody may swim.", "The sign", "said", "that nobody may swim"),
        ("Orlin claimed that nine lives were lost.", "Orlin", "claimed", "that nine lives were lost"),
        ("Orlin claimed responsibility.", "Orlin", "claimed", "responsibility"),
        ("Orlin charged that it rained.", "Orlin", "charged", "that it rained"),
        ("The island declared that it was dry.", "The island", "declared", "that it was dry"),
        ("The mayor attacked the plan.", "The mayor", "attacked", "the plan"),
        ("Orlin wrote: “We Shall See.”", "Orlin", "wrote:", "“We Shall See.”"),
        ("Orlin wrote “we lost the mill”.", "Orlin", "wrote", "“we lost the mill”"),
        ("It rained. “We lost the mill.”", None, None, "“We lost the mill.”"),
    ],
)
def test_it_is_speech(text, source, cue, content):
    assert is_speech(text, _attribution(text, source, cue, content))
