"""Lines of an article score above what stands around it, and trees are read as they were learnt."""

import numpy as np
import pytest

from analysis.corpus.lines.context import FEATURES as CONTEXT
from analysis.corpus.lines.forms import form_of
from analysis.corpus.lines.scores import FEATURES, TREES, features, prose_scores
from analysis.corpus.lines.trees import load, log_odds, second

MENU = ["Home", "News", "Sport", "Log in", "Weather today"]
STORY = [
    "The ferry between Lysk and the island ran again on Thursday, the harbour office said, after eleven days of storm.",
    "Passengers who had waited since last week were taken first, and nobody was hurt, a spokeswoman said.",
    "The road to the harbour is still closed to lorries, and it will stay so until the bridge has been looked at.",
]


def measured(texts):
    rows = features(texts, [form_of(text) for text in texts])
    return [dict(zip(FEATURES, row.tolist(), strict=True)) for row in rows]


def test_features_worked_by_hand():
    first, second = measured(["The ferry ran.", "Share"])
    # 3 words, one of them ("the") a stop word, a full stop, no capital after the first word; log(1 + 3) = 1.386
    own = ("log words", "stop words", "sentence end", "site words", "capitals")
    assert [first[name] for name in own] == pytest.approx([1.3863, 1 / 3, 1, 0, 0], abs=1e-4)
    assert (first["form: furniture"], second["form: furniture"]) == (0, 1)
    third = measured(STORY)[2]
    # of the four lines before the third paragraph two are surely prose; none stands after it
    assert (third["prose, 4 lines before"], third["prose, 4 lines after"]) == (0.5, 0)
    assert third["log lines to prose before"] == pytest.approx(np.log1p(1))


def test_the_headline_is_the_line_that_the_pages_title_begins_with():
    rows = measured(["Ferry runs again | Lysk Courier", *MENU, "Ferry runs again", *STORY])
    assert [row["above the headline"] for row in rows] == [1] * 7 + [0] * 3
    assert rows[-1]["log lines below the headline"] == pytest.approx(np.log1p(3))
    assert {row["headline known"] for row in measured([*MENU, *STORY])} == {0}


def test_scores_of_a_story_stand_above_those_of_menus():
    scores = prose_scores(
        page := ["Ferry runs again | Lysk Courier", *MENU, "Ferry runs again", *STORY, *MENU], list(map(form_of, page))
    )
    assert min(scores[7:10]) > max(scores[:7] + scores[10:])


def test_no_lines_no_scores():
    assert prose_scores([], []) == []


@pytest.mark.parametrize(
    ("trees", "known"), [(load(TREES), FEATURES), (second(load(TREES)), FEATURES + CONTEXT)], ids=["first", "second"]
)
def test_every_tree_ends_in_leaves_and_knows_the_features(trees, known):
    assert trees["feature"].max() < len(known) == len(trees["weights"])
    inner = trees["left"] != np.arange(len(trees["left"]))
    assert (trees["left"][inner] > np.flatnonzero(inner)).all() and (trees["value"][inner] == 0).all()
    assert np.isfinite(log_odds(trees, np.zeros((2, len(known))))).all()
