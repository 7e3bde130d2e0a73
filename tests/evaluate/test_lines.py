import json

import pandas as pd
import pytest

from analysis.evaluate.lines import score_lines


@pytest.fixture
def gold(tmp_path):
    (tmp_path / "a.json").write_text(
        json.dumps({"file": "a.txt", "body_lines": [2, 3], "other_lines": {"1": "title", "4": "furniture"}})
    )
    return tmp_path


def lines(*roles, article_id="news/a"):
    return pd.DataFrame({"article_id": article_id, "line": range(1, len(roles) + 1), "role": roles})


def test_kept_dropped_and_named_by_hand(gold):
    # line 3 of the body lost, line 4 kept too many, the title named a heading
    table = score_lines(lines("heading", "body", "furniture", "body", "blank"), gold).set_index("measure")
    assert table["estimate"].to_dict() == {
        "body lines kept": 1 / 2,
        "kept lines that are body": 1 / 2,
        "lines with the right role": 1 / 4,
    }
    assert table.loc["body lines kept", "misses"] == ["news/a:3"]
    assert table.loc["kept lines that are body", "misses"] == ["news/a:4"]
    assert table.loc["lines with the right role", "n"] == 4


def test_gold_of_nothing_is_an_error(gold, tmp_path_factory):
    with pytest.raises(ValueError, match="gold of other articles"):
        score_lines(lines("body", article_id="b"), gold)
    with pytest.raises(ValueError, match="no gold there"):
        score_lines(lines("body"), tmp_path_factory.mktemp("empty"))
