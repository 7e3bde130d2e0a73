"""A build on the workers of a Dask cluster: the same tables as on one machine, also where workers die."""

import os
import signal
import sys
import threading
import time

import pandas as pd
import pytest

from analysis.run import cluster
from analysis.run.build import TABLES, build_tables

distributed = pytest.importorskip("distributed", reason="needs the extra `scale`")


@pytest.fixture(scope="module")
def two_workers():
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as local,
        distributed.Client(local) as client,
    ):
        yield client


def same(out, other):
    for name in TABLES:
        tables = [pd.read_parquet(folder / f"{name}.parquet") for folder in (out, other)]
        pd.testing.assert_frame_equal(*tables, check_exact=True)
    files, wanted = ({str(p.relative_to(of)) for p in of.rglob("*")} for of in (out, other))
    assert files == wanted


def test_a_cluster_gives_what_one_process_gives(few, anew, tmp_path, two_workers):
    told = build_tables(few, tmp_path / "out", engine="rules", client=two_workers)
    assert told["parts"]["done"]["attributions"] > 4
    same(tmp_path / "out", anew(few))
    for path in sorted(few.iterdir())[2:]:
        path.unlink()
    build_tables(few, tmp_path / "address", engine="rules", client=two_workers.scheduler.address)
    same(tmp_path / "address", anew(few))


def test_workers_that_die_lose_and_double_nothing(corpus, anew, tmp_path, two_workers):
    out, dead = tmp_path / "out", []

    def kill():
        until = time.monotonic() + 120
        for kind in ("texts-*", "said-*"):
            while not list(out.glob(f".parts/{kind}")) and time.monotonic() < until:
                time.sleep(0.01)
            worker = min(two_workers.run(os.getpid).values())
            os.kill(worker, signal.SIGKILL)
            dead.append(worker)

    thread = threading.Thread(target=kill)
    thread.start()
    build_tables(corpus, out, engine="rules", client=two_workers)
    thread.join()
    assert len(set(dead)) == 2
    same(out, anew(corpus))


def test_a_cluster_that_cannot_do_the_work_is_one_line(few, tmp_path, two_workers, monkeypatch):
    monkeypatch.setattr(cluster, "WAIT", 0.5)
    with pytest.raises(ValueError, match=r"no Dask scheduler answers there; give its address"):
        build_tables(few, tmp_path / "out", engine="rules", client="tcp://127.0.0.1:9")
    monkeypatch.setattr(cluster, "WAIT", 30)
    monkeypatch.setattr(cluster, "versions", lambda: {"reading": "other"})
    with pytest.raises(ValueError, match="another version of this package or of its libraries"):
        build_tables(few, tmp_path / "out", engine="rules", client=two_workers)
    nowhere = cluster.connected(two_workers, tmp_path / "nowhere")
    with pytest.raises(ValueError, match=r"does not see .*nowhere; use a folder that all machines share"), nowhere:
        pass
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ValueError, match=r'dask is missing: pip install "dask\[distributed\]"'):
        build_tables(few, tmp_path / "out", engine="rules", client="tcp://127.0.0.1:9")


def test_a_cluster_whose_workers_are_gone_is_one_line(two_workers, monkeypatch):
    monkeypatch.setattr(cluster, "WAIT", 1)
    two_workers.cluster.scale(0)
    try:
        with pytest.raises(ValueError, match="no worker is left on the cluster; start some, then run the same command"):
            list(cluster.over(two_workers, abs, [-1]))
    finally:
        two_workers.cluster.scale(2)
    two_workers.wait_for_workers(1, timeout=60)
    assert list(cluster.over(two_workers, abs, [-1, 2])) == [1, 2]
