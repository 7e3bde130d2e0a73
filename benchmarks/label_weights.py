"""Learn the weights that tell whether an article goes on below a label, and say how well they do on unseen articles.

    python benchmarks/label_weights.py --articles FOLDER [FOLDER ...] --bodies BODIES

FOLDER holds .txt files of nearly clean articles: cut in two, the rest goes on; paragraphs of other articles put below,
in the forms of comments and teasers, do not. BODIES is as `bodies.py` takes it: of its text dumps (the half that rules
are made on), runs of paragraphs inside the marked body go on, runs below it do not. Judged on every fifth article or
page, left out.
"""

import argparse
import importlib.util
import random
from itertools import pairwise
from pathlib import Path

import numpy as np
from bodies import halves
from sklearn.linear_model import LogisticRegression

from analysis.corpus.lines.ends import runs_below
from analysis.corpus.lines.forms import ENDS_ARTICLE, key_of
from analysis.corpus.lines.labels import FEATURES, goes_on, run_features
from analysis.corpus.lines.page import Page

REAL = 10
"""How many times a run of a real page counts, as there are few."""
RULES = sorted(ENDS_ARTICLE)


def planted(articles, chance):
    """Cut articles in two and put others below them, as (features, goes on, article)."""
    rows = []
    for n, article in enumerate(articles):
        for _ in range(2):
            cut = chance.randint(1, len(article) - 2)
            rest = article[cut : None if chance.random() < 0.6 else cut + chance.randint(1, 3)]
            above = chance.choice([None] * 6 + ["headline", "words"])
            rules = set(chance.sample(RULES, chance.choice([0, 1, 1, 1, 2])))
            blocks = chance.choice([1, 1, 1, 2])
            rows.append((run_features(rest, article[:cut], above=above, blocks=blocks, rules=rules), 1, n))
        for form in ("comments in one run", "comments by name", "teasers", "bare"):
            others = [chance.choice(articles) for _ in range(4)]
            texts = [chance.choice(other) for other in others if other is not article]
            rules = {chance.choice(("comment label", "comment form"))} if form != "teasers" else {"related label"}
            rules |= set(chance.sample(RULES, chance.choice([0, 0, 1])))
            before = article if chance.random() < 0.7 else article[: max(2, len(article) // 2)]
            if form == "comments in one run":
                run, above, blocks = [f"{chance.choice(('joe_m', 'Anna', 'K. R.'))}: {t}" for t in texts], None, 1
            elif form == "comments by name":
                run, above, blocks = texts[:1], "words", chance.randint(2, 9)
            elif form == "teasers":
                run, above, blocks = texts[:1], "headline", chance.randint(1, 5)
            else:
                run, above, blocks = texts, None, 1
            rows.append((run_features(run, before, above=above, blocks=blocks, rules=rules), 0, n))
    return rows


def real(folder):
    """Take the runs of paragraphs of dumps below the first of their marked body, as (features, goes on, page)."""
    spec = importlib.util.spec_from_file_location("dump", folder / "dump.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rows = []
    for n, (_, markup, body) in enumerate(halves(folder, "made")):
        whole = f" {key_of(body)} "
        page = Page(module.dump(markup), None, False, frozenset(), frozenset())
        page.forms()
        page.scores = [1.0] * len(page.filled)
        belongs = [f" {key} " in whole and len(key.split()) >= 4 for key in page.keys]
        marks = [i for i, line in enumerate(page.filled) if line.rule in ENDS_ARTICLE]
        first = next((i for i, yes in enumerate(belongs) if yes), len(belongs))
        edges = [i for i in marks if i > first]
        for start, stop in pairwise([*edges, len(belongs)]):
            runs = runs_below(page, start + 1, stop)
            before = [page.filled[i].text for i in range(first, start) if belongs[i]]
            for places, above in runs:
                run = [page.filled[i].text for i in places]
                yes = sum(belongs[i] for i in places) * 2 > len(places)
                rules = {page.filled[start].rule}
                rows.append((run_features(run, before, above=above, blocks=len(runs), rules=rules), int(yes), n))
    return rows


def main():
    """Print how well it does on what was left out, and the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, nargs="+", required=True)
    parser.add_argument("--bodies", type=Path, required=True)
    args = parser.parse_args()
    chance, articles = random.Random(3), []
    for path in sorted(path for folder in args.articles for path in folder.glob("*.txt")):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()][1:]
        if len(lines) >= 5:
            articles.append(lines)
    groups = {"planted": planted(articles, chance), "real pages": real(args.bodies)}
    for name, rows in groups.items():
        print(f"{name}: {len(rows)} runs, {sum(y for _, y, _ in rows)} go on")

    def fit(rows):
        x, y = np.array([x for x, _, _ in rows]), np.array([y for _, y, _ in rows])
        return LogisticRegression(C=1.0, max_iter=5000, class_weight="balanced").fit(x, y)

    rows = [*groups["planted"], *groups["real pages"] * REAL]
    model = fit([row for row in rows if row[2] % 5])
    for name, group in groups.items():
        for want in (1, 0):
            held = np.array([x for x, y, n in group if n % 5 == 0 and y == want])
            if len(held):
                share = float((model.predict(held) == want).mean())
                print(f"{name}, {'goes on' if want else 'does not'}: {100 * share:.1f} % of {len(held)} right")
    model = fit(rows)
    for name, weight in zip(FEATURES, model.coef_[0], strict=True):
        print(f"  {name:<34}{weight:>7.2f}")
    print(f"WEIGHTS = {tuple(round(float(w), 2) for w in model.coef_[0])}\nBIAS = {float(model.intercept_[0]):.2f}")
    shipped = np.mean([goes_on(x) == bool(y) for x, y, _ in rows])
    print(f"as shipped: {100 * shipped:.1f} % of all right")


if __name__ == "__main__":
    main()
