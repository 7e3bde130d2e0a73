"""Memory of the one process that joins a corpus, step by step: `python benchmarks/memory.py 4000 16000`.

The articles of `scale.py`, built in this process without attributions, frames and acts (the `--light` of that file).
For each step: megabytes when it ended, the most during it, and seconds of the processor.
"""

import argparse
import multiprocessing
import re
import tempfile
import threading
import time
from pathlib import Path

from scale import Maker

import analysis as an
from analysis.base import schema
from analysis.run import build, stream

STEPS = ("read", "clean", "finish", "look", "frame")


def megabytes():
    """Give the memory of this process that no file holds."""
    return int(re.search(r"Pss_Anon:\s+(\d+)", Path("/proc/self/smaps_rollup").read_text())[1]) / 1024


def watched(name, function):
    """Return the function so that each call prints a row."""

    def call(*args, **options):
        peak, over, start = [0.0], threading.Event(), time.process_time()

        def watch():
            while not over.wait(0.2):
                peak.append(megabytes())

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            return function(*args, **options)
        finally:
            over.set()
            watcher.join()
            now = megabytes()
            print(f"| {name} | {now:.0f} | {max(*peak, now):.0f} | {time.process_time() - start:.1f} |", flush=True)

    return call


def measure(n, folder):
    """Build the `n` articles of a folder, and print a table."""
    an.find_attributions = lambda articles, **_: schema.make([], schema.ATTRIBUTIONS)
    an.frame_answers = lambda *_: schema.make([], schema.ANSWERS)
    an.find_acts = lambda *_: schema.make([], schema.ACTS)
    for step in STEPS:
        setattr(stream.Stream, step, watched(step, getattr(stream.Stream, step)))
    for name in ("copies_among", "events_among"):
        setattr(stream, name, watched(f"look: {name}", getattr(stream, name)))
    build.publish = watched("publish", build.publish)
    print(f"\n{n:,} articles, {megabytes():.0f} MB before\n\n| step | MB after | MB at most | processor, s |")
    print("| --- | --- | --- | --- |", flush=True)
    build.build_tables(folder / "articles", folder / "out", engine="rules", workers=1)


def main():
    """Measure each size in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--brief", action="store_true", help="articles of two or three paragraphs, some 80 words")
    options = parser.parse_args()
    for n in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            corpus, maker = Path(folder) / "articles", Maker(brief=options.brief)
            corpus.mkdir()
            for number in range(n):
                maker.write(corpus, number)
            process = multiprocessing.get_context("spawn").Process(target=measure, args=(n, Path(folder)))
            process.start()
            process.join()


if __name__ == "__main__":
    main()
