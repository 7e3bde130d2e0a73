"""Results on the sample and on ten more reports, frozen row by row, so that a change of any rule shows.

`python tests/freezing.py` writes `tests/frozen/*.csv` anew. Read its diff before you commit: every changed row is a
change of what users get. The rules engine finds the attributions, so that nothing rests on the last digit of a network.
The reports in `tests/wire` are invented, in plain wire style. What is read wrong in them is not frozen: `wrong.csv`
lists it with what is right, and a mended rule takes its rows out. Beside them stand all the sentences of the tests
(`every_sentence.py`) and grids of phrases (`grids.py`).
"""

import io
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
from distances import reach_of_acts, reach_of_days, reach_of_memory, reach_of_names, reach_of_roles
from every_sentence import acts_of_sentences, marked_sentences, plain_sentences
from grids import backward, names_of_persons, persons, phrases, sayings, words_of_acts
from simulated import corrected, groups, key_words, learnt, rates, ratios

import analysis as an
from analysis.base.paths import SAMPLE
from analysis.framing.features import Article
from analysis.statements.who.actors import Actors, check_actors, read_actors
from analysis.statements.who.cast import Cast

FOLDER = Path(__file__).with_name("frozen")
WIRE = Path(__file__).with_name("wire")
WRONG = FOLDER / "wrong.csv"
SPANS = {"statement_id", "attribution_id", "sentence_id", "published", "event", "outlet", "content", "content_spans"}


@cache
def sample():
    """Give articles, attributions and statements of the sample."""
    articles, _, _ = an.read_corpus(SAMPLE / "articles", metadata=SAMPLE / "metadata.csv")
    found = an.find_attributions(articles, engine="rules")
    return articles, found, an.read_statements(found, articles, actors=SAMPLE / "actors.csv")


@cache
def matrix():
    """Give the terms of the English articles of the sample."""
    articles, _, statements = sample()
    return an.document_term_matrix(an.english_articles(articles), stopwords=an.stop_list(), attributions=statements)


def statements():
    """What is read in every statement, but for its words."""
    articles, found, _ = sample()
    table = an.read_statements(found, articles, actors=SAMPLE / "actors.csv")
    return table.drop(columns=[*SPANS & set(table.columns)])


def unaided_statements():
    """The same of every other article without the actor list."""
    articles, found, _ = sample()
    part = articles.iloc[::2].reset_index(drop=True)
    table = an.read_statements(found[found["article_id"].isin(part["article_id"])].reset_index(drop=True), part)
    return table[["article_id", "cue_start", "speaker", "speaker_from", "speaker_kind", "side", "party", "anonymity"]]


def acts():
    """Every act with agent, victim and form."""
    articles, _, said = sample()
    return an.find_acts(articles, said).drop(columns=["outlet", "event"], errors="ignore")


@cache
def wire():
    """Give articles, attributions and statements of ten reports in plain wire style, read without an actor list."""
    articles, _, _ = an.read_corpus(WIRE)
    found = an.find_attributions(articles, engine="rules")
    return articles, found, an.read_statements(found, articles)


def wire_statements():
    """What is read in every statement of the reports, but for what is known to be read wrong."""
    articles, found, _ = wire()
    table = an.read_statements(found, articles)
    return _unless_wrong("wire_statements", table.drop(columns=[*SPANS & set(table.columns)]), "cue_start")


def wire_acts():
    """Every act of the reports, but for what is known to be read wrong."""
    articles, _, said = wire()
    acts = an.find_acts(articles, said).drop(columns=["outlet", "event", "act_id"], errors="ignore")
    return _unless_wrong("wire_acts", acts, "start")


def casts():
    """Who is named in each article, and what the text tells of everybody."""
    rows = []
    for name, cast in _casts():
        rows.append(
            {"article_id": name, "name": "", "kind": cast.scene, "side": cast.home, "office": str(cast.chamber)}
        )
        for person in cast.persons:
            one = {c: getattr(person, c) for c in ("name", "kind", "side", "party", "office", "gender", "age")}
            more = {"nouns": " | ".join(sorted(person.nouns)), "regions": " | ".join(sorted(person.regions))}
            rows.append({"article_id": name, **one, **more})
    return _unless_wrong("casts", pd.DataFrame(rows), "name")


def mentions():
    """Every place of an article where a person, an institution or a state stands."""
    of = ("start", "end", "form", "name", "kind", "side", "office")
    rows = [{"article_id": name} | {c: getattr(m, c) for c in of} for name, cast in _casts() for m in cast.mentions]
    return _unless_wrong("mentions", pd.DataFrame(rows), "start")


