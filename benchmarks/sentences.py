"""How well sentence ends are found, against ends marked by hand, beside Punkt.

    python benchmarks/sentences.py --data PATH

PATH holds `dev/text/*.txt` and `train/text/*.txt` of PolNeAR (Newell, Margolin and Ruths 2018).
`benchmarks/sentence_ends.json` names fourteen articles of dev, every sixth by name, with the offsets behind the last
character of each of their 595 sentences; they were marked by reading, before any splitter was run on them. An end
counts as found if a splitter sets one at the same place, white space aside. Punkt is NLTK's, untrained and trained on
train; blingfire joins in if it is installed (`pip install blingfire`).
"""

import argparse
import json
from pathlib import Path

import numpy as np
import pandas as pd
from nltk.tokenize.punkt import PunktSentenceTokenizer, PunktTrainer

from analysis.tokens import sentence_spans

GOLD = Path(__file__).with_name("sentence_ends.json")


def by_line(span_tokenize):
    """Make a splitter work line by line, as ours does; otherwise it would miss every headline."""

    def spans(text):
        at = 0
        for line in text.split("\n"):
            for start, end in span_tokenize(line):
                if line[start:end].strip():
                    yield at + start, at + end
            at += len(line) + 1

    return spans


def blingfire_spans():
    """Return blingfire's splitter, or None."""
    try:
        from blingfire import text_to_sentences_and_offsets
    except ImportError:
        return None
    return lambda line: text_to_sentences_and_offsets(line)[1] if line.strip() else []


def main():
    """Score all and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    gold = {name: set(ends) for name, ends in json.loads(GOLD.read_text("utf-8")).items()}
    texts = {name: (data / "dev" / "text" / name).read_bytes().decode("utf-8") for name in gold}
    trainer = PunktTrainer(verbose=False)
    for file in sorted((data / "train" / "text").glob("*.txt")):
        trainer.train(file.read_text("utf-8"), finalize=False)
    splitters = {
        "ours": sentence_spans,
        "Punkt, trained": by_line(PunktSentenceTokenizer(trainer.get_params()).span_tokenize),
        "Punkt, untrained": by_line(PunktSentenceTokenizer().span_tokenize),
    }
    if blingfire_spans():
        splitters["blingfire"] = by_line(blingfire_spans())
    rng = np.random.default_rng(0)
    draws = rng.multinomial(len(gold), np.full(len(gold), 1 / len(gold)), size=2000)
    rows = []
    for name, spans in splitters.items():
        counts = []  # found and right, found, wanted: of each article
        for file, text in texts.items():
            found = {start + len(text[start:end].rstrip()) for start, end in spans(text)}
            counts.append((len(found & gold[file]), len(found), len(gold[file])))
        right, found, wanted = np.array(counts).T
        low, high = np.quantile(2 * (draws @ right) / (draws @ found + draws @ wanted), [0.025, 0.975])
        rows.append(
            {"splitter": name, "precision": right.sum() / found.sum(), "recall": right.sum() / wanted.sum()}
            | {"f1": 2 * right.sum() / (found.sum() + wanted.sum()), "low": low, "high": high}
        )
    print(f"{sum(map(len, gold.values()))} sentence ends in {len(gold)} articles")
    print(pd.DataFrame(rows).round(3).to_string(index=False))


if __name__ == "__main__":
    main()
