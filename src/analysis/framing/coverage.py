"""The same event side by side: who is heard, and which names, numbers and claims only some accounts hold."""

import re
from typing import NamedTuple

import pandas as pd

from analysis.base.arguments import need
from analysis.base.schema import article_texts
from analysis.framing.headlines import check_headlines
from analysis.framing.items import Account, content_stems
from analysis.stats.estimates import estimate_ratio
from analysis.text.voice import voice_spans
from analysis.text.words import fold, words

_CLAIM = 4  # content words that make a claim worth looking for
# Shares of a claim's content words that one sentence or two must have: to perhaps tell of it, and to surely do so.
_LIKE, _SAME = 0.3, 0.6
_NAMELESS = ("unnamed person", "collective", "none")
# Two words with a capital or more, which "of" and its like may join: "Ilse Moor", "Bank of Lisk".
_FULL_NAME = re.compile(r"[A-Z][\w.’'-]*(?: (?:of |for |the |and |de |van |von |al |bin |da ){0,2}[A-Z][\w.’'-]*)+")
_QUOTED = re.compile(r"[\"“”«»]")
_FINITE = re.compile(
    r"^(?:that|whether|it|he|she|they|we|I|you|there|this|nobody)\b|\b(?:is|are|was|were|am|has|have|had|will|would|can|could|shall|should|may|might|must|do|does|did)\b|\w+ed\b"
    r"|n['’]t\b|['’](?:s|re|ll|d|ve)\b",
    re.IGNORECASE,
)
_KINDS = ("speaker", "claim", "number", "name")


class Coverage(NamedTuple):
    """What `compare_coverage` returns: four tables of one event."""

    omissions: pd.DataFrame
    order: pd.DataFrame
    headlines: pd.DataFrame
    words: pd.DataFrame


def compare_coverage(
    articles: pd.DataFrame, statements: pd.DataFrame | None = None, *, event: str, by: str = "outlet"
) -> "Coverage":
    """Set the accounts of one event side by side.

    Parameters
    ----------
    articles : DataFrame
        With `event` (`find_events` fills it), article_id, text, and the column of `by`; titles for the headline check.
    statements : DataFrame, optional
        From `read_statements`; without them there are names and numbers only.
    event : str
        The event.
    by : str
        Whose accounts are compared.

    Returns
    -------
    Coverage
        Four tables:

        - omissions: one row per speaker, claim, number or name that surely stands in some accounts and surely not in
          others: event, what, item, `has` and `lacks` (the groups, joined by ";"), note ("named, not heard" for a
          speaker whom the others mention), and where it stands first: group, article_id, start, end,
          statement_id, sentence
        - order: who is heard, in order of first being heard: group, place (from 1), speaker, side, start (as a share of
          the text), statement_id
        - headlines: one row per claim of the body that is attributed there and stands in the title: group, article_id,
          title, statement_id, source, cue, content, title_as ("bare" where the title gives it as a fact, "attributed",
          "quoted")
        - words: per group its words, and the shares that are its own, quoted and reported

    Raises
    ------
    ValueError
        If a column is missing, the event is none of the articles', or one group alone tells of it.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Courier", "Herald"], "event": "e1",
    ...     "text": ["The wall of Reld cost 40 million, said Ilse Moor.", "The wall of Reld moved."]})
    >>> compare_coverage(articles, event="e1").omissions[["what", "item", "has", "lacks"]].values.tolist()
    [['number', '40 million', 'Courier', 'Herald'], ['name', 'Ilse Moor', 'Courier', 'Herald']]
    """
    article_texts(articles, "article_id", "event", by)
    told = articles[articles["event"] == event]
    if told[by].nunique() < 2:
        known = ", ".join(map(str, articles["event"].dropna().unique()[:5]))
        raise ValueError(
            f"event {event!r} is told by {told[by].nunique()} of {by}; give one told by two, such as {known}"
        )
    said = _said(statements, told, by)
    items = pd.DataFrame(_items(told, said, by))
    columns = [
        "event",
        "what",
        "item",
        "has",
        "lacks",
        "note",
        by,
        "article_id",
        "start",
        "end",
        "statement_id",
        "sentence",
    ]
    if len(items):
        items = items[items["lacks"].map(bool)]
        for column in ("has", "lacks"):
            items[column] = items[column].map("; ".join)
        rank = items["what"].map(_KINDS.index)
        items = items.assign(rank=rank).sort_values(["rank", "has"], kind="stable", ignore_index=True)
    omissions = items.reindex(columns=columns)
    return Coverage(omissions, _order(told, said, by), check_headlines(told, said, by=by), _words(told, said, by))


