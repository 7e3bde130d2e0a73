import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.base import schema
from analysis.evaluate.attributions import calibration, score_attributions
from analysis.evaluate.checks import agreement, sample_for_check
from analysis.evaluate.gold import Document, read_gold

TEXT = "Rain fell, the mayor said. “Stay in,” said Ana. He wants calm."
#       0         1         2         3         4         5         6


def span(words, text=TEXT):
    return text.index(words), text.index(words) + len(words)


def gold(*rows, text=TEXT, key="a"):
    attributions = [
        {
            "source": [span(source, text)] if source else [],
            "cue": [span(cue, text)] if cue else [],
            "content": [span(content, text)],
            "core": core,
        }
        for source, cue, content, core in rows
    ]
    return {key: {"text": text, "attributions": attributions}}


def predicted(*rows, text=TEXT, key="a", scores=None):
    out = []
    for n, (source, cue, content) in enumerate(rows):
        row = {
            "attribution_id": f"{key}#{n}",
            "article_id": key,
            "outlet": "Courier",
            "part": "body",
            "engine": "rules",
        }
        row |= {"kind": "indirect", "cue_kind": "reporting", "score": scores[n] if scores else None}
        for role, words in (("source", source), ("cue", cue), ("content", content)):
            start, end = span(words, text) if words else (None, None)
            row |= {role: words, f"{role}_start": start, f"{role}_end": end}
        out.append(row)
    return schema.make(out, schema.ATTRIBUTIONS)


GOLD = gold(
    ("the mayor", "said", "Rain fell", True), ("Ana", "said Ana"[:4], "“Stay in,”", True), ("He", "wants", "calm", True)
)


def value(table, role, match, measure, column="estimate", **where):
    rows = table[(table["role"] == role) & (table["match"] == match) & (table["measure"] == measure)]
    for name, wanted in where.items():
        rows = rows[rows[name] == wanted]
    (row,) = rows.to_dict("records")
    return row[column]


def test_scores_worked_by_hand():
    # Of three: the first whole, the second with a source that is too short to touch, the third missed; one invented.
    mine = predicted(("the mayor", "said", "Rain fell"), ("mayor", None, "“Stay in,”"), ("He", "wants", "wants calm"))
    table = score_attributions(mine, GOLD)
    assert value(table, "source", "exact", "precision") == pytest.approx(2 / 3)  # "the mayor", "He" of three
    assert value(table, "source", "exact", "recall") == pytest.approx(2 / 3)
    assert value(table, "source", "overlap", "precision") == 1  # "mayor" touches "the mayor"
    assert value(table, "source", "overlap", "recall") == pytest.approx(2 / 3)  # nothing touches "Ana"
    assert value(table, "content", "exact", "f1") == pytest.approx(2 / 3)
    # "Stay in" has no source that touches Ana; "wants calm" shares 1 of 2 tokens with "calm": Jaccard 0.5 counts.
    assert value(table, "attribution", "match", "precision") == pytest.approx(2 / 3)
    assert value(table, "attribution", "match", "f1", "ids") == ["a#0", "a#2"]
    assert value(table, "attribution", "match", "f1", "misses") == ["a#1"]
    assert value(table, "attribution", "match", "recall", "n") == 3
    schema.check_estimates(table)


def test_a_pair_of_null_sources_matches_and_a_null_and_a_named_one_does_not():
    wanted = gold((None, None, "“Stay in,”", True))
    right = score_attributions(predicted((None, None, "“Stay in,”")), wanted)
    wrong = score_attributions(predicted(("Ana", None, "“Stay in,”")), wanted)
    assert value(right, "attribution", "match", "f1") == 1
    assert value(wrong, "attribution", "match", "f1") == 0


def test_what_is_not_core_is_neither_wanted_nor_wrong():
    wanted = gold(("the mayor", "said", "Rain fell", True), ("He", "wants", "calm", False))
    table = score_attributions(predicted(("the mayor", "said", "Rain fell"), ("He", "wants", "calm")), wanted)
    assert value(table, "attribution", "match", "precision", "n") == 1
    assert value(table, "attribution", "match", "f1") == 1


def test_breakdowns_tell_kinds_alike_on_both_sides():
    mine = predicted(("the mayor", "said", "Rain fell"), ("Ana", "said", "“Stay in,”"))
    by_kind = score_attributions(mine, GOLD, by="kind")
    assert value(by_kind, "attribution", "match", "recall", kind="direct") == 1
    assert value(by_kind, "attribution", "match", "recall", kind="indirect") == 0.5  # "calm" is missed
    by_cue = score_attributions(mine, GOLD, by="cue_kind")
    assert value(by_cue, "attribution", "match", "recall", cue_kind="reporting") == 1
    assert value(by_cue, "attribution", "match", "recall", cue_kind="attitude") == 0


