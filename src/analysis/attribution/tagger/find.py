"""The tagger engine: windows of a text through the network, spans linked to attributions, each with its score."""

import os
from concurrent.futures import ThreadPoolExecutor
from math import exp, log

from analysis.attribution import spans
from analysis.attribution.linking import link
from analysis.attribution.tagger.decode import decode
from analysis.attribution.tagger.network import network
from analysis.attribution.tidy import tidy
from analysis.text.cues import cue_kind
from analysis.text.reading import read_text
from analysis.text.windows import WORD


def attributions_of(text, net):
    """Return the attributions of one text, a str or a Reading."""
    reading = read_text(text)
    paragraphs, windows, scores = net.encoder.read(reading.text)
    marks = decode(paragraphs, windows, scores, net)
    linked = link(marks, paragraphs, reading, net.settings["links"])
    return tidy(reading, judged(linked, reading.text, net.settings["score"]))


def sureness(source, cue, contents, chance):
    """Return what the score is made of: the log odds of the links and of each span, and which spans are there."""
    parts = [chance, min(c.chance for c in contents), cue.chance if cue else 0.5, source.chance if source else 0.5]
    odds = [log(p / (1 - p)) for p in (min(max(p, 0.001), 0.999) for p in parts)]
    return [1.0, *odds, float(source is None), float(cue is None), cue.reporting if cue else 0.0]


def judged(linked, text, weights):
    """Return linked spans as attributions, each with its kind of cue and its score.

    A cue is of reporting where the lexicon of cues or the network says so; the score is a logistic function of the
    attribution's `sureness`.
    """
    found = []
    for source, cue, contents, chance in linked:
        words = [w.lower() for w in WORD.findall(text[cue.start : cue.end])] if cue else []
        reporting = cue is None or cue.reporting >= 0.5 or cue_kind(words) == "reporting"
        z = sum(w * x for w, x in zip(weights, sureness(source, cue, contents, chance), strict=True))
        found.append(
            spans.Attribution(
                source and (source.start, source.end),
                cue and (cue.start, cue.end),
                tuple((c.start, c.end) for c in contents),
                "reporting" if reporting else "attitude",
                None,
                1 / (1 + exp(-z)),
            )
        )
    return found


def find(texts, *, workers=None):
    """Find the attributions of texts with the tagger.

    Parameters
    ----------
    texts : iterable of str or Reading
        One per article (or title); offsets are into it.
    workers : int, optional
        Threads; all cores by default. The result does not depend on it.

    Returns
    -------
    list of list of spans.Attribution
        One list per text, in the order of the text.

    Examples
    --------
    >>> text = "The bridge is closed, the ministry said."
    >>> [(text[slice(*a.source)], text[slice(*a.cue)]) for a in find([text])[0]]
    [('the ministry', 'said')]
    """
    net = network()
    with ThreadPoolExecutor(workers or os.cpu_count()) as pool:
        return list(pool.map(lambda text: attributions_of(text, net), texts))
