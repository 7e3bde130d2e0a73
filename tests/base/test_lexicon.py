import csv

import pytest

from analysis.base.lexicon import read_lexicon
from analysis.base.paths import LEXICONS

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
