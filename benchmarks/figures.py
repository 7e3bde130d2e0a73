"""How long `make figures` takes, in two states of this repository, in turns on one machine.

    git clone . /tmp/before && (cd /tmp/before && git checkout a594c61 && make setup)
    python benchmarks/figures.py CORPUS --before /tmp/before [--rounds 3]

Each checkout runs in its own environment, in turns, so that what else the
machine does hits both. Beside the time on the clock stands the time of the processor, its own and its kernels', which
other work lengthens less.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def run_once(checkout, corpus):
    """Make the figures of a corpus in a fresh folder; return (seconds, seconds of the processor)."""
    out = tempfile.mkdtemp(prefix="figures-")
    shutil.rmtree(out)
    command = [str(checkout / ".venv/bin/python"), "-m", "analysis", "figures", str(corpus), "--out", out]
    before, start = os.times(), time.monotonic()
    subprocess.run(command, check=True, capture_output=True, cwd=checkout)
    taken, after = time.monotonic() - start, os.times()
    shutil.rmtree(out)
    return taken, sum(after[2:4]) - sum(before[2:4])


def main():
    """Run both in turns and print medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--before", type=Path, required=True, help="the other checkout, set up")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    taken = {"before": [], "now": []}
    for n in range(options.rounds):
        for name, checkout in (("before", options.before.resolve()), ("now", ROOT)):
            taken[name].append(run_once(checkout, options.corpus.resolve()))
            load = os.getloadavg()[0]
            print(
                f"{n + 1} {name:6} {taken[name][-1][0]:6.1f} s, processor {taken[name][-1][1]:6.1f} s, load {load:.1f}",
                flush=True,
            )
    for at, what in enumerate(("clock", "processor")):
        middle = {name: statistics.median(row[at] for row in rows) for name, rows in taken.items()}
        before, now = middle["before"], middle["now"]
        print(f"{what}: {before:.1f} s before, {now:.1f} s now, {now / before:.0%}")


if __name__ == "__main__":
    main()
