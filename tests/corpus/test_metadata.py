"""Outlet, date, place and credit: from tables, names and folders first, then from the text itself."""

import time
from datetime import datetime

import pytest

from analysis.corpus.facts.origin import date_in_url, domain_of, read_stamps, tell_origin, weekday_note
from analysis.corpus.lines.cleaning import clean_lines
from analysis.corpus.load import read_corpus

BODY = "The ferry between Lysk and the island ran again on Thursday, the harbour office said, after days of storm."
MORE = "Nobody was hurt, a spokeswoman said, and the office expects the next storm over the bay on Sunday."


def told(*paragraphs, **known):
    """What the text of one article tells."""
    facts = dict(known)
    tell_origin(facts, clean_lines("\n\n".join(paragraphs)))
    read_stamps([facts])
    facts.pop("published_from", None), facts.pop("outlet_from", None)
    return facts


DATELINES = [
    (
        f"LYSK (Courier News / Sputnik - 13th August, 2031) {BODY}",
        {"place": "Lysk", "outlet": "Courier News", "credit": "Sputnik", "published": datetime(2031, 8, 13)},
    ),
    (f"PORT-LYSK – {BODY}", {"outlet": "Port-Lysk"}),
    (f"SHAFAQNA – {BODY}", {"outlet": "Shafaqna"}),
    (f"BAKU – {BODY}", {"place": "Baku"}),
    (f"LONDON, June 3 (Reuters) - {BODY}", {"place": "London", "credit": "Reuters"}),
    (
        f"LONDON, June 3, 2031 (Reuters) - {BODY}",
        {"place": "London", "credit": "Reuters", "published": datetime(2031, 6, 3)},
    ),
    (f"KYIV, Ukraine (AP) — {BODY}", {"place": "Kyiv", "credit": "AP"}),
    (f"TARSK, April 20 (Meridian Wire) – {BODY}", {"place": "Tarsk", "credit": "Meridian Wire"}),
    (f"Dec 29 (Reuters) - {BODY}", {"credit": "Reuters"}),
    (f"LYSK (Harbour) {BODY}", {}),
    (f"TEHRAN (IRNA) – {BODY}", {"place": "Tehran", "credit": "IRNA"}),
    (f"NATO – {BODY}", {"outlet": "Nato"}),
    (BODY, {}),
    (f"A ferry – an old one – ran again. {BODY}", {}),
]


@pytest.mark.parametrize(("first", "expected"), DATELINES)
def test_datelines(first, expected):
    assert told("Ferry runs again", first, MORE) == expected


def test_a_known_outlet_in_the_dateline_is_no_credit():
    assert told("Ferry runs", f"LYSK (Courier News) - {BODY}", MORE, outlet="The Courier News") == {
        "outlet": "The Courier News",
        "place": "Lysk",
    }


CREDITS = [
    ("source: courier.example", {"outlet": "courier.example"}),
    ("Source: Reuters", {"credit": "Reuters"}),
    ("By Press Association", {"credit": "Press Association"}),
    ("By Interpress", {"credit": "Interpress"}),
    ("source: agencies", {}),
    ("(Reporting by Tess Amrin; Editing by Per Lund)", {}),
    ("© 2031 The Lysk Courier. All rights reserved.", {"outlet": "The Lysk Courier"}),
    ("© Lysk Herald. Reprinting only with a link.", {"outlet": "Lysk Herald"}),
    ("Copyright 2031 Courier Media Ltd", {"outlet": "Courier Media"}),
    ("© AP", {}),
    (
        "https://www.courier.example/2031/05/02/ferry",
        {
            "url": "https://www.courier.example/2031/05/02/ferry",
            "outlet": "courier.example",
            "published": datetime(2031, 5, 2),
        },
    ),
]


@pytest.mark.parametrize(("line", "expected"), CREDITS)
def test_credit_lines(line, expected):
    assert told("Ferry runs again", BODY, MORE, line) == expected


def test_name_in_the_title_of_a_page():
    menu = ["Home", "News", "Sport", "Weather", "Log in", "Search"]
    page = ["Ferry runs again", *menu, "Ferry runs again", BODY, MORE, BODY.replace("ferry", "train"), *menu]
    assert told(*page) == {}
    assert told("Ferry runs again | Lysk Courier", *page[1:])["outlet"] == "Lysk Courier"
    assert told("Ferry runs again in the bay - Lysk Courier", *page[1:]) == {}


def test_timestamps_near_the_article_and_published_before_updated():
    assert told("Ferry runs", "Updated: 3 May 2031", "Published: 2 May 2031, 23:14", BODY, MORE)[
        "published"
    ] == datetime(2031, 5, 2, 23, 14)
    far = [
        BODY,
        MORE,
        BODY.replace("ferry", "train"),
        "Related articles",
        *["A headline of another story"] * 6,
        "1 May 2031",
    ]
    assert "published" not in told("Ferry runs", *far)


def test_order_of_day_and_month_comes_from_the_outlet_then_the_corpus():
    facts = [
        {"outlet": "A", "_stamps": [("03/04/2031", "timestamp")]},
        {"outlet": "A", "_stamps": [("03/25/2031", "timestamp")]},
        {"outlet": "B", "_stamps": [("03/04/2031", "timestamp")]},
    ]
    read_stamps(facts)
    assert [f["published"].month for f in facts] == [3, 3, 3]
    lone = [{"outlet": "B", "_stamps": [("03/04/2031", "timestamp")]}]
    assert read_stamps(lone) == ["ambiguous date: 03/04/2031"]
    assert "published" not in lone[0]


