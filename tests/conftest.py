"""Sentences with marks, so that spans need not be counted: "[source] {cue} <content>"."""

import re

import pytest
from hypothesis import HealthCheck, settings

# No test depends on how fast a machine is.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


def _read_marks(marked):
    """Return (text, source, cue, contents) of a marked text, the last source and cue counting."""
    text, opened, spans = "", {}, {"]": [], "}": [], ">": []}
    for piece in re.split(r"([\[\]{}<>])", marked):
        if piece in ("[", "{", "<"):
            opened[piece] = len(text)
        elif piece in spans:
            spans[piece].append((opened[{"]": "[", "}": "{", ">": "<"}[piece]], len(text)))
        else:
            text += piece
    return text, *(spans[mark][-1] if spans[mark] else None for mark in "]}"), spans[">"]


@pytest.fixture(scope="session")
def read_marks():
    return _read_marks
