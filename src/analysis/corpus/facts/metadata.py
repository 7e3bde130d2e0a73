"""Outlet and date of each article: from a metadata table, from its own file, its name and folder, or from its text.

The first that tells wins, in that order, and `outlet_from` and `published_from` say which it was. What nothing tells
stays `unknown` / NaT and becomes a row of problems.
"""

import json
import re
import unicodedata
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from numbers import Real
from pathlib import Path, PurePosixPath

import pandas as pd

from analysis.base.lexicon import read_lexicon
from analysis.base.schema import ARTICLES
from analysis.corpus.facts.doubts import ZONE
from analysis.corpus.files.columns import filled, find_columns, likeliest, plain
from analysis.corpus.files.document import problem
from analysis.corpus.files.kinds import kind_of, kind_of_text
from analysis.corpus.files.records import SHEET, read_table, repair_cells
from analysis.corpus.files.stored import Stored
from analysis.corpus.lines.sentences import word_set
from analysis.corpus.lines.stamps import is_press
from analysis.text.dates import decide_dayfirst, find_dates, parse_date

UNKNOWN = "unknown"
ALIASES = "outlet_aliases.csv"
_FILE_NAME = re.compile(r"(?P<outlet>\w*?[^\W\d_][^/]*?)_(?P<date>(?:19|20)\d\d-\d\d-\d\d)(?:[_.]|$)")
_FILE_DATE = re.compile(r"(?<!\d)(?P<date>(?:19|20)\d\d([-_.]?)(?:0[1-9]|1[0-2])\2(?:0[1-9]|[12]\d|3[01]))(?!\d)")
METADATA = (".csv", ".xlsx", ".tsv", ".jsonl", ".json", ".parquet", ".ods")
EPOCHS = frozenset((date(1970, 1, 1), date(1969, 12, 31), date(1904, 1, 1), date(1900, 1, 1), date(1899, 12, 30)))
"""The days from which computers count: a date that is one was never told."""
EXCEL_ZERO = datetime(1899, 12, 30)
_SERIAL = re.compile(r"(?:2[6-9]|3\d|4\d|5[0-4])\d{3}(?:\.\d+)?")
"""Days as Excel counts them, of 1971 to 2050: what it writes where a cell of dates was formatted as a number."""
FOUND_HERE = ("outlet_from", "published_from", "dateline_start", "dateline_end")
"""Columns that only reading fills: what a table of the user's says under these names is not taken over."""
TEXTS = (".txt", ".docx", ".doc", ".pdf", ".rtf", ".odt", ".html", ".htm", ".xml")
"""Suffixes of the forms in which one article is kept, by turns."""
FILE_COLUMNS = ("file", "filename", "path", "file path", "article", "article_id", "doc_id", "document", "id")
"""Names of the column that says which file a row is about."""
_GENERIC_FOLDERS = word_set(
    "articles article text texts txt html raw data corpus files news dump scraped clean input pages csv json "
    "train dev test sample samples export download downloads"
)


def describe(source, documents, problems, *, metadata=None, dayfirst=None):
    """Gather what is known of each document before its text is looked at.

    Parameters
    ----------
    source : Path
        The corpus, whose ``metadata.csv`` counts unless `metadata` names another file.
    documents : list of Document
    problems : list of dict
        Rows of the problems table; defects are added.
    metadata : str or Path, optional
    dayfirst : bool, optional

    Returns
    -------
    list of dict
        One per document: columns of the articles table, and the user's own.
    """
    known = [_from_file(document) for document in documents]
    table = _metadata_table(source, metadata, problems)
    if table is not None:
        _join(table, documents, known, problems)
    _from_sheets(known)
    _from_names(documents, known)
    _read_published(documents, known, problems, dayfirst)
    return known


def read_aliases(source):
    """Read the corpus's own ``outlet_aliases.csv`` (alias, outlet) as a dict, empty where there is none."""
    path = source / ALIASES
    if not path.is_file():
        return {}
    table = read_lexicon("outlet_aliases", path=path, columns=("alias", "outlet"))
    return dict(zip(table["alias"].str.strip().str.casefold(), table["outlet"].str.strip(), strict=True))


def _from_file(document):
    told = {key: value for key, value in document.told.items() if key not in FOUND_HERE}
    known = {key: _plain(key, value) for key, value in told.items()}
    for key, source in (("outlet", "outlet_from"), ("published", "published_from")):
        if key in known:
            known[source] = document.told_from
    if document.stamps:
        known["_stamps"] = list(document.stamps)
    return known


def _plain(key, value):
    """Return a value as its column holds it: text where the contract says so, JSON for lists and objects."""
    if isinstance(value, (list, dict, set, tuple)) or hasattr(value, "tolist"):
        value = json.dumps(value.tolist() if hasattr(value, "tolist") else value, default=str, ensure_ascii=False)
    return str(value).strip() if ARTICLES.get(key, "").startswith("str") else value


