"""The site holds every public name, every page is in its navigation, and no page asks for anything from outside."""

import importlib.util
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
    assert told == there | {"reference.md", *hooks.ELSEWHERE}


def test_the_site_is_strict_and_fetches_nothing(settings):
    assert settings["strict"] is True
    assert settings["theme"]["font"] is False
    assert "extra_javascript" not in settings and "extra_css" not in settings


def test_the_five_minutes_run_as_printed(monkeypatch, tmp_path, capsys):
    example, _, _ = re.findall(r"```python\n(.*?)```", (DOCS / "start.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    monkeypatch.chdir(tmp_path)
    names = {}
    exec(compile(example, "start.md", "exec"), names)
    assert len(names["voice"]) > 6
    assert "estimate" in capsys.readouterr().out
