import pytest

from analysis.attribution.forms import labelled_speech
from analysis.attribution.spans import Attribution, datelines
from analysis.attribution.tidy import tidy


def at(text, part, after=0):
    start = text.index(part, after)
    return (start, start + len(part))


def said(text, source, cue, *pieces, **more):
    return Attribution(at(text, source), at(text, cue), tuple(at(text, p) for p in pieces), **more)


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("TARSK, 3 April (Agency) — The bridge is closed.", "TARSK, 3 April (Agency) — "),
        ("SORN (Post / Wire - 1st March, 2024) The bridge is closed.", "SORN (Post / Wire - 1st March, 2024) "),
        ("TARSK, Meronia -- The bridge is closed.", "TARSK, Meronia -- "),
        ("TARSK, April 3. /INTERPRESS/. The bridge is closed.", "TARSK, April 3. /INTERPRESS/. "),
        ("Tarsk (Interpress) — “The bridge is closed,” she said.", "Tarsk (Interpress) — "),
        ("The minister – Anton Brusk – said so.", None),
        ("NATO (North Atlantic Treaty) Secretary Brusk said so.", None),
        ("Brusk - She left.", None),
        ("NATO – which met on Monday – said so.", None),
        ("", None),
    ],
)
def test_datelines(line, head):
    text = "A line before.\n" + line
    assert [text[s:e] for s, e in datelines(text)] == ([head] if head else [])


def test_dateline_never_in_content():
    text = "TARSK, 3 April (Agency) — The bridge is closed, the mayor said."
    wide = Attribution(at(text, "the mayor"), at(text, "said"), ((0, text.index(", the")),))
    (a,) = tidy(text, [wide])
    assert [text[s:e] for s, e in a.content] == ["The bridge is closed"]


def test_a_content_of_dateline_alone_is_none():
    text = "TARSK (Agency) — Rain fell all night."
    assert tidy(text, [Attribution(None, None, (at(text, "TARSK (Agency)"),))]) == []


def test_pieces_are_in_order_and_apart():
    text = "“We go,” he said. “We go now.”"
    a = Attribution(at(text, "he"), at(text, "said"), (at(text, "“We go now.”"), at(text, "“We go,”"), (0, 4)))
    assert [text[s:e] for s, e in tidy(text, [a])[0].content] == ["“We go,”", "“We go now.”"]


def test_quotation_of_two_paragraphs_is_one_content():
    text = "Orlov said: “We waited.\n\n“Then we left.”"
    first = said(text, "Orlov", "said", "“We waited.")
    second = Attribution(None, None, (at(text, "“Then we left.”"),))
    (a,) = tidy(text, [second, first])
    assert [text[s:e] for s, e in a.content] == ["“We waited.", "“Then we left.”"]
    assert text[slice(*a.source)] == "Orlov"


def test_quotation_that_stands_alone_keeps_no_source():
    text = "“We waited,” Orlov said.\n\n“Then we left.”"
    first = said(text, "Orlov", "said", "“We waited,”")
    second = Attribution(None, None, (at(text, "“Then we left.”"),))
    assert tidy(text, [first, second]) == [first, second]


def test_speech_told_inside_a_quotation_is_the_speakers():
    text = "“My brother said the road was mined and we believed him,” Marin told the court."
    outer = said(text, "Marin", "told the court", "“My brother said the road was mined and we believed him,”")
    inner = said(text, "My brother", "said", "the road was mined")
    assert tidy(text, [outer, inner]) == [outer]


@pytest.mark.parametrize(
    ("after", "source"),
    [
        (" — Anna Marin", "Anna Marin"),
        (" ― Anna Marin, 25, teacher", "Anna Marin"),
        ("\n\n- Anna Marin\nNext line", "Anna Marin"),
        (" — and then he left", None),
        (" — Anna Marin was the last to go", None),
        ("", None),
    ],
)
def test_a_name_behind_a_dash_is_the_source(after, source):
    text = "“We waited all night.”" + after
    (a,) = tidy(text, [Attribution(None, None, ((0, 22),))])
    assert (a.source and text[slice(*a.source)]) == source
    assert (a.cue is None) == (source is None)


def test_labelled_speech():
    text = "Orlov: We will not sign.\nMarin: You will.\nOrlov: Never.\nPhoto: Agency\nPhoto: Agency"
    assert [(text[slice(*a.source)], text[slice(*a.content[0])]) for a in labelled_speech(text)] == [
        ("Orlov", "We will not sign."),
        ("Marin", "You will."),
        ("Orlov", "Never."),
    ]
    assert [a.rule for a in tidy(text, [])] == ["speaker label"] * 3


def test_tidy_takes_linear_time_on_odd_text():
    for text in ("“" * 10_000, '"' * 10_000, "A-" * 50_000, "Ab " * 30_000 + ":", "(" * 30_000, "", "\n" * 10_000):
        assert tidy(text, []) == []


@pytest.mark.parametrize(
    ("text", "marked", "source"),
    [
        ("On Sunday the warden said the gate was shut.", "On Sunday the warden", "the warden"),
        ("Yesterday Tamm said the gate was shut.", "Yesterday Tamm", "Tamm"),
        ("Lira Tamm late Sunday said the gate was shut.", "Lira Tamm late Sunday", "Lira Tamm"),
        ("Sunday Courier reporters said the gate was shut.", "Sunday Courier reporters", "Sunday Courier reporters"),
        ("A notice on Sunday said the gate was shut.", "A notice on Sunday", "A notice on Sunday"),
        ("Last week's guests said the gate was shut.", "Last week's guests", "Last week's guests"),
        ("RESHTA: Warden Lira Tamm on Sunday said the gate was shut.", "RESHTA", "Warden Lira Tamm"),
        ("TAMM: The warden said the gate was shut.", "TAMM: The warden", "TAMM: The warden"),
    ],
)
def test_a_day_is_no_part_of_a_speaker(text, marked, source):
    content = at(text, "the gate was shut")
    (a,) = tidy(text, [Attribution(at(text, marked), at(text, "said"), (content,))])
    assert text[slice(*a.source)] == source
