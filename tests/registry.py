"""A small corpus of nine events, and a call of every function that returns estimates, for tests over all of them."""

from functools import partial

import numpy as np
import pandas as pd

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
WORDS = pd.DataFrame({"frame": ["price", "talks"], "indicator": "word", "pattern": ["prices", "talks"], "voice": "all"})
NAMES = pd.DataFrame({"referent": "rulers", "name": ["government", "regime"], "loading": ["plain", "loaded"]})
ANSWERS = pd.concat(
    ARTICLES[["article_id", "outlet", "event", "desk"]].assign(
        frame=frame, question=frame[0], answer=RNG.integers(0, 2, len(ARTICLES))
    )
    for frame in ("conflict", "morality")
)
ACTS = ARTICLES[["article_id", "outlet", "event", "desk"]].assign(
    act_id=ARTICLES["article_id"] + "@4:12", start=4, end=12, kind="violence", voice="own",
    form=RNG.choice(["active", "no actor"], len(ARTICLES)),
)  # fmt: skip
LINES = pd.DataFrame(
    {"article_id": article_id, "role": role}
    for article_id in ARTICLES["article_id"]
    for role in ["title", "blank", *RNG.choice(["body", "furniture"], 6, p=[0.7, 0.3])]
)
MATRIX = an.document_term_matrix(ARTICLES)
OF_STATEMENTS = {
    name: partial(getattr(an, name), STATEMENTS)
    for name in (
        *("anonymous_share", "blame_matrix", "concentration", "first_heard", "one_source_articles"),
        *("reporting_lag", "right_of_reply", "share_of_voice", "top_speakers"),
    )
}
CALLS = OF_STATEMENTS | {
    "article_lengths": lambda **options: an.article_lengths(ARTICLES, **options),
    "line_roles": lambda **options: an.line_roles(LINES, ARTICLES, **options),
    "stance_gaps": lambda **options: an.stance_gaps(STATEMENTS, sides=("Kalvia", "Meronia"), **options),
    "compare_groups": lambda **options: an.compare_groups(
        STATEMENTS, hit=STATEMENTS["stance"] == "neutral", measure="share neutral", **options
    ),
    "estimate_ratio": lambda **options: an.estimate_ratio(
        STATEMENTS, hit=STATEMENTS["stance"] == "neutral", measure="share neutral", **options
    ),
    "estimate_shares": lambda **options: an.estimate_shares(STATEMENTS, category="side", measure="share", **options),
    "agency": lambda **options: an.agency(ARTICLES, STATEMENTS, acts=ACTS, **options),
    "war_and_peace": lambda **options: an.war_and_peace(ARTICLES, STATEMENTS, acts=ACTS, **options),
    "frame_cues": lambda **options: an.frame_cues(ARTICLES, STATEMENTS, frames=WORDS, **options),
    "frame_shares": lambda **options: an.frame_shares(ANSWERS, **options),
    "naming_choices": lambda **options: an.naming_choices(ARTICLES, STATEMENTS, names=NAMES, voice="all", **options),
    "count_terms": lambda **options: an.count_terms(MATRIX, terms=["corridor", "bread", "absent"], **options),
    "dispersion": lambda **options: an.dispersion(MATRIX, **options),
    "trends": lambda **options: an.trends(MATRIX, "corridor", period="month", **options),
    "keyness": lambda **options: an.keyness(MATRIX, **options),
    "word_shift": lambda by: an.word_shift(MATRIX, by=by, first="Courier", second="Post"),
    "lexical_diversity": lambda **options: an.lexical_diversity(ARTICLES, window=10, **options),
    "collocations": lambda **options: an.collocations(ARTICLES, "corridor", **options),
    "compare_collocations": lambda **options: an.compare_collocations(ARTICLES, "corridor", **options),
}
