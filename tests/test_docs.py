"""The site holds every public name, every page is in its navigation, and no page asks for anything from outside."""

import ast
import importlib.util
import inspect
import operator
import re
import types

import pytest
import yaml

import analysis as an
from analysis.__main__ import _parser
from analysis.base.paths import CHECKOUT

DOCS = CHECKOUT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))


@pytest.fixture(scope="module")
def hooks():
    spec = importlib.util.spec_from_file_location("site_hooks", DOCS / "_site.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def settings():
    return yaml.safe_load((CHECKOUT / "mkdocs.yml").read_text(encoding="utf-8"))


def test_the_reference_is_made_from_every_public_name(hooks):
    asked = re.findall(r"(?m)^::: (\S+)\n    options:\n      heading: an\.(\w+)$", hooks.reference())
    assert [name for _, name in asked] == an.__all__
    for path, name in asked:
        assert path.startswith("analysis."), name


def test_navigation_names_every_page(hooks, settings):
    told = set(re.findall(r"[\w/-]+\.md", yaml.safe_dump(settings["nav"])))
    there = {path.relative_to(DOCS).as_posix() for path in PAGES}
    notebooks = {f"notebooks/{path.stem}.md" for path in hooks.NOTEBOOKS}
    assert len(notebooks) == 6 and told == there | {"reference.md", *hooks.ELSEWHERE} | notebooks


def test_a_notebook_is_a_page_with_the_alternative_texts_of_its_figures(hooks):
    body, files = hooks.notebook(hooks.NOTEBOOKS[3])
    pictures = re.findall(r"!\[([^]]*)\]\(([^)]+)\)", body)
    assert {name for _, name in pictures} == set(files) and all(data.startswith(b"\x89PNG") for data in files.values())
    assert all(len(text.split()) > 5 for text, _ in pictures)
    assert "<script" not in body and "<style" not in body


def test_the_site_is_strict_and_fetches_nothing(settings):
    assert settings["strict"] is True
    assert settings["theme"]["font"] is False
    assert "extra_javascript" not in settings and "extra_css" not in settings


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(DOCS).as_posix())
def test_calls_in_examples_fit_the_functions(path):
    for example in re.findall(r"(?m)^```python\n(.*?)^```", path.read_text(encoding="utf-8"), flags=re.DOTALL):
        if "..." in example:
            continue  # an outline, not an example
        for call in ast.walk(ast.parse(example)):
            if not (isinstance(call, ast.Call) and re.fullmatch(r"an\.[\w.]+", ast.unparse(call.func))):
                continue  # `.to_csv()` of what a function returned is the business of pandas
            function = operator.attrgetter(ast.unparse(call.func).removeprefix("an."))(an)
            try:
                inspect.signature(function).bind(*call.args, **{word.arg: word.value for word in call.keywords})
            except TypeError as error:
                pytest.fail(f"{ast.unparse(call)}: {error}")


def cells(text):
    """Give the rows of each table of a page as lists of cells, the line of dashes left out."""
    for block in re.findall(r"(?m)(?:^\|.*\n?)+", text):
        yield [[c.strip() for c in line.strip("|").split(" | ")] for line in block.splitlines() if "|---|" not in line]


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(DOCS).as_posix())
def test_tables_of_figures_hold_figures(path):
    for _, *rows in cells(path.read_text(encoding="utf-8")):
        numbers = [bool(re.match(r"-?\d", row[1])) for row in rows if len(row) > 2]
        if sum(numbers) > len(numbers) / 2:  # a table of figures: no cell is a text that strayed into it
            assert [cell[:40] for row in rows for cell in row[1:] if len(cell) > 120] == []


@pytest.mark.parametrize("path", [*PAGES, CHECKOUT / "data" / "README.md"], ids=lambda p: p.parent.name + p.name)
def test_links_are_called_by_what_they_lead_to(path):
    assert re.findall(r"\[`?[\w/.-]+\.md`?\]\(", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", ["explore.md", "notebooks.md", "start.md", "command.md", "../data/README.md"])
def test_users_without_a_checkout_are_not_told_to_run_make(name):
    assert not re.search(r"`make |(?m:^make )", (DOCS / name).read_text(encoding="utf-8"))


def test_a_link_from_the_data_dictionary_leads_to_a_page_of_the_site(hooks):
    page = types.SimpleNamespace(file=types.SimpleNamespace(src_uri="data.md"))
    assert hooks.on_page_markdown("[read](../docs/reading.md#outlet)", page, None, None) == "[read](reading.md#outlet)"
    page.file.src_uri = "howto/actors.md"
    shown = hooks.on_page_markdown("[a](../framing.md) [b](nexis.md)", page, None, None)
    assert shown == "[a](../framing.md) [b](../howto/nexis.md)"


def test_every_option_of_the_command_is_on_its_page():
    parser, page = _parser(), (DOCS / "command.md").read_text(encoding="utf-8")
    (commands,) = (action.choices for action in parser._actions if action.dest == "command")
    options = {name for command in commands.values() for action in command._actions for name in action.option_strings}
    assert {f"--{name}" for name in re.findall(r"`--([\w-]+)`", page)} >= options - {"-h"}
    assert all(f"said-on-thursday {name}" in page for name in commands)


def test_the_five_minutes_run_as_printed(monkeypatch, tmp_path, capsys):
    page = (DOCS / "start.md").read_text(encoding="utf-8")
    example, _, _ = re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL)
    monkeypatch.chdir(tmp_path)
    names = {}
    exec(compile(example, "start.md", "exec"), names)
    assert len(names["voice"]) > 6
    (shown,) = re.findall(r"(?m)^```\n( +outlet .*\n(?:\d.*\n)+)```", page)
    told, printed = (text.splitlines() for text in (shown, capsys.readouterr().out))
    assert told[0].split() == printed[0].split() and len(told) == len(printed)
    for theirs, ours in zip(told[1:], printed[1:], strict=True):  # a better reading may move a figure a little
        assert float(ours.split()[-4]) == pytest.approx(float(theirs.split()[-4]), abs=0.05)
