"""Speed of the tagger beside the bare network, the plain recipe and the rules: `python benchmarks/attribution.py`.

Everything reads the same text, in turns, and the fastest of several turns counts. On a machine that does other work
besides, the last line (two cores) means nothing.
"""

import argparse
import os
import time
from pathlib import Path

import numpy as np
import onnxruntime

from analysis import paths
from analysis.attribution import rules, tagger

SAMPLE = Path(__file__).parents[1] / "data" / "sample" / "articles"


def window_ids(texts, net, limit):
    """Return the piece ids of every window."""
    rows = []
    for text in texts:
        for window in tagger.pack(tagger.read_words(text), net.pieces, limit):
            ids = [tagger.CLS]
            for words in window:
                for word in words:
                    ids += net.pieces[word[0]]
                ids.append(tagger.SEP)
            rows.append(ids)
    return rows


def plain_recipe(rows, batch=16):
    """Return a function that runs windows in padded batches through a session with onnxruntime's own settings."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    weights = (paths.MODEL / "tagger.onnx").read_bytes()
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    batches = []
    for i in range(0, len(rows), batch):
        part = rows[i : i + batch]
        longest = max(map(len, part))
        batches.append(np.array([ids + [0] * (longest - len(ids)) for ids in part], dtype=np.int64))

    def run():
        for ids in batches:
            session.run(None, {"ids": ids})

    return run


def fastest(tasks, turns):
    """Return {name: seconds of its fastest turn}; the tasks take turns."""
    best = dict.fromkeys(tasks, float("inf"))
    for _ in range(turns):
        for name, task in tasks.items():
            started = time.perf_counter()
            task()
            best[name] = min(best[name], time.perf_counter() - started)
    return best


def main():
    """Time, and print words per second and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=SAMPLE, help="folder of .txt files")
    parser.add_argument("--turns", type=int, default=3)
    args = parser.parse_args()
    texts = [p.read_text(encoding="utf-8", errors="replace") for p in sorted(args.texts.glob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    net = tagger.network()
    arrays = [np.array([ids], dtype=np.int64) for ids in window_ids(texts, net, net.limit)]
    seconds = fastest(
        {
            "network alone, same windows": lambda: [net.session.run(None, {"ids": ids}) for ids in arrays],
            "tagger, one thread": lambda: tagger.find(texts, workers=1),
            "plain recipe, network alone": plain_recipe(window_ids(texts, net, 160)),
            "rules, one process": lambda: rules.find(texts, workers=1),
            "tagger, two threads": lambda: tagger.find(texts, workers=2),
        },
        args.turns,
    )
    print(f"{len(texts)} texts, {words:,} words, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print("| | words/s |\n|---|---|")
    for name, value in seconds.items():
        print(f"| {name} | {words / value:,.0f} |")
    one = seconds["tagger, one thread"]
    print(f"tagger / network alone   {seconds['network alone, same windows'] / one:.2f}")
    print(f"tagger / plain recipe    {seconds['plain recipe, network alone'] / one:.2f}")
    print(f"rules / tagger           {one / seconds['rules, one process']:.0f}")
    print(f"two threads / one        {one / seconds['tagger, two threads']:.2f}")


if __name__ == "__main__":
    main()