def coverage_gaps(
    articles: pd.DataFrame,
    statements: pd.DataFrame | None = None,
    *,
    by: str = "outlet",
    draws: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Tell, over all events, what share of what one outlet has another leaves out.

    Parameters
    ----------
    articles, statements, by
        As in `compare_coverage`.
    draws, seed : int

    Returns
    -------
    DataFrame
        Estimates, one row per ordered pair of groups and kind of item: the group, other, what, and the share of the
        group's items, in the events that both told of, that the other surely lacks. The interval is over events; n
        counts items. What is in doubt counts as not left out.

    Raises
    ------
    ValueError
        If a column is missing or no event is told by two groups.
    """
    article_texts(articles, "article_id", "event", by)
    rows = []
    for event, told in articles[articles["event"].notna()].groupby("event", sort=True):
        if told[by].nunique() < 2:
            continue
        groups = sorted(told[by].dropna().unique())
        for item in _items(told, _said(statements, told, by), by):
            for group in item["has"]:
                rows += [
                    {
                        by: group,
                        "other": other,
                        "what": item["what"],
                        "event": event,
                        "missing": other in item["lacks"],
                        "article_id": item["article_id"],
                    }
                    for other in groups
                    if other != group
                ]
    if not rows:
        raise ValueError(f"articles: no event is told by two of {by}; run find_events, or give more articles")
    return estimate_ratio(
        pd.DataFrame(rows),
        by=[by, "other", "what"],
        hit="missing",
        measure="share left out by the other",
        cluster="event",
        draws=draws,
        seed=seed,
    )


def _said(statements, told, by):
    """Give the statements of these articles that were made, with their group; None if there are none."""
    if statements is None:
        return None
    need(statements, "article_id", "attribution_id", "statement_id", "speaker", "content", "content_start", "part")
    said = statements[statements["article_id"].isin(told["article_id"])]
    if "made" in said.columns:
        said = said[said["made"].isna() | (said["made"] == "made")]
    group = told.set_index("article_id")[by]
    return said.assign(**{by: said["article_id"].map(group)})


def _items(told, said, by):
    """List the items of an event: what, item, has, lacks, and where it stands first."""
    accounts = {group: Account(part) for group, part in told.groupby(by, sort=True)}
    event = told["event"].iloc[0]
    own = {part for group in accounts for part in words(str(group))}
    out = []
    if said is not None:
        sure = said[(said["part"] == "body") & said["speaker"].notna() & said["content"].map(_is_clause)]
        if "cue_kind" in sure.columns:
            sure = sure[sure["cue_kind"] == "reporting"]
        out += _speakers(sure, accounts, by) + _claims(sure, accounts, by)
    out += _of_text(accounts, by, "numbers", lambda account, key: account.lacks_number(key), own)
    out += _of_text(accounts, by, "names", lambda account, name: account.lacks_name(name), own)
    return [{"event": event} | item for item in out]


def _is_clause(content):
    """Whether something is said: in quotation marks, or in a clause, not "to leave" or "the plan"."""
    return bool(_QUOTED.search(content) or (_FINITE.search(content) and not content.startswith("to ")))


def _of_text(accounts, by, kind, lacks, own):
    seen = {}
    for group, account in accounts.items():
        for key, place in getattr(account, kind).items():
            if kind == "names" and set(words(key)) <= own:
                continue
            shown, sentence = (key, place) if kind == "names" else place
            item = seen.setdefault(
                fold(key) if kind == "names" else key,
                {"what": kind[:-1], "item": shown, "has": [], "lacks": [], by: group} | _place(sentence),
            )
            item["has"] += [group] if group not in item["has"] else []
    for key, item in seen.items():
        item["lacks"] = [
            group
            for group, account in accounts.items()
            if group not in item["has"] and lacks(account, item["item"] if kind == "names" else key)
        ]
        item["note"] = ""
    return list(seen.values())


def _place(sentence):
    article_id, start, end, text = sentence
    return {"article_id": article_id, "start": start, "end": end, "sentence": text}


def _speakers(said, accounts, by):
    """List the speakers who are surely heard in some accounts, and surely not in others.

    Only persons with a full name, and bodies that the article names just so: "officials", "the mayor" or a lone word
    may be anybody, and another account may well have them under another name.
    """
    out = []
    named = said[said["speaker"].notna()]
    kinds = named["speaker_kind"] if "speaker_kind" in named.columns else pd.Series("", index=named.index)
    nameless = kinds.isin(["unnamed", "unknown", "civilian", "witness", "document", "media"])
    if "anonymity" in named.columns:
        nameless = (nameless & (named["anonymity"] != "named")) | named["anonymity"].isin(_NAMELESS)
    for speaker, rows in named[~nameless].groupby("speaker", sort=False):
        first, has, name = rows.iloc[0], sorted(rows[by].unique()), str(speaker)
        if not _FULL_NAME.fullmatch(name) or not any(name in accounts[group].whole for group in has):
            continue
        others = {group: account for group, account in accounts.items() if group not in has}
        silent = [group for group, account in others.items() if account.lacks_name(name)]
        mentioned = [g for g, account in others.items() if g not in silent and account.never_hears(name)]
        shared = {"what": "speaker", "item": speaker, "has": has, by: first[by], "article_id": first["article_id"]}
        shared |= {"start": first["content_start"], "end": first["content_end"], "statement_id": first["statement_id"]}
        shared["sentence"] = first["content"]
        out.append(
            shared | {"lacks": silent or mentioned, "note": "" if silent or not mentioned else "named, not heard"}
        )
    return out


def _claims(said, accounts, by):
    out = []
    for row in said.drop_duplicates("attribution_id").to_dict("records"):
        stems = content_stems(row["content"])
        if len(stems) < _CLAIM:
            continue
        shares = {group: account.coverage(stems) for group, account in accounts.items() if group != row[by]}
        has = [row[by], *(group for group, share in shares.items() if share >= _SAME)]
        lacks = [group for group, share in shares.items() if share < _LIKE]
        shared = {"what": "claim", "item": row["content"], "has": has, "lacks": lacks, "note": "", by: row[by]}
        shared |= {key: row[key] for key in ("article_id", "statement_id")}
        out.append(shared | {"start": row["content_start"], "end": row["content_end"], "sentence": row["content"]})
    return out


def _order(told, said, by):
    columns = [by, "place", "speaker", "side", "start", "statement_id"]
    said = None if said is None else said[said["part"] == "body"]
    if said is None or said.empty:
        return pd.DataFrame(columns=columns)
    length = told.set_index("article_id")["text"].str.len()
    said = said.assign(start=said["content_start"].astype(float) / said["article_id"].map(length))
    first = said[said["speaker"].notna()].sort_values("start", kind="stable").drop_duplicates([by, "speaker"])
    first = first.sort_values([by, "start"], kind="stable")
    first["place"] = first.groupby(by).cumcount() + 1
    return first.reindex(columns=columns).reset_index(drop=True)


def _words(told, said, by):
    rows = []
    spans = {} if said is None else voice_spans(told, said.drop_duplicates("attribution_id"))
    for group, part in told.groupby(by, sort=True):
        counts = dict.fromkeys(("own", "quoted", "reported"), 0)
        for article_id, text in zip(part["article_id"], part["text"], strict=True):
            for start, end, voice in spans.get(article_id, [(0, len(text), "own")]):
                counts[voice] += len(words(text[start:end]))
        total = sum(counts.values())
        shares = {voice: n / total if total and said is not None else float("nan") for voice, n in counts.items()}
        rows.append({by: group, "n_articles": len(part), "n_words": total} | shares)
    return pd.DataFrame(rows)
