"""Learn the trees of `analysis.corpus.lines.scores` and say how well they do on sites they have not seen.

    python training/lines.py --bodies BODIES --pages PAGES --more FOLDER --articles FOLDER [--folds 6] [--write]

BODIES holds pages with the body that a person marked (as `benchmarks/bodies.py` says), PAGES holds `html/*.html`,
`txt/*.txt` (the same pages as a full text dump) and `segments.json` (pieces that belong to the article and pieces that
do not), the folder of `--more` the pages of `marks.jsonl`, where the article was marked by reading, the folder of
`--articles` articles that are nearly clean. A line is labelled by the share of its words that stand in runs of three or
more which body and dump have in common; where nobody marked the body, by two extractions of the HTML, and left out
where these differ. Beside whole dumps stand pieces of them, as people copy them, and other articles, short ones too, in
place of the page's own. Folds hold whole sites (registered domains): every page is judged by what was learnt on others,
and the second model, which reads the scores of the first, learns from scores of models that did not see the site.
"""

import argparse
import difflib
import json
import random
import re
import sys
from pathlib import Path
from urllib.parse import urlparse

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from tld import get_fld

from analysis.corpus.files.web import extract_page
from analysis.corpus.lines import page, scores
from analysis.corpus.lines.cleaning import clean_lines
from analysis.corpus.lines.forms import form_of
from analysis.corpus.lines.page import body_text
from analysis.corpus.lines.trees import SECOND

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
import bodies as measure

MARKS = Path(__file__).with_name("marks.jsonl")
BOOST = {
    "max_iter": 150,
    "learning_rate": 0.06,
    "max_leaf_nodes": 6,
    "min_samples_leaf": 80,
    "l2_regularization": 20.0,
    "max_features": 0.3,
    "early_stopping": False,
    "random_state": 0,
}
RIDGE = 0.01
"""Inverse strength of the penalty on the weights of the regression (features standardised)."""
UNMARKED = 0.6
"""Weight of a page whose body no person marked, but extractors or a language model."""
CLEAN = 150
"""Nearly clean articles that are learnt from, and planted into pages."""
FOLDS = 6
PIECE = 0.3
"""Weight of a piece of a page."""


def labels(lines, body):
    """Return of each line the share of its words in runs of three or more that the body has too, in order."""
    words = [(word, i) for i, line in enumerate(lines) for word in re.findall(r"\w+", line.lower())]
    hit, total = np.zeros(len(lines)), np.zeros(len(lines))
    for _, i in words:
        total[i] += 1
    theirs = re.findall(r"\w+", body.lower())
    matcher = difflib.SequenceMatcher(None, [word for word, _ in words], theirs, autojunk=False)
    for start, _, size in matcher.get_matching_blocks():
        for _, i in words[start : start + size] if size >= 3 else ():
            hit[i] += 1
    return hit / np.maximum(1, total)


def read_bodies(folder):
    """Give the pages with a marked body as dicts of name, site, markup, body, lines and labels."""
    dump = measure.dump_of(folder)
    told = json.loads((folder / "bodies.json").read_text(encoding="utf-8"))
    for name, markup, body in measure.halves(folder, "all"):
        lines = [line for line in dump(markup).split("\n") if line.strip()]
        site = get_fld(told[name]["url"], fix_protocol=True, fail_silently=True) or urlparse(told[name]["url"]).netloc
        yield {"set": "bodies", "name": name, "site": site, "body": body, "lines": lines, "labels": labels(lines, body)}


def read_pages(folder):
    """Give the pages with marked segments in the same form; `body` is None."""
    import trafilatura

    segments = json.loads((folder / "segments.json").read_text(encoding="utf-8"))
    for path in sorted((folder / "html").glob("*.html")):
        markup = path.read_bytes()
        text = markup.decode("utf-8", "replace")
        dump = (folder / "txt" / f"{path.stem}.txt").read_text(encoding="utf-8")
        lines = [line.strip() for line in dump.split("\n") if line.strip()]
        found = extract_page(text)[0], trafilatura.extract(text, fast=True, include_comments=False) or ""
        told = sum(labels(lines, body) for body in found) / 2
        for i, line in enumerate(map(plain, lines)):
            for kind, value in (("with", 1.0), ("without", 0.0)):
                if any(plain(segment) and plain(segment) in line for segment in segments[path.stem][kind]):
                    told[i] = value
        segment = segments[path.stem]
        yield {
            "set": "pages",
            "name": path.stem,
            "site": path.stem,
            "body": None,
            "segments": segment,
            "lines": lines,
            "labels": told,
        }


