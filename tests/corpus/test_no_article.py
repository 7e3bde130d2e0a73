"""What stands in place of an article is told; an article about cookies or robots is none of it."""

import pytest

from analysis.corpus.facts.no_article import tell_no_article, without_sentence
from analysis.corpus.lines.sheets import sheet_lines
from analysis.corpus.load import read_corpus

PAGES = {
    "error page": [
        "404 Not Found\nnginx/1.18.0",
        "Oops! That page can’t be found.\nIt looks like nothing was found at this location. Maybe try a search?",
        "403 Forbidden\nYou don't have permission to access this resource.",
        "503 Service Unavailable\nThe server is temporarily busy, try again later.",
        "Page not available\nThe page you requested may have been removed. Go to our home page.",
        "Something went wrong\nPlease try again later.",
    ],
    "robot check": [
        "Attention Required! | Cloudflare\nSorry, you have been blocked\nYou are unable to access lysk.example",
        "Verify you are human by completing the action below.\nlysk.example needs to review your connection.",
        "lysk.example\nChecking if the site connection is secure\n"
        "lysk.example needs to review the security of your connection before proceeding.",
        "Checking your browser before accessing www.lysk-post.example\nThis process is automatic. Your browser will "
        "redirect to your requested content shortly.",
        "This website uses a security service to protect against malicious bots.\nVerification successful. Waiting for "
        "lysk.example to respond",
        "Request unsuccessful. Incapsula incident ID: 877000110224-4455",
        "Pardon Our Interruption\nAs you were browsing something about your browser made us think you were a bot.",
        "Please verify you are a human\nPress & Hold to confirm you are a human (and not a bot).",
    ],
    "consent page": [
        "We value your privacy\nWe and our 312 partners store and/or access information on a device.\nAccept all",
        "Your privacy choices\nThis site uses cookies to improve your experience.\nManage preferences",
    ],
    "the site's own terms": [
        "Privacy policy | Lysk Courier\n" + "We collect the data that you give us when you write to us. " * 40,
        "Terms of Use – The Lysk Courier\n"
        + "The user shall not copy pages of the site, and shall not sell them. " * 9,
        "Terms and Conditions\nLast updated: 2 May 2031\n" + "You may print pages of ours for your own use. " * 9,
        "Datenschutzerklärung\n" + "Wir verarbeiten Ihre Daten nur, wenn Sie uns schreiben. " * 30,
    ],
    "script needed": ["Please enable JavaScript\nYou need to enable JavaScript to run this app."],
    "login page": [
        "Sign in to continue\nEmail address\nPassword\nForgot your password?\nDon't have an account? Register"
    ],
    "not for this region": [
        "451: Unavailable due to legal reasons\nWe recognize you are attempting to access this website from a country "
        "belonging to the European Economic Area (EEA) including the EU which enforces the General Data Protection "
        "Regulation (GDPR) and therefore access cannot be granted at this time."
    ],
}


@pytest.mark.parametrize("text", [text for texts in PAGES.values() for text in texts])
def test_no_article(text):
    assert tell_no_article(text) is not None


@pytest.mark.parametrize("title", [None, "Lysk Courier", "451: Unavailable due to legal reasons"])
@pytest.mark.parametrize(
    "rest",
    [
        "Therefore access cannot be granted at this time. For any issues, call 555-0142.",
        "This content is unavailable for legal reasons.",
    ],
)
def test_a_page_kept_from_a_region_is_told_whatever_its_title(title, rest):
    why = "We recognise you are attempting to access this website from a country where data are protected by law."
    assert tell_no_article(f"{why} {rest}", title) in ("not for this region", "error page")


