import pandas as pd
import pytest

from analysis.framing.hits import find_hits
from analysis.framing.naming import find_names, naming_choices
from analysis.framing.own_frames import find_frame_cues, frame_cues


def corpus(*texts, outlet="Post", **columns):
    n = len(texts)
    return pd.DataFrame(
        {"article_id": [f"a{i}" for i in range(n)], "outlet": outlet, "text": list(texts), "language": "en", **columns}
    )


def said(articles, *contents):
    """Attributions whose contents are these strings, each in the first article that holds it."""
    rows = []
    for content in contents:
        hit = next(a for a in articles.to_dict("records") if content in a["text"])
        start = hit["text"].index(content)
        rows.append((hit["article_id"], "body", "reporting", start, start + len(content), None))
    return pd.DataFrame(
        rows, columns=["article_id", "part", "cue_kind", "content_start", "content_end", "content_spans"]
    )


MONEY = pd.DataFrame(
    {
        "frame": ["economic consequences", "morality"],
        "indicator": ["trade", "blame"],
        "pattern": ["trade|prices?", "shameful"],
        "voice": "all",
    }
)


@pytest.fixture
def names(tmp_path):
    path = tmp_path / "naming.csv"
    rows = [
        "the land,Vale,,plain",
        "the land,occupied Vale,,loaded",
        "them,fighter,fighters,plain",
        "them,C.O.R.E. (army),,loaded",
    ]
    path.write_text("\n".join(["referent,name,plural,loading", *rows]) + "\n")
    return path


def test_the_longer_name_wins_and_both_numbers_are_found(names):
    articles = corpus("The occupied\nVale is not the Vale. A fighter met FIGHTERS and C.O.R.E. (Army).")
    hits = find_names(articles, said(articles), names=names)
    assert hits["name"].tolist() == ["occupied Vale", "Vale", "fighter", "fighter", "C.O.R.E. (army)"]
    assert all(articles["text"][0][s:e] == m for s, e, m in hits[["start", "end", "match"]].itertuples(index=False))


def test_names_are_whole_words(names):
    articles = corpus("Valery and firefighters left the Vale's edge.")
    assert find_names(articles, said(articles), names=names)["match"].tolist() == ["Vale"]


def test_each_voice_has_its_own_names(names):
    articles = corpus('Troops left the Vale. "This occupied Vale is ours," she said. He said the Vale was calm.')
    spoken = said(articles, '"This occupied Vale is ours,"', "the Vale was calm")
    hits = find_names(articles, spoken, names=names)
    assert hits[["name", "voice"]].values.tolist() == [
        ["Vale", "own"],
        ["occupied Vale", "quoted"],
        ["Vale", "reported"],
    ]
    own = naming_choices(articles, spoken, names=names, least=1)
    assert own[["name", "estimate", "n"]].values.tolist() == [["Vale", 1.0, 1]]


def test_shares_of_a_referent_sum_to_one_and_keep_their_hits(names):
    articles = corpus("Vale. Vale. occupied Vale.", "occupied Vale. fighters")
    table = naming_choices(articles, said(articles), names=names, least=1)
    assert table.groupby("referent")["estimate"].sum().tolist() == [1.0, 1.0]
    land = table[table["referent"] == "the land"].set_index("name")
    assert land["estimate"].to_dict() == {"Vale": 0.5, "occupied Vale": 0.5}
    assert len(land["ids"]["Vale"]) == 2
    assert land["ids"]["occupied Vale"] == ["a0@12:25", "a1@0:13"]


def test_a_name_given_twice_is_refused(tmp_path):
    path = tmp_path / "naming.csv"
    path.write_text("referent,name,loading\nx,a,p\nx,a,q\n")
    with pytest.raises(ValueError, match=r"naming\.csv, row 3: 'a' stands twice"):
        find_names(corpus("a"), said(corpus("a")), names=path)


def test_rates_are_per_thousand_words_and_sum_over_articles():
    # 10 words with one economic cue, 10 words with none: 1 in 20 = 50 per 1,000
    articles = corpus(
        "one two three four five six seven eight nine trade", "one two three four five six seven eight nine ten"
    )
    table = frame_cues(articles, said(articles), frames=MONEY).set_index("frame")
    row = table.loc["economic consequences"]
    assert (row["estimate"], row["n"], row["n_articles"], row["n_with"]) == (50.0, 1, 2, 1)
    assert row["ids"] == ["a0@45:50"]
    assert "fewer than 5 articles" in row["note"]
    assert table.loc["morality", "estimate"] == 0


def test_one_voice_counts_its_own_words_only():
    articles = corpus('Trade grew. "Trade is dead," he said.')
    spoken = said(articles, '"Trade is dead,"')
    own = frame_cues(articles, spoken, voice="own", frames=MONEY).set_index("frame").loc["economic consequences"]
    quoted = frame_cues(articles, spoken, voice="quoted", frames=MONEY).set_index("frame").loc["economic consequences"]
    assert (own["n"], quoted["n"]) == (1, 1)
    assert own["estimate"] == pytest.approx(1000 / 4)  # Trade grew he said
    assert quoted["estimate"] == pytest.approx(1000 / 3)


