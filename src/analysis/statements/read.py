"""Attributions read further: who spoke, for which side, through what, on which day, with what stance."""

import json
import re
from functools import lru_cache
from pathlib import Path

import pandas as pd

from analysis.base import schema
from analysis.base.articles import fill_articles
from analysis.statements.how.anonymity import read_anonymity
from analysis.statements.how.blame import read_accused
from analysis.statements.how.channels import NOT_CHECKED, read_way
from analysis.statements.how.made import read_made
from analysis.statements.how.stances import read_stance
from analysis.statements.when.dating import Dating
from analysis.statements.who.actors import Actors, check_actors, read_actors
from analysis.statements.who.cast import Cast
from analysis.statements.who.labels import label_names
from analysis.statements.who.register import Register
from analysis.statements.who.speakers import Resolver
from analysis.text.quotes import OPENING

_AND = re.compile(r"\b(?:and|but)\s+(?:\w+ly\s+|also\s+|then\s+)?$")
_OTHER_TIME = re.compile(r"\b(?:now|has|have|had|since|once|later|earlier|previously|today)\b")
_PASSED_ON = re.compile(
    r"(?i)\b(?:it|the\s+(?:paper|newspaper|agency|broadcaster|station|magazine))\s+(?:also\s+)?quoted\s+$"
)
_HEARSAY = re.compile(r"(?i)(?:allegedly|reportedly|purportedly|supposedly|rumou?red)")
_FAR = 2000  # characters of a sentence looked at on either side of the cue: more is a list, a table or no text at all


