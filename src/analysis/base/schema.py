"""What each table holds: its columns, their types, and the words that may stand in them.

Every function of the package hands on plain DataFrames; this module is the one place that says which columns they have.
`check_articles` and its siblings raise one line that names the table, the column and the row at fault.
"""

import re

import pandas as pd

ROLES = (
    "blank",
    "title",
    "standfirst",
    "byline",
    "timestamp",
    "dateline",
    "caption",
    "credit",
    "heading",
    "separator",
    "body",
    "furniture",
    "repeat",
)
"""Roles of a line of raw text; only `body` lines stand in `text`."""

PARTS = ("body", "title")
KINDS = ("direct", "indirect", "mixed")
CUE_KINDS = ("reporting", "attitude")
ENGINES = ("tagger", "rules")
VOICES = ("all", "own", "quoted", "reported")
STANCES = ("neutral", "confirming", "distancing", "confronting", "hedged", "denying", "demanding", "promising")
SPEAKER_KINDS = (
    "head of state",
    "government",
    "ministry",
    "military",
    "spokesperson",
    "international body",
    "legislator",
    "candidate",
    "party",
    "opposition",
    "court",
    "police",
    "organisation",
    "company",
    "media",
    "expert",
    "civilian",
    "witness",
    "document",
    "unnamed",
    "unknown",
)
ANONYMITY = ("named", "named role", "unnamed person", "collective", "none")
"""The ladder from a named person down to no source at all; a bare institution ("the ministry") is a named role."""
CHANNELS = (
    "press service",
    "statement",
    "press release",
    "press conference",
    "interview",
    "spokesperson",
    "phone call",
    "social media",
    "speech",
    "document",
    "court",
    "broadcaster",
    "other outlet",
    "on the scene",
)
"""How a statement reached the outlet; missing where the article tells none."""
MADE = ("made", "refused", "negated", "conditional", "future", "asked")
"""Whether a statement was made; measures count what was made unless told otherwise."""
VERIFICATION = ("unverified", "without evidence")

# Kinds of column: "str", "int" (nullable Int64), "float", "bool", "datetime". A trailing "!" means never missing.
ARTICLES = {
    "article_id": "str!",
    "outlet": "str!",
    "published": "datetime",
    "title": "str",
    "standfirst": "str",
    "text": "str!",
    "raw_text": "str!",
    "language": "str",
    "url": "str",
    "credit": "str",
    "place": "str",
    "dateline_start": "int",
    "dateline_end": "int",
    "outlet_from": "str",
    "published_from": "str",
    "repaired": "bool!",
    "file": "str",
    "row": "int",
}
LINES = {
    "article_id": "str!",
    "line": "int!",
    "raw_start": "int!",
    "raw_end": "int!",
    "role": "str!",
    "rule": "str",
    "start": "int",
    "end": "int",
}
PROBLEMS = {"file": "str!", "row": "int", "problem": "str!", "mend": "str!"}
SENTENCES = {"article_id": "str!", "outlet": "str!", "sentence_id": "int!", "start": "int!", "end": "int!"}
TOKENS = {
    "article_id": "str!",
    "outlet": "str!",
    "sentence_id": "int!",
    "position": "int!",
    "start": "int!",
    "end": "int!",
    "token": "str!",
    "term": "str!",
}
ATTRIBUTIONS = {
    "attribution_id": "str!",
    "article_id": "str!",
    "outlet": "str!",
    "published": "datetime",
    "part": "str!",
    "sentence_id": "int",
    "kind": "str!",
    "source": "str",
    "source_start": "int",
    "source_end": "int",
    "cue": "str",
    "cue_start": "int",
    "cue_end": "int",
    "content": "str!",
    "content_start": "int!",
    "content_end": "int!",
    "content_spans": "str",
    "cue_kind": "str!",
    "engine": "str!",
    "rule": "str",
    "score": "float",
}
STATEMENTS = {
    "statement_id": "str!",
    **ATTRIBUTIONS,
    "share": "float!",
    "speaker": "str",
    "speaker_from": "str",
    "speaker_kind": "str",
    "side": "str",
    "party": "str",
    "anonymity": "str",
    "made": "str",
    "channel": "str",
    "stance": "str",
    "addressee": "str",
    "relay": "str",
    "verification": "str",
    "day": "str",
    "said_on_start": "datetime",
    "said_on_end": "datetime",
    "lag_days": "int",
    "day_from": "str",
    "accused": "str",
}
ESTIMATES = {
    "measure": "str!",
    "unit": "str!",
    "estimate": "float",
    "low": "float",
    "high": "float",
    "p": "float",
    "p_adjusted": "float",
    "n": "int!",
    "n_articles": "int!",
    "ids": "object",
    "id_kind": "str",
    "note": "str",
}
"""The one form of whatever is measured per group. `ids` leads back to what was counted, `id_kind` says of what kind."""
UNITS = ("share", "days", "words", "per 1,000 words", "per million words", "number", "index", "difference")
ID_KINDS = ("statement", "article", "hit", "act", "sentence", "answer", "term")
ANSWERS = {
    "article_id": "str!",
    "outlet": "str",
    "event": "str",
    "frame": "str!",
    "question": "str!",
    "answer": "int",
    "probability": "float",
    "voice": "str",
    "sentence_ids": "object",
}
ACTS = {
    "act_id": "str!",
    "article_id": "str!",
    "outlet": "str",
    "start": "int!",
    "end": "int!",
    "word": "str!",
    "kind": "str!",
    "agent": "str",
    "agent_side": "str",
    "patient": "str",
    "patient_side": "str",
    "form": "str!",
    "voice": "str!",
}

