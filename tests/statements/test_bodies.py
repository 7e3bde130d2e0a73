"""The body that an office is of, by the words that name it: (kind, side, form, name)."""

import pytest

from analysis.statements.who.actors import Actors
from analysis.statements.who.bodies import body_in, kind_of_name

LISTS = Actors()

BODIES = [
    ("the Kenyan government", ("government", "Kenya", "institution", "the Kenyan government")),
    ("the Lisk Bank", ("company", None, "institution", "the Lisk Bank")),
    ("the Ohio Mill", ("company", None, "institution", "the Ohio Mill")),
    ("the army", ("military", None, "institution", "the army")),
    ("the Ohio legislature", ("legislator", "United States", "institution", "the Ohio legislature")),
    ("Lisk Farmers Union", ("organisation", None, "institution", "Lisk Farmers Union")),
    ("the Lisk Herald", ("media", None, "institution", "the Lisk Herald")),
    ("the Green Party", ("party", None, "institution", "the Green Party")),
    ("the Coalition to Stop Rain", ("organisation", None, "institution", "the Coalition to Stop Rain")),
    ("the group for Peru", ("organisation", None, "institution", "the group for Peru")),
    ("the Pentagon", ("military", "United States", "institution", "Pentagon")),
    ("the country", (None, None, "state", "")),
    ("a nation", (None, None, "state", "")),
    ("the state", (None, None, "region", "")),
    ("Kenya", (None, "Kenya", "state", "")),
    ("Ohio", (None, "United States", "region", "")),
    ("the city of Lisk", (None, None, "name", "Lisk")),
    ("Ann Orm", (None, None, "name", "Ann Orm")),
    ("Kenyan Lisk Tower", (None, None, "unknown", "Kenyan Lisk Tower")),
    ("the harbour", (None, None, "unknown", "the harbour")),
    ("harbour", None),
    ("the very", None),
    ("the", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "expected"), BODIES)
def test_the_body_that_words_name(words, expected):
    body = body_in(words, 0, len(words), LISTS.find(words))
    assert (tuple(body) if body else None) == expected


def test_of_two_bodies_the_last_counts_or_the_first():
    for text, last, first in (
        ("the university of the state", (None, "region"), ("organisation", "institution")),
        ("the Lisk Bank of the army", ("military", "institution"), ("company", "institution")),
    ):
        found = [body_in(text, 0, len(text), LISTS.find(text), last=which) for which in (True, False)]
        assert [(body.kind, body.form) for body in found] == [last, first]
    text = "the Chilean and Kenyan army"
    hits = LISTS.find(text)
    assert [body_in(text, 0, len(text), hits, last=which).side for which in (True, False)] == ["Kenya", "Chile"]


def test_only_the_words_within_count():
    text = "Kenya and the Lisk Bank in Ohio"
    hits = LISTS.find(text)
    assert body_in(text, 10, 23, hits) == ("company", None, "institution", "the Lisk Bank")
    assert body_in(text, 0, 5, hits).side == "Kenya"
    assert body_in(text, 0, 4, hits).side is None  # "Keny" is no state
    assert body_in(text, 27, len(text), hits).form == "region"
    assert body_in(text, 28, len(text), hits) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Lisk Police", "police"),
        ("Lisk Herald", "media"),
        ("Green Party", "party"),
        ("Tea Party of Lisk", "organisation"),
        ("Lisk Foundation", "organisation"),
        ("Lisk Group Holdings", "company"),
        ("Holdings", None),
        ("Norvane Motors", "company"),
        ("Lisk Hospital", "organisation"),
        ("Watchers", None),
        ("the foundation", None),
        ("Lisk", None),
        ("Lisk Herald's", "media"),
    ],
)
def test_a_name_tells_its_kind_by_its_last_words(name, kind):
    assert kind_of_name(name) == kind
