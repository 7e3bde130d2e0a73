"""Short articles in many wordings, written by others than the rules: what is read of each, with the tagger.

`wordings.jsonl` has a line per article: its text, what is expected of a statement that it tells (`expect`: where it
stands, `content_has`, `source_has`, and columns of the statements table; a list holds alternatives, null is a missing
value), and what no statement made may be (`forbid`).
"""

import json
from pathlib import Path

import pandas as pd
import pytest

import analysis as an

CASES = [json.loads(line) for line in Path(__file__).with_name("wordings.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def statements():
    table = pd.DataFrame(
        {
            "article_id": [case["id"] for case in CASES],
            "outlet": [case.get("outlet") or "Reshta Courier" for case in CASES],
            "published": pd.to_datetime([case.get("published") or "2031-05-09" for case in CASES], format="ISO8601"),
            "title": [case.get("title") or "" for case in CASES],
            "text": [case["text"] for case in CASES],
        }
    )
    table["raw_text"] = table["title"] + "\n\n" + table["text"]
    read = an.read_statements(an.find_attributions(table, engine="tagger"), table)
    return {name: rows.to_dict("records") for name, rows in read.groupby("article_id")}


def plain(value):
    return " ".join(str(value).replace("’", "'").replace("“", '"').replace("”", '"').split()).casefold()


def said(row, case):
    """Return what a statement says, its pieces in order."""
    text = case.get("title") if row["part"] == "title" else case["text"]
    if isinstance(row["content_spans"], str) and row["content_spans"]:
        return plain(" … ".join(text[start:end] for start, end in json.loads(row["content_spans"])))
    return plain(row["content"])


def holds(row, case, key, value):
    """Whether one thing that a case says holds for a statement."""
    name, _, how = key.partition("_")
    if how in ("has", "lacks", "is"):
        got = said(row, case) if name == "content" else plain(row[name])
        told = [plain(one) in got if how != "is" else plain(one) == got.strip(' ."') for one in listed(value)]
        return not any(told) if how == "lacks" else any(told)
    if key == "said_on":
        days = [
            None if pd.isna(row[f"said_on_{end}"]) else f"{row[f'said_on_{end}']:%Y-%m-%d}" for end in ("start", "end")
        ]
        return days == [None, None] if value is None else days[: len(value)] == value
    return any(pd.isna(row[key]) if one is None else plain(row[key]) == plain(one) for one in listed(value))


def listed(value):
    return value if isinstance(value, list) else [value]


def fits(row, case, wanted):
    return all(holds(row, case, key, value) for key, value in wanted.items())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_wording_is_read(case, statements):
    rows = statements.get(case["id"], [])
    for wanted in case["expect"]:
        found = [row for row in rows if fits(row, case, {k: v for k, v in wanted.items() if k.startswith("content_")})]
        assert found, f"no statement {wanted}"
        assert any(fits(row, case, wanted) for row in found), [{k: row.get(k) for k in wanted} for row in found]
    for never in case.get("forbid") or ():
        assert not [row["content"] for row in rows if row["made"] == "made" and fits(row, case, never)]