def read_statements(
    attributions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    actors: str | Path | pd.DataFrame | None = None,
    persons: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Tell for every attribution who spoke, for which side, how, when and with what stance.

    Parameters
    ----------
    attributions : DataFrame
        From `find_attributions`; extra columns survive.
    articles : DataFrame
        The articles that they were found in.
    actors : str, Path or DataFrame, optional
        Your who is who (alias, speaker, kind, side, and party if you like); it wins over the shipped lists of states
        and international bodies.
    persons : DataFrame, optional
        How persons are called, from `learn_persons`; learnt from `articles` if it is not given.

    Returns
    -------
    DataFrame
        The statements table: one row per attribution and speaker, `share` summing to 1 over an attribution; `day_from`
        says how the day was told, or why it was not, and `accused` names the side that an accusing statement accuses.

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
    >>> from analysis import find_attributions
    >>> from analysis.base import schema
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
    articles = fill_articles(articles)
    lists = _lists(actors)
    by_id = {row["article_id"]: row for row in articles.to_dict("records")}
    strange = attributions.loc[~attributions["article_id"].isin(by_id), "article_id"]
    if len(strange):
        raise ValueError(
            f"attributions: article {strange.iloc[0]!r} is not among the articles; give those they were found in"
        )
    register = Register() if persons is None else Register.of_table(persons)
    if (
        persons is None and lists.has_persons
    ):  # what one article tells of them ("Minister Orlin ... he") helps in others
        _learn(by_id.values(), lists, register)
    take = register.add if persons is None and not lists.has_persons else None
    return name_speakers(_read_rows(attributions, by_id, lists, register.profiles, take), register)


def read_unnamed(attributions, articles, *, actors=None, register=None):
    """Read statements of a part of a corpus, and leave open how its persons are called over the whole.

    Parameters
    ----------
    attributions, articles, actors
        As in `read_statements`, of one part.
    register : Register, optional
        With what all parts tell of the persons of the user's table (`learn_each`); needed where there are any.

    Returns
    -------
    DataFrame
        The statements, each with `_person`: whether its speaker is one to be named by `name_speakers`.
    list of Register
        The persons of each article, none where `register` was given.
    """
    articles = fill_articles(articles)
    by_id = {row["article_id"]: row for row in articles.to_dict("records")}
    if register is not None:
        return _read_rows(attributions, by_id, _lists(actors), register.profiles, None), []
    found = []
    table = _read_rows(attributions, by_id, _lists(actors), {}, lambda cast: found.append(_register_of(cast)))
    return table, found


def name_speakers(statements, register):
    """Give every person one name over a corpus.

    Parameters
    ----------
    statements : DataFrame
        From `read_unnamed`.
    register : Register
        Of all parts of the corpus.

    Returns
    -------
    DataFrame
        The statements table.
    """
    persons = statements["_person"].to_numpy(dtype=bool)
    out = statements.drop(columns="_person")
    pairs = zip(out.loc[persons, "speaker"], out.loc[persons, "speaker_kind"], strict=True)
    out.loc[persons, "speaker"] = [register.name_of(*pair) for pair in pairs]
    return out


def _read_rows(attributions, by_id, lists, profiles, take):
    """Read the attributions of some articles; `take`, if given, is called with the cast of each on the way."""
    groups = {}
    for number, record in enumerate(attributions.to_dict("records")):
        groups.setdefault(record["article_id"], []).append((number, record))
    rows = []
    for article_id, row in by_id.items():
        if article_id not in groups and not take:
            continue
        article = _Article(row, lists, profiles)
        if take:
            take(article.cast)
        rows += article.read(groups.get(article_id, ()))
    rows.sort(key=lambda row: row.pop("_order"))
    persons = [row.pop("_person") for row in rows]
    table = schema.make(rows if rows else pd.DataFrame(columns=[*attributions.columns]), schema.STATEMENTS)
    return table.assign(_person=persons)


def learn_persons(articles: pd.DataFrame, *, actors: str | Path | pd.DataFrame | None = None) -> pd.DataFrame:
    """Learn how the persons of a corpus are named, so that one person has one name in all its articles.

    Parameters
    ----------
    articles : DataFrame
    actors : str, Path or DataFrame, optional
        As in `read_statements`.

    Returns
    -------
    DataFrame
        One row per name that is led to a person: `speaker` (the person's commonest full name), `name` as an article
        has it, `kind` where the name is the person's only in that kind of office, `n_articles` with the name; for the
        persons of your table also what the articles tell of them. Given to `read_statements` as `persons`, an article
        is read the same alone as among others.

    Examples
    --------
    >>> from analysis.base import schema
    >>> texts = ["Ann Orm spoke."] * 3 + ["Ann B. Orm spoke.", "Mayor Orm left."]
    >>> rows = [{"article_id": n, "outlet": "A", "text": text, "raw_text": text} for n, text in enumerate(texts)]
    >>> learn_persons(schema.make(rows, schema.ARTICLES))[["speaker", "name", "n_articles"]].values.tolist()
    [['Ann Orm', 'Ann B. Orm', 1], ['Ann Orm', 'Ann Orm', 3], ['Ann Orm', 'Orm', 1]]
    """
    register = Register()
    _learn(fill_articles(articles).to_dict("records"), _lists(actors), register)
    return register.table()


def learn_each(articles, *, actors=None):
    """Learn the persons of each of some articles, as a list of `Register`."""
    lists = _lists(actors)
    return [_register_of(_cast(row, lists)) for row in fill_articles(articles).to_dict("records")]


def _register_of(cast):
    register = Register()
    register.add(cast)
    return register


def tells_persons(actors):
    """Whether a user's who is who names persons: what one article tells of them then helps in all others."""
    return _lists(actors).has_persons


def _learn(articles, lists, register):
    for row in articles:
        register.add(_cast(row, lists))


def unplaced(articles: pd.DataFrame, *, actors: str | Path | pd.DataFrame | None = None) -> pd.DataFrame:
    """List the places where articles were written and of which nothing tells the side.

    Ordinary people who are met in such a place stay without a side, unless your who is who names it.

    Parameters
    ----------
    articles : DataFrame
    actors : str, Path or DataFrame, optional
        As in `read_statements`.

    Returns
    -------
    DataFrame
        One row per place in a dateline or byline: place, n_articles; the commonest first.

    Examples
    --------
    >>> from analysis.base import schema
    >>> row = {"outlet": "Courier", "text": "Snow fell.", "raw_text": "Snow fell."}
    >>> rows = [row | {"article_id": n, "place": place} for n, place in enumerate(["Osk", "Baku", "Osk"])]
    >>> unplaced(schema.make(rows, schema.ARTICLES)).values.tolist()
    [['Osk', 2]]
    """
    articles = fill_articles(articles)
    lists = _lists(actors)
    places = pd.Series([_cast(row, lists).unplaced for row in articles.to_dict("records")], dtype="str").dropna()
    return places.value_counts().rename_axis("place").reset_index(name="n_articles")


class _Table:
    """A table of actors by what it holds, as each part of a build brings its own copy."""

    def __init__(self, rows):
        self.rows = rows

    def __hash__(self):
        return hash((*self.rows.columns, *pd.util.hash_pandas_object(self.rows.astype(str), index=False)))

    def __eq__(self, other):
        return self.rows.equals(other.rows)


@lru_cache(maxsize=2)
def _compiled(table):
    return Actors(table.rows)  # a tenth of a second


@lru_cache(maxsize=1)
def _shipped():
    return Actors(check_actors(read_actors(None)))


def _lists(actors):
    if actors is None:
        return _shipped()
    return _compiled(_Table(check_actors(actors if isinstance(actors, pd.DataFrame) else read_actors(actors))))


def _text(value):
    return value if isinstance(value, str) else ""


def _span(record, role):
    start = record[f"{role}_start"]
    return None if pd.isna(start) else (int(start), int(record[f"{role}_end"]))


def _bare(text, source):
    """Take the possessive off a source: "Elk's" claim is Elk's."""
    if source is not None and text[source[1] - 2 : source[1]] in ("’s", "'s"):
        return source[0], source[1] - 2
    return source


def _contents(record):
    pieces = record["content_spans"]
    if isinstance(pieces, str) and pieces:
        return [(int(a), int(b)) for a, b in json.loads(pieces)]
    return [(int(record["content_start"]), int(record["content_end"]))]


class _Article:
    """Reads the attributions of one article in the order of the text."""

    def __init__(self, article, actors, profiles):
        self.article = article
        self.title = _text(article["title"])
        self.cast = _cast(article, actors, profiles)
        self.resolver = Resolver(self.cast, title=self.title)
        self.days = Dating(self.cast, None if pd.isna(article["published"]) else article["published"])
        self._relay = None  # who passed on the last statement that was passed on
        self._shared = {}  # (sentence, source) -> what a participle shares with its verb

    def read(self, numbered):
        """Return one row per attribution and speaker from (number, attribution) pairs."""
        order = sorted(numbered, key=lambda item: ((_span(item[1], "cue") or _contents(item[1])[0])[0], item[0]))
        labels = label_names(r["source"] for _, r in order if r.get("rule") == "speaker label" and _text(r["source"]))
        ends = {}  # the last attribution of each sentence: "It could not be verified" speaks of that one
        for number, record in order:
            ends[record["part"], self._sentence(record)] = number
        told = {number: self._read_one(record, number, ends) for number, record in order}
        rows = []
        for number, record in numbered:
            speakers, fields, accused = told[number]
            if record.get("rule") == "speaker label" and record["source"] in labels:
                speakers = [s._replace(name=labels[record["source"]]) for s in speakers]
            for k, speaker in enumerate(speakers):
                several = f"/{k}" if len(speakers) > 1 else ""
                rows.append(
                    {
                        "_order": (number, k),
                        "_person": speaker.form == "person",
                        "statement_id": f"{record['attribution_id']}{several}",
                        **record,
                    }
                    | {"share": 1 / len(speakers), "speaker": speaker.name, "speaker_from": speaker.rule}
                    | {"speaker_kind": speaker.kind, "side": speaker.side, "party": speaker.party}
                    | {"anonymity": speaker.anonymity, **fields}
                    | {"accused": accused(speaker.side, [s.side for s in speakers]) if accused else None}
                )
        return rows

    def _sentence(self, record):
        """Return the number of the sentence in which an attribution has its cue, or else its source or content."""
        if record["part"] == "title":
            return 0
        return self.cast.sentence_of((_span(record, "cue") or _span(record, "source") or _contents(record)[0])[0])

    def _read_one(self, record, number, ends):
        source, cue, contents = _span(record, "source"), _span(record, "cue"), _contents(record)
        text, sentences = self.cast.text, self.cast.sentences
        body = record["part"] == "body"
        if body and cue and _HEARSAY.fullmatch(text, *cue):
            source = None  # "Elk allegedly took it" is told by nobody, not by Elk
        if not body:
            text, sentences = self.title, [(0, len(self.title))]
        place = self._sentence(record)
        sentence = sentences[place] if sentences else (0, len(text))
        anchor = (cue or source or contents[0])[0]
        sentence = (max(sentence[0], anchor - _FAR), min(sentence[1], anchor + _FAR))
        sentence = (sentence[0], max([sentence[1], *(s[1] for s in (source, cue) if s)]))
        after = sentences[place + 1] if place + 1 < len(sentences) else None
        free = (record["part"], place + 1) not in ends or (after and NOT_CHECKED.match(text, *after))
        last = ends[record["part"], place] == number and free and after and "\n" not in text[sentence[1] : after[0]]
        alone = not (source or cue) and (record["kind"] == "direct" or text[contents[0][0]] in OPENING)
        speakers = self.resolver.read(_bare(text, source), cue, contents, part=record["part"], stands_alone=alone)
        speakers = [
            s._replace(anonymity=read_anonymity(text, sentence, source, cue, contents, s, self.cast))
            if len(speakers) == 1
            else s
            for s in speakers
        ]
        outlet = _text(self.article["outlet"])
        about = {"next_sentence": after if last else None, "outlet": outlet, "speaker": speakers[0]}
        way = read_way(text, sentence, source, cue, contents, **about)
        if way.relay is None and source and _PASSED_ON.search(text[max(sentence[0], source[0] - 40) : source[0]]):
            way = way._replace(relay=self._relay)  # "it quoted Orlin as saying": the outlet that passed on the last one
        self._relay = way.relay.split(" < ")[0] if way.relay else self._relay
        made = read_made(text, sentence, source, cue, by_media=any(s.kind == "media" for s in speakers))
        fields = way._asdict() | self.days.read(text, sentence, source, cue, contents, body=body, made=made)
        words = text[slice(*cue)] if cue else ""
        shared = self._shared.get((sentence, source), {}) if source else {}
        joined = shared and _AND.search(text[max(sentence[0], cue[0] - 20) : cue[0]]) if cue else False
        if source and (words.lower().endswith("ing") or (joined and not _OTHER_TIME.search(words))):
            fields = self._as_verb(fields, shared)
        elif source:
            self._shared[sentence, source] = fields
        before, following = (
            (text[max(sentence[0], cue[0] - 100) : cue[0]], text[cue[1] : cue[1] + 80]) if cue else ("", "")
        )
        fields["made"] = made
        fields["stance"] = read_stance(words or None, before=before, after=following)
        if made == "asked" and speakers[0].anonymity == "none" and fields["stance"] != "demanding":
            speakers = [speakers[0]._replace(kind="media")]  # who asks and is not told is the press
        if made == "refused" and fields["stance"] in ("promising", "confirming", "neutral", None):
            fields["stance"] = "hedged"  # who declines to comment holds back; who would not promise promises nothing
        if fields["addressee"] == "me" or fields["channel"] == "on the scene":
            speakers = [self.resolver.as_civilian(s) for s in speakers] if body else speakers
        accused = read_accused(text, sentence, cue, contents, self.cast) if fields["stance"] == "confronting" else None
        return speakers, fields, accused

    @staticmethod
    def _as_verb(fields, verb):
        """Give "adding" and "... and added" the channel and the day of the verb before, where they tell none."""
        fields = dict(fields)
        if fields["channel"] is None and verb.get("channel"):
            fields["channel"] = verb["channel"]
        if fields["said_on_start"] is None and verb.get("said_on_start") is not None:
            fields |= {key: verb[key] for key in ("day", "said_on_start", "said_on_end", "lag_days")}
            fields["day_from"] = f"{verb['day_from']}, of its verb"
        return fields


def _cast(article, actors, profiles=None):
    title, raw, place, outlet = (_text(article.get(column)) for column in ("title", "raw_text", "place", "outlet"))
    published = None if pd.isna(article.get("published")) else article["published"]
    about = {"title": title, "raw_text": raw, "place": place, "outlet": outlet, "published": published}
    return Cast(article["text"], actors=actors, profiles=profiles, **about)
