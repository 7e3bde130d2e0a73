"""Attributions read further: who spoke, for which side, through what, on which day, with what stance."""

import json
from bisect import bisect_right

import pandas as pd

from analysis import schema
from analysis.attribution.actors import Actors, check_actors, read_actors
from analysis.attribution.blame import read_accused
from analysis.attribution.cast import Cast
from analysis.attribution.channels import read_way
from analysis.attribution.cues import read_stance
from analysis.attribution.days import find_expressions, resolve_day
from analysis.attribution.speakers import Resolver
from analysis.attribution.timing import said_when

COLUMNS = {**schema.STATEMENTS, "day_from": "str", "accused": "str"}
"""The contract and two columns more: how the day was told or why not, and the side that a statement accuses."""


def read_statements(attributions, articles, *, actors=None):
    """Tell for every attribution who spoke, for which side, how, when and with what stance.

    Parameters
    ----------
    attributions : DataFrame
        From `find_attributions`; extra columns survive.
    articles : DataFrame
        The articles that they were found in.
    actors : str, Path or DataFrame, optional
        Your who is who (alias, speaker, kind, side); it wins over the shipped lists of states and international bodies.

    Returns
    -------
    DataFrame
        The statements table: one row per attribution and speaker, `share` summing to 1 over an attribution. Two columns
        stand behind the contract: `day_from` (how the day was told, or why it was not) and `accused` (the side that an
        accusing statement accuses).

    Raises
    ------
    ValueError
        If a column is missing, an attribution belongs to no article, or the actors table is wrong.

    Notes
    -----
    Nothing is guessed: a speaker that is not clear stays missing with speaker_from "unresolved"; a day needs a time
    expression that stands with the cue, and a publication date where the expression is relative.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis import find_attributions, schema
    >>> text = "Talks will resume, the Kazakh Foreign Ministry said in a statement on Thursday."
    >>> row = {"article_id": "a", "outlet": "Courier", "published": "2024-05-04", "text": text, "raw_text": text}
    >>> articles = schema.make([row], schema.ARTICLES)
    >>> statements = read_statements(find_attributions(articles, engine="rules"), articles)
    >>> statements[["speaker", "side", "channel", "stance"]].values.tolist()
    [['Foreign Ministry of Kazakhstan', 'Kazakhstan', 'statement', 'neutral']]
    >>> statements["said_on_start"].dt.date.tolist()
    [datetime.date(2024, 5, 2)]
    """
    schema.check_attributions(attributions)
    schema.check_articles(articles)
    if actors is None or not isinstance(actors, pd.DataFrame):
        actors = read_actors(actors)
    lists = Actors(check_actors(actors))
    by_id = {row["article_id"]: row for row in articles.to_dict("records")}
    strange = attributions.loc[~attributions["article_id"].isin(by_id), "article_id"]
    if len(strange):
        raise ValueError(
            f"attributions: article {strange.iloc[0]!r} is not among the articles; give those they were found in"
        )
    rows = []
    records = attributions.to_dict("records")
    groups = {}
    for number, record in enumerate(records):
        groups.setdefault(record["article_id"], []).append(number)
    for article_id, numbers in groups.items():
        rows += _read_article(by_id[article_id], [(n, records[n]) for n in numbers], lists)
    rows.sort(key=lambda row: row.pop("_order"))
    return schema.make(rows if rows else pd.DataFrame(columns=[*attributions.columns]), COLUMNS)


def _text(value):
    return value if isinstance(value, str) else ""


def _span(record, role):
    start = record[f"{role}_start"]
    return None if pd.isna(start) else (int(start), int(record[f"{role}_end"]))


def _contents(record):
    pieces = record["content_spans"]
    if isinstance(pieces, str) and pieces:
        return [(int(a), int(b)) for a, b in json.loads(pieces)]
    return [(int(record["content_start"]), int(record["content_end"]))]


