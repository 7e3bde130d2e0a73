"""What the room makes of the sample, row by row as frozen (`python tests/freezing.py`)."""

import pytest
from freezing import ROOMS, check


@pytest.mark.parametrize("made", ROOMS["figures"], ids=lambda made: made.__name__)
def test_the_sample_is_read_as_frozen(made):
    check(made)
