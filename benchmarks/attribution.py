"""Speed of the tagger beside the bare network, the plain recipe and the rules: `python benchmarks/attribution.py`.

Everything reads the same text, in turns, and the fastest of several turns counts: processor time for what runs on one
core, so that other work on the machine matters little; the clock for two threads against one, which means something
only where two cores are free.
"""

import argparse
import os
import resource
import time
from pathlib import Path

import numpy as np
import onnxruntime

from analysis.attribution.rules import engine as rules
from analysis.attribution.tagger.find import find
from analysis.attribution.tagger.network import network
from analysis.base import paths
from analysis.text.encoder import CLS, SEP, Encoder
from analysis.text.windows import pack, read_words

PLAIN = "plain recipe (windows of 160, padded), network alone"
SAMPLE = Path(__file__).parents[1] / "data" / "sample" / "articles"


def window_ids(texts, net, limit):
    """Return the piece ids of every window."""
    rows = []
    for text in texts:
        for window in pack(read_words(text), net.pieces, limit):
            ids = [CLS]
            for words in window:
                for word in words:
                    ids += net.pieces[word[0]]
                ids.append(SEP)
            rows.append(ids)
    return rows


def plain_recipe(rows, batch=16):
    """Return a function that runs windows padded to the longest of sixteen, with onnxruntime's own settings."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    weights = (paths.MODEL / "tagger.onnx").read_bytes()
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    padded = []
    for i in range(0, len(rows), batch):
        part = rows[i : i + batch]
        longest = max(map(len, part))
        padded += [np.array([ids + [0] * (longest - len(ids))], dtype=np.int64) for ids in part]

    def run():
        for ids in padded:
            session.run(None, {"ids": ids})

    return run


def fastest(tasks, turns, clock=time.process_time):
    """Return {name: seconds of its fastest turn}; the tasks take turns."""
    best = dict.fromkeys(tasks, float("inf"))
    for _ in range(turns):
        for name, task in tasks.items():
            started = clock()
            task()
            best[name] = min(best[name], clock() - started)
    return best


def odd_texts(texts):
    """Print the time and the process's peak memory after each of some texts that might break the tagger."""
    prose = "\n".join(texts)
    megabyte = (prose * (1_000_000 // len(prose) + 1))[:1_000_000]
    cases = {
        "article of 250,000 characters": megabyte[:250_000],
        "article of 1,000,000 characters": megabyte,
        "one line of 100,000 characters": megabyte[:100_000].replace("\n", " "),
        "100,000 characters without a blank": "ab" * 50_000,
        "10,000 quotation marks": '"' * 10_000,
        "right to left, 100,000 characters": "وقال الوزير إن الطريق مغلق. " * 3_600,
        "emoji, 10,000": "🕊️" * 5_000,
    }
    print("| text | seconds | peak MB so far |\n|---|---|---|")
    for name, text in cases.items():
        started = time.perf_counter()
        find([text], workers=1)
        seconds = time.perf_counter() - started
        print(f"| {name} | {seconds:.1f} | {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} |")


def main():
    """Time, and print words per second and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=SAMPLE, help="folder of .txt files")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--beside", type=Path, nargs="*", default=[], help="folders of other networks, read alone")
    parser.add_argument("--odd", action="store_true", help="time odd and long texts too")
    args = parser.parse_args()
    texts = [p.read_text(encoding="utf-8", errors="replace") for p in sorted(args.texts.glob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    net = network()
    run = net.encoder.session.run
    arrays = [np.array([ids], dtype=np.int64) for ids in window_ids(texts, net, net.limit)]
    others = {f"network of {folder.name} alone": Encoder(folder).session.run for folder in args.beside}
    seconds = fastest(
        {
            "network alone, same windows": lambda: [run(["scores"], {"ids": ids}) for ids in arrays],
            **{name: lambda r=r: [r(["scores"], {"ids": ids}) for ids in arrays] for name, r in others.items()},
            "tagger, one thread": lambda: find(texts, workers=1),
            PLAIN: plain_recipe(window_ids(texts, net, 160)),
            "rules, one process": lambda: rules.find(texts, workers=1),
        },
        args.turns,
    )
    threads = {n: lambda n=n: find(texts, workers=n) for n in (1, 2)}
    clock = fastest(threads, args.turns, time.perf_counter)
    print(f"{len(texts)} texts, {words:,} words, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print("| | words/s |\n|---|---|")
    for name, value in seconds.items():
        print(f"| {name} | {words / value:,.0f} |")
    one = seconds["tagger, one thread"]
    print(f"tagger / network alone   {seconds['network alone, same windows'] / one:.2f}")
    print(f"tagger / plain recipe    {seconds[PLAIN] / one:.2f}")
    print(f"rules / tagger           {one / seconds['rules, one process']:.0f}")
    print(f"two threads / one        {clock[1] / clock[2]:.2f}")
    if args.odd:
        odd_texts(texts)


if __name__ == "__main__":
    main()
