import numpy as np
import pandas as pd
import pytest

from analysis.figures.captions import clear_top, describe_estimates


def table(*rows):
    return pd.DataFrame(rows, columns=["outlet", "estimate", "low", "high", "n", "n_articles"])


@pytest.mark.parametrize(
    ("rows", "top"),
    [
        ([("A", 0.6, 0.5, 0.7, 9, 9), ("B", 0.2, 0.1, 0.3, 9, 9)], "A"),
        ([("B", 0.2, 0.1, 0.3, 9, 9), ("A", 0.6, 0.5, 0.7, 9, 9)], "A"),
        ([("A", 0.6, 0.25, 0.9, 9, 9), ("B", 0.2, 0.1, 0.3, 9, 9)], None),  # intervals touch
        ([("A", 0.6, np.nan, np.nan, 9, 2), ("B", 0.2, 0.1, 0.3, 9, 9)], None),  # too few articles
        ([("A", 0.6, 0.5, 0.7, 9, 9), ("B", 0.2, np.nan, np.nan, 9, 2)], None),  # nor can they be compared with
        ([("A", 0.6, 0.5, 0.7, 9, 9), ("B", 0.0, np.nan, np.nan, 9, 9)], "A"),  # 0 of 9 is below 3 / 9
        ([("A", 0.6, 0.5, 0.7, 9, 9), ("B", 0.0, np.nan, np.nan, 9, 5)], None),  # 0 of 5 may be up to 3 / 5
        ([("A", 0.6, 0.5, 0.7, 9, 9)], None),  # nothing to be higher than
        ([("A", 0.6, 0.5, 0.7, 9, 9), ("B", np.nan, np.nan, np.nan, 0, 0)], None),
        ([], None),
    ],
)
def test_only_what_is_surely_highest_is_named(rows, top):
    assert clear_top(table(*rows)) == top


def test_words_for_every_row_and_for_what_is_left_out():
    rows = table(("A", 0.125, 0.1, 0.2, 40, 9), ("B", 0.5, np.nan, np.nan, 3, 3), ("C", np.nan, np.nan, np.nan, 0, 0))
    assert describe_estimates(rows) == "A 12 % (10 to 20; 40 in 9 articles); B 50 % (3 articles); C no data"
    assert describe_estimates(rows, most=1).endswith("; and 2 more")
    assert describe_estimates(rows.head(1), percent=False, digits=2) == "A 0.12 (0.10 to 0.20; 40 in 9 articles)"
