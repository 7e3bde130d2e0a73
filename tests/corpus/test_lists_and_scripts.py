"""Articles that are lists, short or in another script are found on a page; what stands around them is not kept."""

import numpy as np
import pytest

from analysis.corpus.lines.cleaning import clean_lines
from analysis.corpus.lines.context import BEYOND, FEATURES, context, lift_of
from analysis.corpus.lines.prose import line_features
from analysis.corpus.lines.scores import DOUBTFUL, OWN, lifted
from analysis.corpus.lines.sentences import SENTENCE_END, spaced

MENU = ["Home", "News", "Sport", "Weather", "Harbour", "Jobs", "Log in", "Search", "Newsletters", "Contact us"]
BELOW = [
    "Share",
    "Related articles",
    "Bridge to be painted green",
    "Mayor opens new school",
    "Market moves to the quay",
]
FOOT = ["About us", "Privacy policy", "Terms and conditions", "Copyright 2031 Lysk Courier"]
SAILINGS = [
    f"{town}, gate {gate}, {price} crowns return"
    for gate, (town, price) in enumerate(
        [("Osk", 12), ("Tarn Head", 14), ("Pell Island", 9), ("Veddy", 22), ("Long Skerry", 31), ("Moor Point", 8)] * 3,
        1,
    )
]
LEAD = "The summer timetable starts on Friday, the harbour office said, and eighteen sailings a day are planned."
JAPANESE = [
    "港の事務所は木曜日、嵐のために十一日間止まっていた島への船が再び動き始めたと発表した。",
    "先週から待っていた乗客がまず船に乗り、けが人はいなかったと広報の担当者は話している。",
    "港へ続く道路は橋の点検が終わるまで大型車の通行が禁止されたままになる見込みである。",
    "町は来月までに新しい待合室を建てる計画で、費用は三千万円になるという。",
]
JAPANESE_MENU = ["ホーム", "ニュース", "スポーツ", "天気", "会社概要", "お問い合わせ", "ログイン", "検索"]


def body_of(lines):
    return [line.text for line in clean_lines("\n\n".join(lines)) if line.role == "body"]


def page(headline, article, menu=MENU, below=(*BELOW, *FOOT)):
    return [f"{headline} | Lysk Courier", *menu, headline, *article, *below]


def test_a_list_below_its_headline_is_kept_and_what_is_around_it_is_not():
    kept = body_of(page("All sailings of the summer at a glance", [LEAD, *SAILINGS]))
    assert LEAD in kept and len(set(kept) & set(SAILINGS)) >= 16
    assert not set(kept) & {*MENU, *BELOW, *FOOT}


def test_a_list_of_links_below_an_article_is_not_its_list():
    links = ["Mayor opens a school by the old mill", "Ten walks along the coast", "Who pays for the green bridge"] * 2
    article = [LEAD, LEAD.replace("Friday", "Monday"), "Nobody was hurt, a spokeswoman said on Thursday evening."]
    kept = body_of(page("Summer timetable starts on Friday", article, below=["Most read", *links, *FOOT]))
    assert article[0] in kept and not set(kept) & {*MENU, *links, *FOOT}


def test_a_short_article_is_kept_and_what_is_around_it_is_not():
    article = ["The ferry to Osk ran again on Thursday after eleven days.", "Nobody was hurt."]
    assert body_of(page("Ferry to Osk runs again", article)) == article


def test_a_japanese_article_is_kept_and_what_is_around_it_is_not():
    kept = body_of(page("島への船が再開", JAPANESE, [*JAPANESE_MENU, *JAPANESE_MENU[2:]], JAPANESE_MENU))
    assert kept == JAPANESE


@pytest.mark.parametrize(
    "text", ["船は港に戻った。", "هل عادت العبارة؟", "नाव लौट आई।", "نوکا واپس آئی۔", "「船は戻った。」"]
)
def test_full_stops_of_other_scripts_end_sentences(text):
    assert SENTENCE_END.search(text)
    assert not SENTENCE_END.search(text.rstrip("。؟।۔」"))


def test_a_script_without_blanks_measures_as_words():
    assert spaced("天気") == "letter " and spaced("Weather today") == "Weather today"
    values = dict(zip(OWN, line_features(JAPANESE[0])[0], strict=True))
    assert values["log words"] > np.log1p(15) and values["small words"] > 0.8 and values["sentence end"] == 1
    assert dict(zip(OWN, line_features("НОВОСТИ")[0], strict=True))["small words"] == 0


def test_only_a_page_in_doubt_is_lifted():
    clear, doubtful = [6.0, 6.0, -6.0], [-1.0, -1.0, -6.0]
    texts = ["x" * 50] * 3
    assert lifted(clear, texts) == clear and lift_of(np.array(clear), np.ones(3))[1] < DOUBTFUL
    # the best choice are the first two: of them and of what is expected in all, 2 x 0.269 x 2 / (2 + 0.540) is right
    assert [score > 0 for score in lifted(doubtful, texts)] == [True, True, False]
    assert lift_of(np.array(doubtful), np.ones(3))[0] == pytest.approx(0.4236, abs=1e-3)


def test_context_worked_by_hand():
    rows = [dict(zip(FEATURES, row.tolist(), strict=True)) for row in context([1.0, -2.0, 3.0], [10, 10, 10], 0)]
    assert rows[1]["score, 1 lines before"] == 1 and rows[1]["score, 1 lines after"] == 3
    assert rows[0]["score, 3 lines before"] == BEYOND
    # of the three lines after the first two are there: (-2 + 3 - 5) / 3
    assert rows[0]["score, 3 lines after"] == pytest.approx(-4 / 3)
    assert rows[2]["mean score since the headline"] == 0.5 and rows[0]["mean score since the headline"] == 0
    assert rows[1]["score above the median"] == -3
