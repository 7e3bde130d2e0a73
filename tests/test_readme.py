"""The README's example runs as printed, in the checkout."""

import re

import pandas as pd
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


def test_the_example_runs_on_a_plain_table_of_three_columns_anywhere(monkeypatch, tmp_path):
    (example,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    monkeypatch.chdir(tmp_path)
    said = "The bridge will reopen in May, the press service said on Thursday. Rain fell."
    df = pd.DataFrame({"id": range(12), "outlet": ["Post", "Herald"] * 6, "text": said})
    ours = re.sub(r"articles, lines, problems = .*", "articles = an.as_articles(df)", example)
    names = {"df": df}
    exec(compile(ours.replace(', actors="data/sample/actors.csv"', ""), "README.md", "exec"), names)
    assert len(names["statements"]) == 12 and names["statements"]["outlet"].nunique() == 2


@pytest.mark.parametrize("target", ["figures", "test", "lab"])
def test_commands_in_the_readme_are_targets_of_make(target):
    assert f"make {target}" in README
    assert re.search(rf"(?m)^{target}:", (CHECKOUT / "Makefile").read_text(encoding="utf-8"))
