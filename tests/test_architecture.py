"""The house keeps its plan: imports run one way, names lead somewhere, importing costs and does nothing."""

import ast
import inspect
import re
import subprocess
import sys
import time
from functools import cache

import pytest

import analysis as an
from analysis.base.paths import CHECKOUT, PACKAGE

MODULES = sorted(PACKAGE.rglob("*.py"))
LEVELS = (
    ("base",),
    ("text", "stats"),
    ("corpus", "terms", "attribution", "statements", "framing", "measures"),
    ("evaluate",),
    ("figures",),
    ("run",),
    ("__main__",),
)
"""Rooms from the ground up: a room imports from lower levels and from itself, never from its neighbours."""
NEEDS_DATA = {"word_tokenize", "sent_tokenize", "pos_tag", "pos_tag_sents", "ne_chunk", "download", "WordNetLemmatizer"}


def name_of(path):
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(p for p in parts if p != "__init__")


@cache
def names_in(path):
    """Give what a module imports, and every name that it takes from something."""
    imported, taken = [], set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            taken.update(alias.name for alias in node.names)
            imported += [f"{node.module}.{alias.name}" for alias in node.names if node.module]
        elif isinstance(node, ast.Import):
            imported += [alias.name for alias in node.names]
        elif isinstance(node, ast.Attribute):
            taken.add(node.attr)
    return imported, taken


def imports_of(path):
    return names_in(path)[0]


def level(module):
    room = module.split(".")[0]
    return next(number for number, rooms in enumerate(LEVELS) if room in rooms)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: name_of(p) or "analysis")
def test_imports_run_one_way(path):
    here = name_of(path)
    if not here:
        return
    for target in imports_of(path):
        if not target.startswith("analysis."):
            continue
        there = target.removeprefix("analysis.")
        if there.split(".")[0] == here.split(".")[0] or there in an.__all__:
            continue  # a public name of the package itself is looked up when used
        assert level(there) < level(here), f"{here} imports {there}, which does not stand below it"


def test_no_circles():
    names = {name_of(p) for p in MODULES}
    graph = {}
    for path in MODULES:
        targets = {t.removeprefix("analysis.") for t in imports_of(path) if t.startswith("analysis.")}
        graph[name_of(path)] = {n for t in targets for n in (t, t.rpartition(".")[0]) if n in names and n}
    done, path = set(), []

    def visit(node):
        assert node not in path, f"a circle: {' -> '.join([*path[path.index(node) :], node])}"
        if node not in done:
            path.append(node)
            for target in graph.get(node, ()):
                visit(target)
            path.pop()
            done.add(node)

    for node in graph:
        visit(node)


def test_public_names_are_sorted_lead_somewhere_and_have_a_docstring():
    assert an.__all__ == sorted(set(an.__all__))
    for name in an.__all__:
        assert (getattr(an, name).__doc__ or "").strip(), name
    with pytest.raises(AttributeError, match="no_such_name"):
        an.no_such_name


def test_public_functions_tell_their_types():
    for name in an.__all__:
        if inspect.isfunction(one := getattr(an, name)):
            told = inspect.signature(one)
            untold = [p.name for p in told.parameters.values() if p.annotation is inspect.Parameter.empty]
            assert not untold and told.return_annotation is not inspect.Signature.empty, f"{name}: {untold}"


def test_no_module_is_named_like_a_public_function():
    modules = {name_of(p).rpartition(".")[2] for p in MODULES} - set(an._MODULES)
    assert not modules & set(an.__all__)


def test_every_public_name_is_in_the_list_of_functions():
    text = (CHECKOUT / "docs" / "functions.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"`an\.(\w+)", text))
    assert listed == set(an.__all__)


@pytest.mark.parametrize(
    "document",
    [
        *("README.md", "CONTRIBUTING.md", "data/README.md"),
        *(p.relative_to(CHECKOUT).as_posix() for p in (CHECKOUT / "docs").rglob("*.md")),
    ],
)
def test_documents_name_only_what_exists(document):
    text = (CHECKOUT / document).read_text(encoding="utf-8")
    assert set(re.findall(r"\ban\.(\w+)\(", text)) <= set(an.__all__)
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert ((CHECKOUT / document).parent / target).exists(), f"{document} links to {target}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: name_of(p) or "analysis")
def test_nothing_that_needs_a_download_is_called(path):
    imported, taken = names_in(path)
    assert not taken & NEEDS_DATA
    assert "nltk.corpus" not in imported


def test_files_can_be_read_in_one_sitting():
    folders = ("src", "training", "benchmarks")
    long = {
        str(p.relative_to(CHECKOUT)): n
        for folder in folders
        for p in (CHECKOUT / folder).rglob("*.py")
        if "runs" not in p.parts and (n := len(p.read_text(encoding="utf-8").splitlines())) > 420
    }
    assert not long


def test_importing_is_cheap_and_leaves_everything_alone():
    code = """
import sys, time
import pandas
start = time.perf_counter()
import analysis
print(time.perf_counter() - start)
heavy = {"matplotlib", "onnxruntime", "nltk", "trafilatura", "scipy", "datasketch", "tokenizers", "IPython"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import pandas"], check=True)
    assert float(done.stdout) < 0.5 * (time.perf_counter() - start)