def _casts():
    for articles, actors in ((sample()[0].iloc[::3], SAMPLE / "actors.csv"), (wire()[0], None)):
        lists = Actors(check_actors(read_actors(actors)))
        for row in articles.to_dict("records"):
            about = {c: v for c in ("title", "raw_text", "place", "outlet", "published") if pd.notna(v := row.get(c))}
            yield row["article_id"], Cast(row["text"], actors=lists, **about)


def _unless_wrong(made, table, place):
    """Leave out the cells, or all of a row, that `frozen/wrong.csv` knows to be read wrong, and says what is right."""
    wrong = pd.read_csv(WRONG, dtype=str)
    at = table["article_id"] + " " + [str(value) for value in table[place]]
    table, whole = table.copy(), set()
    for row in wrong[wrong["table"] == made].itertuples():
        assert (at == row.at).any(), f"wrong.csv: {made} has no {row.at}; take the row out if it is read right now"
        if row.column == "all":
            whole.add(row.at)
        else:
            table[row.column] = table[row.column].astype(object).where(at != row.at, "(read wrong)")
    return table[~at.isin(whole)]


def names():
    """Every name that the naming table of the sample has."""
    articles, _, said = sample()
    found = an.find_names(articles, said, names=SAMPLE / "naming.csv")
    return found[["article_id", *(c for c in ("start", "end", "name", "referent", "voice") if c in found)]]


def naming():
    """How often each name is chosen."""
    articles, _, said = sample()
    return short(an.naming_choices(articles, said, names=SAMPLE / "naming.csv", within="event", draws=100))


def agency():
    """Who acts in which form."""
    articles, _, said = sample()
    return short(an.agency(articles, said, within="event", draws=100))


def answers():
    """How likely each question of framing is to be answered with yes, on the reports."""
    articles, _, said = wire()
    return an.frame_answers(articles, said)[["article_id", "question", "probability"]]


def features():
    """What the words and statements of a report come to, which the questions are answered from."""
    texts, _, said = wire()
    rows = []
    for row in texts.to_dict("records"):
        made = Article(row["text"], row["title"], said[said["article_id"] == row["article_id"]].to_dict("records"))
        parts = {"counts": made.counts(), "pairs": made.pairs(), "said": made.said, "told": made.told.sum(axis=0)}
        rows += [
            {"article_id": row["article_id"], "what": what, "numbers": " ".join(f"{x:.4g}" for x in np.ravel(numbers))}
            for what, numbers in parts.items()
        ]
    return pd.DataFrame(rows)


def coverage():
    """What one account of an event has and another lacks."""
    articles, _, said = sample()
    one = articles["event"].dropna().iloc[0]
    return an.compare_coverage(articles, said, event=one).omissions


def war_and_peace():
    """The three axes."""
    articles, _, said = sample()
    return short(an.war_and_peace(articles, said, draws=100))


def table_of_terms():
    """The table of articles and terms itself, with two-word terms."""
    articles, _, said = sample()
    made = an.document_term_matrix(articles.head(30), ngrams=(1, 2), min_articles=3, attributions=said, voice="own")
    return pd.DataFrame({"term": list(made.terms), "n": np.asarray(made.counts.sum(axis=0)).ravel()}).head(200)


def counts():
    """Commonest terms with rates and intervals."""
    return short(an.count_terms(matrix(), by="outlet", intervals=True, within="event", draws=100)).head(300)


def spread():
    """How evenly terms are spread."""
    return an.dispersion(matrix(), by="outlet").head(150)


def keys():
    """Key words, within events."""
    return short(an.keyness(matrix(), by="outlet", within="event", permutations=200)).head(300)


def keys_across():
    """Key words without events."""
    return short(an.keyness(matrix(), by="outlet", permutations=200)).head(300)


def near():
    """Words near a node."""
    return short(an.collocations(sample()[0], "ministry", min_n=2)).head(150)


def places():
    """A word in its contexts."""
    return (
        pd.DataFrame(an.kwic(sample()[0], ["ministry", "fuel tax", "aid"], window=5))
        .drop(columns="published")
        .head(150)
    )


def keys_alone():
    """Key words within events against one outlet alone."""
    one = sorted(sample()[0]["outlet"].unique())[0]
    table = an.keyness(matrix(), by="outlet", reference=one, within="event", permutations=200)
    return short(table).groupby("outlet").head(40).reset_index(drop=True)


def over_time():
    """How often a word comes in each month and over all of them."""
    found = [an.trends(matrix(), "border", by=by, period="month", draws=100, min_articles=2) for by in ("outlet", None)]
    return pd.concat([short(table) for table in found], ignore_index=True)


