"""Is the omission table right, and the headline check? Draw rows to be read by hand, or count what was read.

    python -m analysis build PATH/articles.jsonl --out RUN
    python benchmarks/coverage.py --run RUN [--rows 100]       # rows with what the other accounts have most like it
    python benchmarks/coverage.py --labels data/gold/coverage.csv

All headline rows are taken, up to half of the sample, and omission rows of each kind alike. The labels hold no text:
event, article, offsets and kind tell the row, `right` is 1 where both is true: the one account has it (that speaker
said that, that name or number is one and whole), and no other that is said to lack it has it in other words.
"""

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.framing.coverage import compare_coverage
from analysis.framing.items import content_stems
from analysis.text.sentences import sentence_spans

KEYS = ["event", "what", "article_id", "start", "end", "lacks"]


def draw(articles, statements, rows, seed):
    """Return the rows to be read."""
    found = [
        compare_coverage(articles, statements, event=event)
        for event, told in articles.groupby("event")
        if told["outlet"].nunique() > 1
    ]
    omissions = pd.concat([one.omissions for one in found], ignore_index=True)
    headlines = pd.concat([one.headlines for one in found], ignore_index=True)
    headlines = headlines.sample(min(rows // 2, len(headlines)), random_state=seed).assign(what="headline")
    each, left = [], rows - len(headlines)
    for number, (_, part) in enumerate(omissions.groupby("what", sort=True)):
        each.append(part.sample(left // (4 - number), random_state=seed))
        left -= left // (4 - number)
    return pd.concat([*each, headlines], ignore_index=True)


def nearest(articles, row, group):
    """Return the sentences of a group's account of the event that have most of the row's words."""
    told = articles[(articles["event"] == row["event"]) & (articles["outlet"] == group)]
    stems = content_stems(f"{row['item']} {row['sentence'] if row['what'] == 'number' else ''}")
    sentences = [text[a:b] for text in told["text"] for a, b in sentence_spans(text)]
    sentences += told["title"].dropna().tolist()
    return sorted(sentences, key=lambda s: -len(stems & content_stems(s)))[:2]


def main():
    """Draw or count, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path)
    parser.add_argument("--rows", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--labels", type=Path)
    options = parser.parse_args()
    if options.labels:
        labels = pd.read_csv(options.labels)
        for number, part in labels.groupby("draw"):
            table = part.groupby("what")["right"].agg(["sum", "size"])
            print(table.assign(share=table["sum"] / table["size"]).round(2).to_string())
            print(f"draw {number}: {part['right'].sum()} of {len(part)} right")
            print(part.loc[part["right"] == 0, "why"].value_counts().to_string())
        return
    articles = pd.read_parquet(options.run / "articles.parquet")
    drawn = draw(articles, pd.read_parquet(options.run / "statements.parquet"), options.rows, options.seed)
    for number, row in drawn.iterrows():
        if row["what"] == "headline":
            print(f"\n[{number}] headline {row['title_as']}: {row['title']}\n    {row['source']} | {row['cue']} |")
            print(f"    {row['content']}")
            continue
        print(f"\n[{number}] {row['what']} of {row['has']}, not {row['lacks']} {row['note']}: {row['item']}")
        print(f"    in: {row['sentence'][:300]}")
        for group in row["lacks"].split("; "):
            for sentence in nearest(articles, row, group):
                print(f"    {group}: {sentence[:220]}")
    keys = drawn.reindex(columns=[*KEYS, "statement_id"]).replace({np.nan: ""})
    print(keys.assign(right="", why="").to_csv(index=False))


if __name__ == "__main__":
    main()
