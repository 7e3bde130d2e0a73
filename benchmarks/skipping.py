"""Could the tagger leave out paragraphs that hold no statement? `python benchmarks/skipping.py --data POLNEAR`.

A regression on the words and pairs of words of a paragraph, learnt on train, says how likely it is to hold a marked
word. Printed for dev: how many words stand in paragraphs without any, and for some thresholds how many words would not
be read and how many cues would be lost.
"""

import argparse
import sys
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training"))
from data import label, read_split

BEGINS_CUE = 3


def paragraphs(folder):
    """Give of each paragraph its words, how many there are, whether any is marked, and how many begin a cue."""
    rows = []
    for text, annotators in read_split(folder).values():
        for words in label(text, annotators[0]):
            marks = [mark for _, mark, _ in words]
            rows.append((" ".join(word.lower() for word, *_ in words), len(words), any(marks), marks.count(BEGINS_CUE)))
    texts, *numbers = zip(*rows, strict=True)
    return texts, *map(np.array, numbers)


def main():
    """Learn on train, print a table for dev."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path)
    args = parser.parse_args()
    texts, _, marked, _ = paragraphs(args.data / "train")
    count = CountVectorizer(token_pattern=r"\S+", ngram_range=(1, 2), min_df=5, binary=True, max_features=60_000)
    model = LogisticRegression(C=0.3, max_iter=300, solver="liblinear").fit(count.fit_transform(texts), marked)
    texts, n, marked, cues = paragraphs(args.data / "dev")
    chance = model.predict_proba(count.transform(texts))[:, 1]
    print(f"words in paragraphs without a marked word: {n[~marked].sum() / n.sum():.1%}")
    print("| left out below | words left out | cues lost |\n|---|---|---|")
    for least in (0.05, 0.1, 0.15, 0.2, 0.3):
        out = chance < least
        print(f"| {least} | {n[out].sum() / n.sum():.1%} | {cues[out].sum() / cues.sum():.2%} |")


if __name__ == "__main__":
    main()
