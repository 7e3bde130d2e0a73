"""Every public function that measures something per group returns estimates in the one form, and takes the options."""

import inspect
from functools import partial

import numpy as np
import pandas as pd
import pytest

import analysis as an
from analysis.base import schema

RNG = np.random.default_rng(5)
SENTENCES = (
    "The aid corridor reopened after the talks.",
    "The regime rejected the offer.",
    "The army held the bridge near the corridor.",
    "Prices of bread rose and the government blamed the strike.",
)


def corpus(events=9):
    """Nine events, each told once by three outlets, with statements of two sides."""
    articles, statements = [], []
    for event in range(events):
        for outlet in ("Courier", "Herald", "Post"):
            article_id = f"{outlet}{event}"
            text = " ".join(RNG.choice(SENTENCES, 6)) + " The corridor closed."
            day = pd.Timestamp("2031-05-01") + pd.Timedelta(days=event)
            articles.append((article_id, outlet, day, text, "en", f"e{event}", "north" if event % 2 else "south"))
            for n in range(4):
                side = ("Kalvia", "Meronia")[n % 2]
                statements.append(
                    {
                        "statement_id": f"{article_id}-{n}",
                        "attribution_id": f"{article_id}-{n}",
                        "article_id": article_id,
                        "outlet": outlet,
                        "event": f"e{event}",
                        "desk": "north" if event % 2 else "south",
                        "published": day,
                        "part": "body",
                        "kind": "indirect",
                        "content": text[10 + n : 30 + n],
                        "content_start": 10 + n,
                        "content_end": 30 + n,
                        "cue_kind": "reporting",
                        "engine": "rules",
                        "share": 1.0,
                        "speaker": str(RNG.choice(list("vwxyz"))),
                        "side": side,
                        "accused": ("Meronia", "Kalvia")[n % 2] if RNG.random() < 0.4 else None,
                        "anonymity": str(RNG.choice(["named", "collective"])),
                        "stance": str(RNG.choice(["neutral", "distancing"])),
                        "made": "refused" if RNG.random() < 0.1 else "made",
                        "lag_days": int(RNG.integers(0, 4)),
                    }
                )
    columns = ["article_id", "outlet", "published", "text", "language", "event", "desk"]
    return pd.DataFrame(articles, columns=columns), schema.make(statements, schema.STATEMENTS)


ARTICLES, STATEMENTS = corpus()
MATRIX = an.document_term_matrix(ARTICLES)
OF_STATEMENTS = {
    name: partial(getattr(an, name), STATEMENTS)
    for name in (
        *("anonymous_share", "blame_matrix", "concentration", "first_heard", "one_source_articles"),
        *("reporting_lag", "right_of_reply", "share_of_voice"),
    )
}
CALLS = OF_STATEMENTS | {
    "stance_gaps": lambda **options: an.stance_gaps(STATEMENTS, sides=("Kalvia", "Meronia"), **options),
    "compare_groups": lambda **options: an.compare_groups(
        STATEMENTS, hit=STATEMENTS["stance"] == "neutral", measure="share neutral", **options
    ),
    "estimate_ratio": lambda **options: an.estimate_ratio(
        STATEMENTS, hit=STATEMENTS["stance"] == "neutral", measure="share neutral", **options
    ),
    "estimate_shares": lambda **options: an.estimate_shares(STATEMENTS, category="side", measure="share", **options),
    "frame_cues": lambda **options: an.frame_cues(ARTICLES, STATEMENTS, **options),
    "naming_choices": lambda **options: an.naming_choices(ARTICLES, STATEMENTS, voice="all", **options),
    "count_terms": lambda **options: an.count_terms(MATRIX, terms=["corridor", "bread", "absent"], **options),
    "dispersion": lambda **options: an.dispersion(MATRIX, **options),
    "trends": lambda **options: an.trends(MATRIX, "corridor", period="month", **options),
    "keyness": lambda **options: an.keyness(MATRIX, **options),
    "word_shift": lambda by: an.word_shift(MATRIX, by=by, first="Courier", second="Post"),
    "lexical_diversity": lambda **options: an.lexical_diversity(ARTICLES, window=10, **options),
    "collocations": lambda **options: an.collocations(ARTICLES, "corridor", **options),
    "compare_collocations": lambda **options: an.compare_collocations(ARTICLES, "corridor", **options),
}
OF_WORDS = ("collocations", "compare_collocations", "dispersion", "keyness", "word_shift")


def test_the_registry_names_public_functions_and_every_one_is_tried_here():
    assert set(schema.MEASURES) <= set(an.__all__) and list(schema.MEASURES) == sorted(schema.MEASURES)
    assert set(schema.MEASURES) == set(CALLS)


@pytest.mark.parametrize("name", schema.MEASURES)
def test_every_measure_has_the_one_form(name):
    table = CALLS[name](by="outlet")
    schema.check_estimates(table)
    columns = [column for column in table.columns if column in schema.ESTIMATES]
    assert columns == list(schema.ESTIMATES)
    assert len(table) and set(table["unit"]) <= set(schema.UNITS) and set(table["id_kind"]) <= set(schema.ID_KINDS)
    assert table["ids"].map(lambda ids: isinstance(ids, list)).all()
    untold = table["p"].isna() & (table["note"] == "")
    assert not untold.any(), "where nothing was tested, a note says why"
    assert (table["p_adjusted"].isna() == table["p"].isna()).all()
    inside = table.dropna(subset=["low", "estimate"])
    assert (inside["low"] <= inside["estimate"] + 1e-12).all() and (inside["estimate"] <= inside["high"] + 1e-12).all()


@pytest.mark.parametrize("name", [name for name in schema.MEASURES if name not in OF_WORDS])
def test_every_measure_takes_several_columns_events_and_weights(name):
    several = CALLS[name](by=["outlet", "desk"])
    if name != "compare_groups":
        assert {"outlet", "desk"} <= set(several.columns)
        assert len(CALLS[name](by=None))
    plain, within = CALLS[name](by="outlet"), CALLS[name](by="outlet", within="event")
    assert len(plain) == len(within) and within["p"].notna().any()
    ones = dict.fromkeys(ARTICLES["article_id"], 1.0)
    pd.testing.assert_frame_equal(plain, CALLS[name](by="outlet", weights=ones), check_dtype=False)
    few = ones | {f"Post{n}": 0.0 for n in range(9)}
    assert "Post" not in set(CALLS[name](by="outlet", weights=few).query("n > 0").iloc[:, 0])


@pytest.mark.parametrize("name", schema.MEASURES)
def test_options_have_the_same_names_everywhere(name):
    options = inspect.signature(getattr(an, name)).parameters
    if name not in OF_WORDS:
        assert {"by", "within", "weights", "draws", "seed"} <= set(options)
    if name in OF_STATEMENTS or name == "stance_gaps":
        assert options["made"].default == "made" and "cluster" in options


@pytest.mark.parametrize("name", [*OF_STATEMENTS])
def test_only_what_was_made_counts_unless_told_otherwise(name):
    made = STATEMENTS[STATEMENTS["made"] == "made"]
    pd.testing.assert_frame_equal(CALLS[name](by="outlet"), getattr(an, name)(made, by="outlet"))
    refused = CALLS[name](by="outlet", made="refused")
    assert refused["n"].max() < CALLS[name](by="outlet")["n"].max()
    with pytest.raises(ValueError, match="made is 'perhaps'; use one of made, refused"):
        CALLS[name](by="outlet", made="perhaps")
