from analysis.attribution.linking import Span, link
from analysis.text.windows import read_words


def at(text, part, after=0):
    start = text.index(part, after)
    return (start, start + len(part))


def parts(text, *spans):
    return [text[s.start : s.end] for s in spans]


def marks(text, *items):
    words = [w for p in read_words(text) for w in p]
    out, here = [], 0
    for role, part in items:
        start, end = at(text, part, here)
        here = end
        inside = [i for i, w in enumerate(words) if start <= w[1] < end]
        out.append(Span(role, inside[0], inside[-1] + 1, start, end))
    return out


NEAREST = {
    "content": [0.0, -1.0, 0, -1, -1, 0, 0, 0, 0, 0, 0, 0] * 2,
    "source": [0.0, -1.0, 0, -1, -1, 0, 0, 0, 0, 0, 0, 0] * 2,
    "no cue": -8.0,
    "no source": -4.0,
}


def test_link_shares_a_source_between_two_cues():
    text = "The mayor said it rained and added that it snowed."
    first = [("source", "The mayor"), ("cue", "said"), ("content", "it rained")]
    spans = marks(text, *first, ("cue", "added"), ("content", "that it snowed"))
    found = link(spans, read_words(text), text, NEAREST)
    got = [(text[s.start : s.end], text[c.start : c.end], [text[x.start : x.end] for x in xs]) for s, c, xs, _ in found]
    assert got == [("The mayor", "said", ["it rained"]), ("The mayor", "added", ["that it snowed"])]


def test_link_joins_the_pieces_around_a_cue():
    text = "“We go,” he said, “now.”"
    spans = marks(text, ("content", "“We go,”"), ("source", "he"), ("cue", "said"), ("content", "“now.”"))
    ((source, cue, contents, chance),) = link(spans, read_words(text), text, NEAREST)
    assert (source.start, cue.start, [c.start for c in contents]) == (9, 12, [0, 18])
    assert 0 < chance <= 1


def test_link_drops_a_cue_without_content_and_keeps_a_content_without_cue():
    text = "He said.\n\nMuch later, on another day, in another place, far from there: “Rain.”"
    strict = {**NEAREST, "no cue": -1.0}
    spans = marks(text, ("source", "He"), ("cue", "said"), ("content", "“Rain.”"))
    ((source, cue, contents, _),) = link(spans, read_words(text), text, strict)
    assert (source, cue, len(contents)) == (None, None, 1)
    assert link(spans[:2], read_words(text), text, strict) == []


def test_a_quotation_is_one_content_whatever_is_told_in_it():
    text = "“The road is long and the mayor said it was mined in April,” the press release read."
    spans = marks(
        text,
        ("content", "“The road is long"),
        ("source", "the mayor"),
        ("cue", "said"),
        ("content", "it was mined in April,”"),
        ("source", "the press release"),
        ("cue", "read"),
    )
    ((source, cue, contents, _),) = link(spans, read_words(text), text, NEAREST)
    assert parts(text, source, cue, *contents) == [
        "the press release",
        "read",
        text[: text.index(" the press")],
    ]


def test_a_speaker_at_the_end_has_said_the_sentence():
    text = "Kalvia still hopes that rain will come, Orlov said."
    spans = marks(
        text,
        ("source", "Kalvia"),
        ("cue", "still hopes"),
        ("content", "that rain will come"),
        ("source", "Orlov"),
        ("cue", "said"),
    )
    ((source, cue, contents, _),) = link(spans, read_words(text), text, NEAREST)
    assert [text[s.start : s.end] for s in (source, cue, *contents)] == [
        "Orlov",
        "said",
        "Kalvia still hopes that rain will come",
    ]


def test_a_quotation_that_stands_alone_has_no_source():
    text = "“We waited,” Orlov said.\n\n“Then we left for good.”"
    spans = marks(
        text, ("content", "“We waited,”"), ("source", "Orlov"), ("cue", "said"), ("content", "“Then we left for good.”")
    )
    found = link(spans, read_words(text), text, NEAREST)
    assert [(s and text[s.start : s.end], len(x)) for s, _, x, _ in found] == [("Orlov", 1), (None, 1)]


def test_a_quotation_that_a_colon_announces_keeps_its_source():
    text = "Orlov said:\n\n“We left for good.”"
    spans = marks(text, ("source", "Orlov"), ("cue", "said"), ("content", "“We left for good.”"))
    ((source, _, contents, _),) = link(spans, read_words(text), text, NEAREST)
    assert (source.start, contents[0].end) == (0, len(text))
