"""Bytes to text: encodings found, mojibake undone, binary told apart."""

import pytest

from analysis.corpus.files.encoding import decode, repair
from analysis.corpus.files.stored import is_binary

TEXT = "“Café” – said the ministry’s spokesman. £5"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
        TEXT.encode().decode("cp1252", errors="replace").encode() if "\x9d" not in TEXT else b"",
    ],
    ids=["utf-8", "utf-8 mark", "utf-16 mark", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mojibake"],
)
def test_every_encoding_gives_the_same_text(data, request):
    decoded = decode(data)
    if "mojibake" in request.node.name:
        assert "CafÃ©" not in decoded.text
        assert "ministry’s" in decoded.text
        assert decoded.repaired
    else:
        assert decoded.text == TEXT
        assert not decoded.repaired


def test_stray_bytes_in_utf8_are_read_as_windows_1252():
    decoded = decode("“Café” and “more”".encode() + b" \x93quoted\x94 \x85")
    assert decoded.text == "“Café” and “more” “quoted” …"
    assert decoded.repaired
    assert decoded.notes == ["bytes that are not UTF-8 (3), read as Windows-1252"]


def test_entities_are_written_out():
    decoded = decode(b"Smith &amp; Sons&#8217; ferry")
    assert (decoded.text, decoded.repaired) == ("Smith & Sons’ ferry", True)
    assert decode(b"AT&T; R&D").repaired is False


def test_line_ends_that_excel_writes_out_are_line_ends():
    decoded = decode(b"It ran._x000D_\nNobody was hurt._x000D_The_x0007_ end of max_x00 and x_x0041_y.")
    assert decoded.text == "It ran.\nNobody was hurt.\nThe end of max_x00 and x_x0041_y."
    assert decoded.repaired


def test_what_nobody_sees_cuts_no_word():
    decoded = decode("the cor\u00adri\u00addor and the zero\u200bwidth road&#173;block".encode())
    assert decoded.text == "the corridor and the zerowidth road&#173;block".replace("&#173;", "")
    assert decoded.repaired and decoded.notes[-1] == "soft hyphens and zero-width spaces taken out"
    assert decode("a family: 👩\u200d👧".encode()).repaired is False  # joiners within one sign are no such thing


def test_line_ends_stay():
    assert decode(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


def test_right_text_is_left_alone():
    right = "“I don’t know,” said Ängström – ¿qué? ©"
    assert decode(right.encode()) == decode(right.encode("utf-16"))
    assert decode(right.encode()).text == right


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", True),
        (b"%PDF-1.4\n" + bytes(range(256)) * 4, True),
        (b"plain text\n", False),
        (b"", False),
        ("text".encode("utf-16"), False),
        ("plain text".encode("utf-16-le"), False),
        (b"one form feed \x0c and an escape \x1b", False),
    ],
)
def test_is_binary(data, expected):
    assert is_binary(data) is expected


def test_decomposed_accents_are_composed_but_letters_broken_twice_stay():
    from analysis.corpus.files.encoding import repair

    assert repair("Le cafe\u0301 ferme.").text == "Le café ferme."
    twice = "The mayor\u2019s prote\u0301ge\u0301s met.\nHis protegA\u0303\u00a9s stayed."
    assert repair(twice).text == "The mayor\u2019s protégés met.\nHis protegA\u0303\u00a9s stayed."


@pytest.mark.parametrize(
    ("declared", "written", "words"),
    [
        ("windows-1250", "cp1250", "Ďáblík říká: „ne“ – a dost"),
        ("iso-8859-2", "iso8859-2", "Wójt Łęgu mówi: dość"),
        ("koi8-r", "koi8-r", "Мост закрыт до весны"),
        ("gb2312", "gbk", "港口関閉，镕"),
        ("ISO-8859-9", "cp1254", "Köprü kışın kapalı – “belki”"),
    ],
)
def test_a_page_is_read_as_it_says_itself(declared, written, words):
    heads = (
        f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">',
        f"<meta charset='{declared}'>",
    )
    for head in heads:
        decoded = decode(f"<html><head>{head}</head><body><p>{words}</p>".encode(written))
        assert words in decoded.text
        assert decoded.notes == [f"not UTF-8; read as {declared}, as it says itself"]


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1250x", "utf-8", "utf-16", "unicode_escape", "hex"])
def test_what_a_page_says_for_nothing_is_not_believed(declared):
    page = f"<html><head><meta charset={declared}></head><body><p>The ministry’s “café” – £5</p>"
    assert "The ministry’s “café” – £5" in decode(page.encode("cp1252")).text


@pytest.mark.parametrize("said", [", opens new tab", " (opens in new tab)", " (link opens in a new window)"])
def test_what_is_said_of_a_link_is_taken_out_of_its_sentence(said):
    mended = repair(f"The harbour bank (LYSK){said} will lend money for boats.")
    assert mended.text == "The harbour bank (LYSK) will lend money for boats."
    assert "opens new tab" in mended.notes[0]


@pytest.mark.parametrize("text", ["The shop, he said, opens new tabs daily.", "The button opens a new tab."])
def test_a_sentence_on_tabs_stays(text):
    assert repair(text).text == text
