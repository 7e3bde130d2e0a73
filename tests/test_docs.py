"""The site holds every public name, every page is in its navigation, and no page asks for anything from outside."""

import ast
import importlib.util
import inspect
import operator
import re

import pytest
import yaml

import analysis as an
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


def test_the_five_minutes_run_as_printed(monkeypatch, tmp_path, capsys):
    example, _, _ = re.findall(r"```python\n(.*?)```", (DOCS / "start.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    monkeypatch.chdir(tmp_path)
    names = {}
    exec(compile(example, "start.md", "exec"), names)
    assert len(names["voice"]) > 6
    assert "estimate" in capsys.readouterr().out
