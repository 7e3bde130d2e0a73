"""How far later coders agree with earlier ones: `python training/frames/agree.py`.

`again.jsonl` holds articles of `labels.jsonl` that another coder coded too, mixed among others and without knowing
which, before any second look.
"""

import json

import numpy as np
from labels import OUT as LABELS
from learn import NAMES, alpha

TRAINED_TOGETHER = "CDEF"


def main():
    """Print Krippendorff's alpha over all questions, and in how many articles each question is answered apart."""
    first, again = (
        {(row["corpus"], row["article"]): row for row in map(json.loads, path.read_text("utf-8").splitlines())}
        for path in (LABELS, LABELS.with_name("again.jsonl"))
    )
    pairs = {}
    for key, row in again.items():
        early = first[key]["coder"] in TRAINED_TOGETHER
        with_whom = "C to F" if early else "the others"
        pairs.setdefault((row["coder"], with_whom), []).append((first[key]["yes"], row["yes"]))
    for (coder, others), articles in pairs.items():
        one, other = (np.array([[int(name in pair[i]) for name in NAMES] for pair in articles]) for i in (0, 1))
        apart = dict(zip(NAMES, (one != other).sum(axis=0).tolist(), strict=True))
        agreed = alpha(one.ravel(), other.ravel())
        print(f"{coder} with {others}: {len(articles)} articles, alpha {agreed:.3f}; {apart}")


if __name__ == "__main__":
    main()
