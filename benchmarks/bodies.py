"""How much of marked article bodies is kept, from pages and from text dumps of them, ours beside trafilatura.

    python benchmarks/bodies.py --bodies BODIES [--half made|unseen|all] [--worst 10]

BODIES holds `html/*.html.gz`, `bodies.json` (id -> body as a person marked it) and `dump.py`, which makes a text dump
of a page. Of the ids in order, every other one is of the half that rules were made on ("made"), the rest of the half
that no rule was made on ("unseen"); the weights of lines are learnt on both. The measure is that of the set itself:
precision and recall over shingles of four words, each a mean over pages, and F1 of the two means. Seconds are processor
time, extraction and cleaning together.
"""

import argparse
import gzip
import importlib.util
import json
import re
import tempfile
import time
from collections import Counter
from pathlib import Path

from analysis.corpus.load import read_corpus

_WORD = re.compile(r"\w+")


def shingles(text):
    """Count the runs of four words of a text; a shorter text is one run."""
    words = _WORD.findall(text or "")
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)) if words)


def judge(wanted, found):
    """Return precision, recall and their F1, in percent, and the F1 of every page by its id."""
    precisions, recalls, pages = [], [], {}
    for key, body in wanted.items():
        want, got = shingles(body), shingles(found.get(key, ""))
        both = sum((want & got).values())
        precision, recall = both / max(1, sum(got.values())), both / max(1, sum(want.values()))
        if got:
            precisions.append(precision)
        if want:
            recalls.append(recall)
        pages[key] = 2 * precision * recall / max(1e-9, precision + recall)
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall), pages


def ours(folder):
    """Read a folder as a user would, and return the text of each page by its id, and the seconds it took."""
    start = time.process_time()
    articles, _, _ = read_corpus(folder)
    seconds = time.process_time() - start
    return {
        key.split(".")[0]: text for key, text in zip(articles["article_id"], articles["text"], strict=True)
    }, seconds


def theirs(pages):
    """Extract with trafilatura, fast, as it comes."""
    import trafilatura

    start = time.process_time()
    found = {key: trafilatura.extract(markup, fast=True, include_comments=False) for key, markup in pages.items()}
    return found, time.process_time() - start


def halves(folder, half):
    """Give id, markup (bytes) and marked body of every page of one half, every other of the ids in order, or of all."""
    bodies = json.loads((folder / "bodies.json").read_text(encoding="utf-8"))
    names = sorted(bodies)
    for name in names if half == "all" else names[half == "unseen" :: 2]:
        yield name, gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()), bodies[name]["body"]


def dump_of(folder):
    """Return the function that makes a text dump of a page."""
    spec = importlib.util.spec_from_file_location("dump", folder / "dump.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.dump


def main():
    """Print a table of methods."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bodies", type=Path, required=True)
    parser.add_argument("--half", choices=("made", "unseen", "all"), default="all")
    parser.add_argument("--worst", type=int, default=0, help="print so many pages that fare worst")
    args = parser.parse_args()
    chosen = list(halves(args.bodies, args.half))
    names, wanted = [name for name, _, _ in chosen], {name: body for name, _, body in chosen}
    dump = dump_of(args.bodies)
    markup = {name: page for name, page, _ in chosen}
    with tempfile.TemporaryDirectory() as work:
        dumps, pages = Path(work, "dumps"), Path(work, "pages")
        dumps.mkdir()
        pages.mkdir()
        texts = {name: dump(page) for name, page in markup.items()}
        for name in names:
            (dumps / f"{name}.txt").write_text(texts[name], encoding="utf-8")
            (pages / f"{name}.html").write_bytes(markup[name])
        methods = {
            "full text dump, untouched": (texts, 0.0),
            "full text dump, ours": ours(dumps),
            "HTML, trafilatura fast": theirs(markup),
            "HTML, ours": ours(pages),
        }
    print(f"{args.half}, {len(names)} pages      precision  recall      F1  seconds")
    for name, (found, seconds) in methods.items():
        precision, recall, f1, by_page = judge(wanted, found)
        print(f"{name:<32}{precision:>9.1f}{recall:>8.1f}{f1:>8.1f}{seconds:>9.1f}")
        if args.worst and "ours" in name:
            for key in sorted(by_page, key=by_page.get)[: args.worst]:
                print(f"    {key}  {100 * by_page[key]:.1f}")


if __name__ == "__main__":
    main()
