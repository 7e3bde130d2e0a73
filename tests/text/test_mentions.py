"""Names told from capitals that only begin a sentence; texts invented."""

import pytest

from analysis.text.mentions import name_spans


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The council of Tarn met.", ["Tarn"]),
        ("Rain fell. Farmers left.", []),
        ("Moor left. Nobody saw Moor go.", ["Moor", "Moor"]),
        ("Mr. Orlo J. Marr and Sen. Ilse Moor left on Monday, May 5.", ["Orlo J. Marr", "Ilse Moor"]),
        ("He met the Bank of Reld and Maria de la Cruz.", ["Bank of Reld", "Maria de la Cruz"]),
        ("She blamed Nagorno-Lisk’s army.", ["Nagorno-Lisk"]),
        ("The FBI and the U.S. denied it.", ["FBI", "U.S."]),
        ("WALL MOVES IN THE OLD TOWN", []),
        ("I left and Ann’s dog left.", ["Ann"]),
        ("", []),
    ],
)
def test_names(text, names):
    assert [text[start:end] for start, end in name_spans(text)] == names
