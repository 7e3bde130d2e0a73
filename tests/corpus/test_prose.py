"""Runs are the cheapest path through the scores of lines."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.lines.prose import SWITCH, best_runs


@given(st.lists(st.floats(-5, 5), max_size=9))
def test_best_runs_against_all_paths(scores):
    def worth(states):
        switches = sum(a != b for a, b in pairwise(states))
        return sum(s for s, inside in zip(scores, states, strict=True) if inside) - SWITCH * switches

    states = [any(a <= i < b for a, b in best_runs(scores)) for i in range(len(scores))]
    best = max((worth(path) for path in product([False, True], repeat=len(scores))), default=0.0)
    assert worth(states) == pytest.approx(best)
