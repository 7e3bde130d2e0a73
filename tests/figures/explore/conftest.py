import types

import pandas as pd
import pytest

from analysis.base import schema

TEXTS = {
    "a": "Rain fell. <b>Ministers</b> said & wrote on Friday that roads <i>will</i> open. More rain.",
    "b": "“We stay,” Mara Ruus said. The army denied any loss.",
    "c": "Nothing was heard. The army said that the bridge held.",
}


def statement(article_id, source, cue, content, **values):
    text, row = TEXTS[article_id], {}
    for role, words in (("source", source), ("cue", cue), ("content", content)):
        start = text.index(words)
        row |= {role: words, f"{role}_start": start, f"{role}_end": start + len(words)}
    plain = {"part": "body", "kind": "indirect", "cue_kind": "reporting", "engine": "rules", "share": 1.0}
    return {"article_id": article_id, **plain, "made": "made", "score": 0.9, **row, **values}


@pytest.fixture
def run(tmp_path):
    """Three articles of two outlets with four statements, one of them hostile."""
    articles = pd.DataFrame(
        {
            "article_id": list(TEXTS),
            "outlet": ["<script>alert(1)</script>", "Post", "Post"],
            "published": pd.to_datetime(["2031-05-01", "2031-05-02", None]),
            "title": ["Roads <img src=x onerror=alert(1)>", "Army", None],
            "text": list(TEXTS.values()),
            "raw_text": list(TEXTS.values()),
            "url": ["javascript:alert(1)", "https://post.example/army?a=1&b=2", None],
            "language": "en",
        }
    )
    rows = [
        statement(
            "a", "<b>Ministers</b>", "said", "that roads <i>will</i> open", speaker="<u>Ministers", side="Kalvia"
        ),
        statement("b", "Mara Ruus", "said", "“We stay,”", speaker="Mara Ruus", kind="direct", score=0.5),
        statement("b", "The army", "denied", "any loss", speaker="army", side="Kalvia", stance="denying"),
        statement("c", "The army", "said", "that the bridge held", speaker="army", side="Kalvia", stance="neutral"),
    ]
    table = pd.DataFrame(rows).merge(articles[["article_id", "outlet", "published"]], on="article_id")
    table["day"] = ["on Friday", None, None, None]
    table["statement_id"] = table["attribution_id"] = [f"s{n}" for n in range(len(table))]
    statements = schema.make(table, schema.STATEMENTS)
    return types.SimpleNamespace(
        articles=articles,
        statements=statements,
        everything=statements,
        attributions=statements,
        folder=tmp_path,
        looks=None,
        checks=None,
        manifest={"corpus": str(tmp_path / "articles"), "inputs": {"corpus": "0123456789abcdef"}},
    )
