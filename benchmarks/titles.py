"""Whether a title is found where there is a headline, and none where there is not.

    python benchmarks/titles.py --data FOLDER [FOLDER ...] [--show 20]

FOLDER holds .txt files of articles whose first line is the headline, such as `dev/text` and `train/text` of PolNeAR.
Each article is read twice: with its headline taken away, where any title is false, and with its headline rid of its
full stop (many archives add one), where the title should be that line.
"""

import argparse
from pathlib import Path

from analysis.corpus.lines.cleaning import clean_lines


def title_of(text):
    """Return the line that cleaning takes for the title, or None."""
    return next((line.text for line in clean_lines(text) if line.role == "title"), None)


def main():
    """Print both shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--show", type=int, default=0, help="print so many of either fault")
    args = parser.parse_args()
    n, false, missed = 0, [], []
    for path in sorted(path for folder in args.data for path in folder.glob("*.txt")):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        if len(lines) < 3:
            continue
        n += 1
        found = title_of("\n\n".join(lines[1:]))
        if found is not None:
            false.append(found)
        headline = lines[0].rstrip(".").rstrip()
        if title_of("\n\n".join([headline, *lines[1:]])) != headline:
            missed.append(headline)
    if not n:
        parser.error(f"no .txt file with three lines in {', '.join(map(str, args.data))}: give the folder of the texts")
    print(f"headline taken away, a title found all the same: {len(false)} of {n} ({100 * len(false) / n:.1f} %)")
    print(f"headline without its full stop, found: {n - len(missed)} of {n} ({100 * (1 - len(missed) / n):.1f} %)")
    for name, faults in (("false", false), ("missed", missed)):
        for line in faults[: args.show]:
            print(f"    {name}: {line[:110]!r}")


if __name__ == "__main__":
    main()
