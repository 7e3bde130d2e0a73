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
        ("The uncle told jokes all night.", "The uncle", "told", "jokes"),
        ("Old maps tell a tale of thirst.", "Old maps", "tell", "a tale of thirst"),
        ("It is fair to say that the soup was cold.", "It", "is fair to say", "that the soup was cold"),
        ("Truth be told, the soup was cold.", None, "told", "the soup was cold"),
        ("Strictly speaking, it is a stew.", None, "speaking", "it is a stew"),
        ("Wardens charged Tamm with poaching.", "Wardens", "charged", "Tamm with poaching"),
        ("The ferry charges nine crowns.", "The ferry", "charges", "nine crowns"),
        ("Autumn announced itself with fog.", "Autumn", "announced", "itself"),
        ("Her mare claimed a place in the final.", "Her mare", "claimed", "a place in the final"),
        ("My gut said rain.", "My gut", "said", "rain"),
        ("She called a taxi.", "She", "called", "a taxi"),
        ("The pier was named after a saint.", None, "was named", "The pier"),
        ("Peru recalled its ambassador from Osk.", "Peru", "recalled", "its ambassador from Osk"),
        ("The town is noted for its pottery.", None, "is noted for", "its pottery"),
        ("The striker was cautioned for diving.", None, "was cautioned for", "diving"),
        ("The party denied the actor a ticket.", "The party", "denied", "the actor a ticket"),
        ("The drought claimed thousands of cattle.", "The drought", "claimed", "thousands of cattle"),
        ("The brothers argued over a parking space.", "The brothers", "argued over", "a parking space"),
        ("He called a taxi home at two.", "He", "called", "a taxi home at two"),
        ("Tools: two pans and a spoon.", "Tools", ":", "two pans and a spoon"),
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
        ("Tamm: two pans are enough.", "Tamm", ":", "two pans are enough"),
        ("Tamm told a story about a bear.", "Tamm", "told", "a story about a bear"),
        ("Tamm told the truth: it rained.", "Tamm", "told", "it rained"),
        ("Tamm said it was fair to say so.", "Tamm", "said", "it was fair to say so"),
        ("“It rained,” Tamm charged.", "Tamm", "charged", "“It rained,”"),
        ("Tamm charged that prices were high.", "Tamm", "charged", "that prices were high"),
        ("Tamm announced his return.", "Tamm", "announced", "his return"),
        ("A man in a torn coat said it rained.", "A man in a torn coat", "said", "it rained"),
        ("Ann Bell said it rained.", "Ann Bell", "said", "it rained"),
        ("Orlin recalled the day of the fire.", "Orlin", "recalled", "the day of the fire"),
        ("The ministry denied any wrongdoing.", "The ministry", "denied", "any wrongdoing"),
        ("The guard denied the visit.", "The guard", "denied", "the visit"),
        ("They argued about how to mend it.", "They", "argued about", "how to mend it"),
        ("Orlin was praised for it, she said.", "she", "said", "Orlin was praised for it"),
        ("She called her brother a fool.", "She", "called", "her brother a fool"),
        ("It rained. “We lost the mill.”", None, None, "“We lost the mill.”"),
    ],
)
def test_it_is_speech(text, source, cue, content):
    assert is_speech(text, _attribution(text, source, cue, content))
