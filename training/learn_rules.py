"""Learn the weights of the rules engine from PolNeAR: `python training/learn_rules.py --data PATH`.

PATH holds `train/` and `dev/`, each with `text/*.txt` and `attributions/*.ann`; dev only calibrates the scores. Each
decision of the engine is a logistic regression over the features that `analysis.attribution.votes` lists; weights that
matter go to `lexicons/rule_weights.csv`.
"""

import argparse
import csv
from bisect import bisect_left, bisect_right
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from analysis.attribution.rules import clauses, votes, walks
from analysis.attribution.rules import engine as rules
from analysis.base.paths import LEXICONS
from analysis.evaluate.attributions import match
from analysis.evaluate.gold import Document, read_gold

RARE = 3  # a feature must occur so often
SMALL = 0.15  # weights nearer to zero are left out


def token_ranges(t, spans):
    """Turn character spans into token ranges [(first, last)], in order."""
    out = []
    for start, end in sorted(spans):
        first, last = bisect_right(t.ends, start), bisect_left(t.starts, end)
        if first < last:
            out.append((first, last))
    return out


def gold_by_head(t, found, annotations):
    """Assign to each candidate the gold attribution whose cue it heads: {candidate index: annotation}."""
    order = sorted(range(len(found)), key=lambda k: (found[k][4] != "reporting", found[k][0]))
    out, used = {}, set()
    for k in order:
        for n, (_, cue, _) in enumerate(annotations):
            if n not in used and any(first <= found[k][0] < last for first, last in cue):
                out[k] = n
                used.add(n)
                break
    return {k: annotations[n] for k, n in out.items()}


def word_order(clause, source, content):
    """Name the word order of a gold attribution as the engine would."""
    left, right, t = clause.left, clause.right, clause.t
    before = content[0][0] < left
    after = content[-1][1] > right
    if not source:
        return "0B" if before and after else "0L" if before else "0R"
    (first, last) = source[0]
    edge = walks.speaker_edge(t, left, clause.begin)
    if first >= right:
        return "RL" if before else "RR"
    if last in (edge, left, left - 1):
        return "LL" if before and content[0][0] < first else "LR"
    return "MR" if after else "none"


def examples(text, annotations):
    """Yield (decision, features, label) for one article."""
    t = clauses.Text(text)
    t.prepare()
    gold = [tuple(token_ranges(t, a[role]) for role in ("source", "cue", "content")) for a in annotations]
    gold = [a for a in gold if a[1] and a[2]]
    found = rules.candidates(t)
    heads = gold_by_head(t, found, gold)
    for k, candidate in enumerate(found):
        i, after, form, lemma, _ = candidate
        begin, end = t.sentence(i)
        end = max(t.stop(begin, end), after)
        a = heads.get(k)
        if a:
            source, cue, content = a
            first, last = next(p for p in cue if p[0] <= i < p[1])
            yield from walk("cue start", clauses.cue_starts(t, i, begin), first)
            yield from walk("cue end", clauses.cue_ends(t, after - 1, end, form), last)
            clause = rules.Clause(t, candidate, votes.Judge({}), edges=(first, last))
            order = word_order(clause, source, content)
            edge = walks.speaker_edge(t, first, begin)
            if order in ("LR", "LL") and source[0][1] == edge:
                yield from walk("speaker start", clauses.phrase_starts(t, edge, begin), source[0][0])
            if order in ("RL", "RR"):
                yield from walk("speaker end", clauses.phrase_ends(t, source[0][0], end, order == "RR"), source[0][1])
            if order == "MR":
                yield from walk("subject end", clauses.phrase_ends(t, source[0][0], first, False), source[0][1])
            if order[1:] in ("R", "B"):
                edge = max(last, source[0][1]) if source and order == "RR" else last
                piece = [p for p in content if p[0] >= edge]
                if piece:
                    while edge < end and t.kinds[edge] in (",", ":", "\n"):
                        edge += 1
                    start = piece[0][0]
                    yield from walk("content start", clauses.content_starts(t, edge, end, lemma), start)
                    if begin <= start < end:
                        stop = piece[0][1]
                        if walks.trim(t, start, end) and walks.trim(t, start, end)[1] == stop:
                            stop = end
                        yield from walk("content end", clauses.content_ends(t, start, end), stop)
            if order[1:] in ("L", "B"):
                stop = content[0][1]
                yield from walk(
                    "content left", clauses.content_lefts(t, stop, min(begin, t.sentence(stop - 1)[0])), content[0][0]
                )
        yield "gate", votes.FEATURES["gate"](rules.gate_view(t, candidate)), a is not None
        yield "candidate", candidate, a


def walk(decision, steps, stop):
    """Label the steps of a walk up to the one where it stops; a walk that never gets there teaches nothing."""
    rows = []
    for position, seen in steps:
        if seen:
            rows.append((decision, votes.FEATURES[decision](seen), position == stop))
        if position == stop:
            return rows
    return []


