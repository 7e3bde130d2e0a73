"""How well statements are read on the sample, whether its planted differences come out, and that noise shows none.

    python benchmarks/statements.py [accuracy] [planted] [relabelled] [--engine tagger|rules] [--actors FILE]
    python benchmarks/statements.py table --corpus FOLDER --metadata FILE [--actors FILE]

`accuracy`: the fields of statements against the sample's gold, read from the gold's own spans and from what the
engine finds; then the same on the articles that were annotated after the rules stood. `planted`: each difference that
data/sample/README.md plants, the outlet against all others together. `relabelled`: 200 times the articles are dealt
out anew among the outlets and every pair of outlets is tested; about 5 % of the tests may then come out at the 5 %
level by chance. `table`: every statement read in a folder of articles by its place in the raw file, without its
words, to be checked by eye.
"""

import argparse

import numpy as np
import pandas as pd

import analysis as an
from analysis.base.paths import SAMPLE
from analysis.evaluate.gold import predicted_spans
from analysis.evaluate.statements import gold_attributions, score_statements
from analysis.measures.voice import UNNAMED
from analysis.stats.contrasts import compare_groups

RELABELLINGS = 200
TARSK, RESHTA, SORN = "Tarsk Herald", "Reshta Courier", "Sorn Today"
MERIDIAN, CONTINENTAL, WATCH = "Meridian Post", "The Continental", "Border Watch"


def show(table, columns):
    """Print some columns as a Markdown table, rates with two decimals."""
    part = table[columns].copy()
    for column in part.select_dtypes("number").columns:
        part[column] = part[column].map(
            lambda v: "" if pd.isna(v) else f"{v:g}" if float(v).is_integer() else f"{v:.3f}"
        )
    print("| " + " | ".join(columns) + " |\n|" + "---|" * len(columns))
    for row in part.astype(str).to_numpy():
        print("| " + " | ".join(row) + " |")
    print()


def accuracy(articles, lines, engine, gold, actors):
    """Print the accuracy of each field from gold spans and from the engine's."""
    sources = {
        "gold": gold_attributions(gold, articles, lines),
        engine: an.find_attributions(articles, engine=engine),
    }
    for name, attributions in sources.items():
        statements = an.read_statements(attributions, articles, actors=actors)
        scores = score_statements(statements, gold, articles, lines)
        print(f"fields of statements in {gold.relative_to(SAMPLE.parent)}, spans from {name}")
        show(scores, ["field", "estimate", "low", "high", "n", "n_articles"])


def measures(statements):
    """Return the yes-or-no and numeric measures that the planted differences are about: {name: (table, hit, total)}."""
    sides = {side: statements["side"].eq(side).fillna(False) for side in ("Meronia", "Kalvia", "Selmar", "Auria")}
    channel = {name: statements["channel"].isin(names) for name, names in CHANNELS.items()}
    dated = statements[statements["lag_days"].notna()]
    hits = {
        "share Meronian": sides["Meronia"],
        "share Kalvian and Selmari": sides["Kalvia"] | sides["Selmar"],
        "share Aurian": sides["Auria"],
        "share unnamed": statements["anonymity"].isin(UNNAMED),
        **channel,
    }
    out = {name: (statements, hit * statements["share"], "share") for name, hit in hits.items()}
    return out | {"lag in days": (dated, dated["lag_days"].astype(float) * dated["share"], "share")}


def both_camps(statements):
    """Return one row per article: whether Meronia and also Kalvia or Selmar are heard in it."""
    sides = (
        statements.dropna(subset=["side"]).groupby(["article_id", "outlet"])["side"].agg(set).reset_index(name="sides")
    )
    return sides.assign(both=[bool("Meronia" in s and s & {"Kalvia", "Selmar"}) for s in sides["sides"]])


CHANNELS = {
    "by press service or phone call": ("press service", "press release", "phone call"),
    "by statement or press conference": ("statement", "press conference"),
    "by interview or on the scene": ("interview", "on the scene"),
}
PLANTED = [
    ("P1", TARSK, "share Meronian", 1),
    ("P1", RESHTA, "share Kalvian and Selmari", 1),
    ("P1", SORN, "share Aurian", 1),
    ("P5", CONTINENTAL, "share unnamed", 1),
    ("P5", WATCH, "share unnamed", -1, CONTINENTAL),
    ("P6", CONTINENTAL, "lag in days", 1),
    ("P6", TARSK, "lag in days", -1),
    ("P6", SORN, "lag in days", -1),
    ("P7", SORN, "by press service or phone call", 1),
    ("P7", MERIDIAN, "by statement or press conference", 1),
    ("P7", WATCH, "by interview or on the scene", 1),
]