_ADDRESS = re.compile(r"""(?:rel=["']canonical["'][^>]*href=["']|property=["']og:url["'][^>]*content=["'])([^"']+)""")


def read_more(folder, dump):
    """Give the pages of `marks.jsonl` in the same form; lines that one can put either way are of label 0.5."""
    for marks in map(json.loads, MARKS.read_text(encoding="utf-8").splitlines()):
        markup = (folder / f"{marks['page']}.html").read_bytes()
        lines = [line for line in dump(markup).split("\n") if line.strip()]
        if len(lines) != marks["lines"]:
            raise SystemExit(
                f"{marks['page']}.html has {len(lines)} lines, not {marks['lines']}: another version of the page"
            )
        told = np.zeros(len(lines))
        for kind, value in (("body", 1.0), ("unsure", 0.5)):
            for first, last in marks[kind]:
                told[first : last + 1] = value
        address = _ADDRESS.search(markup.decode("utf-8", "replace"))
        site = get_fld(address[1], fix_protocol=True, fail_silently=True) if address else None
        body = "\n".join(line for line, label in zip(lines, told, strict=True) if label == 1)
        name = marks["page"]
        yield {"set": "more", "name": name, "site": site or name, "body": body, "lines": lines, "labels": told}


def plain(text):
    """Reduce a text to its words, lower case."""
    return re.sub(r"\W+", " ", text.lower()).strip()


def pieces(document, random_):
    """Give pieces of a dump as people copy them, with labels: a little around the article, its start, it alone."""
    lines, told = document["lines"], document["labels"]
    inside = np.flatnonzero(told > 0.7)
    if len(inside) < 3:
        return
    for _ in range(2):
        start = max(0, inside[0] - random_.choice([0, 1, 2, 4, 8, 15]))
        stop = min(len(lines), inside[-1] + 1 + random_.choice([0, 0, 2, 5, 10, 25]))
        yield lines[start:stop], told[start:stop]
    body = [lines[i] for i in inside]
    few = body[: random_.choice([2, 3, 5, 8, 15, 30])]
    yield few, np.ones(len(few))
    yield [lines[0], *body[:40]], np.array([0.0] + [1.0] * len(body[:40]))


INSIDE = (
    ("pic.twitter.com/a1b2c3", "— A Reader (@reader) May 3, 2031", "View on X", "Reply"),
    ("Comments",),
    ("Read more",),
    ("Advertisement",),
    ("Related articles", "{headline}", "{headline}"),
    ("Port\tShips\tDays", "Lysk\t11\t6", "Osk\t2\t1"),
    ("Ships", "Days", "Lysk", "11", "6", "Osk", "2", "1"),
    ("1. {headline}", "2. {headline}", "3. {headline}"),
)
"""What stands inside articles; only what a table or a list holds is theirs."""
BETWEEN = ("Read more", "Advertisement", "Related articles", "Share")
"""What stands between all paragraphs of some pages."""
OWN_FROM = 5
"""The first of `INSIDE` that belongs to the article."""


