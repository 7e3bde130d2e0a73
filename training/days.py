"""Learn which time expressions date a statement: `python training/days.py --basil FILE --polnear FOLDER --bodies FILE`.

The examples are the time expressions in the sentences of the gold of real news (`data/gold/statements.jsonl`), as the
tagger finds and the package reads these statements; the labels are the days that its coders told. The made-up
sentences of `tests/statements/test_timing.py` are learnt from besides: they hold what news rarely does. A logistic
regression with an L1 penalty (Tibshirani 1996, JRSS B 58:267) keeps few weights: `lexicons/day_weights.csv`.
What it prints is measured with each part of the gold left out in turn; later parts were coded to measure with.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import analysis as an
from analysis.base.paths import CHECKOUT, LEXICONS
from analysis.statements.when.weighing import BY_WEIGHT, features, ruled_out
from analysis.text.days import resolve_day
from analysis.text.expressions import find_expressions
from analysis.text.sentences import sentence_spans

sys.path[:0] = [str(CHECKOUT / folder) for folder in ("benchmarks", "tests", "tests/statements")]
import news  # noqa: E402 - the gold, and which statement found is which row of it
from marked import read_marks  # noqa: E402
from test_timing import CASES  # noqa: E402

PARTS = 19  # of the gold are learnt from; the later ones are only measured on
RARE = 4  # a feature must occur so often
SMALL = 0.05  # weights nearer to zero are left out
STRENGTH = 1.0  # of the fit against the penalty; 0.5 and 2 gave no more on parts left out
MADE_UP = 3.0  # of a made-up sentence: with 1, thrice as many are dated wrongly; with 8, fewer days of news are found


def _span(record, role):
    return None if pd.isna(record[f"{role}_start"]) else (int(record[f"{role}_start"]), int(record[f"{role}_end"]))


def examples(gold, articles, statements):
    """Yield (row of gold, days told, days defensible, day by rule, [(features, day, ruled out)]) per statement."""
    texts, published = (dict(zip(articles["article_id"], articles[c], strict=True)) for c in ("text", "published"))
    sentences = {name: sentence_spans(text) for name, text in texts.items()}
    groups = dict(list(statements[statements["part"] == "body"].groupby("article_id")))
    for number, row in enumerate(gold):
        name = row["article"]
        found = news.candidates(row, groups.get(name, statements.head(0)))
        told = [row[c]["said_on"] for c in "AB" if row[c]["day"] and row[c]["said_on"]]
        if not row["cue"] or found.empty or (not told and any(row[c]["day"] for c in "AB")):
            continue
        record = news.best_of(row, found)
        cue, source = _span(record, "cue"), _span(record, "source")
        sentence = next((s for s in sentences[name] if cue and s[0] <= cue[0] < s[1]), None)
        if sentence is None:
            continue
        pieces = record["content_spans"]
        contents = json.loads(pieces) if isinstance(pieces, str) else [_span(record, "content")]
        contents = [tuple(c) for c in contents if c]
        source = source if source and sentence[0] <= source[0] < sentence[1] else None
        sentence = (sentence[0], max([sentence[1], cue[1], *([source[1]] if source else [])]))
        seen = []
        for expression in find_expressions(texts[name], start=sentence[0], end=sentence[1]):
            day = resolve_day(expression.words, published[name])
            what, place = features(texts[name], sentence, source, cue, contents, expression)
            seen.append(
                (what, _days(day.start, day.end), ruled_out(texts[name], sentence, place, contents, expression))
            )
        elsewhere = [row[c]["said_on"] for c in "AB" if row[c]["said_on"]]
        by_rule = None if record["day_from"].endswith(BY_WEIGHT) else record["said_on_start"]
        yield number, told, elsewhere, _days(by_rule, record["said_on_end"]), seen


def _days(start, end):
    return None if pd.isna(start) else [f"{start:%Y-%m-%d}", f"{end:%Y-%m-%d}"]


def made_up():
    """Yield (features, whether it dates the statement) of each time expression of the made-up sentences."""
    for marked, words in CASES:
        text, source, cue, contents = read_marks(marked)
        for expression in find_expressions(text) if cue else ():
            what, _ = features(text, (0, len(text)), source, cue, contents, expression)
            yield what, words is not None and words in expression.words


def matrix(rows, names):
    """Return the features of the rows as a sparse matrix of ones."""
    index = {name: n for n, name in enumerate(names)}
    indices, indptr = [], [0]
    for seen in rows:
        indices += sorted(index[name] for name in seen if name in index)
        indptr.append(len(indices))
    ends = np.array(indptr, dtype=np.int32)
    return csr_matrix((np.ones(len(indices)), np.array(indices, dtype=np.int32), ends), (len(rows), len(names)))


def fit(x, y, weights):
    """Fit the regression."""
    model = LogisticRegression(C=STRENGTH, l1_ratio=1.0, solver="liblinear", max_iter=3000, random_state=1)
    return model.fit(x, y, sample_weight=weights)


def show(told, of, chances):
    """Print what rules and weights together give on parts left out, from several chances on."""
    best = defaultdict(lambda: (0.0, None))
    for (n, day), likely in zip(of, chances, strict=True):
        if n is not None:
            best[n] = max(best[n], (likely, day), key=lambda pair: pair[0])
    for limit in (0.3, 0.4, 0.5, 0.6, 0.7):
        found = right = dated = fine = 0
        for n, (_, days, elsewhere, read, _) in enumerate(told):
            day = read if read is not None else best[n][1] if best[n][0] >= limit else None
            dated += bool(days)
            found += bool(days) and day is not None
            right += bool(days) and day in days
            fine += day is None or day in (days or elsewhere)
        share = fine / len(told)
        print(f"from {limit}: {found} of {dated} told days found, {right} right; {share:.3f} right or rightly none")


def main():
    """Learn, print what parts left out give, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--basil", required=True)
    parser.add_argument("--polnear", required=True)
    parser.add_argument("--bodies", required=True)
    options = parser.parse_args()
    gold = [row for row in news.read_gold() if row["half"] <= PARTS]
    articles = news.read_articles(gold, options.basil, options.polnear, options.bodies)
    statements = an.read_statements(an.find_attributions(articles, engine="tagger"), articles)
    told = list(examples(gold, articles, statements))
    rows, labels, parts, of = [], [], [], []
    for n, (number, days, elsewhere, _, seen) in enumerate(told):
        for what, day, out in seen:
            if days or day not in elsewhere:  # a day that the article tells elsewhere is neither right nor wrong
                rows.append(what)
                labels.append(day in days)
                parts.append(gold[number]["half"])
                of.append((None if out else n, day))
    for what, label in made_up():
        rows.append(what)
        labels.append(label)
        parts.append(0)  # never left out
        of.append((None, None))
    counts = Counter(feature for what in rows for feature in what)
    names = sorted(feature for feature, n in counts.items() if n >= RARE)
    x, y, parts = matrix(rows, names), np.array(labels), np.array(parts)
    counted = np.where(parts == 0, MADE_UP, 1.0)
    print(
        f"{len(rows)} expressions, {sum(parts == 0)} of them made up, {sum(y)} date a statement; {len(names)} features"
    )
    chances = np.zeros(len(rows))
    for part in sorted(set(parts) - {0}):
        rest, here = parts != part, parts == part
        chances[here] = fit(x[rest], y[rest], counted[rest]).predict_proba(x[here])[:, 1]
    show(told, of, chances)
    model = fit(x, y, counted)
    weights = {"bias": model.intercept_[0]} | dict(zip(names, model.coef_[0], strict=True))
    kept = sorted((name, round(w, 2)) for name, w in weights.items() if name == "bias" or abs(w) >= SMALL)
    table = pd.DataFrame(kept, columns=["feature", "weight"])
    table.assign(source=f"gold of real news, parts 1 to {PARTS}").to_csv(
        LEXICONS / "day_weights.csv", index=False, lineterminator="\n"
    )
    print(f"{len(table)} weights written")


if __name__ == "__main__":
    main()
