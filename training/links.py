"""Learn which cue a content belongs to and which source a cue has, from the corpus's own spans and links.

`python training/links.py --data POLNEAR` writes the weights of `analysis.attribution.linking.link`: a conditional
logit over the nearest cues (or sources) and "none". It prints the share of right links on the corpus's own spans.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from analysis.attribution.linking import LINK_FEATURES, NEAR, Layout, Span
from analysis.attribution.tagger.decode import ROLES
from analysis.text.windows import read_words
from data import label, read_split


def gold_spans(text, attributions):
    """Return (paragraphs, spans, content -> cue number, cue -> source number) of one annotated article."""
    paragraphs = read_words(text)
    words = [w for p in paragraphs for w in p]
    marks = [w[1] for p in label(text, attributions) for w in p]
    breaks = {0}
    for p in paragraphs:
        breaks.add(max(breaks) + len(p))
    spans = []
    for i, mark in enumerate(marks):
        if mark and (mark % 2 or i in breaks or marks[i - 1] not in (mark, mark - 1)):
            j = i + 1
            while (
                j < len(marks)
                and j not in breaks
                and marks[j]
                and marks[j] % 2 == 0
                and (marks[j] - 1) // 2 == (mark - 1) // 2
            ):
                j += 1
            spans.append(Span(ROLES[(mark - 1) // 2], i, j, words[i][1], words[j - 1][2]))
    numbers = {role: [s for s in spans if s.role == role] for role in ROLES}

    def find(role, pieces):
        for n, span in enumerate(numbers[role]):
            if any(span.start < e and s < span.end for s, e in pieces):
                return n
        return None

    cue_of, source_of = {}, {}
    for a in attributions:
        cue = find("cue", a["cue"])
        if cue is None:
            continue
        source_of[cue] = find("source", a["source"])
        for n, span in enumerate(numbers["content"]):
            if any(span.start < e and s < span.end for s, e in a["content"]):
                cue_of[n] = cue
    return paragraphs, spans, cue_of, source_of


def choices(documents):
    """Return, for contents and for sources, arrays (choices, candidates, features), which exist, and the right one."""
    rows = {"content": [], "source": []}
    for text, anns in documents:
        paragraphs, spans, cue_of, source_of = gold_spans(text, anns[0])
        layout = Layout(paragraphs, spans)
        contents = [s for s in spans if s.role == "content"]
        sources = [s for s in spans if s.role == "source"]
        for n, span in enumerate(contents):
            near = list(layout.near_cues(span))
            if n in cue_of:
                right = near.index(cue_of[n]) if cue_of[n] in near else -1
                rows["content"].append(([layout.features(span, layout.cues[i]) for i in near], right))
        for c, source in source_of.items():
            cue = layout.cues[c]
            at = sum(s.first <= cue.first for s in sources)
            near = list(range(max(0, at - NEAR), min(len(sources), at + NEAR)))
            right = near.index(source) if source in near else -1
            rows["source"].append(([layout.features(sources[i], cue) for i in near], right))
    out = {}
    for role, items in rows.items():
        x = np.zeros((len(items), 2 * NEAR, 2 * len(LINK_FEATURES)), dtype=np.float32)
        there = np.zeros((len(items), 2 * NEAR), dtype=bool)
        right = np.array([r if r >= 0 else 2 * NEAR for _, r in items])
        for k, (features, _) in enumerate(items):
            if features:
                x[k, : len(features)], there[k, : len(features)] = features, True
        out[role] = (torch.tensor(x), torch.tensor(there), torch.tensor(right))
    return out


def logits(weights, none, x, there):
    """Return utilities of candidates, none last; absent candidates at -1e9."""
    values = (x @ weights).masked_fill(~there, -1e9)
    return torch.cat([values, none.expand(len(values), 1)], dim=1)


def main():
    """Fit on train, print accuracy on dev, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", default=Path(__file__).parent / "runs" / "links.json")
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    train, dev = (choices([d for d in read_split(Path(args.data) / s).values() if d[1]]) for s in ("train", "dev"))
    result = {}
    for role, absent in (("content", "no cue"), ("source", "no source")):
        weights = torch.zeros(2 * len(LINK_FEATURES), requires_grad=True)
        none = torch.zeros(1, requires_grad=True)
        best = torch.optim.LBFGS([weights, none], max_iter=200, line_search_fn="strong_wolfe")
        x, there, right = train[role]

        def loss(weights=weights, none=none, x=x, there=there, right=right, best=best):
            best.zero_grad()
            value = (
                torch.nn.functional.cross_entropy(logits(weights, none, x, there), right) + 1e-4 * (weights**2).sum()
            )
            value.backward()
            return value

        best.step(loss)
        for name, (x, there, right) in (("train", train[role]), ("dev", dev[role])):
            accuracy = (logits(weights, none, x, there).argmax(1) == right).float().mean()
            print(f"{role}: {100 * accuracy:.2f} % right links on {name}, n {len(right)}")
        result[role] = [round(float(w), 4) for w in weights.detach()]
        result[absent] = round(float(none.detach()), 4)
    Path(args.out).write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
