"""A build on a Dask cluster beside the pool of one machine: `python benchmarks/cluster.py 400 --kills 10`.

The articles of `scale.py`, engine `rules`, parts of ten. With processes as any build starts them and on as many
workers of a LocalCluster that is there already, each a process with one thread, in turn, as other work on the machine
comes and goes; the seconds of both, of the clock and of the processors. Then, `--kills` times, with SIGKILL to one
worker after the other at random moments until the build is done. Checked after each: tables and files are those of the
pool.
"""

import argparse
import os
import random
import resource
import shutil
import signal
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
from distributed import Client, LocalCluster
from kills import differs
from scale import Maker

from analysis.run import build


def used(client=None):
    """Give the seconds of the processor so far: of this process, of those that it ended, and of a cluster's workers."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    workers = client.run(time.process_time).values() if client is not None else ()
    return time.process_time() + ended.ru_utime + ended.ru_stime + sum(workers)


def timed(corpus, out, **how):
    """Build, and return the seconds it took: of the clock, and of the processors."""
    start, before = time.monotonic(), used(how.get("client"))
    build.build_tables(corpus, out, engine="rules", **how)
    return np.array([time.monotonic() - start, used(how.get("client")) - before])


def killing(client, rng, every, over, killed):
    """Kill a worker about every so many seconds until it is over."""
    while not over.wait(rng.uniform(0, 2 * every)):
        worker = rng.choice(list(client.run(os.getpid).values()) or [0])
        if worker and not over.is_set():
            os.kill(worker, signal.SIGKILL)
            killed.append(worker)
            client.wait_for_workers(1, timeout=120)


def main():
    """Build, kill, compare and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3, help="builds of each kind, in turn")
    parser.add_argument("--kills", type=int, default=10, help="builds with workers killed")
    parser.add_argument("--every", type=float, default=20, help="seconds between two kills")
    parser.add_argument("--minutes", type=float, default=60)
    options = parser.parse_args()
    build.BATCH, rng, start = 10, random.Random(0), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        corpus, maker, wrong, killed = folder / "articles", Maker(), [], []
        corpus.mkdir()
        for n in range(options.articles):
            maker.write(corpus, n)
        with (
            LocalCluster(n_workers=options.workers, threads_per_worker=1, dashboard_address=None) as cluster,
            Client(cluster) as client,
        ):
            times = np.zeros((2, 2))
            for _ in range(options.rounds):
                ways = {"pool": {"workers": options.workers}, "dask": {"client": client}}
                for row, (name, how) in enumerate(ways.items()):
                    shutil.rmtree(folder / name, ignore_errors=True)
                    seconds = timed(corpus, folder / name, **how)
                    times[row] += seconds
                    print(f"{name} of {options.workers}: {seconds[0]:.1f} s, processor {seconds[1]:.1f} s", flush=True)
                wrong.append(differs(folder / "dask", folder / "pool"))
            wall, processor = times[1] / times[0]
            print(f"cluster to pool: {wall:.2f} by the clock, {processor:.2f} by the processors", flush=True)
            for number in range(options.kills):
                if time.monotonic() - start > 60 * options.minutes:
                    break
                over, out = threading.Event(), folder / f"killed-{number}"
                thread = threading.Thread(target=killing, args=(client, rng, options.every, over, killed))
                thread.start()
                seconds, _ = timed(corpus, out, client=client)
                over.set()
                thread.join()
                wrong.append(differs(out, folder / "pool"))
                print(f"{len(killed)} workers killed so far; this build took {seconds:.1f} s", flush=True)
    print(f"{len(wrong)} builds, {len(killed)} workers killed: {sum(map(bool, wrong))} differ")
    print(*filter(None, wrong), sep="\n")
    raise SystemExit(any(wrong))


if __name__ == "__main__":
    main()
