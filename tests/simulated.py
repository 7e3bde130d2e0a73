"""Numbers of simulated tables, frozen: estimates, intervals and tests of every kind that the formulas can take.

The words of the sample are few and even, so many a branch of the formulas is never taken there. Here rates, lengths,
events and planted differences are drawn from seeds.
"""

import numpy as np
import pandas as pd

import analysis as an
from analysis.framing.examples import _Ridge
from analysis.stats.contrasts import contrast
from analysis.stats.correction import correct_share
from analysis.stats.estimates import estimate_ratio
from analysis.stats.resample import bootstrap_interval, exact_interval, zero_rate_bound

WORDS = [
    first + second for first in ("ba", "de", "fi", "go", "lu", "mo", "nu", "pe") for second in ("rak", "sol", "tim")
]
BY = {"by": "outlet", "permutations": 120, "draws": 60, "house_style": False, "min_dates": 1}


def articles(seed, *, n=60, planted=0.0):
    """Give n articles of three outlets about ten events; the first word comes in the first outlet's more."""
    rng = np.random.default_rng(seed)
    rates = rng.dirichlet(np.full(len(WORDS), 0.4))
    rows = []
    for number in range(n):
        own = rates * rng.gamma(2, 0.5, len(WORDS))
        own[5 + number % 10] += 0.05  # a story's own word
        own[0] += planted * (number % 3 == 0)
        drawn = rng.choice(len(WORDS), size=int(rng.integers(30, 220)), p=own / own.sum())
        text = " ".join(WORDS[k] for k in drawn)
        day = pd.Timestamp("2031-03-03") + pd.Timedelta(days=int(number % 10) * 5 + number % 2)
        rows.append({"article_id": f"a{number:02}", "outlet": "ABC"[number % 3], "event": f"e{number % 10}"})
        rows[-1] |= {"text": text, "published": day}
    return an.as_articles(pd.DataFrame(rows))


def with_gaps(seed):
    """Give articles of which some have no date, some no word, and one outlet has three."""
    made = articles(seed, planted=0.4)
    made.loc[made.index % 4 == 1, "published"] = pd.NaT
    made.loc[made.index % 11 == 0, "text"] = "..."
    return made[(made["outlet"] != "C") | (made.index < 9)].reset_index(drop=True)


def matrix(seed, **options):
    """Give their terms."""
    return an.document_term_matrix(articles(seed, **options))


def _weights(made):
    return dict(zip(made.articles["article_id"], np.linspace(0.5, 1.5, len(made.articles)), strict=True))


def key_words():
    """Key words across and within events, with weights, of even words and of planted ones."""
    even, uneven = matrix(1), matrix(2, planted=0.6)
    parts = {
        "even": an.keyness(even, **BY),
        "even within": an.keyness(even, within="event", **BY),
        "uneven": an.keyness(uneven, **BY),
        "uneven within": an.keyness(uneven, within="event", **BY),
        "weights": an.keyness(uneven, weights=_weights(uneven), **BY),
        "gaps": an.keyness(an.document_term_matrix(with_gaps(8)), **BY | {"min_dates": 2}),
        "reference": an.keyness(uneven, reference="B", prior=50.0, **BY),
    }
    return pd.concat([_short(table).assign(part=name) for name, table in parts.items()], ignore_index=True)


def rates():
    """Rates, trends and shifts."""
    texts = articles(3, n=45, planted=0.2)
    made = an.document_term_matrix(texts)
    few = {"draws": 60, "seed": 4}
    parts = [
        an.count_terms(made, by="outlet", terms=WORDS[:8], **few),
        an.count_terms(made, by="outlet", terms=WORDS[:8], within="event", **few),
        an.count_terms(made, by="outlet", terms=WORDS[:8], weights=_weights(made), **few),
        an.trends(made, WORDS[:2], period="week", min_articles=2, **few),
        an.trends(made, WORDS[0], period="month", within="event", min_articles=2, **few),
        an.trends(made, WORDS[0], by=None, period="day", min_articles=2, **few),
        an.word_shift(made, by="outlet", first="A", second="B", **few),
        an.word_shift(made, by="outlet", first="A", second="B", within="event", weights=_weights(made), **few),
        an.lexical_diversity(texts, window=25, within="event", **few),
        an.lexical_diversity(texts, window=40, **few),
        an.dispersion(made, by="outlet"),
        an.collocations(texts, WORDS[0], by="outlet", window=3, within_sentence=False),
    ]
    return pd.concat([_short(part).assign(part=k) for k, part in enumerate(parts)], ignore_index=True)