@pytest.mark.parametrize(
    "text",
    [
        "Robots take over the harbour\n\nThe harbour office said on Friday that two robots would load grain.\n\n"
        '"Are you a robot?" is what my son asked me, said Mara Quill, who will watch over them.',
        "Site asks for cookies eleven times\n\nThe ombudsman told the council on Tuesday to change its website.",
        "Access denied: how an island lost its ferry\n\nThe company said on Monday that it would end the service.",
        "Ferry runs again\n\nThe ferry ran again on Thursday.",
        "Privacy policy of ferry faces a court\n\nThe harbour must tell by May what it keeps of its passengers.",
        "Privacy policy\n\nThe ferry keeps too much, the ombudsman said on Friday.",
        "Privacy policy – Ferry line fined over lists of passengers\n\nIt kept your name for years, a court found.",
        "Terms of use\n\nNobody reads them, and a town read the first of them aloud on Monday. It took nine hours.",
        "Content is unavailable for legal reasons, says the banner\n\nThe council took its own minutes down on Friday.",
        "Council website down\n\nResidents saw an error page for a week, the council said. It has been mended.",
    ],
)
def test_articles_on_such_matters_stay(text):
    assert tell_no_article(text) is None
    assert not without_sentence(text)


@pytest.mark.parametrize(
    "text",
    [
        "橋の再開\n港の橋は金曜日に再開したと市長が述べた。",  # Japanese
        "大桥重新开放\n市长星期五说，港口的大桥已经重新开放。",  # Chinese
        "สะพานเปิดอีกครั้ง\nนายกเทศมนตรีกล่าวเมื่อวันศุกร์ว่าสะพานที่ท่าเรือเปิดให้ใช้งานอีกครั้งแล้ว",  # Thai
        "다리 재개통\n시장은 금요일에 항구의 다리가 다시 열렸다고 말했다.",  # Korean, with blanks
    ],
)
def test_scripts_without_blanks_have_sentences_too(text):
    assert not without_sentence(text)


@pytest.mark.parametrize("text", ["港の労働者\n0:00 / 1:14\n共有", "登录\n注册\n分享", "แชร์\nเข้าสู่ระบบ"])
def test_frames_in_scripts_without_blanks_have_none(text):
    assert without_sentence(text)


def test_they_are_left_out_and_reported_by_name(tmp_path):
    (tmp_path / "courier_2031-05-02_a.txt").write_text(
        "Ferry runs again\n\nThe ferry ran again on Thursday, said the mayor."
    )
    (tmp_path / "courier_2031-05-02_b.txt").write_text(PAGES["error page"][0])
    (tmp_path / "courier_2031-05-02_c.txt").write_text("Ferry at dawn - video\n0:00 / 2:10\nShare\nMore videos")
    articles, _, problems = read_corpus(tmp_path)
    assert articles["article_id"].to_list() == ["courier_2031-05-02_a"]
    assert problems[["file", "problem"]].values.tolist() == [
        ["courier_2031-05-02_b.txt", "no article but: error page"],
        ["courier_2031-05-02_c.txt", "no article but: page without a sentence"],
    ]


@pytest.mark.parametrize("line", ["-" * 200_000, "a" + " " * 200_000 + "b", "page" + "\t" * 200_000 + "x"])
def test_a_line_of_any_length_is_read_at_once(line):
    """With a pattern that tries again from each character these take minutes."""
    assert tell_no_article(line) is None
    assert sheet_lines([line]) == set()


@pytest.mark.parametrize(
    ("day", "size", "n"),
    [("", 3, 0), ("<meta property='article:published_time' content='2031-05-02'>", 3, 1), ("", 40, 1)],
)
def test_a_page_about_a_writer_is_left_out_unless_it_may_be_an_article(tmp_path, day, size, n):
    head = f"<title>Ann Orm | Lysk Courier</title><meta property='og:type' content='profile'>{day}"
    body = f"<h1>Ann Orm</h1>{'<p>Ann Orm writes about ferries and what breaks down on them.</p>' * size}"
    (tmp_path / "orm.html").write_text(f"<html><head>{head}</head><body>{body}</body></html>")
    (tmp_path / "ferry.txt").write_text("Ferry runs again\n\nThe ferry ran again on Thursday, the harbour office said.")
    articles, _, problems = read_corpus(tmp_path)
    assert len(articles) == 1 + n
    assert problems["problem"].str.contains("page about a writer").any() == (n == 0)