def _read_article(article, numbered, lists):
    """Read the attributions of one article in the order of the text."""
    body, title = article["text"], _text(article["title"])
    cast = Cast(body, title=title, raw_text=_text(article["raw_text"]), actors=lists)
    resolver = Resolver(cast, title=title)
    published = None if pd.isna(article["published"]) else article["published"]
    days = _Days(body, cast, published)
    order = sorted(numbered, key=lambda item: ((_span(item[1], "cue") or _contents(item[1])[0])[0], item[0]))
    told = {}
    for number, record in order:
        told[number] = _read_one(record, title if record["part"] == "title" else body, cast, resolver, days)
    out = []
    for number, record in numbered:
        speakers, shared = told[number]
        for k, speaker in enumerate(speakers):
            kind = "document" if shared["channel"] == "document" and speaker.kind is None else speaker.kind
            row = {
                "_order": (number, k),
                "statement_id": f"{record['attribution_id']}/{k}" if len(speakers) > 1 else record["attribution_id"],
                **record,
                "share": 1 / len(speakers),
                "speaker": speaker.name,
                "speaker_from": speaker.rule,
                "speaker_kind": kind,
                "side": speaker.side,
                "anonymity": speaker.anonymity,
                **shared,
            }
            row["accused"] = shared["accused"](speaker.side) if shared["accused"] else None
            out.append(row)
    return out


def _read_one(record, text, cast, resolver, days):
    source, cue, contents = _span(record, "source"), _span(record, "cue"), _contents(record)
    body = record["part"] == "body"
    alone = source is None and cue is None and record["kind"] == "direct"
    speakers = resolver.read(source, cue, contents, part=record["part"], stands_alone=alone)
    anchor = (cue or source or contents[0])[0]
    sentences = cast.sentences if body else [(0, len(text))]
    number = max(0, bisect_right([s for s, _ in sentences], anchor) - 1)
    sentence = sentences[number] if sentences else (0, len(text))
    sentence = (sentence[0], max(sentence[1], *(s[1] for s in (source, cue) if s)) if source or cue else sentence[1])
    following = (
        sentences[number + 1]
        if number + 1 < len(sentences) and "\n" not in text[sentence[1] : sentences[number + 1][0]]
        else None
    )
    first = speakers[0]
    way = read_way(
        text, sentence, source, cue, contents,
        next_sentence=following, spokesperson=first.spokesperson, media=first.kind == "media",
    )  # fmt: skip
    stance = read_stance(record["cue"], before=text[max(sentence[0], cue[0] - 25) : cue[0]] if cue else "")
    day = days.read(text, sentence, source, cue, contents, anchored=body)
    accused = None
    if stance == "confronting":
        accused = read_accused(text, sentence, cue, contents, cast)
    shared = {
        "channel": way.channel,
        "stance": stance,
        "addressee": way.addressee,
        "relay": way.relay,
        "verification": way.verification,
        **day,
        "accused": accused,
    }
    return speakers, shared


class _Days:
    """Dates the statements of one article in the order of the text, remembering the day last spoken of."""

    def __init__(self, text, cast, published):
        self.published = published
        self.cast = cast
        self.expressions = find_expressions(text)
        self.siblings = {}

    def _anchor(self, position):
        """Return the day last spoken of in this sentence or the three before."""
        here = self.cast.sentence_of(position)
        day = None
        for expression in self.expressions:
            if expression.end > position:
                break
            if here - self.cast.sentence_of(expression.start) > 3:
                continue
            found = resolve_day(expression.words, self.published, anchor=day)
            if found.start is not None and found.start == found.end:
                day = found.start
        return day

    def read(self, text, sentence, source, cue, contents, *, anchored):
        """Return day, said_on_start, said_on_end, lag_days and day_from of one attribution."""
        empty = {"day": None, "said_on_start": None, "said_on_end": None, "lag_days": None}
        expression, place = said_when(text, sentence, source, cue, contents)
        if expression is None and source is not None and place == "none told":
            expression, place = self.siblings.get((sentence, source), (None, place))
        if expression is None:
            return {**empty, "day_from": place}
        if source is not None:
            self.siblings[sentence, source] = (expression, "same sentence")
        day = resolve_day(expression.words, self.published, anchor=self._anchor(expression.start) if anchored else None)
        if day.start is None:
            return {**empty, "day": None if day.why == "future" else expression.words, "day_from": day.why}
        lag = (
            None if self.published is None else (pd.Timestamp(self.published).normalize() - pd.Timestamp(day.end)).days
        )
        return {
            "day": expression.words,
            "said_on_start": day.start,
            "said_on_end": day.end,
            "lag_days": lag,
            "day_from": f"{day.why}, {place}",
        }
