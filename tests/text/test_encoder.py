import numpy as np
import pytest

from analysis.text import encoder as room
from analysis.text.encoder import Encoder, encoder
from analysis.text.sentences import sentence_spans

TEXT = "The bridge is closed, the ministry said. Buses do not run.\n\nA farmer wept over the flooded field."


def test_one_vector_a_sentence_whether_read_for_the_tagger_or_alone():
    alone, both = Encoder(), Encoder()
    both.read(TEXT)
    vectors = alone.sentence_vectors(TEXT)
    assert vectors.shape == (len(sentence_spans(TEXT)), 768) == (3, 768)
    assert np.array_equal(vectors, both.sentence_vectors(TEXT))


def test_a_sentence_says_the_same_wherever_its_paragraph_stands():
    first = encoder().sentence_vectors("A farmer wept.")[0].astype(float)
    again = encoder().sentence_vectors("A farmer wept.\nThe price of corn rose by 3 percent.").astype(float)
    near, far = (first @ again[i] / np.linalg.norm(first) / np.linalg.norm(again[i]) for i in (0, 1))
    assert near > 0.8 > far


def test_a_long_sentence_is_the_mean_over_its_windows():
    text = "word " * 400
    assert np.isfinite(encoder().sentence_vectors(text)).all()
    assert len(encoder().sentence_vectors(text)) == 1


def test_only_so_many_are_kept(monkeypatch):
    monkeypatch.setattr(room, "KEPT", 4000)
    one = Encoder()
    for text in ("One.", "Two.", "Three."):
        one.sentence_vectors(text)
    assert list(one._kept) == ["Two.", "Three."]


@pytest.mark.parametrize("text", ["", "\n \n", "…!?", "\ud83d ok."])
def test_odd_texts(text):
    assert encoder().sentence_vectors(text).shape == (len(sentence_spans(text)), 768)
