"""Speed, memory and quality of reading, cleaning and copy finding, beside peers, in one run.

    python benchmarks/corpus.py [--articles FOLDER] [--pages PAGES] [--many 10000] [--more 50000]

Articles are made from those of FOLDER (the sample's by default): each keeps the lines of one of them, share buttons,
captions and sidebars as they are, and its prose takes other words in the proportions of the whole folder, so that no
two are alike. PAGES is a folder as `training/lines.py` describes it; with it the table of web pages is printed too.
Seconds are of processor time in one process, so that other work on the machine does not count.
"""

import argparse
import json
import multiprocessing
import random
import re
import resource
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from analysis.base.paths import SAMPLE
from analysis.corpus.copies import find_copies
from analysis.corpus.lines.forms import form_of
from analysis.corpus.load import read_corpus

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def make_articles(folder, count, seed=1):
    """Make raw texts of unlike words with the furniture of real files."""
    random_ = random.Random(seed)
    patterns = [path.read_bytes().decode("utf-8", errors="replace") for path in sorted(folder.glob("*.txt"))]
    words = [word for text in patterns for word in WORD.findall(text)]

    def redrawn(line):
        return WORD.sub(lambda match: random_.choice(words), line) if len(line) > 60 and not form_of(line) else line

    return ["\n".join(map(redrawn, random_.choice(patterns).splitlines())) for _ in range(count)]


def in_child(function, *args):
    """Run a function in a fresh process; return its result, seconds and peak memory in MB."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (function, *args))


def _measured(function, *args):
    start = time.process_time()
    result = function(*args)
    return result, time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def plain_reading(folder):
    """Read as a careful script would: open, repair with ftfy, split into lines."""
    import ftfy

    return sum(
        len(ftfy.fix_text(path.read_text(encoding="utf-8")).splitlines()) for path in sorted(folder.glob("*.txt"))
    )


def our_reading(folder):
    """Read and clean with the package; return the number of articles."""
    return len(read_corpus(folder)[0])


def planted(folder, count):
    """Make a table of articles, a twentieth of which take over 60 to 100 % of an earlier one; and the pairs."""
    texts = make_articles(folder, count, seed=2)
    random_ = random.Random(3)
    pairs = {}
    for i in random_.sample(range(count // 2, count), count // 20):
        origin = random_.randrange(count // 2)
        words = texts[origin].split()
        share = random_.uniform(0.6, 1.0)
        taken = words[: int(share * len(words))]
        for _ in range(len(taken) // 80):  # light editing
            taken[random_.randrange(len(taken))] = "edited"
        own = texts[i].split()[: int((1 - share) * len(words))]
        texts[i], pairs[i] = " ".join(taken + own), origin
    ids = [f"a{i:06}" for i in range(count)]
    return pd.DataFrame({"article_id": ids, "text": texts}), {(ids[o], ids[c]) for c, o in pairs.items()}


def our_copies(folder, count):
    """Precision and recall of planted copies with the package (seconds of finding alone)."""
    articles, pairs = planted(folder, count)
    start = time.process_time()
    found = find_copies(articles)
    seconds = time.process_time() - start
    told = set(zip(found["copy_of"], found["article_id"], strict=True)) - {(None, None)}
    told = {pair for pair in told if isinstance(pair[0], str)}
    return seconds, *precision_recall(told, pairs, found)


def precision_recall(told, pairs, found=None):
    """Judge pairs of origin and copy; a copy of a copy counts as one of its origin."""
    if found is not None:
        cluster = found.set_index("article_id")["copy_cluster"]
        right = sum(
            cluster.get(copy) == cluster.get(origin) and isinstance(cluster[copy], str) for origin, copy in pairs
        )
        true = {copy for _, copy in pairs}
        return sum(copy in true for _, copy in told) / max(1, len(told)), right / max(1, len(pairs))
    return len(told & pairs) / max(1, len(told)), len(told & pairs) / max(1, len(pairs))


def lsh_copies(folder, count):
    """Do the same with datasketch: MinHash of word 5-grams, 128 permutations, LSH at a Jaccard similarity of 0.5."""
    from datasketch import MinHash, MinHashLSH

    articles, pairs = planted(folder, count)
    start = time.process_time()
    index, told = MinHashLSH(threshold=0.5, num_perm=128), set()
    for article_id, text in zip(articles["article_id"], articles["text"], strict=True):
        words = re.findall(r"\w+", text.lower())
        signature = MinHash(num_perm=128)
        signature.update_batch({" ".join(words[i : i + 5]).encode() for i in range(len(words) - 4)})
        told.update((other, article_id) for other in index.query(signature))
        index.insert(article_id, signature)
    return time.process_time() - start, *precision_recall(told, pairs)


def judge_pages(folder):
    """Print the shares of wanted and unwanted segments kept, ours and the peers'."""
    import trafilatura

    wanted = json.loads((folder / "segments.json").read_text(encoding="utf-8"))

    def row(name, texts):
        kept = sum(" ".join(s.split()) in texts[page] for page, parts in wanted.items() for s in parts["with"])
        left = sum(" ".join(s.split()) in texts[page] for page, parts in wanted.items() for s in parts["without"])
        n, m = (sum(len(parts[k]) for parts in wanted.values()) for k in ("with", "without"))
        p, r = kept / (kept + left), kept / n
        print(f"| {name} | {100 * r:.1f} | {100 * (1 - left / m):.1f} | {200 * p * r / (p + r):.1f} |")

    print(f"\n| {len(wanted)} web pages | wanted kept, % | unwanted dropped, % | F1 |\n|---|---|---|---|")
    for kind in ("txt", "html"):
        raw = {
            page: (folder / kind / f"{page}.{kind}").read_text(encoding="utf-8", errors="replace") for page in wanted
        }
        if kind == "txt":
            row("full text dump, untouched", {page: " ".join(text.split()) for page, text in raw.items()})
        else:
            plain = {page: trafilatura.extract(text, include_comments=False) or "" for page, text in raw.items()}
            row("HTML, trafilatura alone", {page: " ".join(text.split()) for page, text in plain.items()})
        articles = read_corpus(folder / kind)[0].set_index("article_id")
        parts = articles[["title", "standfirst", "text"]].fillna("")
        texts = {page: " ".join(" ".join(parts.loc[page]).split()) for page in wanted}
        row(f"{'full text dump' if kind == 'txt' else 'HTML'}, ours", texts)