def styles():
    """Words of the house that tell an outlet, and names of several words."""
    articles = sample()[0]
    names = pd.DataFrame({"term": an.multiword_names(articles, min_articles=8)})
    full = pd.DataFrame(sorted(an.full_names(articles).items()), columns=["term", "full"]).head(80)
    return pd.concat([short(an.house_style(matrix(), by="outlet")).head(150), names, full], ignore_index=True)


def near_by_outlet():
    """Words near a node in one outlet and not in the others."""
    return short(an.compare_collocations(sample()[0], "ministry", by="outlet", permutations=100)).head(150)


def variety():
    """How varied the words of each outlet are."""
    return short(an.lexical_diversity(sample()[0], by="outlet", draws=100))


def suggestions():
    """Names and words that are suggested for a list of the user's own, and what headlines leave out."""
    articles, _, said = sample()
    parts = [an.suggest_names(articles, top=40), an.suggest_words(articles, ["attack", "talks"], top=40)]
    gaps = short(an.coverage_gaps(articles, said, draws=100))
    parts += [short(an.check_headlines(articles, said)), gaps[gaps["what"] != "claim"]]  # claims rest on the encoder
    return pd.concat([part.assign(part=n) for n, part in enumerate(parts)], ignore_index=True).drop(columns="kwic")


def shift():
    """Which words set two outlets apart."""
    one, other = sorted(sample()[0]["outlet"].unique())[:2]
    return short(an.word_shift(matrix(), by="outlet", first=one, second=other, draws=100)).head(100)


def voices():
    """Every balance measure by outlet."""
    said = sample()[2]
    parts = [
        an.share_of_voice(said, of="side", within="event", draws=100),
        an.share_of_voice(said, of="speaker_kind", unit="words", draws=100),
        an.concentration(said, draws=100),
        an.anonymous_share(said, draws=100),
        an.right_of_reply(said, draws=100),
        an.reporting_lag(said, draws=100),
        an.one_source_articles(said, draws=100),
        an.first_heard(said, draws=100),
        an.blame_matrix(said, draws=100),
        an.top_speakers(said, draws=100),
        an.stance_gaps(said, sides=tuple(said["side"].value_counts().index[:2]), draws=100),
    ]
    return pd.concat([short(part) for part in parts], ignore_index=True)


def short(table):
    """Leave out lists of ids, keeping how many there are."""
    ids = table["ids"].map(len) if "ids" in table else None
    out = table.drop(columns=["ids", "misses"], errors="ignore")
    return out if ids is None else out.assign(n_ids=ids)


def drawn():
    """What stands in each kind of picture of the small corpus of the registry, in the units of its data."""
    import matplotlib.pyplot as plt
    from registry import MATRIX, STATEMENTS

    said = STATEMENTS
    sides = an.share_of_voice(said, of="side", draws=100).head(12)
    share, lag = an.anonymous_share(said, draws=100), an.reporting_lag(said, draws=100)
    few = share.assign(n_articles=[2, 3, 5], p_adjusted=[0.01, 0.01, np.nan])
    long = lag.assign(unit="number", high=[1.5, 40.0, 2.0])
    told = sides.assign(p_adjusted=0.01, n_articles=range(1, len(sides) + 1))
    gaps = an.stance_gaps(said, sides=("Kalvia", "Meronia"), draws=100)
    keys = an.keyness(MATRIX, by="outlet", permutations=50)
    keys = keys[keys["outlet"].isin(keys["outlet"].unique()[:2])].groupby("outlet").head(4)
    trend = an.trends(MATRIX, "corridor", by=None, period="week", draws=50, min_articles=2)
    each = an.trends(MATRIX, "corridor", by="outlet", period="week", draws=50, min_articles=1)
    looks = an.group_looks(said["outlet"])
    pictures = {
        "share": an.plot_estimates(share, looks=looks, title="Share"),
        "few": an.plot_estimates(few, looks=looks),
        "long": an.plot_estimates(long),
        "lag": an.plot_estimates(lag),
        "gaps": an.plot_estimates(gaps),
        "cells": an.plot_cells(sides, columns=["outlet", "side"], title="Cells"),
        "cells told apart": an.plot_cells(told, columns=["outlet", "side"]),
        "bars": an.plot_bars(keys, by="outlet", looks=looks, title="Bars").axes[0],
        "bars alone": an.plot_bars(keys.head(3)).axes[0],
        "trend": an.plot_trend(trend),
        "trends": an.plot_trend(each, by="outlet", looks=looks),
    }
    rows = [(name, what, value) for name, ax in pictures.items() for what, value in _elements(ax)]
    plt.close("all")
    return pd.DataFrame(rows, columns=["picture", "what", "value"])


