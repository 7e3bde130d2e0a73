import itertools
import time
import tracemalloc

import numpy as np
import pytest

from analysis.attribution.tagger.decode import best_labels, label_chances, legal_moves
from analysis.attribution.tagger.find import attributions_of, find
from analysis.attribution.tagger.network import Network, network
from analysis.base.paths import MODEL
from analysis.text.windows import pack, read_words

# (text, [(source, cue, [content pieces])]); sentences written for this test
SPEECH = [
    ("The bridge is closed, the ministry said on Thursday.", [("the ministry", "said", ["The bridge is closed"])]),
    (
        "According to the press service, the two leaders discussed the corridor.",
        [("the press service", "According to", ["the two leaders discussed the corridor"])],
    ),
    (
        "“We will not leave,” Orlov said. “Not now, not ever.”",
        [("Orlov", "said", ["“We will not leave,”", "“Not now, not ever.”"])],
    ),
    (
        "Brusk denied that his troops had crossed the line.",
        [("Brusk", "denied", ["that his troops had crossed the line"])],
    ),
    (
        "Meronia accused Kalvia of shelling the market.",
        [("Meronia", "accused", ["Kalvia of shelling the market"])],
    ),
    (
        "TARSK, 3 April (Agency) — The road is mined, a spokesman told reporters.",
        [("a spokesman", "told", ["The road is mined"])],
    ),
    (
        "'The road is mined,' Marin told the Council, adding that two men had died.",
        [("Marin", "told", ["'The road is mined,'"]), ("Marin", "adding", ["that two men had died"])],
    ),
    ("The rain began at noon and lasted for two days.", []),
]


def read(text, found):
    part = lambda span: text[slice(*span)] if span else None  # noqa: E731
    return [(part(a.source), part(a.cue), [text[s:e] for s, e in a.content]) for a in found]


@pytest.mark.parametrize(("text", "expected"), SPEECH)
def test_speech(text, expected):
    assert read(text, find([text])[0]) == expected


def test_capitals_change_nothing():
    text = SPEECH[0][0]
    assert [a.content for a in find([text.upper()])[0]] == [a.content for a in find([text])[0]]


def test_cue_kind():
    said, wants = find(["The minister said the road was open.", "The minister wants the road to be open."])
    assert [a.cue_kind for a in said + wants] == ["reporting", "attitude"]


def test_scores_are_chances():
    scores = [a.score for found in find([text for text, _ in SPEECH]) for a in found]
    assert all(0 < score < 1 for score in scores)
    assert max(scores) > 0.8


def test_neighbours_order_and_threads_change_nothing():
    texts = [text for text, _ in SPEECH] * 3
    alone = [find([text], workers=1)[0] for text in texts]
    assert find(texts, workers=2) == alone
    assert find(texts[::-1], workers=3) == alone[::-1]
    assert find([]) == []


def test_paragraph_longer_than_a_window():
    text = "The mayor said the road was closed. " * 60
    found = read(text, find([text])[0])
    assert len(found) >= 58
    assert found[0] == found[30] == ("The mayor", "said", ["the road was closed"])


@pytest.mark.parametrize(
    "text",
    ["", " \n\n\t", "“" * 300, '"' * 10_000, "a" * 100_000, "和平" * 5_000, "وقال الوزير إن الطريق مغلق. " * 10,
     "🕊️" * 300, "\x00\x01 \ud83d said", "word\u2028" * 500, "'' ``" * 300],
)  # fmt: skip
def test_odd_text(text):
    for a in find([text])[0]:
        spans = [s for s in (a.source, a.cue, *a.content) if s]
        assert all(0 <= start < end <= len(text) for start, end in spans)


def test_long_text_takes_linear_time_and_little_memory():
    line = "The mayor said the road was closed because of the rain and that buses would not run. "
    started = time.process_time()
    find([line * 5])
    short = time.process_time() - started
    tracemalloc.start()
    started = time.process_time()
    find([line * 50])
    assert time.process_time() - started < 10 * short * 3 + 1
    assert tracemalloc.get_traced_memory()[1] < 100e6
    tracemalloc.stop()


def test_windows_hold_all_words_and_keep_the_limit():
    pieces = network().pieces
    text = "One two. Three four five!\n\n" + "word " * 200 + "\nEnd"
    paragraphs = read_words(text)
    windows = pack(paragraphs, pieces, 64)
    assert [w for p in paragraphs for w in p] == [w for window in windows for p in window for w in p]
    sizes = [1 + sum(1 + sum(len(pieces[w[0]]) for w in p) for p in window) for window in windows]
    assert max(sizes) <= 64


def test_cut_after_a_sentence():
    pieces = {"a": [1], ".": [1]}
    words = [(w, i, i + 1) for i, w in enumerate("aaaaaa.aaaaaa")]
    assert [[len(p) for p in window] for window in pack([words], pieces, 12)] == [[7], [6]]


def test_best_labels_and_chances_against_all_sequences():
    rng = np.random.default_rng(1)
    scores = [rng.normal(size=(n, 8)).astype(np.float32) for n in (4, 1, 3)]
    moves, starts = legal_moves()
    moves = moves + rng.normal(size=(7, 7))
    bias = rng.normal(size=7)
    paths, chances = best_labels(scores, moves, starts, bias), label_chances(scores, moves, starts, bias)
    for score, path, chance in zip(scores, paths, chances, strict=True):
        x = score[:, :7] + bias
        every = list(itertools.product(range(7), repeat=len(x)))
        total = [starts[s[0]] + sum(x[range(len(x)), s]) + sum(moves[s[:-1], s[1:]]) for s in map(np.array, every)]
        total = np.array(total)
        assert tuple(path) == every[total.argmax()]
        weight = np.exp(total - total.max())
        expected = np.array([[weight[[s[i] == k for s in every]].sum() for k in range(7)] for i in range(len(x))])
        np.testing.assert_allclose(chance, expected / weight.sum(), atol=1e-5)


def test_offsets_hold_with_typewriter_quotation_marks():
    text = "''The road is mined,'' Marin said."
    assert read(text, find([text])[0]) == [("Marin", "said", ["''The road is mined,''"])]


def test_a_folder_with_a_blank_in_its_name(tmp_path):
    import shutil

    shutil.copytree(MODEL, tmp_path / "my model")
    text, expected = SPEECH[0]
    assert read(text, attributions_of(text, Network(tmp_path / "my model"))) == expected