def test_groups_of_any_column_and_row_order_do_not_matter():
    articles = corpus("trade", "calm", "trade", event=["x", "y", "y"])
    table = frame_cues(articles, said(articles), by="event", frames=MONEY)
    again = frame_cues(articles.iloc[::-1].reset_index(drop=True), said(articles), by="event", frames=MONEY)
    columns = ["event", "frame", "estimate", "n"]
    pd.testing.assert_frame_equal(table[columns], again[columns])


def test_articles_in_other_languages_are_left_out(names):
    articles = corpus("Vale", "Vale").assign(language=["en", "de"])
    assert find_names(articles, said(articles), names=names)["article_id"].tolist() == ["a0"]


def test_an_indicator_can_be_bound_to_a_voice(tmp_path):
    path = tmp_path / "frames.csv"
    articles = corpus('Trade. "Trade," he said.')
    for separator in ",;\t":
        path.write_text("frame,indicator,pattern,voice\nf,i,trade,own\n".replace(",", separator))
        assert len(find_frame_cues(articles, said(articles, '"Trade,"'), frames=path)) == 1


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("f,i,(,all", r"frames\.csv, row 2: '\(' is no regular expression"),
        ("f,i,,all", r"frames\.csv, row 2: the pattern is empty"),
        ("f,i,x,none", r"frames\.csv, row 2: voice is 'none'"),
    ],
)
def test_a_wrong_lexicon_names_its_file_and_row(tmp_path, row, message):
    path = tmp_path / "frames.csv"
    path.write_text(f"frame,indicator,pattern,voice\n{row}\n")
    with pytest.raises(ValueError, match=message):
        find_frame_cues(corpus("x"), said(corpus("x")), frames=path)


def test_nothing_found_is_an_empty_table_with_its_columns(names):
    articles = corpus("nothing here")
    assert naming_choices(articles, said(articles), names=names).empty
    assert find_hits(articles, said(articles), []).empty


def test_letters_that_only_the_pattern_takes_as_equal_are_found_under_their_name(names):
    articles = corpus("The fıghters left. The fighterſ came.")
    assert find_names(articles, said(articles), names=names)["name"].tolist() == ["fighter", "fighter"]


def test_articles_without_a_group_keep_their_hits():
    articles = corpus("The price of bread rose.", "Peace.", "The price of coal fell.", desk=["east", "east", None])
    table = frame_cues(articles, said(articles), by="desk", frames=MONEY)
    price = table[table["frame"] == "economic consequences"]
    assert price["desk"].fillna("none").tolist() == ["east", "none"]
    assert price["n"].tolist() == [1, 1] and price["ids"].str.len().tolist() == [1, 1]


def entries(*rows):
    return pd.DataFrame([dict(zip(("referent", "name", "plural", "loading"), row, strict=True)) for row in rows])


def found(text, *rows):
    articles = corpus(text)
    return find_names(articles, said(articles), names=entries(*rows))["match"].tolist()


def test_a_name_is_found_as_written_and_in_the_plural_only_where_the_entry_says_so():
    text = "An illegal alien met illegal aliens. It is illegal."
    assert found(text, ("x", "illegal alien", "", "l")) == ["illegal alien"]
    assert found(text, ("x", "illegal alien", "illegal aliens", "l")) == ["illegal alien", "illegal aliens"]
    assert found(text, ("x", "illegals", "", "l")) == []


def test_blanks_and_hyphens_make_no_other_name():
    assert found("Asylum-seekers and asylum seekers", ("x", "asylum seekers", "", "l")) == [
        "Asylum-seekers",
        "asylum seekers",
    ]
    with pytest.raises(ValueError, match="'asylum-seekers' stands twice; delete one; a hyphen"):
        found("a", ("x", "asylum seekers", "", "l"), ("x", "asylum-seekers", "", "l"))


def test_a_longer_name_hides_a_shorter_one_of_any_referent():
    rows = [("x", "alien", "", "l"), ("y", "illegal alien", "", "l")]
    assert found("The illegal alien is an alien.", *rows) == ["illegal alien", "alien"]


def test_shares_start_at_ten_names():
    names = entries(("rulers", "regime", "", "l"), ("rulers", "government", "", "p"))
    articles = pd.concat([corpus("regime " * 9), corpus("regime government " * 5, outlet="Times")], ignore_index=True)
    articles["article_id"] = ["a", "b"]
    table = naming_choices(articles, said(articles), names=names)
    few = table[table["outlet"] == "Post"]
    assert few["estimate"].isna().all() and (few["note"] == "fewer than 10 names").all()
    assert table.loc[table["outlet"] == "Times", "estimate"].tolist() == [0.5, 0.5]


def test_no_list_is_used_unless_asked():
    articles = corpus("The regime and the rebels.")
    assert naming_choices(articles, said(articles)).empty
    assert len(find_names(articles, said(articles), names="general")) == 2
