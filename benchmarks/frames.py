"""What frames and acts add to the tagger's time: `python benchmarks/frames.py [--texts FOLDER]`."""

import argparse
import time
from pathlib import Path

import analysis as an
from analysis.base.paths import SAMPLE
from analysis.framing.frames import frame_answers


def main():
    """Print seconds of processor time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=SAMPLE / "articles")
    args = parser.parse_args()
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
