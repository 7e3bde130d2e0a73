"""Captions say what was measured, and what was measured still holds."""

import pandas as pd
import pytest

from analysis.attribution.extract import find_attributions
from analysis.base.paths import SAMPLE
from analysis.corpus.load import read_corpus
from analysis.evaluate.attributions import score_attributions
from analysis.evaluate.measured import MEASURED, how_well
from analysis.evaluate.statements import score_statements
from analysis.statements.read import read_statements

GOLD = SAMPLE / "gold"


@pytest.mark.skipif(not GOLD.is_dir(), reason="the sample is only in a checkout")
@pytest.mark.parametrize("engine", ["tagger", "rules"])
def test_the_shipped_figures_are_what_the_sample_gives(engine):
    table = pd.read_csv(MEASURED).query("engine == @engine").set_index("step")
    articles, lines, _ = read_corpus(SAMPLE / "articles", metadata=SAMPLE / "metadata.csv")
    annotated = [p.stem for p in GOLD.glob("*.json") if '"attributions"' in p.read_text("utf-8")]
    attributions = find_attributions(articles[articles["article_id"].isin(annotated)], engine=engine)
    found = score_attributions(attributions, GOLD, articles=articles, lines=lines, draws=50)
    found = found[found["role"] == "attribution"].set_index("measure")["estimate"]
    assert table.loc["found", "estimate"] == pytest.approx(found["recall"], abs=0.01)
    assert table.loc["right", "estimate"] == pytest.approx(found["precision"], abs=0.01)
    statements = read_statements(attributions, articles, actors=SAMPLE / "actors.csv")
    scores = score_statements(statements, GOLD, articles, lines, draws=50).set_index("field")["estimate"]
    assert scores.to_dict() == pytest.approx(table.loc[scores.index, "estimate"].to_dict(), abs=0.01)


def test_the_words_hold_the_figures():
    table = pd.read_csv(MEASURED).set_index(["engine", "step"])
    told = how_well("side", engine="rules")
    assert f"the rules found {100 * table.loc[('rules', 'found'), 'estimate']:.0f} % (" in told
    assert f"the side was right in {100 * table.loc[('rules', 'side'), 'estimate']:.0f} % (" in told


@pytest.mark.parametrize(("steps", "engine"), [(("colour",), "tagger"), ((), "oracle")])
def test_what_was_not_measured_is_said(steps, engine):
    with pytest.raises(ValueError, match=r"how_well: no measure of .*; use speaker, side"):
        how_well(*steps, engine=engine)
