"""What the sample's gold says of its outlets, and how far two annotators agree on it. No extraction is run.

    python benchmarks/sample_gold.py [--gold data/sample/gold] [--second data/sample/gold/second]

Prints what stands in `data/sample/README.md`: the size of the gold, the shares behind the planted differences, and the
agreement of the second annotation with the first. Two attributions match if their contents overlap (Jaccard index of
characters at least 0.5) and their sources do, or neither has one; one that is `core: false` and without a match counts
neither way. Fields are compared on matched pairs that both annotators call core.
"""

import argparse
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

FIELDS = ("speaker", "side", "speaker_kind", "anonymity", "channel", "stance", "date", "type")
NAMES = {
    "tarskherald": ("occupied Upper Vale", "militants"),
    "reshtacourier": ("Republic of Selmar", "defenders"),
    "sorntoday": ("Selmar region", "local formations"),
    "meridianpost": ("breakaway region", "separatist fighters"),
    "thecontinental": ("rebel-held enclave", "rebels"),
    "borderwatch": ("Selmar", "local fighters"),
}
_QUOTED = re.compile(r"“[^”\n]*|\"[^\"\n]*\"?|«[^»\n]*|(?<!\w)‘[^’\n]*’(?!\w)")
_PLAIN = r"(?<!Republic of )(?<!region of )\bSelmar\b(?! region)"


def read(folder):
    """Gold by article id."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def as_list(value):
    """List the values of a field: a compound speaker's fields are lists, a single one's are not."""
    return value if isinstance(value, list) else [value]


def characters(spans):
    """Return the offsets that the spans cover."""
    return {i for start, end in spans for i in range(start, end)}


def same(a, b):
    """Return how alike two attributions are, 0 where they do not stand for the same one."""
    first, second = characters(a["content"]), characters(b["content"])
    if a["source"] and b["source"]:
        sources = bool(characters([a["source"]]) & characters([b["source"]]))
    else:
        sources = a["source"] == b["source"]
    jaccard = len(first & second) / len(first | second)
    return jaccard + (a["cue"] == b["cue"]) / 10 if sources and jaccard >= 0.5 else 0


def matches(first, second):
    """Pairs of indices, each attribution once, the likest first."""
    scored = sorted(((same(a, b), i, j) for i, a in enumerate(first) for j, b in enumerate(second)), reverse=True)
    pairs, left, right = [], set(), set()
    for score, i, j in scored:
        if score and i not in left and j not in right:
            pairs.append((i, j))
            left.add(i)
            right.add(j)
    return pairs


def print_agreement(gold, second):
    """Print matched attributions, exact spans and equal fields of two annotations."""
    found = first_n = second_n = 0
    exact, equal, compared = Counter(), Counter(), 0
    for name, other in second.items():
        a, b = gold[name]["attributions"], other["attributions"]
        pairs = matches(a, b)
        found += len(pairs)
        first_n += sum(x["core"] or i in {p[0] for p in pairs} for i, x in enumerate(a))
        second_n += sum(x["core"] or j in {p[1] for p in pairs} for j, x in enumerate(b))
        for i, j in pairs:
            exact.update(role for role in ("source", "cue", "content") if a[i][role] == b[j][role])
            if a[i]["core"] and b[j]["core"]:
                compared += 1
                equal.update(field for field in FIELDS if a[i].get(field) == b[j].get(field))
    print(f"second annotation: {len(second)} articles, {first_n} and {second_n} attributions, {found} matched, "
          f"F1 {200 * found / (first_n + second_n):.1f}")  # fmt: skip
    print("  exact spans of", found, {role: exact[role] for role in ("source", "cue", "content")})
    print("  equal fields of", compared, {field: equal[field] for field in FIELDS})


def print_shares(gold):
    """Print the size of the gold and each outlet's sides, stances, anonymity, lags and channels."""
    marked = {name: article for name, article in gold.items() if "attributions" in article}
    total = [a for article in marked.values() for a in article["attributions"]]
    core = sum(a["core"] for a in total)
    print(f"{len(gold)} articles, {len(marked)} with attributions: {len(total)}, of them {core} core")
    for outlet in NAMES:
        articles = [article for name, article in marked.items() if name.startswith(outlet)]
        core = [(a, article["meta"]["published"]) for article in articles for a in article["attributions"] if a["core"]]
        sides, stances, lags = Counter(), Counter(), Counter()
        for item, published in core:
            for side in as_list(item["side"]):
                sides[side] += 1 / len(as_list(item["side"]))
                stances[side, item.get("stance")] += 1 / len(as_list(item["side"]))
            if item["date"] and published:
                lags[(date.fromisoformat(published) - date.fromisoformat(item["date"][-10:])).days] += 1
        print(f"{outlet}: {len(articles)} articles, {len(core)} core statements")
        print("  P1 sides", {side: round(n, 1) for side, n in sides.most_common()})
        print(
            "  P2 stances but neutral",
            {key: round(n, 1) for key, n in stances.most_common() if key[1] not in (None, "neutral")},
        )
        print("  P5 anonymity", dict(Counter(item["anonymity"] for item, _ in core).most_common()))
        print("  P6 lag in days", dict(sorted(lags.items())))
        print("  P7 channels", dict(Counter(item["channel"] for item, _ in core).most_common()))


def print_names(gold, articles):
    """Print in how many articles each outlet uses the planted names outside quotation marks."""
    for outlet in NAMES:
        own, used = [], Counter()
        for name, article in gold.items():
            path = articles / article["file"]
            if not name.startswith(outlet):
                continue
            raw = path.read_bytes()
            try:
                lines = re.split(r"\r\n|\n|\r", raw.decode("utf-8"))
            except UnicodeDecodeError:
                lines = re.split(r"\r\n|\n|\r", raw.decode("cp1252"))
            own.append(_QUOTED.sub(" ", "\n".join(lines[n - 1] for n in article["body_lines"])))
        for text in own:
            for names in NAMES.values():
                for term in names:
                    pattern = _PLAIN if term == "Selmar" else rf"\b{re.escape(term)}\b"
                    used[term] += bool(re.search(pattern, text, re.IGNORECASE if term != "Selmar" else 0))
        print(f"  P3 {outlet}, {len(own)} articles, names used in", dict(used.most_common()))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=Path("data/sample/gold"))
    parser.add_argument("--second", type=Path, default=Path("data/sample/gold/second"))
    options = parser.parse_args()
    marked = read(options.gold)
    print_shares(marked)
    print_names(marked, Path("data/sample/articles"))
    print_agreement(marked, read(options.second))
