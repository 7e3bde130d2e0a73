"""Work spread over the machines of a Dask cluster: beyond one machine what `base.pool` is on it.

The workers read and write the same folders as this process, so what one of them has finished stays when it dies. They
run the stages of this package, which must be installed there as it is here.
"""

import threading
from collections import deque
from contextlib import contextmanager
from pathlib import Path

from analysis.run.inputs import versions

WAIT = 30
"""Seconds in which a scheduler answers and a worker joins, or a line says that none did."""
_AHEAD = 3  # tasks that wait for each thread of a worker, so that none is idle
_ONE = threading.Lock()  # the stages are written for one at a time in a process


@contextmanager
def connected(client, *folders):
    """Give the client of a cluster whose workers can do the work.

    Parameters
    ----------
    client : distributed.Client, str or None
        Or the address of a scheduler: the connection is then closed at the end.
    *folders : Path
        That every worker must see.

    Yields
    ------
    distributed.Client or None

    Raises
    ------
    ValueError
        If the package is missing, nobody answers, or a worker sees other folders or runs other code; one line each.
    """
    if client is None:
        yield None
        return
    try:
        import distributed
    except ImportError:
        raise ValueError('dask is missing: pip install "dask[distributed]"') from None
    mine = isinstance(client, str)
    if mine:
        try:
            client = distributed.Client(client, timeout=WAIT)
        except (OSError, ValueError) as error:
            raise ValueError(f"{client}: no Dask scheduler answers there; give its address, tcp://HOST:8786") from error
    try:
        _check(client, folders)
        yield client
    finally:
        if mine:
            client.close()


def _check(client, folders):
    try:
        client.wait_for_workers(1, timeout=WAIT)
    except TimeoutError:
        raise ValueError("no worker has joined the scheduler; start some with: dask worker ADDRESS") from None
    for worker, told in client.run(_look, [str(folder) for folder in folders], on_error="return").items():
        if isinstance(told, Exception):
            raise ValueError(f"worker {worker} cannot import this package as it is here: {told}; install it there too")
        unseen, code = told
        if unseen:
            raise ValueError(f"worker {worker} does not see {unseen[0]}; use a folder that all machines share")
        if code != versions():
            raise ValueError(f"worker {worker} has another version of this package or of its libraries; make them one")


def _look(folders):
    return [folder for folder in folders if not Path(folder).exists()], versions()


def over(client, function, items):
    """Apply a function to items on the workers of a cluster; what a worker that died was at is done by another.

    Parameters
    ----------
    client : distributed.Client
    function : callable
        Of a module that can be imported.
    items : iterable
        Taken only as fast as they are worked on.

    Yields
    ------
    object
        The results, in the order of the items.
    """
    waiting = deque()
    try:
        for item in items:
            waiting.append(client.submit(_one, function, item, pure=False))
            while len(waiting) > _AHEAD * max(1, sum(client.nthreads().values())):
                yield _result(client, waiting.popleft())
        while waiting:
            yield _result(client, waiting.popleft())
    finally:
        client.cancel(list(waiting))


def _one(function, item):
    with _ONE:
        return function(item)


def _result(client, future):
    from distributed import KilledWorker

    alone = 0
    while True:
        try:
            return future.result(timeout=WAIT)
        except KilledWorker as error:
            what = "several workers died over one batch; give them more memory, or look into their logs"
            raise ValueError(f"{what} ({' '.join(str(error).split())[:200]})") from error
        except TimeoutError:
            if future.done():  # the stage itself ran into one
                raise
            alone = 0 if client.nthreads() else alone + 1
            if alone > 1:  # a worker that died is back sooner
                raise ValueError(
                    "no worker is left on the cluster; start some, then run the same command: it goes on"
                ) from None
