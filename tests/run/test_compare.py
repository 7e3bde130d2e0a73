import types

import pandas as pd
import pytest

from analysis.run.compare import compare_runs


def run(corpus, articles, sides):
    tables = {
        "articles": pd.DataFrame({"article_id": articles, "outlet": "Post"}),
        "attributions": pd.DataFrame({"attribution_id": ["a1"], "cue": ["said"]}),
        "statements": pd.DataFrame({"statement_id": ["s1", "s2", "s3"], "side": sides}),
    }
    manifest = {"inputs": {"corpus": corpus}, "options": {"engine": "rules"}, "versions": {"code": "1"}}
    return types.SimpleNamespace(manifest=manifest, table=tables.__getitem__)


def test_causes_come_before_effects_and_both_are_counted():
    found = compare_runs(run("x", ["a", "b"], ["A", None, "B"]), run("y", ["b", "c", "d"], ["A", None, "C"]))
    assert found.astype(object).where(found.notna(), None).values.tolist() == [
        ["made from", "inputs: corpus", "x", "y", None],
        ["articles", "rows", 2, 3, 3],  # a; c and d
        ["statements", "side", "B", "C", 1],
    ]


def test_a_run_agrees_with_itself():
    one = run("x", ["a"], ["A", None, "B"])
    assert compare_runs(one, one).empty


def test_what_is_no_run_is_said():
    with pytest.raises(ValueError, match="str is no run"):
        compare_runs("before", "after")
