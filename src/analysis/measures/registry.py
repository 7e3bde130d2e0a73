"""The names of all functions that measure something per group, for tests and for tools over all of them."""

MEASURES = (
    "agency",
    "anonymous_share",
    "article_lengths",
    "blame_matrix",
    "collocations",
    "compare_collocations",
    "compare_groups",
    "concentration",
    "count_terms",
    "dispersion",
    "estimate_ratio",
    "estimate_shares",
    "first_heard",
    "frame_cues",
    "frame_shares",
    "keyness",
    "lexical_diversity",
    "line_roles",
    "naming_choices",
    "one_source_articles",
    "reporting_lag",
    "right_of_reply",
    "share_of_voice",
    "stance_gaps",
    "top_speakers",
    "trends",
    "war_and_peace",
    "word_shift",
)
"""The public functions that return estimates. A test calls each one, so that none leaves the form.

`articles_over_time` is not among them: it counts all there is, so there is nothing to draw again or to test.
"""
