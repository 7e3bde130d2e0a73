"""What cleaning does to articles that are nearly clean already, alone and with furniture planted around them.

    python benchmarks/clean_articles.py --articles FOLDER [FOLDER ...] [--wire metadata.tsv] [--draw 200]

FOLDER holds .txt files of nearly clean articles, such as those of PolNeAR. Printed are the share of words kept; of an
article, the share of words lost, and of foreign words kept, when headlines and paragraphs of other articles, menus and
comments are planted around it; with a table that has the columns filename and wire, how often the wire service told
from the text is the one of the table; and with --draw as many dropped lines as asked for, to be read by eye.
"""

import argparse
import random
from pathlib import Path

import pandas as pd

from analysis.corpus.lines.cleaning import clean_lines
from analysis.corpus.load import read_corpus

MENU = ["Home", "News", "Politics", "World", "Opinion", "Sport", "Log in", "Subscribe", "Search"]
FOOTER = ["About us", "Contact", "Privacy policy", "© 2031 The Example Post"]
KEPT = ("title", "standfirst", "body", "repeat")
CASES = ("label", "no label", "headlines", "comments", "box inside", "page dump")


def plant(case, body, others):
    """Put furniture made of other articles around or into one, as a list of lines."""
    headlines = [other[0].rstrip(".") for other in others]
    teasers = [max(other[1:4], key=len) for other in others]
    pairs = [line for pair in zip(headlines, teasers, strict=True) for line in pair]
    half = len(body) // 2
    return {
        "label": [*body, "Related articles", *pairs, *FOOTER],
        "no label": [*body, *pairs, *FOOTER],
        "headlines": [*body, *headlines],
        "comments": [
            *body,
            "Comments (3)",
            *(f"{who}: {o[2]}" for who, o in zip(("joe_m", "Anna", "K. R."), others, strict=True)),
        ],
        "box inside": [*body[:half], "Related stories", *headlines, *body[half:]],
        "page dump": [*MENU, *headlines, *body, "Most popular", *pairs, *MENU, *FOOTER],
    }[case]


def judge_planted(folders):
    """Print the words lost and the foreign words kept, per way of planting."""
    files = sorted(path for folder in folders for path in folder.glob("*.txt"))
    articles = [[x.strip() for x in path.read_text(encoding="utf-8").splitlines() if x.strip()] for path in files]
    articles = [lines for lines in articles if 6 < len(lines) < 60]
    random_ = random.Random(5)
    for case in CASES:
        lost = own = kept = foreign = 0
        for article in articles:
            others = random_.sample([other for other in articles if other is not article], 3)
            body = [article[0].rstrip("."), *article[1:]]
            for line in clean_lines("\n\n".join(plant(case, body, others))):
                n = len(line.text.split())
                if line.text in body:
                    own, lost = own + n, lost + n * (line.role not in KEPT)
                else:
                    foreign, kept = foreign + n, kept + n * (line.role == "body")
        print(
            f"{case:<12} article's words lost {100 * lost / own:.2f} %, foreign words kept {100 * kept / foreign:.1f} %"
        )


def judge_wire(articles, path):
    """Print precision and recall of the wire service told from the text."""
    table = pd.read_csv(path, sep="\t", dtype=str, keep_default_na=False)
    wanted = articles["article_id"].map(table.set_index("filename")["wire"]).str.casefold()
    wanted = wanted.where(wanted.isin(["ap", "upi", "afp", "reuters"]) | wanted.eq("reuters"))
    told = articles["credit"].str.casefold()
    right = int((told.notna() & (told == wanted)).sum())
    print(f"wire service: {right} of {told.notna().sum()} told are right, of {wanted.notna().sum()} in the table")


def main():
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, nargs="+", required=True)
    parser.add_argument("--wire", type=Path)
    parser.add_argument("--draw", type=int, default=0)
    args = parser.parse_args()
    tables, dropped = [], []
    for folder in args.articles:
        articles, lines, _ = read_corpus(folder)
        parts = articles[["text", "title", "standfirst"]].fillna("")
        words = sum(int(parts[column].str.split().str.len().sum()) for column in parts)
        raw = int(articles["raw_text"].str.split().str.len().sum())
        print(f"{folder}: {len(articles)} articles, {100 * words / raw:.2f} % of {raw:,} words kept")
        texts = articles.set_index("article_id")["raw_text"]
        out = lines[~lines["role"].isin(["body", "blank", "title", "standfirst", "separator"])]
        spans = zip(out["article_id"], out["raw_start"], out["raw_end"], out["role"], out["rule"], strict=True)
        dropped += [f"{role} | {rule} | {texts[i][start:end]}" for i, start, end, role, rule in spans]
        tables.append(articles)
    judge_planted(args.articles)
    if args.wire:
        judge_wire(pd.concat(tables), args.wire)
    for line in random.Random(7).sample(dropped, min(args.draw, len(dropped))):
        print(line)


if __name__ == "__main__":
    main()