def fit(rows, labels, strength):
    """Fit a (multinomial) logistic regression; returns (features, coefficients, intercepts, classes)."""
    counts = Counter(f for features in rows for f in features if votes.as_tuple(votes.as_text(f)) == f)
    index = {f: n for n, f in enumerate(f for f, c in counts.items() if c >= RARE)}
    indices, indptr = [], [0]
    for features in rows:
        indices += {index[f] for f in features if f in index}
        indptr.append(len(indices))
    x = csr_matrix((np.ones(len(indices), dtype=np.float32), indices, indptr), shape=(len(rows), len(index)))
    model = LogisticRegression(C=strength, max_iter=300, tol=1e-4).fit(x, labels)
    return list(index), model.coef_, model.intercept_, list(model.classes_)


def learn(docs):
    """Learn all weights: {decision: {feature: weight or weights}}."""
    walks, candidates = {}, []
    for text, annotations in docs:
        mine = []
        for decision, features, label in examples(text, annotations):
            if decision == "candidate":
                mine.append((features, label))
            else:
                walks.setdefault(decision, ([], []))[0].append(features)
                walks[decision][1].append(label)
        candidates.append((text, mine))
    weights = {}
    for decision, (rows, labels) in walks.items():
        names, coefficients, intercepts, _ = fit(rows, labels, 0.15 if decision == "gate" else 1.0)
        weights[decision] = {votes.BIAS: float(intercepts[0])} | {
            f: float(c) for f, c in zip(names, coefficients[0], strict=True) if abs(c) >= SMALL
        }
        print(f"{decision}: {len(rows)} steps, {len(weights[decision])} weights", flush=True)
    judge = votes.Judge(weights)
    rows, labels = [], []
    for text, mine in candidates:
        t = clauses.Text(text)
        t.prepare()
        for candidate, a in mine:
            if (
                judge.may_be_cue(rules.gate_view(t, candidate)) < rules.GATE / 2
            ):  # so that the vote meets what the gate lets through by mistake
                continue
            clause = rules.Clause(t, candidate, judge)
            rows.append(sum((f(seen) for f, seen in zip(votes.ORDER_FEATURES, clause.view(), strict=True)), ()))
            labels.append(word_order(clause, a[0], a[2]) if a else "none")
    print(Counter(labels))
    names, coefficients, intercepts, classes = fit(rows, labels, 0.15)
    at = [classes.index(order) for order in votes.ORDERS]
    weights["order"] = {votes.BIAS: tuple(intercepts[at])} | {
        f: tuple(coefficients[at, n]) for n, f in enumerate(names) if np.abs(coefficients[at, n]).max() >= SMALL
    }
    print(f"order: {len(rows)} candidates, {len(weights['order'])} rows of weights", flush=True)
    return weights


def calibrate(weights, docs):
    """Fit Platt's curve (1999) from the chance of a reading to the share that is right, on articles not learnt from."""
    judge, chances, right = votes.Judge(weights), [], []
    for text, annotations in docs:
        found = [a for a in rules.read(text, judge) if a.cue]
        doc = Document(text)
        wanted = [doc.convert(a) for a in annotations]
        mine = [
            doc.convert({"source": [a.source] * bool(a.source), "cue": [a.cue], "content": a.content}) for a in found
        ]
        matched = match([row for row in wanted if row["content"]], mine)[1]
        chances += [min(max(a.score, 1e-6), 1 - 1e-6) for a in found]
        right += [n in matched for n in range(len(found))]
    logits = np.log(np.array(chances) / (1 - np.array(chances)))
    model = LogisticRegression(C=1e6).fit(logits[:, None], right)
    weights["score"] = {votes.BIAS: float(model.intercept_[0]), ("slope",): float(model.coef_[0, 0])}
    print("score:", weights["score"])


def write(weights, path):
    """Write the weights as a lexicon."""
    with open(path, "w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow(["decision", "feature", "weight", "source"])
        for decision in sorted(weights):
            for feature in sorted(weights[decision]):
                weight = weights[decision][feature]
                value = " ".join(f"{w:.2f}" for w in weight) if decision == "order" else f"{weight:.2f}"
                out.writerow([decision, votes.as_text(feature), value, "PolNeAR train"])


def main():
    """Read the corpus, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, type=Path, help="folder that holds train/ and dev/")
    args = parser.parse_args()
    train, dev = (
        [(doc["text"], doc["attributions"]) for doc in read_gold(args.data / split).values()]
        for split in ("train", "dev")
    )
    weights = learn(train)
    calibrate(weights, dev)
    write(weights, LEXICONS / "rule_weights.csv")


if __name__ == "__main__":
    main()
