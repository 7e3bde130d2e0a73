import matplotlib
import numpy as np
import pandas as pd
import pytest

from analysis.base import schema

matplotlib.use("Agg")


@pytest.fixture
def make_estimates():
    """Make a table of estimates of rows of values, whatever is not given filled in."""

    def made(*rows, by=("outlet",), **shared):
        plain = {"measure": "share unnamed", "unit": "share", "low": np.nan, "high": np.nan, "p": np.nan}
        plain |= {"p_adjusted": np.nan, "n": 40, "n_articles": 12, "ids": None, "id_kind": "statement", "note": ""}
        table = pd.DataFrame([plain | shared | row for row in rows])
        return schema.make(table, schema.ESTIMATES)[[*by, *schema.ESTIMATES]]

    return made


@pytest.fixture(autouse=True)
def close():
    import matplotlib.pyplot as plt

    yield
    plt.close("all")
