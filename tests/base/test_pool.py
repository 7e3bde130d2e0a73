"""Work over several processes: from any script, in order, and done even if the others die."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis.base.pool import Workers, spread

SCRIPT = """
import os
print("read", os.getpid())
from analysis.base.pool import spread
print(*spread(str.upper, ["a", "b", "c", "d"], workers=3))
"""


def pid(item):
    """Tell which process takes an item, slowly enough that both are needed."""
    time.sleep(0.05)
    return os.getpid()


def die(parent):
    """End the process, unless it is the one that asked."""
    if os.getpid() != parent:
        os._exit(9)
    return parent


def test_a_script_without_a_main_guard_is_read_once(tmp_path):
    (tmp_path / "plain.py").write_text(SCRIPT)
    for command in ([str(tmp_path / "plain.py")], ["-c", SCRIPT]):
        done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True)
        first, second = done.stdout.splitlines()
        assert first.startswith("read") and second == "A B C D"


def test_results_come_in_the_order_of_the_items():
    assert list(spread(abs, range(-40, 0), workers=2)) == list(range(40, 0, -1))


def test_work_is_done_here_when_the_others_die():
    with pytest.warns(UserWarning, match="goes on in one process"):
        assert list(spread(die, [os.getpid()] * 3, workers=2)) == [os.getpid()] * 3


def test_processes_stay_from_one_spread_to_the_next_and_end_where_memory_is_needed():
    with Workers(2) as workers:
        first = set(workers.spread(pid, range(8)))
        assert set(workers.spread(pid, range(8))) == first and len(first) == 2
        workers.rest()
        assert set(workers.spread(pid, range(8))) != first


def test_others_take_the_place_of_those_that_died():
    with Workers(2) as workers:
        with pytest.warns(UserWarning, match="goes on in one process"):
            list(workers.spread(die, [os.getpid()] * 3))
        assert len(set(workers.spread(pid, range(8)))) == 2


KILLED = """
import os, signal
from analysis.base.pool import Workers
workers = Workers(2)
others = set(workers.spread(__import__("test_pool").pid, range(8))) - {os.getpid()}
print(*others, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_others_end_with_a_process_that_is_killed():
    path = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    command, environment = [sys.executable, "-c", KILLED], os.environ | {"PYTHONPATH": path}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60)
    (other,) = map(int, done.stdout.split())
    for _ in range(200):
        if not _runs(other):
            return
        time.sleep(0.1)
    raise AssertionError("it still runs")


def _runs(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return not Path(f"/proc/{process}/stat").exists() or ") Z " not in Path(f"/proc/{process}/stat").read_text()


def test_a_spread_that_is_left_early_leaves_nothing_running():
    with Workers(2) as workers:
        results = workers.spread(pid, range(50))
        next(results)
        results.close()
        assert len(set(workers.spread(pid, range(8)))) == 2
