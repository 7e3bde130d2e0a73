"""Links between the paragraphs of an article close no run, one label does; a long list between two runs stays."""

import pytest

from analysis.corpus.lines import page
from analysis.corpus.lines.page import GAP, LIKE, LINK, Page
from analysis.corpus.lines.prose import best_runs

PARAGRAPHS = [
    f"The {what} of the harbour was counted on Thursday, and the office found more of it than in any year before."
    for what in ("rope", "timber", "salted fish", "coal", "paint")
]
MENU = ["Home", "News", "Sport", "Weather today", "Harbour"]


def page_of(lines):
    read = Page("\n\n".join(lines), None, False, frozenset(), frozenset())
    read.forms()
    return read


def weighed(lines, score_of_label):
    read = page_of(lines)
    read.scores = [3.0 if line in PARAGRAPHS else score_of_label for line in lines]
    return read.weighed()


@pytest.mark.parametrize("label", ["Related articles", "Comments"])
def test_a_link_between_paragraphs_closes_no_run_and_one_label_does(label):
    linked = [line for paragraph in PARAGRAPHS for line in (paragraph, label)][:-1]
    assert weighed(linked, -6.0)[1::2] == [LINK] * 4
    assert len(best_runs(weighed(linked, -6.0))) == 1
    labelled = [*PARAGRAPHS[:3], label, *PARAGRAPHS[3:]]
    assert weighed(labelled, -6.0) == [3.0, 3.0, 3.0, -6.0, 3.0, 3.0]
    assert len(best_runs(weighed(labelled, -6.0))) == 2


def test_no_label_and_no_button_opens_a_run():
    assert weighed([*PARAGRAPHS[:2], "Comments", "Share"], 4.0) == [3.0, 3.0, 0.0, 0.0]
    # a label that reads better than a link weighs as it reads
    assert weighed([*PARAGRAPHS[:2], *["Comments"] * 3], LINK / 2)[2:] == [LINK / 2] * 3


def body_of(lines, scores, monkeypatch):
    monkeypatch.setattr(page, "prose_scores", lambda texts, forms: [scores[text] for text in texts])
    read = page_of(lines)
    read.article()
    return [line.text for line in read.filled if line.role is None]


@pytest.mark.parametrize(
    ("n", "score", "kept"), [(GAP + 20, LIKE / 2, True), (GAP + 20, 2 * LIKE, False), (GAP, 2 * LIKE, True)]
)
def test_a_long_list_stays_if_it_reads_nearly_like_the_article(n, score, kept, monkeypatch):
    items = [f"Shed {i} rope and timber" for i in range(n)]
    scores = dict.fromkeys(PARAGRAPHS, 4.0) | dict.fromkeys(items, score) | dict.fromkeys(MENU, -6.0)
    body = body_of([*MENU, *PARAGRAPHS[:3], *items, *PARAGRAPHS[3:]], scores, monkeypatch)
    assert body == [*PARAGRAPHS[:3], *(items if kept else []), *PARAGRAPHS[3:]]
