"""What the room makes of simulated tables, row by row as frozen (`python tests/freezing.py`)."""

import pytest
from freezing import ROOMS, check


@pytest.mark.parametrize("made", ROOMS["stats"], ids=lambda made: made.__name__)
def test_tables_are_estimated_as_frozen(made):
    check(made)
