"""Memory and time of builds of many articles: `python benchmarks/scale.py 1000 20000 [--workers 2]`.

Each corpus is made of the sentences of the sample, long words in them replaced at random so that no two articles are
copies by chance; one in fifty is a copy on purpose, lightly cut, in another outlet. Ten outlets, 500 articles a day,
each with the lines that its outlet prints under everything. Every build is a process of its own: memory is the largest
sum over it and its workers, each shared page counted once; time is that of the clock and of the processors. Then the
same command again, and again after a hundred articles have changed.

`--light` leaves out attributions, frames and acts, which take most of the time and no memory that grows: so it can be
seen how far reading, cleaning, copies, events, counts and the joining of tables carry.
"""

import argparse
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date, timedelta
from pathlib import Path

from analysis.base.paths import sample_files
from analysis.text.sentences import sentence_spans

OUTLETS = [f"{a}{b}" for a in ("lysk", "osk", "reld", "tarn", "venn") for b in ("post", "herald")]
PER_DAY = 500
LIGHT = """
import sys
import analysis as an
from analysis.base import schema
an.find_attributions = lambda articles, **_: schema.make([], schema.ATTRIBUTIONS)
an.frame_answers = lambda *_: schema.make([], schema.ANSWERS)
an.find_acts = lambda *_: schema.make([], schema.ACTS)
from analysis.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


class Maker:
    """Makes articles that nobody wrote, of words that somebody did."""

    def __init__(self, seed=0, *, brief=False):
        import analysis as an

        self.paragraphs, self.most = ((2, 3), 2) if brief else ((6, 14), 3)
        self.word, self.share = re.compile(r"\b[a-z]{4,}\b" if brief else r"\b[a-z]{6,}\b"), 0.8 if brief else 0.5

        self.rng = random.Random(seed)
        texts = an.load_articles(sample_files()["corpus"], metadata=sample_files()["metadata"])["text"]
        self.sentences = [text[a:b] for text in texts for a, b in sentence_spans(text) if b - a > 40]
        self.long = sorted({word for s in self.sentences for word in re.findall(r"\b[a-z]{6,}\b", s)})
        self.last = []

    def sentence(self):
        """Give a sentence with half of its long words replaced, and its numbers."""
        rng = self.rng
        text = self.word.sub(
            lambda m: rng.choice(self.long) if rng.random() < self.share else m[0],
            rng.choice(self.sentences),
        )
        return re.sub(r"\d", lambda m: str(rng.randint(1, 9)), text).replace("\n", " ")

    def write(self, folder, n):
        """Write the article of number `n`, and return its size."""
        rng, outlet = self.rng, OUTLETS[n % len(OUTLETS)]
        day = date(2030, 1, 1) + timedelta(days=n // PER_DAY)
        if n % 50 == 49 and self.last:
            paragraphs = self.last[:-1]
        else:
            paragraphs = [
                " ".join(self.sentence() for _ in range(rng.randint(1, self.most)))
                for _ in range(rng.randint(*self.paragraphs))
            ]
        self.last = paragraphs
        words = [rng.choice(self.long) for _ in range(4)]
        title = f"{words[0].title()} {words[1]} {words[2]} in {words[3]}"
        lines = [title, *paragraphs, f"Write to the desk of the {outlet}", "Share this article"]
        path = folder / day.strftime("%Y-%m") / f"{outlet}_{day}_{n:07}.txt"
        path.parent.mkdir(exist_ok=True)
        return path.write_text("\n\n".join(lines), encoding="utf-8")


def tree(pid):
    """List a process and all that it has started."""
    found = [pid]
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in path.read_text().split():
            found += tree(int(child))
    return found


def memory(pid):
    """Give the megabytes of a process and its children, shared pages divided among them."""
    total = 0
    for one in tree(pid):
        match = re.search(r"^Pss_Anon:\s+(\d+)", Path(f"/proc/{one}/smaps_rollup").read_text(), re.MULTILINE)
        total += int(match[1]) if match else 0
    return total / 1024


def build(corpus, out, workers, engine, light):
    """Run one build, and return seconds of the clock, of the processors, and the peak in MB."""
    command = [sys.executable, *(["-c", LIGHT] if light else ["-m", "analysis"])]
    command += ["build", corpus, "--out", out, "--engine", engine]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen([*map(str, command), "--workers", str(workers)], stdout=subprocess.DEVNULL)
    peak, over = [0.0], threading.Event()

    def watch():
        while not over.wait(1):
            try:
                peak[0] = max(peak[0], memory(process.pid))
            except OSError:
                continue  # a process ended while it was looked at

    watcher = threading.Thread(target=watch)
    watcher.start()
    status = process.wait()
    over.set()
    watcher.join()
    if status:
        raise SystemExit(f"the build ended with {status}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - start, used, peak[0]


def size(folder):
    """Give the megabytes under a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20


def main():
    """Make, build and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--engine", default="rules")
    parser.add_argument("--light", action="store_true", help="in one process, without statements, frames and acts")
    parser.add_argument("--brief", action="store_true", help="articles of two or three paragraphs, some 80 words")
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder by default")
    options = parser.parse_args()
    workers = 1 if options.light else options.workers
    print("| articles | MB | run | minutes | processor, ms an article | peak, MB | on disk, MB |", flush=True)
    print("| --- | --- | --- | --- | --- | --- | --- |", flush=True)
    for n in options.sizes:
        folder = Path(tempfile.mkdtemp(dir=options.folder))
        corpus, out, maker = folder / "articles", folder / "out", Maker(brief=options.brief)
        corpus.mkdir()
        for i in range(n):
            maker.write(corpus, i)
        for run in ("first", "again", "100 changed"):
            if run == "100 changed":
                for path in random.Random(1).sample(sorted(corpus.rglob("*.txt")), min(100, n)):
                    path.write_text(path.read_text() + "\n\nNothing more was said on Thursday, an editor said.\n")
            wall, used, peak = build(corpus, out, workers, options.engine, options.light)
            told = f"{wall / 60:.1f} | {used / n * 1000:.0f} | {peak:.0f} | {size(out):.0f}"
            print(f"| {n:,} | {size(corpus):.0f} | {run} | {told} |", flush=True)
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
