"""How often the fields of a statement are read right: speaker, side, kind, channel, stance, day, against gold."""

import json
import re
from pathlib import Path

import pandas as pd

from analysis.base import schema
from analysis.evaluate.gold import predicted_spans
from analysis.stats.estimates import estimate_ratio

FIELDS = (
    "kind",
    "speaker",
    "side",
    "speaker_kind",
    "anonymity",
    "channel",
    "stance",
    "day",
    "addressee",
    "relay",
    "verification",
)


def score_statements(
    statements: pd.DataFrame,
    gold: str | Path,
    articles: pd.DataFrame,
    lines: pd.DataFrame | None = None,
    *,
    by: str | None = None,
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Score the fields of statements against gold.

    A gold attribution is compared with the statements of the attribution whose content overlaps it most (Jaccard of at
    least 0.5 in characters); what was not found at all is counted by `score_attributions`, not here.

    Parameters
    ----------
    statements : DataFrame
        From `read_statements`.
    gold : str or Path
        Folder of JSON files as in `data/sample/gold`: `file` and `attributions`, with offsets into the raw file and the
        fields of a statement (several speakers as lists).
    articles : DataFrame
        The articles that were read.
    lines : DataFrame, optional
        The lines table, which leads offsets back to the raw file; without it they must be the raw file's.
    by : str, optional
        A column of `articles` to break down by.
    draws, seed : int
        Resamples of articles.

    Returns
    -------
    DataFrame
        An estimates table: `by`, field, measure ("accuracy"), estimate, low, high, n (gold attributions compared),
        n_articles, hits (attribution_id of those read right), misses (of those read wrong) and note. A field that the
        gold leaves empty is right if it was left empty; the gold speaker "unnamed" asks for an unnamed person or a
        collective in whatever words. `day` compares the first and the last day; gold days of events
        (`core_day` false) and attributions that are not `core` are left out.

    Raises
    ------
    ValueError
        If no gold file belongs to any article.

    Examples
    --------
    >>> import tempfile
    >>> from analysis.statements.read import read_statements
    >>> text = "Peru denied it."
    >>> gold = {"source": [0, 4], "cue": [5, 11], "content": [[12, 14]], "speaker": "Government of Peru", "side": "x"}
    >>> row = {"attribution_id": "a#0", "article_id": "a", "outlet": "Courier", "part": "body", "kind": "indirect",
    ...     "source": "Peru", "source_start": 0, "source_end": 4, "cue": "denied", "cue_start": 5, "cue_end": 11,
    ...     "content": "it", "content_start": 12, "content_end": 14, "cue_kind": "reporting", "engine": "rules"}
    >>> article = {"article_id": "a", "outlet": "Courier", "text": text, "raw_text": text}
    >>> articles = schema.make([article], schema.ARTICLES)
    >>> statements = read_statements(schema.make([row], schema.ATTRIBUTIONS), articles)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.json").write_text(json.dumps({"file": "a.txt", "attributions": [gold]}))
    ...     scores = score_statements(statements, folder, articles)
    >>> scores.set_index("field").loc[["speaker", "side"], "estimate"].tolist()
    [1.0, 0.0]
    """
    compared = compare_statements(statements, gold, articles, lines)
    keys = [by] if by else []
    if by:
        compared = compared.merge(articles[["article_id", by]], on="article_id", validate="many_to_one")
    parts = []
    for field in FIELDS:
        part = compared[(compared["field"] == field) & compared["right"].notna()]
        right = part["right"].astype(bool)
        scored = estimate_ratio(
            part, by=keys, hit=right, measure="accuracy", ids="attribution_id", draws=draws, seed=seed
        )
        wrong = part[~right]
        misses = (
            [wrong.loc[wrong[by].eq(key), "attribution_id"].tolist() for key in scored[by]]
            if by
            else [wrong["attribution_id"].tolist()]
        )
        scored.insert(len(keys), "field", field)
        parts.append(scored.assign(misses=pd.Series(misses, index=scored.index, dtype=object)))
    return schema.check_estimates(pd.concat(parts, ignore_index=True))


def compare_statements(
    statements: pd.DataFrame, gold: pd.DataFrame, articles: pd.DataFrame, lines: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Set each field of each gold attribution beside what was read.

    Parameters
    ----------
    statements, gold, articles, lines
        As in `score_statements`.

    Returns
    -------
    DataFrame
        One row per gold attribution found and field: article_id, attribution_id, line (of the raw file), field, gold,
        found (as text; several joined by " + ") and right (missing where the gold does not judge the field).
    """
    items = _gold_items(gold, articles)
    texts = dict(zip(articles["article_id"], articles["raw_text" if lines is not None else "text"], strict=True))
    texts = {key: texts[key] for key in items}
    mine = statements[statements["article_id"].isin(texts)]
    first = mine.drop_duplicates("attribution_id")
    own_lines = None if lines is None else lines[lines["article_id"].isin(texts)]
    spans = predicted_spans(first, texts, own_lines)
    records = {key: part.to_dict("records") for key, part in mine.groupby("attribution_id")}
    rows = []
    for key, wanted in items.items():
        for attribution in wanted:
            best = _nearest(attribution, spans.get(key, []))
            if best is None or not attribution.get("core", True):
                continue
            for field in FIELDS:
                told, found, right = _judge(attribution, records[best], field)
                rows.append((key, best, attribution.get("line"), field, told, found, right))
    columns = ["article_id", "attribution_id", "line", "field", "gold", "found", "right"]
    return pd.DataFrame(rows, columns=columns).astype({"right": "boolean"})


def gold_attributions(gold, articles, lines):
    """Make an attributions table of the gold's own spans, to score the reading of statements apart from the finding.

    Parameters
    ----------
    gold, articles, lines
        As in `score_statements`.

    Returns
    -------
    DataFrame
        The attributions table, of the `core` attributions whose spans all stand in the article's text or title.
    """
    parts = dict(iter(lines.groupby("article_id")))
    known = articles.set_index("article_id").to_dict("index")
    rows = []
    for key, wanted in _gold_items(gold, articles).items():
        article, place = known[key], _places(parts[key])
        texts = {"body": article["text"], "title": article["title"]}
        for number, attribution in enumerate(wanted):
            spans = {role: [attribution[role]] if attribution[role] else [] for role in ("source", "cue")}
            spans["content"] = attribution["content"]
            found = {role: [place(*span) for span in pieces] for role, pieces in spans.items()}
            told = [span for pieces in found.values() for span in pieces]
            if not attribution.get("core", True) or None in told or len({part for part, *_ in told}) != 1:
                continue
            part = told[0][0]
            row = {"attribution_id": f"{key}#{number}", "article_id": key, "part": part, "kind": attribution["type"]}
            row |= {"outlet": article["outlet"], "published": article["published"], "engine": "rules"}
            row |= {"cue_kind": attribution.get("cue_kind") or "reporting", "rule": "gold"}
            for role, pieces in found.items():
                start, end = (pieces[0][1], pieces[-1][2]) if pieces else (None, None)
                row |= {role: texts[part][start:end] if pieces else None, f"{role}_start": start, f"{role}_end": end}
            if len(found["content"]) > 1:
                row["content_spans"] = json.dumps([[start, end] for _, start, end in found["content"]])
            rows.append(row)
    return schema.make(rows, schema.ATTRIBUTIONS)


def _places(lines):
    """Return a function from offsets in the raw file to (part, start, end), None where they lie in neither."""
    body = lines.dropna(subset=["start"])[["raw_start", "raw_end", "start"]].astype(int).to_numpy().tolist()
    title = lines.loc[lines["role"] == "title", ["raw_start", "raw_end"]].head(1).astype(int).to_numpy().tolist()

    def place(start, end):
        for part, pieces in (("body", body), ("title", [[a, b, 0] for a, b in title])):
            for raw_start, raw_end, at in pieces:
                if raw_start <= start and end <= raw_end:
                    return part, start - raw_start + at, end - raw_start + at
        return None

    return place


def _gold_items(gold, articles):
    """Return the gold attributions of the articles: {article_id: [attribution]}."""
    ids = {Path(str(key)).name.removesuffix(".txt"): key for key in articles["article_id"]}
    items = {}
    for file in sorted(Path(gold).glob("*.json")):
        item = json.loads(file.read_text(encoding="utf-8"))
        key = ids.get(Path(item["file"]).stem)
        if key is not None and "attributions" in item:
            items[key] = item["attributions"]
    if not items:
        raise ValueError(f"{gold}: no gold for any of the articles; article_id must end in the gold's file name")
    return items


def _characters(spans):
    return {at for start, end in spans for at in range(start, end)}


def _nearest(attribution, found):
    """Return the id of the attribution whose content shares at least half its characters with the gold's, or None."""
    content, best, most = _characters(attribution["content"]), None, 0.5
    for row in found:
        other = _characters(row["content"])
        shared = len(content & other) / max(1, len(content | other))
        if shared > most or (shared == most and best is None):
            best, most = row["id"], shared
    return best


def _plain(value):
    words = re.sub(r"\s+", " ", str(value).replace("’", "'")).strip(" .,").casefold()
    return re.sub(r"^(?:the|an?) ", "", words)


def _values(value):
    values = value if isinstance(value, list) else [value]
    return {_plain(v) for v in values if v is not None and not pd.isna(v) and str(v).strip()}


def _judge(attribution, records, field):
    """Compare one field: (gold as text, found as text, right or None where the gold does not judge)."""
    if field == "day":
        first, _, last = str(attribution.get("date") or "").partition("/")
        told = {f"{first}/{last or first}"} if first else set()
        start, end = records[0]["said_on_start"], records[0]["said_on_end"]
        found = set() if pd.isna(start) else {f"{start:%Y-%m-%d}/{end:%Y-%m-%d}"}
        if not attribution.get("core_day", True):
            return " + ".join(sorted(told)), " + ".join(sorted(found)), None
    else:
        told = _values(attribution.get("type" if field == "kind" else field))
        found = _values([record[field] for record in records])
        if field == "speaker" and told == {"unnamed"}:  # any words for somebody without name and office will do
            unnamed = all(record["anonymity"] in ("unnamed person", "collective") for record in records)
            return "unnamed", " + ".join(sorted(found)), unnamed
    return " + ".join(sorted(told)), " + ".join(sorted(found)), told == found