def test_year_of_the_path_completes_a_dateline(tmp_path):
    (tmp_path / "2031").mkdir()
    (tmp_path / "2031" / "a.txt").write_text(f"LONDON, June 3 (Reuters) - {BODY}\n\n{MORE}")
    article = read_corpus(tmp_path)[0].iloc[0]
    assert (article["published"], article["published_from"]) == (datetime(2031, 6, 3), "dateline")


def test_weekday_without_a_year_stays_undated_and_says_the_candidates(tmp_path):
    (tmp_path / "a.txt").write_text(
        f"Ferry runs again\n\n{BODY.replace('Thursday', 'Tuesday (13 September)')}\n\n{MORE}"
    )
    articles, _, problems = read_corpus(tmp_path)
    assert articles["published"].isna().all()
    (what,) = [p for p in problems["problem"] if p.startswith("date unknown")]
    assert "Tuesday (13 September) was in " in what
    assert "2011, 2016, 2022" in what
    assert weekday_note(clean_lines("On Friday it snowed."), last=2031) is None


def test_where_the_outlet_comes_from(tmp_path):
    for name in (
        "courier_2031-05-02_a.txt",
        "Mail/b.txt",
        "articles/c.txt",
        "2031/d.txt",
        "Osk Mail/2031/05 May/e.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(f"Ferry runs again {name}\n\n{BODY}\n\n{MORE}")
    articles = read_corpus(tmp_path)[0].set_index("article_id")
    assert articles["outlet"].to_dict() == {
        "courier_2031-05-02_a": "courier",
        "Mail/b": "Mail",
        "articles/c": "unknown",
        "2031/d": "unknown",
        "Osk Mail/2031/05 May/e": "Osk Mail",
    }
    assert articles["outlet_from"].fillna("").to_dict()["Mail/b"] == "folder"


def test_aliases_of_the_user(tmp_path):
    (tmp_path / "outlet_aliases.csv").write_text("alias,outlet\nLC,Lysk Courier\n")
    (tmp_path / "lc_2031-05-02_a.txt").write_text(f"{BODY}\n\n{MORE}")
    assert read_corpus(tmp_path)[0]["outlet"].to_list() == ["Lysk Courier"]


def test_metadata_defects(tmp_path):
    (tmp_path / "a.txt").write_text(BODY)
    with pytest.raises(ValueError, match=r"none\.csv: no such file"):
        read_corpus(tmp_path, metadata=tmp_path / "none.csv")
    bad = tmp_path / "bad.csv"
    bad.write_text("name,outlet\na.txt,Mail\n")
    with pytest.raises(ValueError, match="column file is missing; the table has name, outlet"):
        read_corpus(tmp_path, metadata=bad)
    bad.write_text("file;outlet;published\na.txt;Mail;soon\n")
    articles, _, problems = read_corpus(tmp_path, metadata=bad)
    assert articles["outlet"].to_list() == ["Mail"]
    assert "unreadable date: soon" in set(problems["problem"])
    bad.write_text("file,published\na.txt,03/04/2031\n")
    assert "ambiguous date: 03/04/2031" in set(read_corpus(tmp_path, metadata=bad)[2]["problem"])
    assert str(read_corpus(tmp_path, metadata=bad, dayfirst=True)[0]["published"].iloc[0])[:10] == "2031-04-03"


def test_addresses():
    assert domain_of("http://courier.example") == "courier.example"
    assert domain_of("no address") is None
    assert date_in_url("https://x.example/2031/13/02/") is None


def test_a_table_of_metadata_inside_the_corpus_counts_only_when_named(tmp_path):
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "about.csv").write_text("file,outlet\na.txt,Mail\n")
    articles, _, problems = read_corpus(tmp_path)
    assert articles["outlet"].to_list() == ["unknown"]
    assert "a table of metadata that nobody named" in set(problems["problem"])
    articles, _, problems = read_corpus(tmp_path, metadata=tmp_path / "about.csv")
    assert articles["outlet"].to_list() == ["Mail"]
    assert set(problems["problem"]) == {"date unknown"}


def test_metadata_cells_of_any_kind(tmp_path):
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.txt").write_text(BODY)
    table = tmp_path / "metadata.jsonl"
    table.write_text(
        '{"file": "a.txt", "title": 1984, "outlet": "A &amp; B", "tags": ["a", "b"]}\n{"file": "b.txt"}\n{}'
    )
    articles, _, problems = read_corpus(tmp_path, metadata=table)
    assert articles[["title", "outlet", "tags"]].iloc[0].to_list() == ["1984", "A & B", '["a", "b"]']
    assert ["no file named", 3] in problems[["problem", "row"]].values.tolist()


@pytest.mark.parametrize("piece", ["AA-", "AA ", "Aa ", "A.", "AA/"])
def test_a_long_run_of_capitals_is_looked_at_in_linear_time(piece):
    start = time.process_time()
    assert "outlet" not in told("Ferry runs again", piece * 5000 + BODY, MORE)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("unit", ["AA-", "A.-", "Aa ", "AA/", "MAY ", "- ("])
def test_no_line_takes_long_to_read(unit):
    assert told("Ferry runs again", unit * 100_000, MORE).get("outlet") is None