def planted(document, articles, random_):
    """Give what stands around the article of a dump, or some of it, around other articles, short ones among them."""
    lines, told = document["lines"], document["labels"]
    inside = np.flatnonzero(told > 0.7)
    if len(inside) < 3:
        return
    for few in (random_.choice([1, 2, 3]), random_.choice([4, 6, 8, 12]), 40):
        headline, *body = random_.choice(articles)
        headline, body = headline.rstrip("."), body[:few]
        above = list(lines[1 : inside[0]])[-random_.choice([2, 6, 12, 30, 1000]) :]
        below = list(lines[inside[-1] + 1 :])[: random_.choice([2, 6, 12, 30, 1000])]
        article = [(line, 1.0) for line in body]
        if len(body) >= 3 and random_.random() < 0.6:
            kind = random_.randrange(len(INSIDE))
            box = [line.format(headline=random_.choice(articles)[0].rstrip(".")) for line in INSIDE[kind]]
            place = random_.randrange(1, len(body))
            article[place:place] = [(line, float(kind >= OWN_FROM)) for line in box]
        if random_.random() < 0.15:  # a link or an advertisement between all paragraphs
            link = random_.choice(BETWEEN)
            article = [pair for line in article for pair in (line, (link, 0.0))][:-1]
        if random_.random() < 0.3:  # questions and answers
            article = [(f"{'QA'[i % 2]}: {line}", label) for i, (line, label) in enumerate(article)]
        head = [f"{headline} | The Lysk Courier"] if random_.random() < 0.8 else []
        top = head + above + [headline] * (random_.random() < 0.9)
        yield (
            [*top, *(line for line, _ in article), *below],
            np.array([0.0] * len(top) + [label for _, label in article] + [0.0] * len(below)),
        )


def measured(lines):
    """Measure lines as the package does."""
    return scores.features(lines, [form_of(line) for line in lines])


def sets_of(document, articles):
    """Give lines, features, labels and weight of a document, of pieces of it and of what is planted into it."""
    random_ = random.Random(document["name"])
    known = 1.0 if document["set"] == "bodies" else UNMARKED
    found = [(document["lines"], document["labels"], known)]
    found += [(*piece, known * PIECE) for piece in pieces(document, random_)]
    found += [(*piece, known * PIECE) for piece in planted(document, articles, random_)]
    return [(list(lines), measured(lines), told, weight) for lines, told, weight in found]


class Models:
    """What is learnt with some folds left out; the second model reads scores of first ones that saw other sites."""

    def __init__(self, documents, articles, folds):
        self.sets = [(folds[document["site"]], of) for document in documents for of in sets_of(document, articles)]
        self.sets += [(None, (lines, measured(lines), np.ones(len(lines)), PIECE)) for lines in articles]
        self.found = {}

    def first(self, out):
        """Learn the first model without the folds in `out`, once."""
        if out not in self.found:
            self.found[out] = learn([(x, y, weight) for fold, (_, x, y, weight) in self.sets if fold not in out])
        return self.found[out]

    def both(self, out):
        """Learn both models without the folds in `out`."""
        rows = []
        for fold, (lines, x, y, weight) in self.sets:
            if fold not in out:
                first = scores.log_odds(self.first(out if fold is None else out | {fold}), x)
                rows.append((scores.with_context(x, first, lines), y, weight))
        return self.first(out) | {f"{SECOND}{name}": values for name, values in learn(rows).items()}


def learn(rows):
    """Fit a regression and boost trees on lines whose label is sure; return the mean of their log odds as arrays."""
    x, y = (np.concatenate(parts) for parts in zip(*((x, y) for x, y, _ in rows), strict=True))
    weights = np.concatenate([np.full(len(y), weight) for _, y, weight in rows])
    sure = (y > 0.7) | (y < 0.3)
    x, y, weights = x[sure], y[sure] > 0.5, weights[sure]
    found = arrays(HistGradientBoostingClassifier(**BOOST).fit(x, y, sample_weight=weights))
    scaler = StandardScaler().fit(x)
    line = LogisticRegression(C=RIDGE, max_iter=300).fit(scaler.transform(x), y, sample_weight=weights)
    slopes = line.coef_[0] / scaler.scale_
    offset = line.intercept_[0] - slopes @ scaler.mean_
    return found | {
        "value": found["value"] / 2,
        "weights": (slopes / 2).astype(np.float32),
        "bias": np.float32((found["bias"] + offset) / 2),
    }


