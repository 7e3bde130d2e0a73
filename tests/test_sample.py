"""The embedded corpus is what its README says: lengths, noise, plants, and no two articles alike but the copies."""

import json
import re

import pandas as pd
import pytest

import analysis as an
from analysis.base.paths import SAMPLE

COPIES = {("E02", "Meridian Post"), ("E08", "Meridian Post"), ("E04", "The Continental"), ("E12", "The Continental")}
UNDATED = {("E03", "The Continental"), ("E07", "Border Watch"), ("E11", "Reshta Courier")}
GERMAN = ("E06", "Border Watch")


@pytest.fixture(scope="module")
def corpus():
    return an.read_corpus(SAMPLE / "articles", metadata=SAMPLE / "metadata.csv")


@pytest.fixture(scope="module")
def articles(corpus):
    return corpus[0]


def key(row):
    return (row["event"], row["outlet"])


def test_every_outlet_tells_every_event_once(articles):
    assert len(articles) == 72
    assert pd.crosstab(articles["outlet"], articles["event"]).eq(1).all(axis=None)
    assert pd.crosstab(articles["outlet"], articles["event"]).shape == (6, 12)


def test_dates_fit_their_events(articles):
    first = ["03-01", "03-13", "03-25", "04-09", "04-20", "04-23"]
    second = ["05-03", "05-13", "05-19", "05-30", "06-07", "06-19"]
    days = {f"E{number:02d}": day for number, day in enumerate(first + second, start=1)}
    lag = (articles["published"] - pd.to_datetime("2024-" + articles["event"].map(days))).dt.days
    assert {key(r) for r in articles[lag.isna()].to_dict("records")} == UNDATED
    assert lag.dropna().between(0, 4).all()
    quick, slow = (lag[articles["outlet"] == o].dropna() for o in ("Tarsk Herald", "The Continental"))
    assert quick.max() <= 1 and slow.min() >= 2


def test_bodies_have_the_length_of_news(articles):
    words = articles["text"].str.split().str.len()
    assert words.between(100, 380).all(), articles.loc[~words.between(100, 380), "article_id"].tolist()


def shingles(text, n=8):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + n]) for i in range(len(words) - n + 1)}


def test_no_two_articles_are_alike_but_the_planted_copies(articles):
    rows = articles.to_dict("records")
    sets = [shingles(row["text"]) for row in rows]
    alike = set()
    for i, a in enumerate(sets):
        for j in range(i):
            if len(a & sets[j]) > 0.1 * min(len(a), len(sets[j])):
                alike.add(frozenset({key(rows[i]), key(rows[j])}))
    assert alike == {frozenset({copy, (copy[0], "Sorn Today")}) for copy in COPIES}


def test_the_planted_noise_is_there(corpus, articles):
    _, lines, problems = corpus
    raw = "\n".join(articles["raw_text"])
    for sign in (
        "LEAVE A REPLY",
        "Related articles",
        "Sign up to our newsletter",
        "Comments (",
        "Read also:",
        "By Interpress",
        "_______",
    ):
        assert sign in raw, sign
    assert articles["repaired"].sum() == 1
    assert (SAMPLE / "articles" / "reshtacourier_2024-04-20_shells-on-market.txt").read_bytes().count(b"\x93") > 3
    assert [key(r) for r in articles[articles["language"] != "en"].to_dict("records")] == [GERMAN]
    assert {"title", "standfirst", "byline", "timestamp", "caption", "credit", "separator", "body", "furniture"} <= set(
        lines["role"]
    )
    assert problems["problem"].str.contains("date unknown").sum() == len(UNDATED)


def test_gold_stands_for_every_article_and_leads_back(articles):
    statements = rich = 0
    for row in articles.to_dict("records"):
        gold = json.loads((SAMPLE / "gold" / f"{row['article_id']}.json").read_text(encoding="utf-8"))
        raw = re.split(r"\r\n|\n|\r", row["raw_text"])
        told = {int(n) for n in gold["other_lines"]} | set(gold["body_lines"])
        assert told == {n for n, line in enumerate(raw, start=1) if line.strip()}, row["article_id"]
        found = gold.get("attributions", [])
        rich += bool(found)
        statements += len(found)
        for item in found:
            for start, end in [s for s in (item["source"], item["cue"]) if s] + item["content"]:
                span = row["raw_text"][start:end]
                assert span == span.strip() and span, (row["article_id"], item)
    assert rich >= 30 and statements >= 250


def test_actors_and_names_are_whole(articles):
    actors = pd.read_csv(SAMPLE / "actors.csv", dtype=str, keep_default_na=False)
    assert actors.columns.tolist() == ["alias", "speaker", "kind", "side"]
    assert not actors["alias"].duplicated().any()
    names = pd.read_csv(SAMPLE / "naming.csv", dtype=str)
    text = " ".join(articles["text"]).lower()
    unused = [name for name in names["name"] if name.lower() not in text]
    assert not unused, f"names that no article uses: {unused}"
