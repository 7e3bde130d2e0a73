"""The README's example runs as printed, in the checkout."""

import re

import pytest

from analysis.base.paths import CHECKOUT

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


def test_the_example_runs(monkeypatch):
    (example,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    monkeypatch.chdir(CHECKOUT)
    names = {}
    exec(compile(example, "README.md", "exec"), names)
    assert len(names["articles"]) == 72
    assert len(names["statements"]) > 400
    assert len([line for line in example.splitlines() if line.strip()]) <= 12


@pytest.mark.parametrize("target", ["figures", "test", "lab"])
def test_commands_in_the_readme_are_targets_of_make(target):
    assert f"make {target}" in README
    assert re.search(rf"(?m)^{target}:", (CHECKOUT / "Makefile").read_text(encoding="utf-8"))
