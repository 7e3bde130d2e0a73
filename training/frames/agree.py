"""How far the last coder agrees with the others: `python training/frames/agree.py`.

`again.jsonl` holds articles of `labels.jsonl` that the last coder coded too, mixed among others and without knowing
which, before a second look at its own articles.
"""

import json

import numpy as np
from labels import OUT as LABELS
from learn import NAMES, alpha


def main():
    """Print Krippendorff's alpha over all questions, and in how many articles each question is answered apart."""
    first, again = (
        {(row["corpus"], row["article"]): row["yes"] for row in map(json.loads, path.read_text("utf-8").splitlines())}
        for path in (LABELS, LABELS.with_name("again.jsonl"))
    )
    one, other = (np.array([[int(name in coded[key]) for name in NAMES] for key in again]) for coded in (first, again))
    print(f"{len(again)} articles, alpha over all questions {alpha(one.ravel(), other.ravel()):.3f}")
    print("answered apart:", dict(zip(NAMES, (one != other).sum(axis=0).tolist(), strict=True)))


if __name__ == "__main__":
    main()
