"""Work spread over processes that start from anywhere: a script without a main guard, a notebook, a console.

A process that is spawned runs the main script of its parent again, unless that script says which part of it is not for
children. What is spread here stands in modules of this package, so the children need no main script at all.
"""

import sys
import warnings
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import SpawnContext, SpawnProcess
from types import ModuleType


class _Process(SpawnProcess):
    def start(self):
        """Start without the main script of this process."""
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            super().start()
        finally:
            sys.modules["__main__"] = main


class _Context(SpawnContext):
    Process = _Process


def spread(function, items, workers):
    """Apply a function to items, this process being one of the workers.

    Where processes cannot be started, or one of them dies, the rest is done in this process, and a warning says so.

    Parameters
    ----------
    function : callable
        Of a module that can be imported.
    items : iterable
        Taken only as fast as they are worked on.
    workers : int

    Yields
    ------
    object
        The results, in the order of the items.

    Examples
    --------
    >>> list(spread(abs, [-1, 2], workers=1))
    [1, 2]
    """
    if workers <= 1:
        yield from map(function, items)
        return
    with ProcessPoolExecutor(workers - 1, mp_context=_Context()) as pool:
        waiting = []  # in order: (item, what another process makes of it), or (None, what this one has made)
        broken = False
        for item in items:
            busy = sum(isinstance(part, Future) and not part.done() for _, part in waiting)
            future = None
            if busy < 2 * (workers - 1) and not broken:
                try:
                    future = pool.submit(function, item)
                except (BrokenProcessPool, OSError) as error:
                    broken = _tell(error)
            waiting.append((None, function(item)) if future is None else (item, future))
            while waiting and not (isinstance(waiting[0][1], Future) and not waiting[0][1].done()):
                yield _result(function, *waiting.pop(0))
        for item, part in waiting:
            yield _result(function, item, part)


def _result(function, item, part):
    if not isinstance(part, Future):
        return part
    try:
        return part.result()
    except BrokenProcessPool as error:
        _tell(error)
        return function(item)


def _tell(error):
    warnings.warn(f"work goes on in one process, since others ended ({type(error).__name__})", stacklevel=3)
    return True
