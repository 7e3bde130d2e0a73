"""How well statements are read on the sample, whether its planted differences come out, and that noise shows none.

    python benchmarks/statements.py [accuracy] [planted] [relabelled] [--engine tagger|rules]

`accuracy`: the fields of statements against the sample's gold, read from the gold's own spans and from what the engine
finds. `planted`: each difference that data/sample/README.md plants, the outlet against all others together.
`relabelled`: 200 times the articles are dealt out anew among the outlets and every pair of outlets is tested; about 5 %
of the tests may then come out at the 5 % level by chance.
"""

import argparse

import numpy as np
import pandas as pd

import analysis as an
from analysis.attribution.balance import UNNAMED
from analysis.evaluate_statements import gold_attributions, score_statements
from analysis.paths import SAMPLE
from analysis.resample import compare_groups

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


def accuracy(articles, lines, engine):
    """Print the accuracy of each field from gold spans and from the engine's."""
    gold = SAMPLE / "gold"
    sources = {
        "gold": gold_attributions(gold, articles, lines),
        engine: an.find_attributions(articles, engine=engine),
    }
    for name, attributions in sources.items():
        statements = an.read_statements(attributions, articles, actors=SAMPLE / "actors.csv")
        scores = score_statements(statements, gold, articles, lines)
        print(f"fields of statements, spans from {name}")
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
    ("P5", WATCH, "share unnamed", -1),
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
    for code, outlet, name, sign in PLANTED:
        table, hit, total = known[name]
        table = table.assign(_outlet=np.where(table["outlet"] == outlet, "this", "others"), _hit=hit)
        told = compare_groups(table, by="_outlet", hit="_hit", total=total, measure=name, against="others").iloc[0]
        found = bool(told["low"] > 0 if sign > 0 else told["high"] < 0)
        rows.append({"planted": code, "outlet": outlet, "measure": name, "found": found}
                    | {key: told[key] for key in ("difference", "low", "high", "p", "n_articles")})  # fmt: skip
    gaps = an.stance_gaps(statements, sides=("Meronia", ["Kalvia", "Selmar"])).set_index("group")
    name = "distancing verbs, Meronia minus Kalvia and Selmar"
    for outlet, sign in ((TARSK, -1), (RESHTA, 1)):
        told = gaps.loc[outlet]
        found = bool(told["high"] < 0 if sign < 0 else told["low"] > 0)
        rows.append({"planted": "P2", "outlet": outlet, "measure": name, "found": found}
                    | {key: told[key] for key in ("difference", "low", "high", "p", "n_articles")})  # fmt: skip
    reply = an.right_of_reply(statements).set_index("outlet")
    for outlet in reply.index.intersection([MERIDIAN, TARSK, RESHTA]):
        told = reply.loc[outlet]
        rows.append({"planted": "P9", "outlet": outlet, "measure": "accused sides heard (estimate)", "found": ""}
                    | {"difference": told["estimate"], "low": told["low"], "high": told["high"], "p": np.nan}
                    | {"n_articles": told["n_articles"]})  # fmt: skip
    table = pd.DataFrame(rows).sort_values("planted", kind="stable")
    show(table, ["planted", "outlet", "measure", "difference", "low", "high", "p", "n_articles", "found"])


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


def main():
    """Run the parts named on the command line, all by default."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=["accuracy", "planted", "relabelled", []], default=[])
    parser.add_argument("--engine", default="tagger", choices=["tagger", "rules"])
    args = parser.parse_args()
    articles, lines, _ = an.read_corpus(SAMPLE / "articles", metadata=SAMPLE / "metadata.csv")
    if not args.parts or "accuracy" in args.parts:
        accuracy(articles, lines, args.engine)
    if not args.parts or {"planted", "relabelled"} & set(args.parts):
        attributions = an.find_attributions(articles, engine=args.engine)
        statements = an.read_statements(attributions, articles, actors=SAMPLE / "actors.csv")
        if not args.parts or "planted" in args.parts:
            planted(statements)
        if not args.parts or "relabelled" in args.parts:
            relabelled(statements)


if __name__ == "__main__":
    main()
