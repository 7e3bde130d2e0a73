"""Builds that tests of a file share: each is made once, and copied where a test changes it."""

import hashlib
import shutil

import pytest
from building import THINGS, run, write

from analysis.run import build


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


def _lay(home, n_articles):
    """Lay a corpus where that of the test before lay, since a run belongs to the path of its corpus."""
    path = home / "articles"
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir()
    for n in range(n_articles):
        write(path, n, THINGS[n % len(THINGS)])
    return path


@pytest.fixture
def corpus(home, monkeypatch):
    """Twelve articles in six batches."""
    monkeypatch.setattr(build, "BATCH", 4)
    return _lay(home, 12)


@pytest.fixture
def few(home, monkeypatch):
    """Eight articles in five batches, where their number is not the point."""
    monkeypatch.setattr(build, "BATCH", 4)
    return _lay(home, 8)


@pytest.fixture
def anew(home):
    """Give the folder of a build, from nothing, of a corpus as it lies there now; tests only look into it."""

    def of(corpus):
        told = [build.BATCH, *((path.name, path.read_bytes()) for path in sorted(corpus.iterdir()))]
        out = home / hashlib.sha256(repr(told).encode()).hexdigest()[:16]
        run(corpus, out)  # a finished one is opened
        return out

    return of


@pytest.fixture
def copied(anew, tmp_path):
    """Give the folder of such a build that a test may change."""

    def of(corpus, name="out"):
        return shutil.copytree(anew(corpus), tmp_path / name)

    return of