def ratios():
    """Intervals and p of ratios, one by one, in groups of few and of many articles."""
    rng, rows = np.random.default_rng(5), []
    for n in (4, 5, 9, 30, 80):
        total = rng.integers(1, 9, n).astype(float)
        hits = {
            "some": rng.binomial(total.astype(int), 0.3),
            "none": 0 * total,
            "all": total,
            "lag": rng.gamma(1, 4, n),
        }
        first, events = np.arange(n) % 3 == 0, np.arange(n) // 5
        for name, hit in hits.items():
            rows.append(("bootstrap", n, name, *bootstrap_interval(hit, total, draws=70, seed=n)[:3], np.nan))
            for block in (None, events):
                values = np.column_stack([hit, total])
                rows.append(("contrast", n, name, *contrast(values, first, block=block, draws=59, seed=n)))
                twice = np.column_stack([hit, total, total**2, total + 1])
                rows.append(("contrast of two", n, name, *contrast(twice, first, block=block, draws=300, seed=n)))
        rows.append(("exact", n, "none", *exact_interval(0.0, total), np.nan, np.nan))
        rows.append(("exact", n, "third", *exact_interval(1 / 3, total), np.nan, np.nan))
        rows.append(("no hit", n, "bound", zero_rate_bound(total[:, None])[0], np.nan, np.nan, np.nan))
    return pd.DataFrame(rows, columns=["what", "n", "hits", "estimate", "low", "high", "p"])


def groups():
    """Estimates of groups and of their differences, with weights and within events."""
    rng = np.random.default_rng(6)
    table = pd.DataFrame({"article_id": [f"a{k // 3:02}" for k in range(180)]})
    number = np.arange(180) // 3
    table["outlet"], table["event"] = np.array(list("ABC"))[number % 3], number % 8
    table["side"], table["late"] = rng.choice(["north", "south"], 180), rng.random(180) < 0.3
    table["words"] = rng.integers(3, 30, 180)
    weights = {key: 1 + (k % 4) / 2 for k, key in enumerate(table["article_id"].unique())}
    few = {"by": "outlet", "measure": "late", "hit": "late", "draws": 60}
    parts = [
        estimate_ratio(table, **few),
        estimate_ratio(table, within="event", weights=weights, **few),
        estimate_ratio(table, total="words", unit="rate", each="side", **few),
        an.compare_groups(table, **few),
        an.compare_groups(table, within="event", weights=weights, against="B", **few),
        an.compare_groups(table[table["event"] < 4], within="event", **few),
    ]
    return pd.concat([_short(part).assign(part=k) for k, part in enumerate(parts)], ignore_index=True)


def corrected():
    """Shares corrected by checks of all sizes, of machines good and bad, with weights and clusters."""
    rows, rng = [], np.random.default_rng(5)
    for size in (2, 5, 20, 80):
        for share in (0.0, 0.03, 0.4, 0.97, 1.0):
            for wrong in (0.0, 0.1, 0.5):
                truth = (rng.random(size) < share).astype(int)
                read = np.where(rng.random(size) < wrong, 1 - truth, truth)
                about = {"n": 4 * size, "spread": 1 + wrong, "read": read, "truth": truth}
                more = {"weight": rng.integers(1, 4, size), "cluster": np.arange(size) // 3}
                for options in ({}, more):
                    found = correct_share(read.mean(), **about, **options)
                    rows.append({"size": size, "share": share, "wrong": wrong, "clustered": bool(options)} | found)
    return pd.DataFrame(rows)


def learnt():
    """What a frame learnt from examples gives: chances of examples left out and of new ones."""
    rng, rows = np.random.default_rng(7), []
    for n, share in ((30, 0.5), (45, 0.3)):
        x, y = rng.normal(size=(n, 6)), (rng.random(n) < share).astype(int)
        x[:, 0] += y
        head = _Ridge(x, y)
        rows += [(n, "left out", k, value) for k, value in enumerate(head.left_out)]
        rows += [(n, "new", k, value) for k, value in enumerate(head.chances(rng.normal(size=(8, 6))))]
    return pd.DataFrame(rows, columns=["n", "what", "place", "chance"])


def _short(table):
    lists = ("ids", "misses", "id_kind", "articles")
    return table.drop(columns=[c for c in lists if c in table])
