"""Each form both ways: a line that is it, and a line of an article that is not."""

import pytest

from analysis.corpus.lines.forms import form_of, key_of

FIRES = [
    ("_______", "separator", "only signs"),
    ("* * *", "separator", "only signs"),
    ("12/31/31, 4:05 PM    Ferry runs again - The Post", "furniture", "header or footer of a print"),
    ("https://courier.example/a/b    2/3", "furniture", "header or footer of a print"),
    ("Page 2 of 5", "furniture", "header or footer of a print"),
    ("Printed from: https://courier.example/a", "furniture", "header or footer of a print"),
    ("Printed on Monday, May 5, 2031 at 10:04", "furniture", "header or footer of a print"),
    ("Editor's note: Ms Amrin was a guest of the ferry line.", "furniture", "correction or note"),
    ("Clarification, 4 May: the ferry has two decks, not three.", "furniture", "correction or note"),
    ("An earlier version of this story misspelled the captain's name.", "furniture", "correction or note"),
    ("This report has been updated to add what the office said.", "furniture", "correction or note"),
    ("No comments yet", "furniture", "no comments"),
    ("Also read: Museum gives back a drum", "furniture", "see also"),
    ("[READ MORE: Museum gives back a drum]", "furniture", "see also"),
    ("More on this story: Museum gives back a drum", "furniture", "see also"),
    ("View on Instagram", "furniture", "embedded post"),
    ("— Ilse Berg (@ilse_b) May 2, 2031", "furniture", "embedded post"),
    ("Listen to this story", "furniture", "interface"),
    ("Add to your saved stories", "furniture", "interface"),
    ("Listen", "furniture", "interface"),
    ("Comment on this story", "furniture", "comment form"),
    ("Sponsor Message", "furniture", "advertisement"),
    (
        "The Coast Agency website contains only a portion of the news that it sends to subscribers.",
        "furniture",
        "subscription",
    ),
    ("Artikel anhören", "furniture", "interface"),
    ("Поделиться в соцсетях", "furniture", "interface"),
    ("Paylaş", "furniture", "interface"),
    ("To view this video please enable JavaScript in your browser", "furniture", "interface"),
    ("NEWYou can now listen to Lysk News articles!", "furniture", "interface"),
    ("Anzeige", "furniture", "advertisement"),
    ("Ad Feedback", "furniture", "advertisement"),
    ("Lesen Sie auch: Das Museum gibt eine Trommel zurück", "furniture", "see also"),
    ("Читайте также: Музей вернул барабан", "furniture", "see also"),
    ("Mehr zum Thema", "furniture", "related label"),
    (
        "Get Current Updates on the coast along with Latest News and Top Headlines from around the world.",
        "furniture",
        "subscription",
    ),
    ("Share full article", "furniture", "interface"),
    ("This article is more than 1 year old", "furniture", "interface"),
    ("Save articles to read later and make a list of your own.", "furniture", "interface"),
    ("list 1 of 3", "furniture", "interface"),
    ("Open image in gallery", "furniture", "interface"),
    ("Toggle caption", "furniture", "interface"),
    ("Image source, Lysk Harbour", "furniture", "interface"),
    ("Article content", "furniture", "interface"),
    ("By subscribing you accept our terms and that partners may write to you.", "furniture", "subscription"),
    ("You have used all of your five free articles. Join us today.", "furniture", "subscription"),
    ("This story is only for members of the club and subscribers", "furniture", "subscription"),
    ("SHARE", "furniture", "share button"),
    ("Share this: Twitter Facebook Email", "furniture", "share button"),
    ("Print this article", "furniture", "share button"),
    ("LEAVE A REPLY", "furniture", "comment form"),
    ("Comments (14)", "furniture", "comment label"),
    ("Your Thoughts and Comments", "furniture", "comment label"),
    ("Your email address will not be published.", "furniture", "comment form"),
    ("Related articles", "furniture", "related label"),
    ("Latest World News", "furniture", "related label"),
    ("See more Latest World News", "furniture", "related label"),
    ("Editor's choice", "furniture", "related label"),
    ("Most read", "furniture", "related label"),
    ("Read more: Harbour master resigns", "furniture", "see also"),
    ("Tags: harbour, storm, Lysk", "furniture", "tags"),
    ("Sign up to our newsletter", "furniture", "subscription"),
    ("Get the day's news straight to your inbox", "furniture", "subscription"),
    ("The post Ferry will run, harbour says appeared first on Lysk Courier.", "furniture", "feed notice"),
    ("The post “No boat today” appeared first on lysk.example.", "furniture", "feed notice"),
    ("Der Beitrag Fähre fährt wieder erschien zuerst auf Lysker Bote.", "furniture", "feed notice"),
    ("View this email in your browser", "furniture", "mail notice"),
    (
        "You are receiving this email because you asked for alerts. To unsubscribe click here.",
        "furniture",
        "mail notice",
    ),
    ("Unsubscribe from this list", "furniture", "mail notice"),
    ("ADVERTISEMENT", "furniture", "advertisement"),
    ("Story continues below", "furniture", "advertisement"),
    ("SKIP ADVERTISEMENT", "furniture", "advertisement"),
    ("We use cookies to improve your visit", "furniture", "site terms"),
    ("© 2031 The Lysk Courier. All rights reserved.", "furniture", "copyright"),
    ("https://courier.example/2031/05/02/ferry", "furniture", "web address"),
    ("19 August 2031, 23:14", "timestamp", "timestamp"),
    ("Published: 02.05.2031 / 14:20", "timestamp", "timestamp"),
    ("Updated at 1030 CEST/1230 Lysk", "timestamp", "timestamp"),
    ("5 min read", "timestamp", "timestamp"),
    ("May 2, 20313:41 PM GMT+1Updated 7 months ago", "timestamp", "timestamp"),
    ("02.05.2031, 11:05 Uhr", "timestamp", "timestamp"),
    ("05/02/2031May 2, 2031", "timestamp", "timestamp"),
    ("Von Agnes Holm · 02.05.2031, 11:05 Uhr · Lesezeit: 2 Min.", "timestamp", "timestamp"),
    ("Temps de lecture : 3 minutes", "timestamp", "timestamp"),
    ("3 hours ago", "timestamp", "timestamp"),
    ("4 min listen", "timestamp", "timestamp"),
    ("(@PiaRosten)", "byline", "byline"),
    ("By Tess Amrin in Osk", "byline", "byline"),
    ("By Agnes Holm and Per Lund", "byline", "byline"),
    ("Agnes Holm Health correspondent", "byline", "byline"),
    ("By Agnes Holm with AP", "byline", "byline"),
    ("Agnes Holm Law and labour affairs editor", "byline", "byline"),
    ("source: courier.example", "credit", "credit line"),
    ("By Press Association", "credit", "credit line"),
    ("By  United Press International", "credit", "credit line"),
    ("(Agence France-Presse)", "credit", "credit line"),
    ("[Tasnim]", "credit", "credit line"),  # as lexicons/agencies.csv has it
    ("By Interpress", "credit", "credit line"),
    ("(Reporting by Tess Amrin; Editing by Per Lund)", "credit", "credit line"),
    ("The Associated Press contributed to this report.", "credit", "credit line"),
    ("Coast Agency writers Tess Amrin in Osk and Per Lund contributed to this story.", "credit", "credit line"),
    ("Tess Amrin contributed reporting from Osk.", "credit", "credit line"),
    ("With reporting by Reuters", "credit", "credit line"),
    ("Amrin reported from Osk. Per Lund in Lysk contributed to this report.", "credit", "credit line"),
    ("ta/pl (AFP, dpa)", "credit", "credit line"),
    ("Lysk harbour. Picture: MW", "caption", "picture credit"),
    ("Waiting on the bridge on Friday. Photo: Tess Amrin", "caption", "picture credit"),
    ("Photo by ev on Unsplash", "caption", "picture credit"),
    ("Waves at the quay. Photograph: Lena Haas/Ennis Pictures", "caption", "picture credit"),
    ("Waves at the quay on Friday.Credit...Lena Haas for The Post", "caption", "picture credit"),
    ("A crane at Osk, May 2, 2031. REUTERS/Lena Haas", "caption", "picture credit"),
    ("[1/3]A crane at Osk, May 2, 2031. REUTERS/Lena Haas Acquire Licensing Rights", "caption", "picture credit"),
    ("[1/3]", "furniture", "interface"),
    ("The crane fell on SundayImage: Lena Haas/Coast Agency", "caption", "picture credit"),
    ("A crane at Osk. [Lena Haas/Coast Agency]", "caption", "picture credit"),
    ("Lena Haas/CNB", "caption", "picture credit"),
    ("FILE - The quay at Osk before the storm.", "caption", "picture credit"),
    ("The bridge carries goods every day (Lena Haas/MW)", "caption", "agency credit in brackets"),
    (
        "President Ilan Dovar, left, and President Viktor Halden attend a reception in Tarsk",
        "caption",
        "who stands where in a picture",
    ),
]
STAYS = [
    "The photographer Lena Haas said that the picture was not hers.",
    "A correction to the tide tables was printed on Friday, the office said.",
    "He read an earlier version of the treaty and sent it back.",
    "The council voted 4/3 to keep the ferry, Anna Holm said.",
    "The poll put Holm ahead by two points. [NRC/OTIS]",
    "She listened to this article of the law being read and left.",
    "The ferry left three hours ago, the harbour master said.",
    "Subscribers to the line pay by signing up for a year.",
    "The ferry between Lysk and the island ran again on Thursday.",
    "“We share this view,” the minister said.",
    "More in anger than in sorrow, he resigned, and the council accepted it with regret.",
    "By the time the ferry came, the harbour was full of people.",
    "By Friday evening the road was open.",
    "Lysk Courier sacks deputy editor",
    "Get the full experience of the coast in its museum.",
    "It is a question of our self-image: nothing more, the mayor said.",
    "To view this video of the storm, the council met in the dark.",
    "Реклама была снята.",
    "Get to the quay by noon, the Latest News told its readers.",
    "Eleven engineers contributed to this report, which the council paid for.",
    "Tess Amrin contributed to the ferry's fund.",
    "he left (so they say)",
    "Printed from old plates of 1911",
    "Printed on yellow paper, the maps of 1911 were sold by noon.",
    "[1/3] We shall not leave the quay, the riders wrote.",
    "The crossing took 5 min.",
    "He left, and nobody saw him again.",
    "The picture is bleak, said the harbour master.",
    "Related costs rose by a tenth, the office said in its report on the winter.",
    "Sources close to the talks said that nothing had been agreed.",
    "On 19 August 2031 the council met for the last time.",
    "Read the sign, the guard told them, and they read it.",
    "Anna Holm, who left the party in May, is right, her friends say.",
    "The post that cost the harbour master his office appeared first on Telegram.",
    "You get this message from the paintings on the walls of the old harbour.",
    "To unsubscribe, members had to write a letter.",
    "Senator Lee Bright (R) said that the vote was lost.",
]


