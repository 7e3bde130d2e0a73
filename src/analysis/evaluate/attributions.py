"""Attributions against gold: how much was found, how much of it is right, and whether scores mean what they say."""

from pathlib import Path

import numpy as np
import pandas as pd

from analysis.base import schema
from analysis.evaluate.gold import ROLES, Document, predicted_spans, read_gold
from analysis.stats.resample import MIN_ARTICLES, article_draws, bootstrap_interval, percentile_ends
from analysis.text.cues import cue_kind


def match(gold, predicted):
    """Match one to one, best content overlap first: Jaccard >= 0.5, and sources that touch or are both null."""
    pairs = []
    for g, a in enumerate(gold):
        for p, b in enumerate(predicted):
            common = len(a["content"] & b["content"])
            if common and 2 * common >= len(a["content"] | b["content"]):
                same = bool(a["source"] & b["source"]) or not (a["source"] or b["source"])
                if same:
                    pairs.append((-common / len(a["content"] | b["content"]), g, p))
    used_g, used_p = {}, {}
    for _, g, p in sorted(pairs):
        if g not in used_g and p not in used_p:
            used_g[g], used_p[p] = p, g
    return used_g, used_p


def _judge(gold, predicted):
    """Judge one article: rows (role, match, side, group keys, hit, id) for every item on either side."""
    rows = []
    for role in ROLES:
        sides = []
        for items in (predicted, gold):
            unique = {}
            for item in items:
                if item[role]:
                    unique.setdefault(item[role], item)
            sides.append(unique)
        unions = [frozenset().union(*side) for side in sides]
        for n, name in enumerate(("predicted", "gold")):
            for span, item in sides[n].items():
                rows.append((role, "exact", name, item, span in sides[1 - n]))
                rows.append((role, "overlap", name, item, bool(span & unions[1 - n])))
    used_g, used_p = match(gold, predicted)
    rows += [("attribution", "match", "predicted", item, p in used_p) for p, item in enumerate(predicted)]
    rows += [("attribution", "match", "gold", item, g in used_g) for g, item in enumerate(gold)]
    return rows