def _metadata_table(source, metadata, problems):
    path = Path(metadata) if metadata is not None else _own_table(source, problems)
    if path is None:
        return None
    if not path.is_file():
        raise ValueError(f"{path}: no such file; give the path of a table with the columns file, outlet, published")
    stored = Stored(path)
    kind = kind_of(stored)
    if kind == "text":
        kind = kind_of_text(path.name, stored.begin())
    kind = kind if kind in ("xlsx", "ods", "parquet", "json", "json lines") else "table"
    table = read_table(path.name, stored, kind, problems).frame()
    if not len(table.columns):
        raise ValueError(f"{path}: no rows in it; the first line must name the columns file, outlet, published")
    known = {plain(c): c for c in reversed(table.columns)}
    file = next((known[plain(c)] for c in FILE_COLUMNS if plain(c) in known), None)
    if file is None:
        near = next((c for c in table.columns if likeliest(c, FILE_COLUMNS)), None)
        hint = f" (is it {near}? Call it file)" if near else ""
        raise ValueError(f"{path}: column file is missing{hint}; the table has {', '.join(map(str, table.columns))}")
    rest = [c for c in table.columns if c != file]
    found = {ours: theirs for ours, theirs in find_columns(rest).items() if ours not in ("text", "lead", "article_id")}
    for column in rest:
        meant = likeliest(column, [ours for ours in ("outlet", "published", "title", "language") if ours not in found])
        if meant and column not in found.values():
            what = f"column {column} is not read as {meant}"
            problems.append(problem(path.name, what, f"if it is {meant} that you mean, call it {meant}"))
    table = table.rename(columns={theirs: ours for ours, theirs in found.items()} | {file: "file"})
    table.attrs["name"] = path.name
    return table


def _own_table(source, problems):
    """Return the folder's own table of metadata; of several, the CSV."""
    found = [source / f"metadata{suffix}" for suffix in METADATA if (source / f"metadata{suffix}").is_file()]
    for other in found[1:]:
        problems.append(problem(other.name, f"passed over, since there is {found[0].name}", "keep one of them"))
    return found[0] if found else None


def _join(table, documents, known, problems):
    """Lay each row of the metadata over the document it names, by path or file name, with its suffix or without."""
    name, find = table.attrs["name"], _finder(documents)
    taken, unread = {}, {_key(PurePosixPath(p["file"]).name) for p in problems}
    for number, row in enumerate(table.to_dict("records"), 1):
        row = repair_cells(name, number, row, problems)
        file = row.pop("file")
        file = str(file).strip().replace("\\", "/") if filled(file) else ""
        hits = find(file) if file else []
        if len(hits) == 1 and hits[0] not in taken:
            taken[hits[0]] = number
            _lay_over(known[hits[0]], row, number)
        else:
            problems.append(problem(name, *_not_joined(file, hits, taken, unread), number))
    for i, document in enumerate(documents):
        if i not in taken:
            problems.append(problem(document.file, f"not in {name}", f"add a row for it to {name}"))


def _finder(documents):
    """Return a function from a file as metadata write it to the numbers of the documents that it may name."""
    by_path, by_name = {}, defaultdict(list)
    for i, document in enumerate(documents):
        path = PurePosixPath(document.file)
        keys = {_key(document.file), _key(path.with_suffix(""))}
        for key in keys if document.row is None else {f"{key}#{document.row}" for key in keys} | keys:
            by_path.setdefault(key, i)
        for key in {_key(path.name), _key(path.stem)}:
            by_name[key].append(i)

    def find(file):
        if _key(file) in by_path:
            return [by_path[_key(file)]]
        name = PurePosixPath(file)
        bare = name.stem if name.suffix.lower() in TEXTS else name.name  # a.docx of the table was saved as a.txt since
        return by_name.get(_key(name.name)) or by_name.get(_key(bare), [])

    return find


def _not_joined(file, hits, taken, unread):
    """Say why a row of the metadata finds no document of its own, and how to mend that."""
    if not file:
        return "no file named", "write the article's file name in the column file"
    if not hits and _key(PurePosixPath(file).name) in unread:
        return f"no article in {file}", "mend the file as its own line says, or delete the row"
    if not hits:
        return f"no such file: {file}", "correct the name or delete the row"
    if len(hits) > 1:
        return f"{file} is the name of {len(hits)} files", "write its path under the corpus"
    return f"{file} stands twice (first in row {taken[hits[0]]})", "delete one row; the first counts"


def _lay_over(facts, row, number):
    """Write the filled cells of a row over what is known of a document."""
    for column, value in row.items():
        if not filled(value) or column in FOUND_HERE:
            continue
        facts[column] = _plain(column, value.strip() if isinstance(value, str) else value)
        if column in ("outlet", "published"):
            facts[f"{column}_from"] = "metadata"
        if column == "published":
            facts["_row"] = number


