"""Measure the rules engine on PolNeAR: scores, what goes wrong, calibration, and speed beside the tagger.

    python benchmarks/rules_engine.py --data PATH [--split dev]

PATH holds `<split>/text/*.txt` and `<split>/attributions/*.ann`. Scores come with 95 % intervals over articles. Speed
is that of the engines alone, processor time, from text to spans, beside the tagger where its model is installed.
"""

import argparse
import time
from collections import Counter
from pathlib import Path

from analysis import find_attributions
from analysis.attribution.rules import engine as rules
from analysis.attribution.rules.clauses import Text
from analysis.base import paths, schema
from analysis.evaluate.attributions import calibration, match, score_attributions
from analysis.evaluate.gold import Document, read_gold


def load(split):
    """Read a split as (gold, articles)."""
    docs = read_gold(split)
    rows = [
        {"article_id": key, "outlet": key.split("_")[0], "text": doc["text"], "raw_text": doc["text"]}
        for key, doc in docs.items()
    ]
    return docs, schema.make(rows, schema.ARTICLES)


def rate(row):
    """Write an estimate with its interval, in percent."""
    return f"{100 * row.estimate:.1f} ({100 * row.low:.1f} to {100 * row.high:.1f})"


def print_scores(found, docs, articles):
    """Print precision, recall and F1, whole and by outlet, kind and kind of cue."""
    print("| | precision | recall | F1 |\n|---|---|---|---|")
    for by in (None, "outlet", "kind", "cue_kind"):
        table = score_attributions(found, docs, articles=articles, by=by)
        if by:
            table = table[table["role"] == "attribution"]
        for names, part in table.groupby([*([by] if by else []), "role", "match"], sort=False):
            cells = {row.measure: rate(row) for row in part.itertuples()}
            label = names[0] if by else " ".join(names)
            print(f"| {label} | {cells['precision']} | {cells['recall']} | {cells['f1']} |")


def errors(docs):
    """Count why gold is missed and what false finds are."""
    missed, false, by_rule = Counter(), Counter(), Counter()
    for doc in docs.values():
        document = Document(doc["text"])
        gold = [row for row in map(document.convert, doc["attributions"]) if row["content"]]
        found = rules.find([doc["text"]])[0]
        mine = [
            document.convert(
                {"source": [a.source] if a.source else [], "cue": [a.cue] if a.cue else [], "content": a.content}
            )
            for a in found
        ]
        used_gold, used_mine = match(gold, mine)
        tokens = Text(doc["text"])
        tokens.prepare()
        words = [tokens.span(first, last) for first, last, *_ in rules.candidates(tokens)]
        known = document.indices(words)
        for n, row in enumerate(gold):
            if n not in used_gold:
                missed[_why_missed(row, mine, known)] += 1
        for n, row in enumerate(mine):
            by_rule[found[n].rule, n in used_mine] += 1
            if n not in used_mine:
                false[_why_false(row, gold)] += 1
    return missed, false, by_rule


def _why_missed(row, mine, known):
    near = [other for other in mine if other["cue"] & row["cue"]]
    if not row["cue"]:
        return "no cue in the gold"
    if near:
        return _difference(row, near)
    return "no cue word in the lexicon" if not row["cue"] & known else "cue word voted no cue"


def _why_false(row, gold):
    near = [other for other in gold if other["cue"] & row["cue"]]
    if near:
        return _difference(row, near)
    return "no cue in the gold: " + ("alone" if not row["cue"] else "in an attribution's content" if any(
        row["cue"] & other["content"] for other in gold) else "elsewhere")  # fmt: skip


def _difference(row, near):
    content = any(2 * len(o["content"] & row["content"]) >= len(o["content"] | row["content"]) for o in near)
    return "cue found, speaker differs" if content else "cue found, content differs"


def print_errors(docs):
    """Print the two lists and the share of each rule's hits that is right."""
    missed, false, by_rule = errors(docs)
    for name, counts in (("missed", missed), ("false finds", false)):
        print(f"\n{name} ({counts.total()}): " + "; ".join(f"{why} {n}" for why, n in counts.most_common()))
    print("\n| rule | hits | right |\n|---|---|---|")
    for rule in sorted({rule for rule, _ in by_rule}, key=str):
        n = by_rule[rule, True] + by_rule[rule, False]
        print(f"| {rule} | {n} | {100 * by_rule[rule, True] / n:.0f} % |")


def print_speed(articles):
    """Print words per second of processor time for the engines that are installed, the rules cold and warm."""
    texts = articles["text"].tolist()
    runs = [("rules, first pass", rules.find, texts), ("rules, second pass", rules.find, texts)]
    rules.find(texts[:1])
    if (paths.MODEL / "tagger.onnx").is_file():
        from analysis.attribution.tagger.find import find

        find(texts[:1], workers=1)
        runs.append(("tagger", find, texts[:20]))
    print()
    for name, find, part in runs:
        start = time.process_time()
        find(part, workers=1)
        speed = sum(len(text.split()) for text in part) / (time.process_time() - start)
        print(f"{name}: {speed:,.0f} words/s")


def main():
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--split", default="dev")
    options = parser.parse_args()
    docs, articles = load(options.data / options.split)
    found = find_attributions(articles, engine="rules", workers=1)
    print_scores(found, docs, articles)
    print_errors(docs)
    print("\n| score | share right | n |\n|---|---|---|")
    for row in calibration(found, docs, articles=articles).itertuples():
        print(f"| {row.bin:.1f} to {row.bin + 0.1:.1f} | {rate(row)} | {row.n} |")
    print_speed(articles)


if __name__ == "__main__":
    main()
