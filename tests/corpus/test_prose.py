"""Lines like prose score above lines like furniture, and runs are the cheapest path through them."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.lines.prose import SWITCH, best_runs, features, prose_scores

MENU = ["Home", "News", "Sport", "Log in", "Weather today"]
STORY = [
    "The ferry between Lysk and the island ran again on Thursday, the harbour office said, after eleven days of storm.",
    "Passengers who had waited since last week were taken first, and nobody was hurt, a spokeswoman said.",
    "The road to the harbour is still closed to lorries, and it will stay so until the bridge has been looked at.",
]


def test_features_worked_by_hand():
    rows = features(["The ferry ran.", "Share"], [False, True])
    # 3 words, one of them ("the") a stop word, a full stop, no capital after the first word; log(1 + 3) = 1.386
    assert rows[0][:6] == pytest.approx((1.3863, 1 / 3, 1.0, 1.3863, 0.0, 0.0), abs=1e-4)
    assert [row[6] for row in rows] == [0.0, 1.0]
    # the next four lines of the third paragraph hold none, the four before it two that are surely prose
    third = features(STORY, [False] * 3)[2]
    assert third[7:] == (0.5, 0.0)


def test_prose_scores_above_a_menu():
    scores = prose_scores(MENU + STORY + MENU, [False] * 13)
    assert min(scores[5:8]) > 0 > max(scores[:5] + scores[8:])


def test_run_is_the_story():
    assert best_runs(prose_scores(MENU + STORY * 2 + MENU, [False] * 16)) == [(5, 11)]


@given(st.lists(st.floats(-5, 5), max_size=9))
def test_best_runs_against_all_paths(scores):
    def worth(states):
        switches = sum(a != b for a, b in pairwise(states))
        return sum(s for s, inside in zip(scores, states, strict=True) if inside) - SWITCH * switches

    states = [any(a <= i < b for a, b in best_runs(scores)) for i in range(len(scores))]
    best = max((worth(path) for path in product([False, True], repeat=len(scores))), default=0.0)
    assert worth(states) == pytest.approx(best)