# ---------------------------------------------------------------- scores
def score_attributions(
    attributions: pd.DataFrame,
    gold: str | Path | dict,
    *,
    articles: pd.DataFrame | None = None,
    lines: pd.DataFrame | None = None,
    by: str | list[str] | None = None,
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Score attributions against gold: precision, recall and F1, each with an interval over articles.

    Spans are compared over tokens: *exact* if a role's whole span is identical, *overlap* if it shares a token with any
    span of that role on the other side; each distinct span counts once. An *attribution* matches one of the gold, one
    to one, if their contents have a Jaccard overlap of at least 0.5 and their sources share a token or are both null.

    Parameters
    ----------
    attributions : DataFrame
        From `find_attributions`.
    gold : str, Path or dict
        See `read_gold`, whose result is taken too.
    articles : DataFrame, optional
        The articles that were read; needed where `by` is one of their columns, where the gold brings no texts, and to
        count articles in which nothing was found. Gold of other articles is then left out.
    lines : DataFrame, optional
        The lines table, to carry offsets in the cleaned `text` back to the raw file that the gold counts in.
    by : str, optional
        A column to break down by: of `articles`, or "kind" or "cue_kind". These two are told alike on both sides, from
        quotation marks and from the cue's words; precision then divides by the predictions of a kind, recall by the
        gold of it.
    draws, seed : int
        Resamples of articles.

    Returns
    -------
    DataFrame
        An estimates table: `by`, role (attribution, source, cue, content), match (match, exact, overlap), measure
        (precision, recall, f1), estimate, low, high, n (predictions, or gold; both together for f1), n_articles, hits
        (attribution_id of the predictions that are right) and misses (attribution_id of those that are wrong; for
        recall the gold that was missed as "article_id:start").

    Raises
    ------
    ValueError
        If gold and articles have no article in common, a column is missing, or offsets lead elsewhere.

    Notes
    -----
    The matching is that of PolNeAR's evaluations (Newell, Margolin and Ruths 2018, LREC). Intervals of precision and
    recall are BCa (Efron 1987), those of F1 percentiles.

    Examples
    --------
    >>> text = "Rain fell, the mayor said."
    >>> gold = {"a": {"text": text, "attributions": [
    ...     {"source": [(11, 20)], "cue": [(21, 25)], "content": [(0, 9)], "core": True}]}}
    >>> row = {"attribution_id": "a#0", "article_id": "a", "outlet": "Courier", "part": "body", "kind": "indirect",
    ...     "source": "mayor", "source_start": 15, "source_end": 20, "cue": "said", "cue_start": 21, "cue_end": 25,
    ...     "content": "Rain fell", "content_start": 0, "content_end": 9, "cue_kind": "reporting", "engine": "rules"}
    >>> scores = score_attributions(schema.make([row], schema.ATTRIBUTIONS), gold)
    >>> scores.query("measure == 'f1'")[["role", "match", "estimate"]].values.tolist()
    [['attribution', 'match', 1.0], ['source', 'exact', 0.0], ['source', 'overlap', 1.0], ['cue', 'exact', 1.0], ['cue',
     'overlap', 1.0], ['content', 'exact', 1.0], ['content', 'overlap', 1.0]]
    """
    items = _judged(attributions, gold, articles, lines, by)
    keys = [by] if by else []
    rows = []
    order = [("attribution", "match")] + [(role, match) for role in ROLES for match in ("exact", "overlap")]
    groups = items.groupby(keys, sort=True, dropna=False) if keys else [((), items)]
    for key, group in groups:
        head = dict(zip(keys, key if isinstance(key, tuple) else (key,), strict=True))
        for role, match in order:
            part = group[(group["role"] == role) & (group["match"] == match)]
            if len(part):
                rows += [head | {"role": role, "match": match} | row for row in _rates(part, draws, seed)]
    columns = dict.fromkeys([*keys, "role", "match"], "str") | schema.ESTIMATES | {"misses": "object"}
    return schema.make([{"unit": "share", "id_kind": "statement", "note": ""} | row for row in rows], columns)


def _judged(attributions, gold, articles, lines, by):
    """Judge every prediction and every gold attribution: one row per item, role and match."""
    docs = gold if isinstance(gold, dict) else read_gold(gold)
    known = articles if articles is not None else attributions
    if by and by not in ("kind", "cue_kind") and (articles is None or by not in articles.columns):
        raise ValueError(
            f"by is {by!r}; use 'kind', 'cue_kind' or a column of articles= (given: {articles is not None})"
        )
    ids = {Path(key).name.removesuffix(".txt"): key for key in known["article_id"].unique()}
    if articles is None:
        ids = {name: ids.get(name, name) for name in docs}
    common = [name for name in docs if name in ids]
    if not common:
        raise ValueError("gold and articles have no article in common; article_id must end in the gold's file name")
    raw = (
        {}
        if articles is None
        else dict(zip(articles["article_id"], articles["raw_text" if lines is not None else "text"], strict=True))
    )
    texts = {ids[name]: docs[name]["text"] if docs[name]["text"] is not None else raw.get(ids[name]) for name in common}
    without = [key for key, text in texts.items() if text is None]
    if without:
        raise ValueError(f"gold of {without[0]} brings no text; give articles= that hold it")
    mine = attributions[attributions["article_id"].isin(set(texts))]
    predicted = predicted_spans(mine, texts, None if lines is None else lines[lines["article_id"].isin(set(texts))])
    groups = (
        dict(zip(articles["article_id"], articles[by], strict=True)) if by and by not in ("kind", "cue_kind") else {}
    )
    rows = []
    for name in common:
        key = ids[name]
        doc = Document(texts[key])
        found = [row for row in map(doc.convert, predicted.get(key, [])) if row["content"]]
        wanted = [row for row in map(doc.convert, docs[name]["attributions"]) if row["content"]]
        found = _without_neutral(found, wanted)
        for role, match, side, item, hit in _judge([row for row in wanted if row["core"]], found):
            item["cue_kind"] = cue_kind(item["cue_words"])  # in one way for both sides: gold tells none
            ident = item["id"] or f"{key}:{min(item['content'])}"
            group = groups.get(key, item.get(by)) if by else None
            rows.append((key, role, match, side, hit, ident, group))
        rows.append((key, "", "", "", False, "", groups.get(key)))  # so that an empty article can be drawn too
    return pd.DataFrame(rows, columns=["article_id", "role", "match", "side", "hit", "id", by or "all"])


def _without_neutral(found, wanted):
    """Leave out predictions of what is no core gold: they are neither right nor wrong."""
    core = [row for row in wanted if row["core"]]
    rest = [row for row in wanted if not row["core"]]
    if not rest:
        return found

    def same(a, b):
        return 2 * len(a["content"] & b["content"]) >= len(a["content"] | b["content"])

    return [p for p in found if any(same(p, g) for g in core) or not any(same(p, g) for g in rest)]


def _rates(part, draws, seed):
    """Give precision, recall and F1 of some judged items, with intervals over articles."""
    sides = {side: part[part["side"] == side] for side in ("predicted", "gold")}
    names = sorted(part["article_id"].unique())
    counts = np.zeros((len(names), 4))  # hits and number of predictions, hits and number of gold
    for n, side in enumerate(sides.values()):
        sums = side.groupby("article_id")["hit"].agg(["sum", "size"]).reindex(names, fill_value=0)
        counts[:, 2 * n : 2 * n + 2] = sums.to_numpy()
    right = sides["predicted"][sides["predicted"]["hit"]]["id"].tolist()
    misses = [side[~side["hit"].astype(bool)]["id"].tolist() for side in sides.values()]
    drawn = article_draws(len(names), draws=draws, seed=seed) @ counts
    low, high = (np.nan, np.nan)
    if len(names) >= MIN_ARTICLES:
        low, high = np.nanquantile(_f1(drawn), percentile_ends(len(names)))
    measures = []
    for n, measure in enumerate(("precision", "recall")):
        estimate, *ends, _ = bootstrap_interval(counts[:, 2 * n], counts[:, 2 * n + 1], draws=draws, seed=seed)
        measures.append((measure, estimate, *ends, counts[:, 2 * n + 1].sum(), misses[n]))
    f1 = float(_f1(counts.sum(axis=0)[None])[0])
    measures.append(("f1", f1, float(low), float(high), counts[:, [1, 3]].sum(), misses[0]))
    for measure, estimate, low, high, n, missed in measures:
        yield {"measure": measure, "estimate": estimate, "low": low, "high": high, "n": int(n)} | {
            "n_articles": len(names),
            "ids": right,
            "misses": missed,
        }


def _f1(counts):
    hit_p, n_p, hit_g, n_g = counts.T
    with np.errstate(invalid="ignore", divide="ignore"):
        precision, recall = np.where(n_p > 0, hit_p / n_p, 0.0), np.where(n_g > 0, hit_g / n_g, 0.0)
        return np.where(precision + recall > 0, 2 * precision * recall / (precision + recall), 0.0)


# ---------------------------------------------------------------- calibration
def calibration(
    attributions: pd.DataFrame,
    gold: pd.DataFrame,
    *,
    articles: pd.DataFrame | None = None,
    lines: pd.DataFrame | None = None,
    bins: int = 10,
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Compare scores with how often they are right: one row per bin of `score`.

    Parameters
    ----------
    attributions, gold, articles, lines, draws, seed
        As in `score_attributions`; an attribution is right if it matches one of the gold.
    bins : int
        Bins of equal width between 0 and 1.

    Returns
    -------
    DataFrame
        bin (its lower edge), score (mean score in it), then as in an estimates table: measure, estimate (share that is
        right), low, high, n, n_articles, hits. Empty bins are left out, and so are attributions without a score.

    Examples
    --------
    >>> text = "Rain fell, the mayor said."
    >>> gold = {"a": {"text": text, "attributions": [
    ...     {"source": [(11, 20)], "cue": [(21, 25)], "content": [(0, 9)], "core": True}]}}
    >>> row = {"attribution_id": "a#0", "article_id": "a", "outlet": "Courier", "part": "body", "kind": "indirect",
    ...     "source": "mayor", "source_start": 15, "source_end": 20, "cue": "said", "cue_start": 21, "cue_end": 25,
    ...     "content": "Rain fell", "content_start": 0, "content_end": 9, "cue_kind": "reporting", "engine": "rules",
    ...     "score": 0.84}
    >>> table = calibration(schema.make([row], schema.ATTRIBUTIONS), gold)
    >>> table[["bin", "score", "estimate", "n"]].values.tolist()
    [[0.8, 0.84, 1.0, 1]]
    """
    items = _judged(attributions, gold, articles, lines, None)
    items = items[(items["role"] == "attribution") & (items["side"] == "predicted")]
    scores = attributions.set_index("attribution_id")["score"].astype(float)
    items = items.assign(score=items["id"].map(scores)).dropna(subset=["score"])
    number = np.minimum((items["score"].to_numpy() * bins).astype(int), bins - 1)
    rows = []
    for n, part in items.groupby(number):
        sums = part.groupby("article_id")["hit"].agg(["sum", "size"])
        estimate, low, high, note = bootstrap_interval(sums["sum"], sums["size"], draws=draws, seed=seed)
        row = {
            "bin": n / bins,
            "score": part["score"].mean(),
            "measure": "share right",
            "unit": "share",
            "estimate": estimate,
        }
        row |= {"note": note, "id_kind": "statement", "low": low, "high": high, "n": len(part), "n_articles": len(sums)}
        rows.append(row | {"ids": part.loc[part["hit"].astype(bool), "id"].tolist()})
    return schema.make(rows, {"bin": "float", "score": "float"} | schema.ESTIMATES)
