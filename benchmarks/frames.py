"""What frames and acts add to the tagger's time, and whether frames differ where nothing is to be found.

    python benchmarks/frames.py [--texts FOLDER]
    python benchmarks/frames.py --shuffled PATH/articles.jsonl [--shuffles 200]

The first prints seconds of processor time. The second takes articles as JSON lines with `event`, `outlet` and `text`,
several outlets on each event, deals the outlets out anew within events, tests each frame and each question within
events, and prints how many tests come out under 5 %.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import pandas as pd

import analysis as an
from analysis.base.paths import SAMPLE
from analysis.framing.frames import frame_answers


def shuffled(path, shuffles):
    """Print the share of tests of frames within events under 5 %, outlets dealt out anew within events."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = pd.DataFrame(rows).rename(columns={"id": "article_id"})
    articles = articles[["article_id", "outlet", "event", "title", "text"]].assign(language="en")
    statements = an.read_statements(an.find_attributions(articles, workers=1), articles)
    answers = frame_answers(articles, statements)
    found = {"frame": [], "question": []}
    for number in range(shuffles):
        rng = np.random.default_rng(number)
        dealt = articles.assign(outlet=articles.groupby("event")["outlet"].transform(rng.permutation))
        new = answers.assign(outlet=answers["article_id"].map(dealt.set_index("article_id")["outlet"]))
        for of, tests in found.items():
            tests += an.frame_shares(new, of=of, within="event", draws=500, seed=number)["p"].dropna().tolist()
    for of, tests in found.items():
        under = np.array(tests) < 0.05
        print(f"{shuffles} shuffles of {len(articles)} articles, each {of}: {under.mean():.1%} of {len(tests)} tests")


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=SAMPLE / "articles")
    parser.add_argument("--shuffled", type=Path)
    parser.add_argument("--shuffles", type=int, default=200)
    args = parser.parse_args()
    if args.shuffled:
        shuffled(args.shuffled, args.shuffles)
        return
    articles = an.load_articles(args.texts)
    an.find_attributions(articles.head(1), workers=1)  # loads the network
    started = time.process_time()
    attributions = an.find_attributions(articles, workers=1)
    tagger = time.process_time() - started
    statements = an.read_statements(attributions, articles)
    frame_answers(articles.head(1), statements)  # loads the heads
    for name, call in (("frame_answers", frame_answers), ("find_acts", an.find_acts)):
        started = time.process_time()
        call(articles, statements)
        spent = time.process_time() - started
        print(f"{name}: {spent:.2f} s, {100 * spent / tagger:.0f} % of the tagger's {tagger:.2f} s")


if __name__ == "__main__":
    main()