_NAMES = {"str": "str", "int": "Int64", "float": "float64", "bool": "bool", "datetime": "datetime64[us]"}
_DTYPES = {kind: pd.api.types.pandas_dtype(name) for kind, name in (_NAMES | {"object": "object"}).items()}
ALLOWED = {
    "role": ROLES,
    "part": PARTS,
    "kind": KINDS,
    "cue_kind": CUE_KINDS,
    "engine": ENGINES,
    "stance": STANCES,
    "speaker_kind": SPEAKER_KINDS,
    "anonymity": ANONYMITY,
    "channel": CHANNELS,
    "verification": VERIFICATION,
    "made": MADE,
}
"""Columns whose values are a closed list."""


_SURROGATE = re.compile("[\ud800-\udfff]")


def make(rows, columns):
    """Build a table with exactly the types of a contract, extra columns kept behind.

    Parameters
    ----------
    rows : list of dict, dict of columns, or DataFrame
        What to put in; a column that is missing is filled with missing values.
    columns : dict
        One of the contracts of this module, such as `ATTRIBUTIONS`.

    Returns
    -------
    DataFrame
        The contract's columns first, then any others, index 0..n-1.

    Examples
    --------
    >>> make([{"file": "a.txt", "problem": "empty", "mend": "delete it"}], PROBLEMS).dtypes.astype(str).to_dict()
    {'file': 'str', 'row': 'Int64', 'problem': 'str', 'mend': 'str'}
    """
    try:
        frame = pd.DataFrame(rows)
    except UnicodeEncodeError:  # half a character: the column that has it is named below
        frame = pd.DataFrame(rows, dtype=object)
    frame, out, missing = frame.reset_index(drop=True), {}, {}
    for name, kind in columns.items():
        dtype = _DTYPES[kind.rstrip("!")]
        if name in frame:
            out[name] = _typed(name, frame[name], kind, dtype).array
        else:
            if dtype not in missing:
                missing[dtype] = pd.Series([False if dtype == "bool" else None] * len(frame), dtype=dtype).array
            out[name] = missing[dtype]
    extra = [c for c in frame.columns if c not in columns]
    made = pd.DataFrame(out, index=frame.index)
    return pd.concat([made, frame[extra]], axis=1) if extra else made


def _typed(name, values, kind, dtype):
    """Return a column as one of its kind, or say which cell is not."""
    if values.dtype == dtype:
        return values
    if dtype == "bool":  # of a missing value bool() would make True
        values = values.astype(object).where(values.notna(), False)
    try:
        return pd.to_datetime(values).astype(dtype) if kind.startswith("datetime") else values.astype(dtype)
    except (ValueError, TypeError, OverflowError) as error:
        raise ValueError(_wrong_cell(name, values, kind)) from error


def _wrong_cell(name, values, kind):
    """Say which cell of a column is not of its kind."""
    wanted = {"str": "text", "int": "a whole number", "float": "a number", "datetime": "a date"}.get(
        kind.rstrip("!"), kind
    )
    for row, value in enumerate(values):
        one = pd.Series([value], dtype=object)
        try:
            pd.to_datetime(one) if kind.startswith("datetime") else one.astype(_DTYPES[kind.rstrip("!")])
        except UnicodeEncodeError:
            return f"{name} in row {row} holds half a character (a lone surrogate); replace it by another sign"
        except (ValueError, TypeError, OverflowError):
            return f"{name} in row {row} is {str(value)[:40]!r}; give {wanted}"
    return f"{name} holds cells of several kinds; give {wanted} in every row"


