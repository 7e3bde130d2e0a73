"""Kinds of speakers in groups."""

OF_STATE = frozenset(
    (
        "head of state",
        "government",
        "ministry",
        "military",
        "legislator",
        "candidate",
        "party",
        "opposition",
        "court",
        "police",
        "international body",
    )
)
"""Kinds that speak for a state or body by their office."""
NATIONAL = OF_STATE - {"opposition", "international body"}
"""Kinds of offices that a text leaves without their state where it is at home in it: "the president", "senators"."""
