"""What a site asks of its readers below an article goes; what an article says of money and newspapers stays."""

import pytest
from stories import FERRY

from analysis.corpus.lines.appeals import APPEAL
from analysis.corpus.lines.cleaning import clean_lines


def left_out(*last):
    """Return how many of the last paragraphs of an article are told to be an appeal."""
    raw = "\n\n".join(["Ferry runs again after the storm", *FERRY, *last])
    return [line.text for line in clean_lines(raw) if line.rule == APPEAL]


@pytest.mark.parametrize(
    "last",
    [
        [
            "Before you go: we hope that you enjoyed this story about the ferry to Osk.",
            "The Courier has no shareholders, and we keep our reporting open to everyone who lives on the island.",
            "If you can, please consider supporting us with as little as two crowns. It only takes a minute.",
        ],
        ["We have no paywall. Our journalism is paid for by readers like you, so please become a member of it."],
    ],
)
def test_an_appeal_below_the_article_is_none_of_it(last):
    assert left_out(*last) == last


@pytest.mark.parametrize(
    "last",
    [
        ["We saw the ferry leave on Friday, and those who support the captain sang on the quay until it was gone."],
        ['"Our journalism is funded by readers, and you should donate before you go," the editor of the Courier said.'],
        [
            "Our journalism on the coast is dying, and each month another newsroom closes.",
            "Nobody pays where there is no paywall, so those of us who read must support independent voices.",
        ],
        ["The Courier has no shareholders and is funded by readers, who give a donation of two crowns each month."],
        ["You can donate to the crew at the harbour office, which will keep the money until the end of the month."],
        [
            "We have no paywall. Our journalism is paid for by readers like you, so please become a member of it.",
            "The ferry will run on Sunday as well, the harbour office said, if the wind has turned by then.",
        ],
    ],
)
def test_what_an_article_says_of_money_stays(last):
    assert left_out(*last) == []
