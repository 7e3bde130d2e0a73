"""The README's example runs as printed, outside the checkout, on a plain table of three columns."""

import re

import pytest

from analysis.base.paths import CHECKOUT

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


def test_the_example_runs_anywhere(monkeypatch, tmp_path, capsys):
    (example,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    assert len([line for line in example.splitlines() if line.strip()]) <= 12
    monkeypatch.chdir(tmp_path)
    names = {}
    exec(compile(example, "README.md", "exec"), names)
    assert list(names["table"].columns) == ["article_id", "outlet", "text"] and len(names["articles"]) == 72
    assert len(names["statements"]) > 400
    assert re.search(r"\d+ %", capsys.readouterr().out)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("target", ["figures", "test", "lab"])
def test_commands_in_the_readme_are_targets_of_make(target):
    assert f"make {target}" in README
    assert re.search(rf"(?m)^{target}:", (CHECKOUT / "Makefile").read_text(encoding="utf-8"))
