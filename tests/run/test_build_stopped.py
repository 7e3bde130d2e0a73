"""A build that is killed, or whose disk is full, goes on as if nothing had been; one at a time writes into a folder."""

import errno
import json
import os
import signal
import subprocess
import sys
import time

import pandas as pd
import pytest
from building import run, same, tables, write

from analysis.run import folder, parts


def test_two_builds_into_one_folder_are_one_line(few, copied):
    out = copied(few)
    told = {"process": os.getppid(), "machine": folder.socket.gethostname()}
    (out / ".lock").write_text(json.dumps(told))
    run(few, out)  # it is finished: opening it needs no lock, so that notebooks may do so side by side
    (out / "counts.parquet").unlink()
    with pytest.raises(ValueError, match=rf"another build \(process {os.getppid()}\) writes here"):
        run(few, out)
    (out / ".lock").write_text(json.dumps(told | {"process": 2**22 + 1}))  # a build that was killed
    run(few, out)
    (out / "counts.parquet").unlink()
    (out / ".lock").write_text(json.dumps(told | {"machine": "elsewhere"}))
    with pytest.raises(ValueError, match="a build on elsewhere writes here"):
        run(few, out)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_full_or_read_only_disk_is_an_error_and_the_next_run_goes_on(few, anew, tmp_path, monkeypatch, number):
    out, real, left = tmp_path / "out", folder.write_whole, [17]

    def full(path, data):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(number, os.strerror(number), str(path))
        real(path, data)

    monkeypatch.setattr(parts, "write_whole", full)
    with pytest.raises(OSError, match=os.strerror(number)):
        run(few, out)
    monkeypatch.setattr(parts, "write_whole", real)
    run(few, out)
    same(tables(out), tables(anew(few)))


def test_a_lost_part_is_made_again(few, copied):
    out = copied(few)
    before = tables(out)
    for kind in ("texts", "said", "facts", "words"):
        next((out / ".parts").glob(f"{kind}-*")).unlink()
    (out / "articles.parquet").unlink()
    run(few, out)
    same(before, tables(out))


def test_a_part_never_runs_what_is_in_it(tmp_path):
    found = parts.Parts(tmp_path)
    lima = pd.Timestamp("2031-05-02", tz="America/Lima")
    kept = {"a": [1, 2.5, None, "\ud800", pd.Timestamp("2031-05-02").to_pydatetime(), lima]}
    found.save("kept", kept)
    assert found.load("kept") == kept
    found.save("harm", [print])
    with pytest.raises(Exception, match=r"builtins\.print has no place in a part"):
        found.load("harm")


class Killed(BaseException):
    """What nobody catches: the process is gone."""


@pytest.mark.parametrize("moment", [3, 12, 20, 35, 43, 64])
def test_a_build_killed_while_writing_goes_on_as_if_nothing_had_been(few, anew, tmp_path, monkeypatch, moment):
    out, real, left, written = tmp_path / "out", folder.write_whole, [moment], []

    def dying(path, data):
        left[0] -= 1
        if left[0] < 0:
            path.with_name(f"{path.name}.{os.getpid()}.part").write_bytes(b"half of it")
            raise Killed
        real(path, data)
        written.append(path.name)

    monkeypatch.setattr(parts, "write_whole", dying)
    with pytest.raises(Killed):
        run(few, out)
    left[0] = 10**6
    run(few, out)
    again = {name for name in written if written.count(name) > 1 and not name.startswith("index-")} - {"hashes"}
    assert len(again) < 6  # of one step of one batch, which was being written; what was whole is not done again
    fresh = anew(few)
    same(tables(out), tables(fresh))
    files, wanted = ({str(p.relative_to(of)) for p in of.rglob("*")} for of in (out, fresh))
    assert files == wanted


def test_a_build_killed_for_real_goes_on(few, anew, tmp_path):
    out = tmp_path / "out"
    code = "import sys; from analysis.run.build import build_tables as b; b(*sys.argv[1:], engine='rules', workers=2)"
    process = subprocess.Popen([sys.executable, "-c", code, str(few), str(out)], start_new_session=True)
    until = time.monotonic() + 60
    while not list(out.glob(".parts/texts-*")) and time.monotonic() < until:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert (out / ".lock").is_file()
    run(few, out)
    same(tables(out), tables(anew(few)))
    assert not (out / ".lock").exists()


def test_what_a_build_killed_at_its_ends_leaves_is_cleared(few, tmp_path):
    out = tmp_path / "out"
    (out / ".parts").mkdir(parents=True)
    (out / ".lock").write_text("")
    (out / "manifest.json.7.part").write_text("half")
    run(few, out)
    (out / "acts.parquet.7.part").write_text("half")
    write(few, 4, "the library")
    run(few, out)
    assert not list(out.rglob("*.part")) and not (out / ".lock").exists()
