"""Coded articles to labels that may be kept: `python training/frames/labels.py --polnear P --basil B CODED ...`.

The coders underlined the words that show each yes. Here the words are written as offsets into the article, so that no
word of it enters the repository.
"""

import argparse
import json
import re
from pathlib import Path

OUT = Path(__file__).parent / "labels.jsonl"


def read_texts(polnear, basil):
    """Return a function from (corpus, article) to its text; in BASIL the title stands before it as a paragraph."""
    rows = [json.loads(line) for line in (Path(basil) / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    basil = {row["id"]: f"{row['title'] or ''}\n\n{row['text']}" for row in rows}
    events = {row["id"]: row["event"] for row in rows}
    folders = {"polnear-train": "train", "polnear": "dev"}

    def text_of(corpus, article):
        if corpus == "basil":
            return basil[article]
        return (Path(polnear) / folders[corpus] / "text" / f"{article}.txt").read_text(encoding="utf-8")

    return text_of, events


def main():
    """Write labels.jsonl: corpus, article, event (or day), coder, yes {question: [voice, start, end]}."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", required=True)
    parser.add_argument("--basil", required=True)
    parser.add_argument("coded", nargs="+", type=Path)
    args = parser.parse_args()
    text_of, events = read_texts(args.polnear, args.basil)
    lines = []
    for path in args.coded:
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            text, yes = text_of(row["corpus"], row["article"]), {}
            for question, (voice, words) in sorted(row["yes"].items()):
                found = re.search(r"\s+".join(map(re.escape, words.split())), text)
                if not found:
                    raise ValueError(f"{path}: {question} of {row['article']}: these words do not stand in the article")
                yes[question] = [voice, *found.span()]
            event = events.get(row["article"]) or row["article"].split("_")[1]
            kept = {"corpus": row["corpus"], "article": row["article"], "event": event, "coder": row["coder"]}
            lines.append(json.dumps(kept | {"yes": yes}))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
