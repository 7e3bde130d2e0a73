"""The committed notebooks: short cells, in order, without error, and what they show is what a run today shows.

What rests on the tagger is compared as tables, by key and within a tolerance: its int8 arithmetic differs a little
between processors, so that a statement more or less may be found.
"""

import re
import statistics

import pandas as pd
import pytest

import analysis as an
from analysis.base.paths import CHECKOUT, SAMPLE
from analysis.run.notebooks import notebook_paths, run_notebooks

PATHS = notebook_paths()
NAMES = ["00-corpus", "01-terms", "02-keyness", "03-attribution", "04-framing", "05-validation"]
EXACT = ("00-corpus", "01-terms")
ABSOLUTE, RELATIVE, ROWS = 0.06, 0.1, 0.1
"""How far an estimate may lie from the committed one, and what share of rows may be missing on either side."""


@pytest.fixture(scope="session")
def out(tmp_path_factory):
    return tmp_path_factory.mktemp("run") / "out"


@pytest.fixture(scope="session")
def fresh(out):
    import nbformat

    an.open_run(out=out)
    executed = run_notebooks(SAMPLE / "articles", out, workers=1)  # in one kernel
    return {path.stem: nbformat.read(path, as_version=4) for path in executed}


def code_cells(path):
    import nbformat  # it takes a second of every process that collects tests

    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def test_there_are_six():
    assert [p.stem for p in PATHS] == NAMES


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_cells_are_short(path):
    lengths = [len([x for x in cell.source.splitlines() if x.strip()]) for cell in code_cells(path)]
    assert max(lengths) <= 12 and statistics.median(lengths) <= 5, lengths


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_committed_outputs_are_whole_and_in_order(path):
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    (parameters,) = [c for c in code if "parameters" in c.metadata.get("tags", ())]
    assert re.findall(r"(?m)^(\w+) =", parameters.source) == ["corpus", "out"]
    for output in (o for cell in code for o in cell.outputs):
        assert output.output_type != "error"
        assert output.get("name") != "stderr", output.get("text")
        if "image/png" in output.get("data", {}):
            assert len(output.metadata["image/png"]["alt"]) > 30
    text = path.read_text(encoding="utf-8")
    assert str(CHECKOUT) not in text and "/tmp/" not in text and "VBox(children=" not in text


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_every_figure_is_followed_by_a_sentence_of_its_numbers(path):
    for cell in code_cells(path):
        for place, output in enumerate(cell.outputs):
            if "image/png" in output.get("data", {}):
                told = cell.outputs[place + 1]["data"]["text/plain"]
                assert told.endswith(".") and (re.search(r"\d", told) or "nothing was found" in told), told


@pytest.mark.parametrize("name", EXACT)
def test_what_rests_on_no_tagger_is_the_same_today(name, fresh):
    def shown(cells):
        for cell in cells:
            for output in cell.outputs:
                yield output.get("text") or output.get("data", {}).get("text/plain") or ""

    (path,) = [p for p in PATHS if p.stem == name]
    today = [cell for cell in fresh[name].cells if cell.cell_type == "code"]
    assert list(shown(code_cells(path))) == list(shown(today))


def test_tables_of_today_are_those_committed(fresh, out):
    committed = CHECKOUT / "tests" / "tables"
    names = {p.name for p in committed.glob("*.csv")}
    assert names == {p.name for p in (out / "tables").glob("*.csv")}
    for name in sorted(names):
        then, now = (pd.read_csv(folder / name) for folder in (committed, out / "tables"))
        assert list(then.columns) == [c for c in now.columns if c not in ("ids", "misses", "run")], name
        if "measure" in then:
            assert_alike(then, now, name)


def assert_alike(then, now, name):
    """Raise AssertionError if too many rows of estimates are missing, or one lies too far off."""
    keys = list(then.columns[: list(then.columns).index("measure") + 1])
    both = then.merge(now, on=keys, how="outer", suffixes=("_then", "_now"), indicator=True)
    lost = (both["_merge"] != "both").sum()
    assert lost <= max(2, ROWS * len(then)), f"{name}: {lost} of {len(then)} rows differ"
    pairs = both[both["_merge"] == "both"].dropna(subset=["estimate_then", "estimate_now"])
    gap = (pairs["estimate_then"] - pairs["estimate_now"]).abs()
    far = gap > pairs["estimate_then"].abs().mul(RELATIVE).clip(lower=ABSOLUTE)
    assert far.mean() <= ROWS if len(far) else True, f"{name}: {pairs[far][keys].values.tolist()}"


def test_the_comparison_can_fail():
    then = pd.DataFrame({"outlet": list("abcd"), "measure": "m", "estimate": [0.1, 0.2, 0.3, 0.4]})
    assert_alike(then, then.assign(estimate=then["estimate"] + 0.05), "near")
    with pytest.raises(AssertionError, match=r"far: \[\['a', 'm'\]"):
        assert_alike(then, then.assign(estimate=then["estimate"] + 0.2), "far")
    with pytest.raises(AssertionError, match="lost: 3 of 4 rows"):
        assert_alike(then, then.head(1), "lost")


def test_every_picture_has_its_numbers_beside_it(fresh, out):
    pictures = {p.stem for p in (out / "figures").glob("*.png")}
    tables = {p.stem for p in (out / "tables").glob("*.csv")}
    assert len(pictures) >= 12
    assert pictures <= tables


def test_pictures_in_documents_are_made_by_the_notebooks(fresh, out):
    for document in (CHECKOUT / "README.md", *(CHECKOUT / "docs").rglob("*.md")):
        for name in re.findall(r"images/([a-z0-9-]+\.png)", document.read_text(encoding="utf-8")):
            assert (CHECKOUT / "docs" / "images" / name).is_file()
            if name != "explorer.png":  # of JupyterLab itself, taken by docs/_explorer_picture.py
                assert (out / "figures" / name).is_file()