@pytest.mark.parametrize(("text", "role", "rule"), FIRES)
def test_a_form_is_told(text, role, rule):
    assert form_of(text) == (role, rule)


@pytest.mark.parametrize("text", STAYS)
def test_a_line_of_an_article_has_no_form(text):
    assert form_of(text) is None


def test_long_lines_have_no_form():
    assert form_of("Share " * 100) is None


def test_key_makes_the_same_line_the_same():
    assert key_of("  SHARE — this! ") == key_of("share this") == "share this"


@pytest.mark.parametrize(
    "line",
    [
        "Автор: Мария Квил",
        "Авторы: Мария Квил, Пер Хольм",
        "Автор текста: Мария Квил и Пер Хольм",
        "Автор статті: Оля Бранд",
        "Корреспондент: Мария Квил",
        "Müəllif: Çinarə Öz",
        "Yazar: Şule İnce",
        "Autorin: Änne Öhm",
        "Auteur: Élise Dubonnet",
        "Text: Jörg Ünal und Mara Quill",
        "Author: Ólafur Þórsson",
    ],
)
def test_bylines_after_a_label_in_any_alphabet(line):
    assert form_of(line) == ("byline", "byline")


@pytest.mark.parametrize(
    "line",
    [
        "Автор: кто это был, никто не знает.",
        "Автор книги сказал, что она закончена.",
        "Текст: он был готов.",
        "Text: the council may not borrow.",
        "Autor: unbekannt",
        "Haber: Liman bu sabah yine kapandı.",
        "Von: 3 bis 7 Uhr",
        "By: the sea",
        "Author: unknown to this day",
        "Журналист Мария Квил спросила его об этом.",
    ],
)
def test_labels_before_a_sentence_are_no_bylines(line):
    assert form_of(line) != ("byline", "byline")
