"""What one label line inside an article costs, and whether comments below one are still dropped.

    python benchmarks/labels.py --data articles.jsonl [--paragraphs 8] [--after 4]

The file holds an article a line with `text`, its paragraphs parted by blank lines, such as BASIL's. For each label the
share of the article's words that are lost when that one line is put behind the fourth paragraph of every article with
eight or more; then, comments planted below whole articles (paragraphs of articles on other events, in the forms that
sites print comments in): the share of their words that is kept, and of the article's own that is lost.
"""

import argparse
import json
import random
from pathlib import Path

from analysis.corpus.lines.cleaning import clean_lines

LABELS = (
    "Comments",
    "View comments",
    "12 comments",
    "Reply",
    "Leave a comment",
    "Most read",
    "Related articles",
    "More on this story",
    "Read more",
    "Tags: politics, senate",
    "© 2031 The Example Post",
    "Source: Reuters",
)
KEPT = ("title", "standfirst", "body", "repeat")


def comments(form, texts):
    """Print comments in one of the forms of sites, as a list of lines."""
    names = ("joe_m", "Anna", "K. R.", "seawall")
    if form == "name: text":
        return ["Comments (4)", *(f"{who}: {text}" for who, text in zip(names, texts, strict=False))]
    if form == "name, time, text, buttons":
        blocks = ([who, "2 hours ago", text, "Like", "Reply"] for who, text in zip(names, texts, strict=False))
        return ["Comments", *(line for block in blocks for line in block)]
    if form == "form first, then name says":
        blocks = ([f"{who} says:", "5 September 2031 at 8:30", text] for who, text in zip(names, texts, strict=False))
        return ["Leave a comment", "Your email address will not be published", *(x for block in blocks for x in block)]
    return ["Comments", *texts]


def lost(lines, own):
    """Count the words of the article's own lines, and those of them that are not kept."""
    words = dropped = 0
    for line in lines:
        if line.text in own:
            n = len(line.text.split())
            words, dropped = words + n, dropped + n * (line.role not in KEPT)
    return words, dropped


def main():
    """Print a line per label and per form of comments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--paragraphs", type=int, default=8)
    parser.add_argument("--after", type=int, default=4)
    args = parser.parse_args()
    articles = []
    for row in map(json.loads, args.data.read_text(encoding="utf-8").splitlines()):
        paragraphs = [p.strip() for p in row["text"].split("\n") if p.strip()]
        if len(paragraphs) >= args.paragraphs:
            articles.append((row.get("event"), paragraphs))
    print(f"{len(articles)} articles of {args.paragraphs} paragraphs or more")
    for label in (None, *LABELS):
        words = dropped = hit = 0
        for _, paragraphs in articles:
            text = paragraphs if label is None else [*paragraphs[: args.after], label, *paragraphs[args.after :]]
            n, gone = lost(clean_lines("\n\n".join(text)), set(paragraphs))
            words, dropped, hit = words + n, dropped + gone, hit + (gone > n / 4)
        name = "no label" if label is None else repr(label)
        print(f"{name:<32}words lost {100 * dropped / words:5.1f} %, articles that lose a quarter or more {hit}")
    chance = random.Random(4)
    for form in ("name: text", "name, time, text, buttons", "form first, then name says", "paragraphs alone"):
        words = dropped = foreign = kept = 0
        for event, paragraphs in articles:
            others = [p for e, p in chance.sample(articles, 12) if e != event][:4]
            texts = [max(other[1:5], key=len) for other in others]
            lines = clean_lines("\n\n".join([*paragraphs, *comments(form, texts)]))
            n, gone = lost(lines, set(paragraphs))
            words, dropped = words + n, dropped + gone
            for line in lines:
                if any(text in line.text for text in texts):
                    n = len(line.text.split())
                    foreign, kept = foreign + n, kept + n * (line.role in KEPT)
        own, other = 100 * dropped / words, 100 * kept / foreign
        print(f"comments, {form:<27} kept {other:4.1f} %, words of the article lost {own:.1f} %")


if __name__ == "__main__":
    main()