def _check(table, columns, name):
    missing = [c for c in columns if c not in table.columns]
    if missing:
        raise ValueError(
            f"{name}: column {', '.join(missing)} is missing; the table has {', '.join(map(str, table.columns))}"
        )
    for column, kind in columns.items():
        if kind.endswith("!") and table[column].isna().any():
            row = int(table[column].isna().to_numpy().argmax())
            raise ValueError(f"{name}: {column} is empty in row {row}; fill it or leave the row out")
        allowed = ALLOWED.get(column)
        if allowed:
            wrong = table[column].notna() & ~table[column].isin(allowed)
            if wrong.any():
                row = int(wrong.to_numpy().argmax())
                raise ValueError(
                    f"{name}: {column} is {table[column].iloc[row]!r} in row {row}; use one of {', '.join(allowed)}"
                )
    return table


def _unique(table, key, name):
    twice = table[key].duplicated()
    if twice.any():
        raise ValueError(f"{name}: {key} {table[key][twice].iloc[0]!r} stands twice; give every row its own")
    return table


def check_table(articles, *columns):
    """Raise ValueError if this is no table of articles with these columns, or an id of an article stands twice."""
    if not isinstance(articles, pd.DataFrame):
        raise ValueError(f"articles is a {type(articles).__name__}; give the table that load_articles returns")
    missing = [column for column in columns if column not in articles.columns]
    if missing:
        raise ValueError(f"articles: column {', '.join(missing)} is missing; load them, or see as_articles")
    if "article_id" in columns:
        _unique(articles, "article_id", "articles")


def article_texts(articles, *columns, first_row=0):
    """Return the texts of a table of articles as a list.

    Parameters
    ----------
    articles : DataFrame
    *columns : str
        What it must have beside text.
    first_row : int
        The number of its first row, for messages about a part of a table.

    Raises
    ------
    ValueError
        If it is no table, a column is missing, or a text is missing or none.
    """
    check_table(articles, "text", *columns)
    texts = articles["text"].tolist()
    for row, text in enumerate(texts, first_row):
        if not isinstance(text, str):
            if pd.api.types.is_scalar(text) and pd.isna(text):
                raise ValueError(f"articles: text is empty in row {row}; leave the row out or give it a text")
            raise ValueError(f"articles: text in row {row} is {text!r:.80} and no text; turn the column into texts")
        if not text.isascii() and _SURROGATE.search(text):
            raise ValueError(
                f"articles: text in row {row} holds half a character (a lone surrogate); replace it by another sign"
            )
    return texts


def check_articles(articles):
    """Return `articles` unchanged if it keeps the contract of DESIGN's articles table, else raise ValueError."""
    return _unique(_check(articles, ARTICLES, "articles"), "article_id", "articles")


def check_lines(lines, articles=None):
    """Return `lines` unchanged if they keep the contract and, given `articles`, lead back to text and raw text."""
    _check(lines, LINES, "lines")
    if articles is not None:
        texts = articles.set_index("article_id")[["raw_text", "text"]].to_dict("index")
        for row in lines.dropna(subset=["start"]).to_dict("records"):
            of = texts[row["article_id"]]
            size, left_out = row["end"] - row["start"], row["raw_end"] - row["raw_start"] - (row["end"] - row["start"])
            there = of["raw_text"][row["raw_start"] : row["raw_start"] + size] == of["text"][row["start"] : row["end"]]
            if not there or left_out not in (0, 1):  # 1: the hyphen at the end of a wrapped line
                raise ValueError(f"lines: line {row['line']} of {row['article_id']} does not lead back to its raw text")
    return lines


def check_problems(problems):
    """Return `problems` unchanged if it keeps its contract, else raise ValueError."""
    return _check(problems, PROBLEMS, "problems")


def check_attributions(attributions, articles=None):
    """Return `attributions` unchanged if it keeps its contract and, given `articles`, every span is the text itself."""
    _unique(_check(attributions, ATTRIBUTIONS, "attributions"), "attribution_id", "attributions")
    if articles is not None:
        texts = articles.set_index("article_id")[["title", "text"]].to_dict("index")
        for row in attributions.to_dict("records"):
            text = texts[row["article_id"]]["title" if row["part"] == "title" else "text"]
            for role in ("source", "cue", "content"):
                if pd.notna(row[role]) and text[row[f"{role}_start"] : row[f"{role}_end"]] != row[role]:
                    raise ValueError(f"attributions: {role} of {row['attribution_id']} is not the text at its offsets")
    return attributions


def check_statements(statements):
    """Return `statements` unchanged if it keeps its contract and shares sum to 1 per attribution."""
    _unique(_check(statements, STATEMENTS, "statements"), "statement_id", "statements")
    total = statements.groupby("attribution_id")["share"].sum()
    wrong = total[(total - 1).abs() > 1e-9]
    if len(wrong):
        raise ValueError(f"statements: the shares of attribution {wrong.index[0]} sum to {wrong.iloc[0]:g}, not 1")
    return statements


def check_estimates(estimates):
    """Return `estimates` unchanged if it keeps its contract, else raise ValueError."""
    return _check(estimates, ESTIMATES, "estimates")