def main():
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=SAMPLE / "articles")
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--many", type=int, default=10_000)
    parser.add_argument("--more", type=int, default=50_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for i, text in enumerate(make_articles(args.articles, args.many)):
            (folder / f"outlet{i % 7}_2031-05-{1 + i % 28:02}_{i:06}.txt").write_text(text, encoding="utf-8")
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        _, plain, _ = in_child(plain_reading, folder)
        _, ours, memory = in_child(our_reading, folder)
    print(
        f"reading and cleaning {args.many:,} articles, {size:.0f} MB: {ours:.1f} s, {size / ours:.1f} MB/s, "
        f"peak {memory:.0f} MB"
    )
    print(f"  open + ftfy + splitlines: {plain:.1f} s; ratio {ours / plain:.2f}")
    first = None
    for count in [args.many, args.more]:
        (seconds, precision, recall), _, memory = in_child(our_copies, args.articles, count)
        first = first or seconds
        print(
            f"copies among {count:,}: {seconds:.1f} s ({seconds / first:.2f} x), peak {memory:.0f} MB; "
            f"precision {100 * precision:.1f} %, recall {100 * recall:.1f} %"
        )
    (seconds, precision, recall), _, memory = in_child(lsh_copies, args.articles, args.many)
    print(
        f"  datasketch LSH among {args.many:,}: {seconds:.1f} s, peak {memory:.0f} MB; "
        f"precision {100 * precision:.1f} %, recall {100 * recall:.1f} %"
    )
    if args.pages:
        judge_pages(args.pages)


if __name__ == "__main__":
    sys.exit(main())
