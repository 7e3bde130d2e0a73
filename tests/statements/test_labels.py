"""Labels of a transcript, led to the names that they stand for."""

import pytest

from analysis.statements.who.labels import label_names


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["LIRA TAMM, HOST", "TAMM"], {"LIRA TAMM, HOST": "Lira Tamm", "TAMM": "Lira Tamm"}),
        (["MAYOR LIRA TAMM", "TAMM"], {"MAYOR LIRA TAMM": "Lira Tamm", "TAMM": "Lira Tamm"}),
        (["LIRA TAMM", "ANA TAMM", "TAMM"], {"LIRA TAMM": "Lira Tamm", "ANA TAMM": "Ana Tamm", "TAMM": "Tamm"}),
        (["LIRA O’DELL (voice-over)"], {"LIRA O’DELL (voice-over)": "Lira O’dell"}),
        (["Lira Tamm", "Q", "A"], {}),
    ],
)
def test_label_names(labels, expected):
    assert label_names(labels) == expected
