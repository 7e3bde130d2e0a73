"""One person, one name over a corpus; and an article is read the same alone as among others."""

import os
import re

import pandas as pd
import pytest

from analysis.attribution.extract import find_attributions
from analysis.base import schema
from analysis.corpus.load import load_articles
from analysis.statements.read import learn_persons, read_statements
from analysis.statements.who.register import Register

BASIL = os.environ.get("BASIL", "")

MERGED = [
    # (names of the articles, who is called otherwise)
    (
        [["Donal Trask"]] * 3 + [["Donal J. Trask"], ["Trask"]],
        {"Donal J. Trask": "Donal Trask", "Trask": "Donal Trask"},
    ),
    ([["Donal Trask"]] * 3 + [["Ivana Trask"], ["Trask"]], {}),  # two bearers
    ([["Donal Trask"]] * 2 + [["Trask"]], {}),  # too few articles to be sure
    ([["Jon Orm Jr."]] * 3 + [["Jon Orm"]], {"Jon Orm": "Jon Orm Jr."}),
]


@pytest.mark.parametrize(("articles", "merged"), MERGED)
def test_names_of_one_person_are_led_to_the_commonest(articles, merged):
    register = Register()
    for names in articles:
        register.add_names([(name, None) for name in names])
    table = register.table()
    assert {row["name"]: row["speaker"] for row in table.to_dict("records") if row["name"] != row["speaker"]} == merged
    again = Register.of_table(table)
    assert {name: again.name_of(name) for name in merged} == merged


def test_a_last_name_of_several_is_the_one_who_holds_the_office_that_is_told():
    register = Register()
    for _ in range(3):
        register.add_names([("Donal Trask", "head of state"), ("Ivana Trask", None)])
    register.add_names([("Trask", "head of state")])
    assert register.name_of("Trask", "head of state") == "Donal Trask"
    assert register.name_of("Trask", None) == "Trask"


TEXTS = [
    *["Mayor Ann Orm came. Orm said that so."] * 3,
    "Mayor Orm came. “So,” she said. Her aide Jon Tosk said that no.",
    "Jon Tosk, a baker, left. Tosk said that no.",
]


def test_an_article_alone_among_others_or_filtered_gives_the_same_statements():
    rows = [{"article_id": str(n), "outlet": "A", "text": t, "raw_text": t} for n, t in enumerate(TEXTS)]
    articles = schema.make(rows, schema.ARTICLES)
    persons = learn_persons(articles)
    found = find_attributions(articles, engine="rules", workers=1)
    together = read_statements(found, articles)
    pd.testing.assert_frame_equal(together, read_statements(found, articles, persons=persons))
    for n in articles["article_id"]:
        alone = read_statements(found[found["article_id"] == n], articles[articles["article_id"] == n], persons=persons)
        pd.testing.assert_frame_equal(
            alone, together[together["article_id"] == n].reset_index(drop=True), check_dtype=False
        )
    assert set(together.loc[together["article_id"] == "3", "speaker"]) >= {"Ann Orm"}
    with pytest.raises(ValueError, match="persons: column speaker is missing"):
        read_statements(found, articles, persons=persons.drop(columns="speaker"))


@pytest.mark.skipif(not os.path.isfile(BASIL), reason="BASIL=FILE tells where articles.jsonl of that corpus is")
def test_on_real_news_no_name_is_broken_and_nobody_is_on_the_adversarys_side():
    articles = load_articles(BASIL)
    statements = read_statements(find_attributions(articles, workers=1), articles)
    speakers = set(statements["speaker"].dropna())
    broken = re.compile(r"\b(?:Sen|Rep|Gov|Mr|Mrs|Ms|Dr|Gen)\.?$|^(?:Despite|Maybe|Neither|Then)\b")
    assert not [name for name in speakers if broken.search(name)]
    assert [name for name in sorted(speakers) if re.fullmatch(r"Donald (?:\w\. )?Trump", name)] == ["Donald Trump"]
    americans = statements[statements["speaker"].isin(AMERICANS)]
    assert set(americans["side"].dropna()) <= {"United States"}


AMERICANS = (
    "Donald Trump", "Barack Obama", "Hillary Clinton", "Nancy Pelosi", "Paul Ryan", "Marco Rubio", "Mitch McConnell",
    "Chuck Schumer", "Joe Biden", "Adam Schiff", "James Comey", "Robert Mueller", "Mitt Romney", "John McCain",
)  # fmt: skip
