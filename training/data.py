"""PolNeAR as training windows: words, BIO labels, cue kinds, and light augmentation towards scraped news.

A word is what `analysis.attribution.tagger` calls a word; a window is a run of whole paragraphs, each followed by one
separator, so that training and use see text alike.
"""

import random
import re
from pathlib import Path

from analysis.attribution.tagger.decode import ROLES
from analysis.text.windows import WORD, pack, plain_quotes, read_words

# Cue words of speaking, writing and publishing. A cue with one of them is reporting, any other an attitude; the head
# that learns from these labels then judges unlisted cues by their context.
REPORTING = frozenset((Path(__file__).parent / "reporting.txt").read_text(encoding="utf-8").split())


def read_text(path):
    """Return a file's text with its line ends untouched, so that offsets hold."""
    with open(path, encoding="utf-8", newline="") as handle:
        return handle.read()


def read_ann(path):
    """Return the attributions of one brat file, [{role: [(start, end), ...]}]; those without content are dropped."""
    spans, events = {}, []
    for line in read_text(path).split("\n"):
        fields = line.split("\t")
        if re.fullmatch(r"T\d+", fields[0]) and len(fields) > 1:
            _, _, offsets = fields[1].partition(" ")
            spans[fields[0]] = [tuple(map(int, part.split())) for part in offsets.split(";")]
        elif re.fullmatch(r"E\d+", fields[0]) and len(fields) > 1:
            events.append(fields[1].split())
    rows = []
    for event in events:
        row = {role: [] for role in ROLES}
        for argument in event:
            name, _, key = argument.partition(":")
            role = name.rstrip("0123456789").lower()
            if role in row and key in spans:
                row[role] += spans[key]
        if row["content"]:
            rows.append({role: sorted(pieces) for role, pieces in row.items()})
    return rows


def read_split(folder):
    """Return {doc_id: (text, [attributions of annotator 1, of annotator 2, ...])} of one split folder."""
    folder, documents = Path(folder), {}
    paths = sorted((folder / "text").glob("*.txt"))
    if not paths:
        raise ValueError(f"{folder}: no text/*.txt there; --data names the corpus folder that holds train/ and dev/")
    for path in paths:
        files = sorted((folder / "attributions").glob(path.stem + "_*.ann"))
        files = [f for f in files if f.stem.rpartition("_")[0] == path.stem]
        documents[path.stem] = (read_text(path), [read_ann(f) for f in files])
    return documents


def label(text, attributions):
    """Return paragraphs of [word, label id, cue kind] where cue kind is 1 reporting, 0 attitude, -1 no cue."""
    plain = plain_quotes(text)
    mark, kind = {}, {}
    for attribution in attributions:
        cue_words = {w.lower() for s, e in attribution["cue"] for w in WORD.findall(plain[s:e])}
        reporting = int(bool(cue_words & REPORTING))
        for role in ROLES:
            for start, end in attribution[role]:
                first = True
                for match in WORD.finditer(plain, max(0, start - 30), min(len(plain), end + 30)):
                    if match.start() < end and match.end() > start:
                        if match.start() not in mark:
                            mark[match.start()] = 1 + 2 * ROLES.index(role) + (not first)
                            if role == "cue":
                                kind[match.start()] = reporting
                        first = False
    return [[[word, mark.get(start, 0), kind.get(start, -1)] for word, start, _ in words] for words in read_words(text)]


# ---------------------------------------------------------------- augmentation
NAMES = (Path(__file__).parent / "names.txt").read_text(encoding="utf-8").split()
PLACES = """KARVAN;OSTRAVIA , April 3;MOSCOW;BAKU , Sept. 29;YEREVAN;LONDON;BRUSSELS , Belgium;GENEVA , July 4;KYIV ,
Ukraine;Tbilisi , March 12;NEW YORK;WASHINGTON;STEPANAKERT;ANKARA , October 10""".replace("\n", " ").split(";")
AGENCIES = ["AP", "Reuters", "AFP", "TASS", "Interfax", "Sputnik", "ANI", "dpa", "Xinhua", "CNN"]
NO_NAMES = {"The", "They", "Campaign", "President", "Senator", "According", "Republican", "Democratic", "Mrs"}
PAIRS = [("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("“", "”"), ('"', '"')]


def _new_quotes(paragraphs, rng):
    opening, closing = rng.choice(PAIRS)
    for words in paragraphs:
        inside = False
        for word in words:
            if word[0] == "“" or (word[0] == '"' and not inside):
                word[0], inside = opening, True
            elif word[0] in ("”", '"'):
                word[0], inside = closing, False


def _dateline(words, rng):
    head = rng.choice(PLACES).split()
    if rng.random() < 0.7:
        head += ["(", rng.choice(AGENCIES), ")"] if rng.random() < 0.6 else [".", "/", rng.choice(AGENCIES), "/"]
    head.append(rng.choice("—–-:."))
    words[:0] = [[w, 0, -1] for w in head]


def _names(paragraphs, rng):
    marked = {w[0] for words in paragraphs for w in words if w[1] in (1, 2)}
    surnames = sorted(w for w in marked if w[0].isupper() and w.isalpha() and len(w) > 3 and w not in NO_NAMES)
    swap = {old: WORD.findall(rng.choice(NAMES)) for old in surnames if rng.random() < 0.7}
    for words in paragraphs:
        words[:] = [
            [new, mark if i == 0 else mark + (mark in (1, 3, 5)), kind]
            for word, mark, kind in words
            for i, new in enumerate(swap.get(word, [word]))
        ]


def _dash_quotes(words):
    if words[0][0] in ("“", '"'):
        words[0][0] = "—"
        words[1:] = [w for w in words[1:] if w[0] not in ("”", '"')]


def augment(paragraphs, rng):
    """Return a copy of a window's paragraphs made to look more like text scraped from the web."""
    paragraphs = [[list(word) for word in words] for words in paragraphs]
    if rng.random() < 0.5:
        _new_quotes(paragraphs, rng)
    if rng.random() < 0.5:
        _names(paragraphs, rng)
    if rng.random() < 0.3:
        _dateline(paragraphs[0], rng)
    for words in paragraphs:
        if rng.random() < 0.15:
            _dash_quotes(words)
        if rng.random() < 0.2 and len(words) > 1 and words[-1][0] in ".!?":
            del words[-1]
    return paragraphs


# ---------------------------------------------------------------- windows
def epoch_windows(documents, pieces, *, limit, seed, augmented):
    """Return shuffled windows of one epoch: a random annotator of each article, random window starts."""
    rng, windows = random.Random(seed), []
    for versions in documents:
        paragraphs = rng.choice(versions)
        for window in pack(paragraphs, pieces, limit, rng.randint(limit // 4, limit)):
            windows.append(augment(window, rng) if rng.random() < augmented else window)
    rng.shuffle(windows)
    return windows
