"""Statements read part by part, and named at the end, are those that are read at once."""

import pandas as pd
import pytest

import analysis as an
from analysis.base import schema
from analysis.statements.read import learn_each, name_speakers, read_unnamed, tells_persons
from analysis.statements.who.register import Register

TEXTS = [
    "Prime Minister Ada Relk spoke in Osk. The road is open, Ms Relk said.",
    "Ada Relk, the prime minister, said the bridge would hold.",
    "Ada B. Relk denied it. Nothing broke, she said.",
    "Ada Relk said rain would come.",
    "Snow fell on Osk.",
    "Relk said the road was hers.",
]
ACTORS = pd.DataFrame([{"alias": "Ada Relk", "speaker": "Ada Relk", "kind": "government", "side": "Meronia"}])


@pytest.mark.parametrize("actors", [None, ACTORS])
def test_parts_are_as_good_as_the_whole(actors):
    rows = [{"article_id": f"a{n}", "outlet": "Post", "text": t, "raw_text": t} for n, t in enumerate(TEXTS)]
    articles = schema.make(rows, schema.ARTICLES)
    attributions = an.find_attributions(articles, engine="rules")
    whole = an.read_statements(attributions, articles, actors=actors)
    assert len(whole) >= 4
    parts = [articles[0:2], articles[2:4], articles[4:6]]
    register, told = Register(), None
    if tells_persons(actors):
        told = register
        for part in parts:
            for of in learn_each(part, actors=actors):
                register.merge(Register.of_plain(of.plain()))
    tables = []
    for part in parts:
        here = attributions[attributions["article_id"].isin(part["article_id"])]
        table, found = read_unnamed(here, part, actors=actors, register=told)
        for of in found:
            register.merge(of)
        tables.append(table)
    named = pd.concat([name_speakers(table, register) for table in tables], ignore_index=True)
    pd.testing.assert_frame_equal(named, whole)
    assert whole["speaker"].eq("Ada Relk").sum() >= 3
