"""Kill builds at random moments, go on, and compare: `python benchmarks/kills.py --kills 100`.

A corpus of `--articles` articles (those of `scale.py`, a damaged file and a table among them) is built in parts of ten.
Once undisturbed; then again and again with SIGKILL to the build and all its workers at a random moment between the
first file and the last table, until a run comes to its end between kills. Checked after each: the tables and the parts
are those of the undisturbed run, no file is left over, and of the parts that stood at the moment of a kill none was
written again but those of the batches then in work, one a worker.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
from scale import Maker

PARTS = 8
"""Parts that one step makes of one batch, at most: a kill between the first and the last has all of them made again."""
CODE = """
import sys
from analysis.run import build
import analysis.run.stream, analysis.run.stages
build.BATCH = 10
print("ready", flush=True)
build.build_tables(sys.argv[1], sys.argv[2], engine="rules", workers=int(sys.argv[3]))
"""


def start(corpus, out, workers):
    """Start a build in a group of processes of its own, and wait until it has loaded what it needs."""
    command = [sys.executable, "-c", CODE, str(corpus), str(out), str(workers)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    process.stdout.readline()
    return process


def times(out):
    """Give the moment each part was written."""
    return {p.name: p.stat().st_mtime_ns for p in (out / ".parts").glob("*-*") if p.suffix != ".part"}


def rewritten(out, before):
    """Count the parts that stood before a run and were written again in it."""
    return sum(before[name] != now for name, now in times(out).items() if name in before)


def differs(out, whole):
    """Say in what a finished run differs from the undisturbed one; "" if in nothing."""
    for path in sorted(whole.glob("*.parquet")):
        try:
            pd.testing.assert_frame_equal(pd.read_parquet(out / path.name), pd.read_parquet(path), check_exact=True)
        except (AssertionError, OSError) as error:
            return f"{path.name}: {' '.join(str(error).split())[:200]}"
    names, wanted = (sorted(str(p.relative_to(of)) for p in of.rglob("*") if p.is_file()) for of in (out, whole))
    return "" if names == wanted else f"files: {set(names) ^ set(wanted)}"


def main():
    """Kill, go on, compare and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=120, help="end after so many, whatever was killed by then")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        corpus, maker = folder / "articles", Maker(options.seed)
        corpus.mkdir()
        for n in range(options.articles):
            maker.write(corpus, n)
        (corpus / "damaged.docx").write_bytes(b"PK\x03\x04 no office file")
        rows = "\n".join(f"Lysk Mail,2030-01-0{n % 9 + 1},{maker.sentence()!r}" for n in range(25))
        (corpus / "table.csv").write_text(f"outlet,date,text\n{rows}\n", encoding="utf-8")
        begun = time.monotonic()
        process = start(corpus, folder / "whole", options.workers)
        ready = time.monotonic()
        if process.wait():
            raise SystemExit(process.stderr.read().decode())
        lasts = time.monotonic() - ready
        print(f"undisturbed: {lasts:.1f} s, after {ready - begun:.1f} s to start", flush=True)
        kills, runs, wrong, twice, out = 0, 0, [], 0, folder / "out-0"
        while kills < options.kills and time.monotonic() - begun < 60 * options.minutes:
            process, kept = start(corpus, out, options.workers), times(out)
            try:
                process.wait(timeout=rng.uniform(0, lasts))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                kills += 1
                twice = max(twice, rewritten(out, kept))
                if kills % 4 and kills < options.kills:
                    continue
            runs += 1
            if process.returncode != 0:
                process, kept = start(corpus, out, options.workers), times(out)
                if process.wait():
                    wrong.append(process.stderr.read().decode()[-300:])
                twice = max(twice, rewritten(out, kept))
            if told := differs(out, folder / "whole"):
                wrong.append(told)
            out = folder / f"out-{runs}"
            print(f"{kills} kills, {runs} runs brought to their end, {len(wrong)} differ", flush=True)
        print(f"{kills} kills, {runs} runs brought to their end: {len(wrong)} differ; ", end="")
        print(f"at most {twice} parts written again after a kill")
        for told in wrong:
            print(told)
        raise SystemExit(bool(wrong or twice > PARTS * options.workers))


if __name__ == "__main__":
    main()