def test_groups_are_columns_of_the_articles():
    articles = schema.make(
        [
            {"article_id": key, "outlet": outlet, "text": TEXT, "raw_text": TEXT}
            for key, outlet in (("x/a.txt", "Courier"), ("x/b", "Herald"))
        ],
        schema.ARTICLES,
    )
    docs = gold(("the mayor", "said", "Rain fell", True)) | gold(("He", "wants", "calm", True), key="b")
    mine = predicted(("the mayor", "said", "Rain fell"), key="x/a.txt")
    table = score_attributions(mine, docs, articles=articles, by="outlet")
    assert value(table, "attribution", "match", "f1", outlet="Courier") == 1
    assert value(table, "attribution", "match", "f1", outlet="Herald") == 0
    with pytest.raises(ValueError, match="by is 'nation'"):
        score_attributions(mine, docs, articles=articles, by="nation")


def test_lines_carry_offsets_back_to_the_raw_file():
    raw = "SHARE\n" + TEXT + "\nSHARE\n"
    lines = schema.make(
        [
            {"article_id": "a", "line": 1, "raw_start": 0, "raw_end": 5, "role": "furniture"},
            {"article_id": "a", "line": 2, "raw_start": 6, "raw_end": 6 + len(TEXT), "role": "body", "start": 0,
             "end": len(TEXT)},
        ],
        schema.LINES,
    )  # fmt: skip
    wanted = gold(("the mayor", "said", "Rain fell", True), text=raw)
    mine = predicted(("the mayor", "said", "Rain fell"))
    table = score_attributions(mine, wanted, lines=lines)
    assert value(table, "attribution", "match", "f1") == value(table, "source", "exact", "f1") == 1
    with pytest.raises(ValueError, match="give lines="):
        score_attributions(mine, wanted)


