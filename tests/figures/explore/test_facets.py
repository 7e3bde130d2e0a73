import time

import numpy as np
import pandas as pd

from analysis.figures.explore.facets import MOST, Facets

TABLE = pd.DataFrame(
    {
        "outlet": ["Post", "Post", "Herald", "Herald"],
        "side": ["A", None, "A", "B"],
        "score": [0.1, 0.9, 0.5, np.nan],
        "content": ["rain.", "snow", "Rain and snow", "sun"],
        "one": "x",
    }
)


def facets():
    return Facets(TABLE, ["outlet", "side", "one", "absent"], ["content"], {"surest": ("score", False)})


def test_counts_hold_under_all_other_choices():
    found = facets()
    assert set(found.codes) == {"outlet", "side"}  # what never varies is no menu
    assert found.counts("side") == [("A", 0, 2), ("B", 1, 1), ("(none told)", -1, 1)]
    assert found.choose("side", 0).tolist() == [0, 2]
    assert found.counts("outlet") == [("Herald", 0, 1), ("Post", 1, 1)]
    assert found.counts("side") == [("A", 0, 2), ("B", 1, 1), ("(none told)", -1, 1)]
    assert found.choose("side", -1).tolist() == [1]
    assert found.choose("side", None).tolist() == [0, 1, 2, 3]


def test_every_word_must_stand_in_it_as_it_is_written():
    found = facets()
    assert found.search("snow RAIN").tolist() == [2]
    assert found.search("rain.").tolist() == [0]  # no pattern
    assert found.search("(").tolist() == []
    assert found.search(" ").tolist() == [0, 1, 2, 3]


def test_an_order_keeps_rows_without_a_value_last_and_a_part_is_a_part():
    found = facets()
    found.order = "surest"
    assert found.rows().tolist() == [1, 2, 0, 3]
    assert found.restrict([True, False, True, True]).tolist() == [2, 0, 3]


def test_a_long_menu_is_cut_and_keeps_what_was_chosen():
    found = Facets(pd.DataFrame({"speaker": [f"p{n:04d}" for n in range(MOST + 50)]}), ["speaker"])
    assert len(found.counts("speaker")) == MOST and found.left_out("speaker") == 50
    found.choose("speaker", MOST + 20)
    assert found.counts("speaker")[-1] == (f"p{MOST + 20:04d}", MOST + 20, 1)


def test_fifty_thousand_rows_answer_at_once():
    rng = np.random.default_rng(1)
    n = 50_000
    table = pd.DataFrame({f: rng.choice(list("abcdefgh"), n) for f in ("outlet", "side", "stance", "channel")})
    table["speaker"] = rng.integers(0, 5000, n).astype(str)
    table["content"] = "the ministry said that the bridge was held on Friday " + table["speaker"]
    found = Facets(table, ["outlet", "side", "stance", "channel", "speaker"], ["content", "speaker"])
    start = time.perf_counter()
    found.search("bridge 42")
    found.choose("side", 2)
    for field in found.codes:
        found.counts(field)
    assert time.perf_counter() - start < 5  # far below one second on an idle machine
