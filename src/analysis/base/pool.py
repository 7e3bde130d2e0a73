"""Work spread over processes that start from anywhere: a script without a main guard, a notebook, a console.

A process that is spawned runs the main script of its parent again, unless that script says which part of it is not for
children. What is spread here stands in modules of this package, so the children need no main script at all.
"""

import os
import sys
import threading
import warnings
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process
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


def _watch_parent():
    """End this process when the one that started it has: who is killed cannot tell the others to stop."""

    def wait():
        parent_process().join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


class Workers:
    """Processes that stay from one spread to the next, this process being one of the workers.

    They start when they are first needed, so that short work pays for none; starting one costs a second or two.

    Parameters
    ----------
    number : int

    Examples
    --------
    >>> with Workers(1) as workers:
    ...     list(workers.spread(abs, [-1, 2]))
    [1, 2]
    """

    def __init__(self, number):
        self.number, self._pool, self._lost = number, None, False

    def __enter__(self):
        """Take nothing yet."""
        return self

    def __exit__(self, *error):
        """End the processes."""
        self.rest()

    def rest(self):
        """End the processes, and free their memory; the next spread starts others."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        self._pool, self._lost = None, False

    def spread(self, function, items):
        """Apply a function to items.

        Where processes cannot be started, or one of them dies, the rest is done in this process, and a warning says so.

        Parameters
        ----------
        function : callable
            Of a module that can be imported.
        items : iterable
            Taken only as fast as they are worked on.

        Yields
        ------
        object
            The results, in the order of the items.
        """
        if self.number <= 1:
            yield from map(function, items)
            return
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.number - 1, mp_context=_Context(), initializer=_watch_parent)
        waiting = []  # in order: (item, what another process makes of it), or (None, what this one has made)
        try:
            for item in items:
                busy = sum(isinstance(part, Future) and not part.done() for _, part in waiting)
                future = None
                if busy < 2 * (self.number - 1) and not self._lost:
                    try:
                        future = self._pool.submit(function, item)
                    except (BrokenProcessPool, OSError) as error:
                        self._tell(error)
                waiting.append((None, function(item)) if future is None else (item, future))
                while waiting and not (isinstance(waiting[0][1], Future) and not waiting[0][1].done()):
                    yield self._result(function, *waiting.pop(0))
            while waiting:
                yield self._result(function, *waiting.pop(0))
        finally:
            if self._lost or waiting:
                self.rest()

    def _result(self, function, item, part):
        if not isinstance(part, Future):
            return part
        try:
            return part.result()
        except BrokenProcessPool as error:
            self._tell(error)
            return function(item)

    def _tell(self, error):
        warnings.warn(f"work goes on in one process, since others ended ({type(error).__name__})", stacklevel=4)
        self._lost = True


def spread(function, items, workers):
    """Apply a function to items in processes that end with it; see `Workers.spread`.

    Examples
    --------
    >>> list(spread(abs, [-1, 2], workers=1))
    [1, 2]
    """
    with Workers(workers) as pool:
        yield from pool.spread(function, items)