def _key(path):
    """Return a file's name as names are compared: accents in one piece, without case and blanks at the ends."""
    return unicodedata.normalize("NFC", str(path)).strip().casefold()


def _from_sheets(known):
    """Take the sheets of workbooks for outlets where most are called as newspapers are: others are topics or years."""
    rows = [facts for facts in known if "outlet" not in facts and filled(facts.get(SHEET))]
    sheets = {str(facts[SHEET]).strip() for facts in rows}
    if sum(map(is_press, sheets)) > len(sheets) / 2:
        for facts in rows:
            facts["outlet"], facts["outlet_from"] = str(facts[SHEET]).strip(), SHEET


def _from_names(documents, known):
    for document, facts in zip(documents, known, strict=True):
        path = PurePosixPath(document.file)
        if document.row is None:
            match = _FILE_NAME.match(path.name)
            if match:
                if "outlet" not in facts:
                    facts["outlet"], facts["outlet_from"] = match["outlet"], "file name"
                if "published" not in facts:
                    facts["published"], facts["published_from"] = match["date"], "file name"
            elif "published" not in facts and (day := _day_in_name(document.file)):
                facts["published"], facts["published_from"] = day, "file name"
        years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", document.file))
        if len(years) == 1:
            facts["_year"] = int(years.pop())
        folder = next((p.name for p in path.parents if not _is_of_time(p.name)), "")
        if "outlet" not in facts and folder and not _plain_folder(folder):
            facts["outlet"], facts["outlet_from"] = folder, "folder"


def _day_in_name(file):
    """Return the one day that a path tells, as YYYY-MM-DD: 2023-09-05, 20230905, "8 Sept 2023"."""
    days = {re.sub(r"\D", "", match["date"]) for match in _FILE_DATE.finditer(file)}
    if not days:
        words = PurePosixPath(file).name.replace("_", " ")
        days = {m.date().strftime("%Y%m%d") for m in find_dates(words) if m.month and m.day and m.year and m.date()}
    day = days.pop() if len(days) == 1 else None
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else None


def _plain_folder(folder):
    name = folder.lower()
    return name in _GENERIC_FOLDERS or name.endswith(".zip")


def _is_of_time(folder):
    """Whether a folder is one of a year, a month or a day, as they lie in that of an outlet; "" is none."""
    words = re.sub(r"[\W\d_]+", " ", folder).strip()
    month = any(m.end - m.start == len(words) + 7 for m in find_dates(f"1 {words.title()} 2000"))
    return bool(folder) and (not words or month or bool(find_dates(folder)))


def _read_published(documents, known, problems, dayfirst):
    """Read the dates as told; which way round 03/04/2016 is, each source of dates decides for itself."""
    groups = defaultdict(list)
    for facts in known:
        if isinstance(facts.get("published"), str):
            groups[facts.get("published_from")].append(facts["published"])
    orders = {
        source: dayfirst if dayfirst is not None else decide_dayfirst(values) for source, values in groups.items()
    }
    for document, facts in zip(documents, known, strict=True):
        value = facts.pop("published", None)
        row = facts.pop("_row", None)
        if value is None:
            continue
        read = _day(value, orders.get(facts["published_from"]))
        zone = ZONE.search(value) if isinstance(value, str) else None
        if zone and read is not None:
            facts["_zone"] = zone["zone"]
        if read is None:
            ambiguous = isinstance(value, str) and any(m.order == "either" for m in find_dates(value))
            what = f"{'ambiguous' if ambiguous else 'unreadable'} date: {str(value)[:40]}"
            mend = "write it as YYYY-MM-DD" + (", or say dayfirst=True or dayfirst=False" if ambiguous else "")
            where = row if facts["published_from"] == "metadata" else document.row
            problems.append(problem(document.file, what, mend, where))
            del facts["published_from"]
        else:
            facts["published"] = read


def _day(value, dayfirst):
    serial = _SERIAL.fullmatch(str(value).strip())
    if serial and not isinstance(value, bool):
        return EXCEL_ZERO + timedelta(minutes=round(float(serial.group()) * 24 * 60))
    if isinstance(value, str):
        read = parse_date(value, dayfirst=dayfirst)
        return read if read is None or read.date() not in EPOCHS else None
    if isinstance(value, bool):
        return None
    if isinstance(value, Real):  # seconds or milliseconds since 1970
        seconds = float(value) / (1000 if abs(value) > 1e11 else 1)
        return datetime.fromtimestamp(seconds, tz=UTC).replace(tzinfo=None) if 1e8 < seconds < 1e10 else None
    try:
        stamp = pd.Timestamp(value).tz_localize(None).floor("us")
        return None if pd.isna(stamp) else stamp.to_pydatetime()
    except (ValueError, TypeError, OverflowError):
        return None