def _elements(ax):
    def numbers(values):
        return " ".join(f"{value:.3g}" for value in np.ravel(np.asarray(values, float)))

    ax.figure.canvas.draw()
    for line in ax.lines:
        colours = f"{line.get_color()} {line.get_markerfacecolor()} {line.get_solid_capstyle()}"
        sizes = numbers([line.get_linewidth(), line.get_markersize(), line.get_zorder()])
        yield "line", f"{numbers(line.get_xydata())} {line.get_marker()} {colours} {sizes}"
    for patch in ax.patches:
        yield "bar", f"{numbers(patch.get_bbox().bounds)} {numbers(patch.get_facecolor())}"
    for lines in ax.collections:
        look = f"{numbers(lines.get_colors()[0])} {numbers(lines.get_linewidths())}"
        for path in lines.get_paths():
            yield "interval", f"{numbers(path.vertices)} {look}"
    for image in ax.images:
        yield "shades", numbers([*np.ravel(image.get_array()), *image.get_clim()])
    for text in ax.texts:
        x, y = getattr(text, "xy", text.get_position())
        place = [ax.convert_xunits(x), y, *getattr(text, "xyann", ()), text.get_fontsize()]
        look = f"{text.get_ha()} {text.get_va()} {text.get_color()} {text.get_weight()}"
        yield "text", f"{numbers(place)} {text.get_text()} {look}"
    yield "sizes", numbers([*ax.figure.get_size_inches()])
    yield "limits", numbers([*ax.get_xlim(), *ax.get_ylim()])
    for axis in (ax.xaxis, ax.yaxis):
        yield "ticks", " | ".join(label.get_text() for label in axis.get_ticklabels())
    yield "words", " | ".join([ax.get_title(loc="left"), ax.get_xlabel(), ax.get_ylabel()])


ROOMS = {
    "statements": (
        statements,
        unaided_statements,
        wire_statements,
        casts,
        mentions,
        reach_of_days,
        reach_of_names,
        reach_of_roles,
        reach_of_memory,
        phrases,
        persons,
        sayings,
        backward,
        names_of_persons,
        marked_sentences,
        plain_sentences,
    ),
    "framing": (
        learnt,
        reach_of_acts,
        words_of_acts,
        acts_of_sentences,
        acts,
        wire_acts,
        features,
        answers,
        names,
        naming,
        agency,
        coverage,
        war_and_peace,
        suggestions,
    ),
    "stats": (ratios, groups, corrected),
    "terms": (
        key_words,
        rates,
        table_of_terms,
        counts,
        spread,
        keys,
        keys_across,
        near,
        places,
        shift,
        keys_alone,
        over_time,
        styles,
        near_by_outlet,
        variety,
    ),
    "measures": (voices,),
    "figures": (drawn,),
}


def as_text(table):
    """Write a table as it is frozen."""
    return table.to_csv(index=False, float_format="%.6g", lineterminator="\n")


def check(made):
    """Raise AssertionError where a cell is not as frozen; numbers differ in the fifth digit, p of words a little."""
    then, now = (pd.read_csv(source) for source in (FOLDER / f"{made.__name__}.csv", io.StringIO(as_text(made()))))
    assert list(then.columns) == list(now.columns)
    assert len(then) == len(now), f"{made.__name__}: {len(then)} rows then, {len(now)} now"
    for column in then:
        if pd.api.types.is_numeric_dtype(then[column]) and pd.api.types.is_numeric_dtype(now[column]):
            chance = made in (keys, keys_across, key_words, keys_alone, near_by_outlet) and column in (
                "p",
                "p_adjusted",
                "overall_p",
                "overall_q",
            )
            near, part = (0.002, 0.05) if chance else (0.05, 0) if column == "probability" else (1e-6, 1e-4)
            same = np.isclose(then[column], now[column], rtol=part, atol=near, equal_nan=True)
        else:
            same = (then[column].astype("str") == now[column].astype("str")) | (
                then[column].isna() & now[column].isna()
            )
        if not same.all():
            row = int(np.flatnonzero(~np.asarray(same))[0])
            raise AssertionError(
                f"{made.__name__}, row {row}, {column}: {then[column][row]!r} then, {now[column][row]!r} now; "
                f"{then.iloc[row].dropna().to_dict()}"
            )


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for functions in ROOMS.values():
        for function in functions:
            (FOLDER / f"{function.__name__}.csv").write_text(as_text(function()), encoding="utf-8")
