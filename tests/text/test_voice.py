import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.quotes import quotation_spans
from analysis.text.voice import in_voice, voice_spans


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('The mayor\'s "plan" is late.', ['"plan"']),
        ("“Stay,” she said. “Now.”", ["“Stay,”", "“Now.”"]),
        ("«Stay», she said.", ["«Stay»"]),
        ("„Stay“, she said.", ["„Stay“"]),
        ("''Stay,'' she said, ``now.''", ["''Stay,''", "``now.''"]),
        ("‘I won’t go,’ said the workers’ leader.", ["‘I won’t go,’"]),
        ("'I won't go,' said the workers' leader.", ["'I won't go,'"]),
        ("'He told me \"no\",' she said.", ["'He told me \"no\",'"]),
        ("“He told me ‘no’,” she said.", ["“He told me ‘no’,”"]),
        ("In the '80s the workers' union fought 'em.", []),
        ("the workers' 'big day", []),
        ("the ‘late plan “works” now", ["“works”"]),
        ("»Stay«, she said. »Now.«", ["»Stay«", "»Now.«"]),
        ("Home » News » Rain", []),
        ("'The workers' union won't move,' he said.", ["'The workers' union won't move,'"]),
        ("The workers' strike and the owners' reply", []),
        ("“Now.“ She left.", ["“Now.“"]),
        # One mark too many, between blanks, opens nothing.
        ('We go, " she said, "and stay."', ['"and stay."']),
        # Single marks too reach over paragraphs, where the next one opens with them.
        ("‘First.\n\n‘Second.’\nAfter.", ["‘First.", "‘Second.’"]),
        # Each paragraph of a long quotation opens anew and only the last one closes.
        ('"First.\n"Second."\nAfter.', ['"First.', '"Second."']),
    ],
)
def test_quotation_marks(text, quoted):
    assert [text[start:end] for start, end in quotation_spans(text)] == quoted


@given(st.text(alphabet="a s'\"“”„«»‘’`\n", max_size=60))
def test_quotations_never_overlap_nor_cross_lines(text):
    last = 0
    for start, end in quotation_spans(text):
        assert last <= start < end
        assert "\n" not in text[start:end]
        last = end


TEXT = 'Rain fell. "Stay in," said the mayor. He wants calm. The "crisis" grows, officials said.'


def attributions(rows):
    columns = ["article_id", "part", "cue_kind", "content_start", "content_end", "content_spans"]
    return pd.DataFrame(rows, columns=columns)


def stretch(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_voice_of_each_stretch():
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": [TEXT, ""]})
    table = attributions(
        [
            ("a", "body", "reporting", *stretch('"Stay in,"'), None),
            ("a", "body", "attitude", *stretch("calm"), None),
            ("a", "body", "reporting", *stretch('The "crisis" grows'), None),
            ("a", "title", "reporting", 0, 4, None),
        ]
    )
    spans = voice_spans(articles, table)
    assert spans["b"] == []
    assert [(TEXT[s:e], voice) for s, e, voice in spans["a"]] == [
        ("Rain fell. ", "own"),
        ('"Stay in,"', "quoted"),
        (" said the mayor. He wants calm. ", "own"),
        ("The ", "reported"),
        ('"crisis"', "quoted"),
        (" grows", "reported"),
        (", officials said.", "own"),
    ]


def test_a_text_that_has_changed_is_noticed():
    table = attributions([("a", "body", "reporting", *stretch("calm"), None)]).assign(content="calm")
    assert len(voice_spans(pd.DataFrame({"article_id": ["a"], "text": [TEXT]}), table)["a"]) == 3
    with pytest.raises(
        ValueError, match=r"content at \d+ of article 'a' is not what its text says there; find them again"
    ):
        voice_spans(pd.DataFrame({"article_id": ["a"], "text": ["Oh. " + TEXT]}), table)


def test_content_in_pieces_leaves_what_stands_between_to_the_outlet():
    text = "Rain, he said, will come."
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    table = attributions([("a", "body", "reporting", 0, 24, "[[0, 4], [15, 24]]")])
    assert [text[s:e] for s, e, v in voice_spans(articles, table)["a"] if v == "own"] == [", he said, ", "."]


def test_row_order_is_irrelevant_and_nothing_is_changed():
    articles = pd.DataFrame({"article_id": ["a"], "text": [TEXT]})
    table = attributions(
        [
            ("a", "body", "reporting", 0, 40, None),
            ("a", "body", "attitude", *stretch('"Stay in,"'), None),
        ]
    )
    before = table.copy()
    assert voice_spans(articles, table) == voice_spans(articles, table[::-1])
    pd.testing.assert_frame_equal(table, before)


def test_words_in_one_voice():
    spans = [(0, 4, "own"), (4, 9, "quoted"), (9, 12, "reported")]
    starts = [0, 3, 4, 8, 9, 11]
    assert in_voice(spans, starts, "own").tolist() == [True, True, False, False, False, False]
    assert in_voice(spans, starts, "quoted").tolist() == [False, False, True, True, False, False]
    assert in_voice(spans, starts, "reported").tolist() == [False, False, False, False, True, True]
    assert in_voice(spans, starts, "all").all()
    with pytest.raises(ValueError, match="'loud'; use one of all, own, quoted, reported"):
        in_voice(spans, starts, "loud")
