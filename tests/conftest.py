"""What all tests have: hypothesis without a clock, and the reader of marked sentences."""

import marked
import pytest
from hypothesis import HealthCheck, settings

# No test depends on how fast a machine is.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def read_marks():
    return marked.read_marks