def arrays(model):
    """Lay the trees of a model out as arrays; a leaf is its own child."""
    parts, roots, start = [], [], 0
    for (tree,) in model._predictors:
        nodes, place = tree.nodes, start + np.arange(len(tree.nodes))
        leaf = nodes["is_leaf"].astype(bool)
        left, right = (np.where(leaf, place, start + nodes[side]) for side in ("left", "right"))
        parts.append(
            (
                np.where(leaf, 0, nodes["feature_idx"]),
                nodes["num_threshold"],
                left,
                right,
                np.where(leaf, nodes["value"], 0),
            )
        )
        roots.append(start)
        start += len(nodes)
    feature, threshold, left, right, value = (np.concatenate(some) for some in zip(*parts, strict=True))
    threshold = np.where(np.isfinite(threshold), threshold, 0)
    return {
        "feature": feature.astype(np.uint8),
        "threshold": threshold.astype(np.float32),
        "left": left.astype(np.uint16),
        "right": right.astype(np.uint16),
        "value": value.astype(np.float32),
        "roots": np.array(roots, dtype=np.uint16),
        "bias": np.float32(model._baseline_prediction.item()),
    }


def fold_of(documents, folds):
    """Give every site its fold."""
    sites = sorted({document["site"] for document in documents})
    random.Random(4).shuffle(sites)
    return {site: i % folds for i, site in enumerate(sites)}


def cleaned(document, trees):
    """Clean a dump with other trees than those that are shipped."""
    shipped = page.prose_scores
    page.prose_scores = lambda texts, forms: scores.lifted(scores.both_scores(trees, texts, forms), texts)
    try:
        raw = "\n\n".join(document["lines"])
        lines = clean_lines(raw)
    finally:
        page.prose_scores = shipped
    parts = ("title", "standfirst", "body") if document["body"] is None else ("body",)
    return "\n".join(body_text(raw, lines, part)[0] for part in parts)


def report(documents, texts, worst=0):
    """Print how well bodies and segments fare."""
    wanted = {d["name"]: d["body"] for d in documents if d["body"] is not None}
    names = [d["name"] for d in documents if d["set"] == "bodies"]  # as `measure.halves` parts them
    more = [d["name"] for d in documents if d["set"] == "more"]
    for half, part in (("made", names[::2]), ("unseen", names[1::2]), ("all", names), ("more", more)):
        precision, recall, f1, by_page = measure.judge({name: wanted[name] for name in part}, texts)
        print(f"marked bodies, {half}: precision {precision:.1f}, recall {recall:.1f}, F1 {f1:.1f}")
    for name in sorted(by_page, key=by_page.get)[:worst]:
        print(f"    {name}  {100 * by_page[name]:.0f}")
    kept = n = left = m = 0
    for document in documents:
        if document["body"] is None:
            text = " ".join(texts[document["name"]].split())
            for kind, segments in document["segments"].items():
                hits = sum(" ".join(segment.split()) in text for segment in segments)
                if kind == "with":
                    kept, n = kept + hits, n + len(segments)
                else:
                    left, m = left + hits, m + len(segments)
    precision, recall = kept / max(1, kept + left), kept / n
    f1 = 200 * precision * recall / (precision + recall)
    print(f"segments: wanted kept {100 * recall:.1f} %, unwanted dropped {100 * (1 - left / m):.1f} %, F1 {f1:.1f}")


def main():
    """Cross-validate over sites, and write the trees that all pages give."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bodies", type=Path, required=True)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--more", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=FOLDS, help="0: no cross-validation")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    more = read_more(args.more, measure.dump_of(args.bodies))
    documents = [*read_bodies(args.bodies), *read_pages(args.pages), *more]
    files = sorted(args.articles.glob("*.txt"))
    random.Random(1).shuffle(files)
    texts = [path.read_text(encoding="utf-8").splitlines() for path in files[:CLEAN]]
    articles = [[line.strip() for line in lines if line.strip()] for lines in texts]
    articles = [lines for lines in articles if len(lines) > 5]
    folds, texts = fold_of(documents, args.folds or FOLDS), {}
    models = Models(documents, articles, folds)
    for fold in range(args.folds):
        trees = models.both(frozenset({fold}))
        texts |= {d["name"]: cleaned(d, trees) for d in documents if folds[d["site"]] == fold}
    if texts:
        print(f"learnt and judged on different sites, {args.folds} folds")
        report(documents, texts, args.worst)
    if args.write:
        trees = models.both(frozenset())
        np.savez_compressed(scores.TREES, **trees)
        print(f"{scores.TREES}: {len(trees['roots'])} and {len(trees[SECOND + 'roots'])} trees")


if __name__ == "__main__":
    main()