def test_gold_is_read_from_all_three_formats(tmp_path):
    (tmp_path / "brat" / "text").mkdir(parents=True)
    (tmp_path / "brat" / "attributions").mkdir()
    (tmp_path / "brat" / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    rows = ["T1\tSource 11 20\tthe mayor", "T2\tCue 21 25\tsaid", "T3\tContent 0 4;5 9\tRain fell"]
    rows += ["E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3", "E2\tAttribution:T2 Source:T1"]
    (tmp_path / "brat" / "attributions" / "a_x.ann").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "brat" / "attributions" / "a_y.ann").write_text("", encoding="utf-8")
    expected = {"source": [(11, 20)], "cue": [(21, 25)], "content": [(0, 4), (5, 9)], "core": True}
    assert read_gold(tmp_path / "brat") == {"a": {"text": TEXT, "attributions": [expected]}}

    item = {"source": [11, 20], "cue": [21, 25], "content": [[0, 4], [5, 9]]}
    (tmp_path / "gold.jsonl").write_text(json.dumps({"doc_id": "a", "text": TEXT, "attributions": [item]}) + "\n\n")
    assert read_gold(tmp_path / "gold.jsonl") == {"a": {"text": TEXT, "attributions": [expected]}}

    for folder in ("gold", "articles"):
        (tmp_path / folder).mkdir()
    (tmp_path / "articles" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold" / "1.json").write_text(json.dumps({"file": "a.txt", "attributions": [item | {"core": False}]}))
    assert read_gold(tmp_path / "gold") == {"a": {"text": TEXT, "attributions": [expected | {"core": False}]}}

    (tmp_path / "gold" / "lines-only.json").write_text(json.dumps({"file": "b.txt", "body_lines": [1]}))
    assert list(read_gold(tmp_path / "gold")) == ["a"]
    (tmp_path / "gold" / "2.json").write_text("{")
    with pytest.raises(ValueError, match=r"2\.json: no gold article"):
        read_gold(tmp_path / "gold")
    (tmp_path / "gold.jsonl").write_text('{"doc_id": "a"}\n')
    with pytest.raises(ValueError, match="line 1 is no gold article"):
        read_gold(tmp_path / "gold.jsonl")
    with pytest.raises(ValueError, match="no gold there"):
        read_gold(tmp_path / "nowhere")


def test_quotation_marks_of_two_characters_are_one_token():
    doc = Document("''Stay,'' he said.")
    assert doc.convert({"source": [], "cue": [], "content": [(0, 9)]})["kind"] == "direct"
    assert doc.convert({"source": [], "cue": [], "content": [(2, 6)]})["kind"] == "direct"
    assert doc.words == ['"', "stay", ",", '"', "he", "said", "."]


def test_intervals_hold_the_estimate_and_narrow_with_more_articles():
    def corpus(n):
        docs, tables = {}, []
        for i in range(n):
            docs |= gold(("the mayor", "said", "Rain fell", True), ("He", "wants", "calm", True), key=f"a{i}")
            found = [("the mayor", "said", "Rain fell"), ("He", "wants", "calm")][: 1 + i % 2]
            tables.append(predicted(*found, key=f"a{i}"))
        return score_attributions(pd.concat(tables, ignore_index=True), docs)

    few, many = corpus(8), corpus(64)
    widths = []
    for table in (few, many):
        row = table[(table["role"] == "attribution") & (table["measure"] == "f1")].iloc[0]
        assert row["low"] <= row["estimate"] <= row["high"]
        widths.append(row["high"] - row["low"])
    assert widths[1] < widths[0] / 2


def test_calibration_counts_each_bin():
    mine = predicted(
        ("the mayor", "said", "Rain fell"), ("Ana", "wants", "calm"), ("He", "wants", "calm"), scores=[0.95, 0.91, 0.3]
    )
    table = calibration(mine, GOLD)
    assert table["n"].tolist() == [1, 2]
    assert table["score"].tolist() == pytest.approx([0.3, 0.93])
    assert table["estimate"].tolist() == [1.0, 0.5]  # "calm" is He's, not Ana's
    assert table["ids"].tolist() == [["a#2"], ["a#0"]]


def test_sample_takes_turns_and_weighs_back():
    table = pd.DataFrame({"id": range(103), "kind": ["direct"] * 100 + ["mixed"] * 3})
    sample = sample_for_check(table, 10, by="kind")
    assert sample["kind"].value_counts().to_dict() == {"direct": 7, "mixed": 3}
    assert sample["weight"].sum() == pytest.approx(103)
    assert sample["id"].is_monotonic_increasing
    assert sample["right"].isna().all()
    pd.testing.assert_frame_equal(sample, sample_for_check(table, 10, by="kind"))
    assert len(sample_for_check(table, 1000, by="kind")) == 103
    with pytest.raises(ValueError, match="column outlet is missing"):
        sample_for_check(table, 5, by="outlet")
    with pytest.raises(ValueError, match="give a whole number from 1 up"):
        sample_for_check(table, 0, by="kind")


def test_alpha_of_krippendorffs_own_example():
    # Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section C: 4 coders, 12 units, nominal: 0.743.
    values = [
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ]
    codes = pd.DataFrame(
        [
            {"coder": coder, "item": item, "label": label}
            for coder, row in enumerate(values)
            for item, label in enumerate(row.split())
            if label != "."
        ]
    )
    assert agreement(codes) == pytest.approx(0.743, abs=5e-4)
    assert np.isnan(agreement(codes.assign(label="same")))
    with pytest.raises(ValueError, match="twice"):
        agreement(pd.concat([codes, codes.head(1)]))
    with pytest.raises(ValueError, match="column label is missing"):
        agreement(codes.drop(columns="label"))


@pytest.mark.skipif("POLNEAR" not in os.environ, reason="needs PolNeAR: set POLNEAR to the folder that holds dev/")
def test_scores_on_polnear_are_those_of_its_own_scorer(tmp_path):
    """An independent scorer, where SCORER names one: a script that takes predictions as JSONL, --data and --json."""
    if "SCORER" not in os.environ:
        pytest.skip("needs an independent scorer: set SCORER to its path")
    from analysis import find_attributions

    split = Path(os.environ["POLNEAR"]) / "dev"
    docs = read_gold(split)
    articles = schema.make(
        [
            {"article_id": k, "outlet": k.split("_")[0], "text": d["text"], "raw_text": d["text"]}
            for k, d in docs.items()
        ],
        schema.ARTICLES,
    )
    found = find_attributions(articles, engine="rules")
    with open(tmp_path / "pred.jsonl", "w", encoding="utf-8") as handle:
        for key, part in found.groupby("article_id"):
            rows = []
            for a in part.to_dict("records"):
                pieces = json.loads(a["content_spans"]) if isinstance(a["content_spans"], str) else None
                row = {"content": pieces or [[a["content_start"], a["content_end"]]]}
                for role in ("source", "cue"):
                    row[role] = [a[f"{role}_start"], a[f"{role}_end"]] if pd.notna(a[role]) else None
                rows.append(row)
            handle.write(json.dumps({"doc_id": key, "attributions": rows}) + "\n")
    out = tmp_path / "scores.json"
    subprocess.run(
        [sys.executable, os.environ["SCORER"], tmp_path / "pred.jsonl", "--data", split, "--json", out],
        check=True,
        capture_output=True,
    )
    theirs = json.loads(out.read_text())
    mine = score_attributions(found, docs, articles=articles, draws=10)
    for role, match, name in [("attribution", "match", "all")] + [
        (role, match, f"{role} {match}") for role in ("source", "cue", "content") for match in ("exact", "overlap")
    ]:
        for measure, short in (("precision", "p"), ("recall", "r"), ("f1", "f1")):
            assert 100 * value(mine, role, match, measure) == pytest.approx(theirs[name][short], abs=0.006)
    by_outlet = score_attributions(found, docs, articles=articles, by="outlet", draws=10)
    for outlet in articles["outlet"].unique():
        f1 = 100 * value(by_outlet, "attribution", "match", "f1", outlet=outlet)
        assert f1 == pytest.approx(theirs[f"publisher {outlet}"]["f1"], abs=0.006)


def test_more_groups_than_rows_to_draw_gives_as_many_as_asked():
    table = pd.DataFrame({"outlet": list("abcde")})
    assert len(sample_for_check(table, 3, by="outlet")) == 3
