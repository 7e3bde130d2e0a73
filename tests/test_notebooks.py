"""The committed notebooks: in order, without error, and what they show is what a run today shows."""

import difflib
import importlib.util
import re
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest

from analysis.base.paths import CHECKOUT, NOTEBOOKS

PATHS = sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))
PARAMETERS = ("corpus", "metadata", "columns", "actors", "names", "engine", "out")
NUMBER = re.compile(r"-?\d[\d,]*\.?\d*(?:e-?\d+)?%?")
EXACT = ("00-corpus", "01-terms")
TOLERANCE = 0.02
"""The other notebooks rest on the tagger, whose int8 arithmetic differs a little between processors."""


@pytest.fixture(scope="session")
def fresh(tmp_path_factory):
    spec = importlib.util.spec_from_file_location("renew", NOTEBOOKS / "renew.py")
    renew = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(renew)
    out = tmp_path_factory.mktemp("out")
    with ThreadPoolExecutor(2) as pool:
        done = pool.map(lambda path: renew.run(path, out=str(out)), PATHS)
        return out, dict(zip((p.stem for p in PATHS), done, strict=True))


def shown(notebook):
    """Everything a notebook shows as text, cell by cell: prints, tables, alternative texts of pictures."""
    for cell in notebook.cells:
        parts = []
        for output in cell.get("outputs", ()):
            parts.append(output.get("text") or output.get("data", {}).get("text/plain") or "")
        yield "\n".join(parts)


def test_there_are_six():
    assert [p.stem for p in PATHS] == [
        "00-corpus",
        "01-terms",
        "02-keyness",
        "03-attribution",
        "04-framing",
        "05-validation",
    ]


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_committed_outputs_are_whole_and_in_order(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    (parameters,) = [c for c in code if "parameters" in c.metadata.get("tags", ())]
    assert re.findall(r"(?m)^(\w+) =", parameters.source) == list(PARAMETERS)
    for output in (o for cell in code for o in cell.outputs):
        assert output.output_type != "error"
        assert output.get("name") != "stderr", output.get("text")
        if "image/png" in output.get("data", {}):
            assert len(output.metadata["image/png"]["alt"]) > 30
    text = path.read_text(encoding="utf-8")
    assert str(CHECKOUT) not in text and "/tmp/" not in text


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_a_run_today_shows_the_same(path, fresh):
    committed = list(shown(nbformat.read(path, as_version=4)))
    today = list(shown(fresh[1][path.stem]))
    assert len(committed) == len(today)
    for number, (then, now) in enumerate(zip(committed, today, strict=True)):
        alike = then == now if path.stem in EXACT else similar(then, now)
        assert alike, f"cell {number}:\n{then}\n--- now:\n{now}"


def similar(then, now):
    """Whether two outputs are the same but for numbers that are near and a word in fifty."""
    if then == now:
        return True
    words = [text.replace("(", "( ").replace(")", " )").split() for text in (then, now)]
    if len(words[0]) != len(words[1]):
        return difflib.SequenceMatcher(None, *words, autojunk=False).ratio() >= 1 - TOLERANCE
    unlike = sum(not near(a, b) for a, b in zip(*words, strict=True))
    return unlike <= TOLERANCE * len(words[0])


def near(a, b):
    """Whether two words are the same, or numbers within the tolerance; counts from 20 up may differ by one."""
    if a == b:
        return True
    a, b = a.rstrip(";:,."), b.rstrip(";:,.")
    if not (NUMBER.fullmatch(a) and NUMBER.fullmatch(b)):
        return a == b
    count = "." not in a + b
    a, b = (float(x.replace(",", "").rstrip("%")) for x in (a, b))
    largest = max(abs(a), abs(b))
    return abs(a - b) <= max(1 if count and largest >= 20 else 0, TOLERANCE * largest)


def test_similar_can_fail():
    assert similar("12 of 100 statements", "12 of 101 statements")
    assert not similar("12 of 100 statements", "12 of 130 statements")
    assert similar("share 0.50", "share 0.51") and not similar("share 0.50", "share 0.60")
    assert (
        not similar("p 0.001", "p 0.019") and not similar("0 errors", "1 errors") and not similar("gap -0.1", "gap 0.1")
    )
    assert not similar("Herald says more", "Courier says more")
    assert not similar("share 0.50", "share 0.90 of 3")
    assert not similar("word " * 20 + "0.50", "word " * 20 + "0.90")


def test_every_picture_has_its_numbers_beside_it(fresh):
    out, _ = fresh
    pictures = {p.stem for p in (out / "figures").glob("*.png")}
    tables = {p.stem for p in (out / "tables").glob("*.csv")}
    assert len(pictures) >= 12
    assert pictures <= tables


def test_pictures_in_documents_are_made_by_the_notebooks(fresh):
    out, _ = fresh
    for document in (CHECKOUT / "README.md", *(CHECKOUT / "docs").glob("*.md")):
        for name in re.findall(r"images/([a-z0-9-]+\.png)", document.read_text(encoding="utf-8")):
            assert (CHECKOUT / "docs" / "images" / name).is_file()
            assert (out / "figures" / name).is_file()