def planted(statements):
    """Print each planted difference: the outlet minus all others, with its interval and p."""
    known, rows = measures(statements), []
    for code, outlet, name, sign, *against in PLANTED:
        table, hit, total = known[name]
        table = table.assign(_outlet=np.where(table["outlet"] == outlet, "this", "others"), _hit=hit)
        table = table[table["outlet"].isin([outlet, *against])] if against else table
        told = compare_groups(table, by="_outlet", hit="_hit", total=total, measure=name, against="others").iloc[0]
        found = bool(told["low"] > 0 if sign > 0 else told["high"] < 0)
        name += f", against {against[0]}" if against else ""
        rows.append({"planted": code, "outlet": outlet, "measure": name, "found": found}
                    | {key: told[key] for key in ("estimate", "low", "high", "p", "n_articles")})  # fmt: skip
    gaps = an.stance_gaps(statements, sides=("Meronia", ["Kalvia", "Selmar"])).set_index("outlet")
    name = "distancing verbs, Meronia minus Kalvia and Selmar"
    for outlet, sign in ((TARSK, -1), (RESHTA, 1)):
        told = gaps.loc[outlet]
        found = bool(told["high"] < 0 if sign < 0 else told["low"] > 0)
        rows.append({"planted": "P2", "outlet": outlet, "measure": name, "found": found}
                    | {key: told[key] for key in ("estimate", "low", "high", "p", "n_articles")})  # fmt: skip
    both = both_camps(statements)
    name = "articles that hear both camps"
    for outlet, sign in ((MERIDIAN, 1), (TARSK, -1), (RESHTA, -1)):
        table = both.assign(_outlet=np.where(both["outlet"] == outlet, "this", "others"))
        told = compare_groups(table, by="_outlet", hit="both", measure=name, against="others").iloc[0]
        found = bool(told["low"] > 0 if sign > 0 else told["high"] < 0) and told["p"] <= 0.05
        rows.append({"planted": "P9", "outlet": outlet, "measure": name, "found": found}
                    | {key: told[key] for key in ("estimate", "low", "high", "p", "n_articles")})  # fmt: skip
    table = pd.DataFrame(rows).sort_values("planted", kind="stable")
    show(table, ["planted", "outlet", "measure", "estimate", "low", "high", "p", "n_articles", "found"])


def relabelled(statements, draws=199):
    """Deal the articles out anew among the outlets and count how many tests come out at the 5 % level."""
    outlets = statements.drop_duplicates("article_id").set_index("article_id")["outlet"].sort_index()
    counts = {}
    for seed in range(RELABELLINGS):
        dealt = pd.Series(np.random.default_rng(seed).permutation(outlets.to_numpy()), index=outlets.index)
        mixed = statements.assign(outlet=statements["article_id"].map(dealt))
        for name, (table, hit, total) in measures(mixed).items():
            table = table.assign(_hit=hit)
            p = compare_groups(table, by="outlet", hit="_hit", total=total, measure=name, draws=draws, seed=seed)["p"]
            counts.setdefault(name, []).extend(p.dropna())
        gaps = an.stance_gaps(mixed, sides=("Meronia", ["Kalvia", "Selmar"]), draws=draws, seed=seed)
        counts.setdefault("distancing verbs by side", []).extend(gaps["p"].dropna())
    counts["all"] = [p for values in counts.values() for p in values]
    share = "share with p <= 0.05"
    rows = [{"measure": name, "tests": len(p), share: np.mean(np.array(p) <= 0.05)} for name, p in counts.items()]
    print(f"{RELABELLINGS} random relabellings of the outlets")
    show(pd.DataFrame(rows), ["measure", "tests", share])


def table(corpus, metadata, actors, engine):
    """Print every statement read in a folder: where it stands and what was read, no words of the article."""
    articles, lines, _ = an.read_corpus(corpus, metadata=metadata)
    statements = an.read_statements(an.find_attributions(articles, engine=engine), articles, actors=actors)
    texts = dict(zip(articles["article_id"], articles["raw_text"], strict=True))
    spans = predicted_spans(statements.drop_duplicates("attribution_id"), texts, lines)
    found = [(key, row) for key, group in spans.items() for row in group]
    places = {row["id"]: (key, row["content"][0][0], row["content"][-1][1]) for key, row in found}
    rows = []
    for n, row in enumerate(statements.to_dict("records"), 1):
        key, start, end = places[row["attribution_id"]]
        line = texts[key][:start].count("\n") + 1
        day = "" if pd.isna(row["said_on_start"]) else f"{row['said_on_start']:%Y-%m-%d}"
        if day and row["said_on_end"] != row["said_on_start"]:
            day += f" to {row['said_on_end']:%Y-%m-%d}"
        fields = ["speaker", "speaker_from", "side", "speaker_kind", "anonymity", "channel", "stance", "accused"]
        told = {field: "" if pd.isna(row[field]) else row[field] for field in fields}
        place = {"n": n, "article": str(key)[:3], "line": line, "content": f"{start}-{end}"}
        rows.append(place | told | {"said on": day})
    show(pd.DataFrame(rows), list(rows[0]))


def main():
    """Run the parts named on the command line, all by default."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=["accuracy", "planted", "relabelled", "table", []], default=[])
    parser.add_argument("--corpus")
    parser.add_argument("--metadata")
    parser.add_argument("--actors")
    parser.add_argument("--engine", default="tagger", choices=["tagger", "rules"])
    args = parser.parse_args()
    if "table" in args.parts:
        table(args.corpus, args.metadata, args.actors, args.engine)
        return
    articles, lines, _ = an.read_corpus(SAMPLE / "articles", metadata=SAMPLE / "metadata.csv")
    if not args.parts or "accuracy" in args.parts:
        for gold in (SAMPLE / "gold", SAMPLE / "gold" / "later"):
            accuracy(articles, lines, args.engine, gold, args.actors or SAMPLE / "actors.csv")
    if not args.parts or {"planted", "relabelled"} & set(args.parts):
        attributions = an.find_attributions(articles, engine=args.engine)
        statements = an.read_statements(attributions, articles, actors=SAMPLE / "actors.csv")
        if not args.parts or "planted" in args.parts:
            planted(statements)
        if not args.parts or "relabelled" in args.parts:
            relabelled(statements)


if __name__ == "__main__":
    main()
