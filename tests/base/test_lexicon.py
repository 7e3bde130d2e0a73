import csv

import pandas as pd
import pytest

from analysis.base.lexicon import read_lexicon, row_numbers
from analysis.base.paths import LEXICONS
from analysis.statements.who.actors import read_actors

SHIPPED = sorted(LEXICONS.rglob("*.csv"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.stem)
def test_every_shipped_list_is_whole_and_every_row_has_its_source(path):
    with path.open(encoding="utf-8", newline="") as handle:
        header, *rows = list(csv.reader(handle))
    assert "source" in header
    assert rows and all(len(row) == len(header) for row in rows)
    assert all(row[header.index("source")].strip() for row in rows)


def test_a_file_of_the_users_own_wins(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_bytes("\ufefflemma,stance\nmoan,hedged\nNA,\n".encode())
    table = read_lexicon("cues", path=path, columns=("lemma", "stance"))
    assert table.values.tolist() == [["moan", "hedged"], ["NA", ""]]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "no such file"),
        (b"", "not a readable CSV"),
        (b"lemma\nx\n", "column stance is missing"),
        (b"\xff\xfe\x00a", "not a readable"),
    ],
)
def test_a_wrong_file_is_named_with_its_mend(tmp_path, content, message):
    path = tmp_path / "mine.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ValueError, match=message) as error:
        read_lexicon("cues", path=path, columns=("lemma", "stance"))
    assert "mine.csv" in str(error.value)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_spreadsheets_own_separator_is_read_and_its_empty_rows_are_left_out(tmp_path, separator):
    path = tmp_path / "mine.csv"
    rows = [["lemma", " stance "], ["moan", '"hedged, or so"'], ["", ""], ["hum", "neutral"], ["", ""], ["", ""]]
    path.write_text("\n".join(separator.join(row) for row in rows), encoding="utf-8-sig")
    table = read_lexicon("cues", path=path, columns=("lemma", "stance"))
    assert table.values.tolist() == [["moan", "hedged, or so"], ["hum", "neutral"]]
    assert row_numbers(table) == [2, 4]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_message_names_the_row_that_a_spreadsheet_shows_though_rows_are_blank(tmp_path, ending):
    rows = [("alias", "speaker", "kind", "side"), ("", "", "", ""), ("Mara", "Mara Ruus", "expert", ""), ("",) * 4,
            ("Ilan", "Ilan Dovar", "wizard", "")]  # fmt: skip
    path = tmp_path / f"actors.{ending}"
    if ending == "xlsx":
        pd.DataFrame(rows[1:], columns=rows[0]).to_excel(path, index=False)
    else:
        path.write_text("\n".join(",".join(row).rstrip(",") for row in rows), encoding="utf-8")
    with pytest.raises(ValueError, match="'wizard' in row 5"):
        read_actors(path)


def test_an_excel_file_is_read_as_text(tmp_path):
    path = tmp_path / "mine.xlsx"
    pd.DataFrame({"lemma": ["moan", "007"], "stance": ["hedged", None]}).to_excel(path, index=False)
    table = read_lexicon("cues", path=path, columns=("lemma", "stance"))
    assert table.values.tolist() == [["moan", "hedged"], ["007", ""]]


def test_a_misspelt_column_is_named(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("lema,stance\nx,y\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"mine.csv: column lemma is missing; .*; 'lema' may be meant for lemma"):
        read_lexicon("cues", path=path, columns=("lemma", "stance"))
