"""How many statements of real news come from nobody named: `anonymous_share` against a count by eye.

    python benchmarks/unnamed.py FOLDER [--engine ENGINE] [--draw FILE]

FOLDER is PolNeAR's `dev` part. 400 of its made statements were drawn at random (`--draw` writes such a sheet, without
what the program reads of them), and judged from sentence and article before the program's answer was seen: does a
reader learn who speaks, by name or office? `data/gold/unnamed.csv` keeps article, offsets and label, no text. The
count's interval resamples articles; a statement that speakers share counts with its share.
"""

import argparse

import pandas as pd

import analysis as an
from analysis.base.paths import CHECKOUT
from analysis.measures.voice import UNNAMED

LABELS = CHECKOUT / "data" / "gold" / "unnamed.csv"
AT = ["article_id", "source_start", "cue_start", "content_start"]
DRAWN, SEED = 400, 20261128


def read_made(folder, engine):
    """Read the statements of the folder that were made, and its articles."""
    articles, _, _ = an.read_corpus(f"{folder}/text")
    statements = an.read_statements(an.find_attributions(articles, engine=engine), articles)
    return statements[statements["made"] == "made"].reset_index(drop=True), articles


def draw(statements, articles):
    """Draw the statements to judge, each with the words around it."""
    drawn = statements.sample(DRAWN, random_state=SEED).sort_values(AT).reset_index(drop=True)
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    around = []
    for row in drawn.to_dict("records"):
        spans = [row[c] for c in ("source_start", "cue_start", "content_start") if pd.notna(row[c])]
        around.append(
            texts[row["article_id"]][max(0, int(min(spans)) - 160) : int(max(spans)) + 120].replace("\n", " ")
        )
    return drawn.assign(around=around)[[*AT, "share", "source", "cue", "around"]]


def compare(labels, statements):
    """Return the share by eye, the share that the program reads, and how often they agree on one statement."""
    by_eye = an.estimate_ratio(
        labels, by=[], hit=labels["share"].where(labels["unnamed"], 0.0), total="share", measure="by eye", ids="row"
    )
    read = an.anonymous_share(statements, by=[]).assign(measure="anonymous_share")
    both = labels.merge(statements.drop_duplicates(AT), on=AT, suffixes=("", "_read"))
    same = both["anonymity"].isin(UNNAMED) == both["unnamed"]
    agree = an.estimate_ratio(both, by=[], hit=same, measure="the same of one statement", ids="row")
    return pd.concat([by_eye, read, agree])[["measure", "estimate", "low", "high", "n", "n_articles"]]


def main():
    """Print the comparison, or write a sheet to judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--engine", default="tagger", choices=("tagger", "rules"))
    parser.add_argument("--draw", metavar="FILE")
    options = parser.parse_args()
    statements, articles = read_made(options.folder, options.engine)
    if options.draw:
        draw(statements, articles).to_csv(options.draw, index=False)
        return
    labels = pd.read_csv(LABELS).reset_index(names="row")
    print(compare(labels, statements).to_string(index=False, float_format="{:.3f}".format))


if __name__ == "__main__":
    main()
