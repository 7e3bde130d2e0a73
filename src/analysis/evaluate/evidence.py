"""From any number back to its sentences: what was counted, with everything that was read in it."""

import bisect
import re
from collections.abc import Mapping

import pandas as pd

from analysis.base.schema import ESTIMATES, check_table
from analysis.terms.concordance import kwic
from analysis.text.sentences import sentence_spans

COLUMNS = ("article_id", "outlet", "published", "sentence", "match")
READ = ("speaker", "side", "party", "kind", "channel", "stance", "day", "made", "accused", "voice", "score")
"""What is shown of a statement, act or answer beside its sentence, as far as the table has it."""
_SPAN = re.compile(r"(.*)@(\d+):(\d+)", re.DOTALL)
_NUMBER = re.compile(r"(.*)#(\d+)", re.DOTALL)
_TABLES = {"act": ("acts", "act_id"), "answer": ("answers", "answer_id")}


def sentences_behind(
    row: pd.Series | Mapping,
    run: object | None = None,
    *,
    articles: pd.DataFrame | None = None,
    statements: pd.DataFrame | None = None,
    attributions: pd.DataFrame | None = None,
    sample: int | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Show the sentences behind a row of any table of estimates.

    Parameters
    ----------
    row : Series or mapping
        A row of estimates, such as ``voice.iloc[0]``: its `ids` and `id_kind` say what was counted.
    run : optional
        What `open_run` gives, or any object with `articles`, `statements`, `attributions` and so on.
    articles, statements, attributions : DataFrame, optional
        The tables themselves, in place of a run.
    sample : int, optional
        At most so many sentences, drawn with `seed`; all by default.
    seed : int

    Returns
    -------
    DataFrame
        One row per statement, hit, act, sentence or answer, or occurrence of a term: article_id, outlet, published
        (where the articles have them), sentence, match (what was counted in it), and of statements also what was read
        in them: speaker, side, party, kind, channel, stance, day, made, accused, score. Of an article that was counted
        as a whole its statements, or its first sentence where it has none.

    Raises
    ------
    ValueError
        If the row is none of estimates, a table that it leads to is not given, or an id stands in none of it.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": ["It rained. Talks broke down."]})
    >>> row = {"ids": ["a@11:16"], "id_kind": "hit"}
    >>> sentences_behind(row, articles=articles)[["sentence", "match"]].values.tolist()
    [['Talks broke down.', 'Talks']]
    """
    row = row._asdict() if hasattr(row, "_asdict") else dict(row) if hasattr(row, "keys") else {}
    if not isinstance(row.get("ids"), list | tuple) or "id_kind" not in row:
        raise ValueError("row: it has no ids; give one row of estimates, such as table.iloc[0]")
    given = {"articles": articles, "statements": statements, "attributions": attributions}
    tables = _Tables(run, given)
    kind, ids = row["id_kind"], list(row["ids"])
    if kind == "term":
        found = _of_terms(row, ids, tables)
    elif kind == "statement":
        found = _of_statements(ids, tables)
    elif kind == "article":
        found = _of_articles(ids, tables)
    elif kind in ("hit", "sentence", "act", "answer"):
        found = _of_spans(kind, ids, tables)
    else:
        raise ValueError(f"id_kind is {kind!r}; estimates name what their ids are of")
    if sample is not None and sample < len(found):
        found = found.sample(sample, random_state=seed).sort_index()
    return found.reset_index(drop=True)


class _Tables:
    """The tables of a run, or those given, and the sentences of articles that were asked for."""

    def __init__(self, run, given):
        self.run, self.given, self.cut = run, given, {}
        articles = self.get("articles")
        check_table(articles, "article_id")
        self.articles = articles
        self.records = articles[[c for c in ("outlet", "published", "title", "text") if c in articles]]
        self.records = dict(zip(articles["article_id"], self.records.to_dict("records"), strict=True))

    def get(self, name, *, need=True):
        table = self.given.get(name)
        if table is None:
            table = getattr(self.run, name, None)
        if table is None and need:
            raise ValueError(f"sentences_behind needs the {name} behind this row; give a run, or {name}=")
        return table

    def text(self, article_id, part="body"):
        record = self.records.get(article_id)
        if record is None:
            raise ValueError(f"{article_id!r} is none of these articles; give those that it was counted in")
        return record.get("title") if part == "title" else record["text"]

    def shown(self, article_id, start, end, *, part="body", match=None, extra=None):
        """Give a row: the sentences that a stretch of an article touches, and the stretch."""
        text, record = self.text(article_id, part), self.records[article_id]
        spans = self.cut.setdefault((article_id, part), sentence_spans(text))
        first = max(bisect.bisect_right(spans, start, key=lambda span: span[0]) - 1, 0)
        last = first
        while last + 1 < len(spans) and spans[last + 1][0] < end:
            last += 1
        begin, stop = (min(spans[first][0], start), max(spans[last][1], end)) if spans else (start, end)
        row = {"article_id": article_id} | {c: record[c] for c in ("outlet", "published") if c in record}
        return (
            row | {"sentence": text[begin:stop], "match": text[start:end] if match is None else match} | (extra or {})
        )

    def table(self, rows, extra=()):
        known = [c for c in COLUMNS if c in ("article_id", "sentence", "match") or c in self.articles.columns]
        return pd.DataFrame(rows, columns=[*known, *extra])


def _of_statements(ids, tables):
    for name, key in (("statements", "statement_id"), ("attributions", "attribution_id")):
        table = tables.get(name, need=False)
        if table is not None and key in table.columns:
            chosen = table[table[key].isin(ids)]
            if len(chosen) or not ids:
                return _statements(chosen, tables)
    if tables.get("statements", need=False) is None:
        tables.get("attributions")
    raise ValueError(f"{ids[0]!r} is none of these statements; give those that it was counted in")


def _statements(chosen, tables):
    extra = [c for c in READ if c in chosen.columns]
    rows = []
    for record in chosen.to_dict("records"):
        spans = [
            (int(record[f"{role}_start"]), int(record[f"{role}_end"]))
            for role in ("source", "cue", "content")
            if pd.notna(record.get(f"{role}_start"))
        ]
        start, end = min(s for s, _ in spans), max(e for _, e in spans)
        read = {c: record[c] for c in extra}
        part = record.get("part", "body")
        rows.append(tables.shown(record["article_id"], start, end, part=part, match=record["content"], extra=read))
    return tables.table(rows, extra)


def _of_articles(ids, tables):
    statements = tables.get("statements", need=False)
    chosen = None if statements is None else statements[statements["article_id"].isin(ids)]
    parts = [] if chosen is None or chosen.empty else [_statements(chosen, tables)]
    silent = [i for i in ids if chosen is None or i not in set(chosen["article_id"])]
    first = [tables.shown(one, *(sentence_spans(tables.text(one)) or [(0, 0)])[0]) for one in silent]
    if first or not parts:
        parts.append(tables.table(first))
    return pd.concat(parts, ignore_index=True)


def _of_spans(kind, ids, tables):
    """Show ids that hold their own place, article@start:end or article#sentence, or rows of the table they are of."""
    name, key = _TABLES.get(kind, (None, None))
    table = tables.get(name, need=False) if name else None
    if table is not None and key in table.columns:
        return _rows_of(table[table[key].isin(ids)], tables)
    rows = []
    for one in ids:
        span, number = _SPAN.fullmatch(str(one)), _NUMBER.fullmatch(str(one))
        if span:
            rows.append(tables.shown(span[1], int(span[2]), int(span[3])))
        elif number:
            spans = sentence_spans(tables.text(number[1]))
            if int(number[2]) >= len(spans):
                raise ValueError(f"{kind} {one!r} lies behind the end of its article; give those it was found in")
            rows.append(tables.shown(number[1], *spans[int(number[2])]))
        else:
            raise ValueError(f"{kind} {one!r} names no place; its id is article@start:end or article#sentence")
    return tables.table(rows)


def _rows_of(chosen, tables):
    """Show rows of acts (start, end) or answers (the ids of their sentences)."""
    extra, rows = [c for c in chosen.columns if c not in (*COLUMNS, "sentence_ids", "start", "end")], []
    for record in chosen.to_dict("records"):
        read = {c: record[c] for c in extra}
        if "start" in record:
            rows.append(tables.shown(record["article_id"], int(record["start"]), int(record["end"]), extra=read))
            continue
        for found in _of_spans("sentence", list(record["sentence_ids"]), tables).to_dict("records"):
            rows.append(found | read)
    return tables.table(rows, extra)


def _of_terms(row, ids, tables):
    """Find a term again in the articles of the row's group."""
    articles = tables.articles
    for column, value in row.items():
        if column not in articles.columns or column in (*ESTIMATES, "text", "title", "article_id"):
            continue
        same = articles[column].isna() if pd.isna(value) else articles[column] == value
        articles = articles[same]
    if "period" in row and "published" in articles.columns:
        day = pd.to_datetime(articles["published"])
        inside = (day >= row["period"]) & (day < row["period_end"]) if pd.notna(row["period"]) else day.isna()
        articles = articles[inside]
    found = kwic(articles.assign(outlet=articles.get("outlet", "")), ids, window=0)
    rows = [
        tables.shown(a, int(s), int(e))
        for a, s, e in zip(found["article_id"], found["start"], found["end"], strict=True)
    ]
    out = tables.table(rows)
    if isinstance(row.get("node"), str) and len(out):  # a collocate counts where its node is near
        near = kwic(
            out.assign(text=out["sentence"], outlet="", article_id=range(len(out))), row["node"].split(" / "), window=0
        )
        out = out.iloc[sorted(set(near["article_id"]))]
    return out
