"""Are the names found the names meant? `python benchmarks/naming.py --basil B [--draw 100]`.

`benchmarks/naming.csv` has twenty entries that often stand in conflicts. `--draw` prints hits drawn at random from
BASIL with their sentences, to be judged; what was judged stands in `data/gold/naming.jsonl` (article, offsets, name,
right: 1 where the words are the entry's words, whole, and mean its referent) and is counted without it. Also counted:
*illegals*, which stands in no article of BASIL though *illegal* does.
"""

import argparse
import json
from pathlib import Path

import pandas as pd

from analysis.base import schema
from analysis.framing.naming import find_names

HERE = Path(__file__).parent
GOLD = HERE.parent / "data" / "gold" / "naming.jsonl"


def main():
    """Print the share of right hits, or hits to be judged."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--basil", type=Path, required=True)
    parser.add_argument("--draw", type=int, default=0)
    args = parser.parse_args()
    rows = [json.loads(line) for line in (args.basil / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    articles = pd.DataFrame(rows).rename(columns={"id": "article_id"})[["article_id", "outlet", "text"]]
    articles = articles.assign(language="en")
    statements = schema.make([], schema.STATEMENTS)
    hits = find_names(articles, statements, names=HERE / "naming.csv")
    print(len(hits), "hits;", (hits["name"] == "illegals").sum(), "of 'illegals'")
    if args.draw:
        texts = articles.set_index("article_id")["text"]
        for hit in hits.sample(args.draw, random_state=1).sort_values("name").to_dict("records"):
            around = texts[hit["article_id"]][max(hit["start"] - 80, 0) : hit["end"] + 80]
            print(hit["article_id"], hit["start"], hit["end"], hit["name"], "|", " ".join(around.split()))
        return
    found = {(h["article_id"], h["start"], h["end"]): h["name"] for h in hits.to_dict("records")}
    judged = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    again = sum(found.get((row["article"], row["start"], row["end"])) == row["name"] for row in judged)
    right = sum(row["right"] for row in judged)
    print(f"{right} of {len(judged)} judged hits are right; {again} of them are still found")


if __name__ == "__main__":
    main()
