"""How far a long run is: a bar in a terminal or a notebook, a line a minute where the output goes into a log."""

import sys
import time

EVERY = 60
"""Seconds between two lines in a log."""


def follow(items, total, what):
    """Hand on items, and tell how many of `total` are done.

    Parameters
    ----------
    items : iterable
    total : int
    what : str
        What is being done, in a word or two.

    Yields
    ------
    object
        The items.
    """
    if sys.stderr.isatty() or "ipykernel" in sys.modules:
        from tqdm.auto import tqdm

        yield from tqdm(items, total=total, desc=what, unit="batch", delay=2, leave=False)
        return
    start = last = time.monotonic()
    for n, item in enumerate(items, 1):
        yield item
        now = time.monotonic()
        if now - last >= EVERY and n < total:
            last, left = now, (now - start) / n * (total - n)
            sys.stderr.write(f"{what}: {n} of {total} batches, about {_minutes(left)} left\n")
            sys.stderr.flush()


def _minutes(seconds):
    n = max(1, round(seconds / 60))
    return f"{n} minute{'s' * (n > 1)}"
