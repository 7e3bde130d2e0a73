"""Gold attributions from files, and everything in one coordinate: token numbers of the gold's own text.

Gold may lie in brat folders (`text/`, `attributions/*.ann`), in JSONL, or in JSON files of one article each as in
`data/sample/gold`. Tokens are runs of word characters and single marks, so that a stray blank never matters.
"""

import json
import re
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.text.quotes import quotation_spans

ROLES = ("source", "cue", "content")
_TOKEN = re.compile(r"\w+|[^\w\s]")


def read_gold(path):
    """Read gold attributions from a brat folder, a JSONL file or a folder of JSON files.

    Parameters
    ----------
    path : str or Path
        A folder with `text/*.txt` and `attributions/<text>_<annotator>.ann` (brat standoff; the alphabetically first
        annotator counts); or a JSONL file with one article per line (`doc_id`, `attributions`, and `text` if the
        articles do not bring it); or a folder of JSON files with `file` and `attributions`, whose texts lie in
        `../articles`; files without `attributions` are passed over.

    Returns
    -------
    dict of str to dict
        For each article (its file's name without suffix) `text` (str or None) and `attributions`, each with `source`,
        `cue` and `content` as lists of (start, end) and `core` (False: finding it is neither right nor wrong).

    Raises
    ------
    ValueError
        If there is no gold at the path, or a file cannot be read; the message names it.
    """
    path = Path(path)
    if (path / "attributions").is_dir():
        return _read_brat(path)
    if path.is_file():
        docs = {}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                try:
                    item = json.loads(line)
                    docs[Path(item["doc_id"]).name.removesuffix(".txt")] = _gold(item, item.get("text"))
                except (ValueError, KeyError, TypeError) as error:
                    raise ValueError(
                        f"{path}: line {number} is no gold article ({error!r}); mend or drop it"
                    ) from error
        return docs
    files = sorted(path.glob("*.json")) if path.is_dir() else []
    if not files:
        raise ValueError(f"{path}: no gold there; give a folder with text/ and attributions/, a JSONL or JSON files")
    docs = {}
    for file in files:
        try:
            item = json.loads(file.read_text(encoding="utf-8"))
            if item.get("attributions") is None:  # its lines alone were annotated
                continue
            source = path.parent / "articles" / item["file"]
            docs[Path(item["file"]).stem] = _gold(item, _read_text(source) if source.is_file() else None)
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{file}: no gold article ({error!r}); mend or drop it") from error
    return docs


def _gold(item, text):
    rows = []
    for a in item["attributions"]:
        row = {role: [tuple(a[role])] if a.get(role) else [] for role in ("source", "cue")}
        rows.append(row | {"content": [tuple(s) for s in a["content"]], "core": a.get("core", True)})
    return {"text": text, "attributions": rows}


def _read_text(path):
    with open(path, encoding="utf-8", newline="") as handle:  # newline="": offsets must not shift
        return handle.read()


def _read_brat(folder):
    docs = {}
    for path in sorted((folder / "text").glob("*.txt")):
        annotators = [
            a
            for a in sorted((folder / "attributions").glob(path.stem + "_*.ann"))
            if a.stem.rpartition("_")[0] == path.stem
        ]
        rows = _read_ann(annotators[0]) if annotators else []
        docs[path.stem] = {"text": _read_text(path), "attributions": rows}
    return docs


def _read_ann(path):
    spans, rows = {}, []
    events = []
    for line in _read_text(path).split("\n"):
        fields = line.split("\t")
        if re.fullmatch(r"T\d+", fields[0]) and len(fields) > 1:
            offsets = fields[1].partition(" ")[2]
            spans[fields[0]] = [tuple(map(int, part.split())) for part in offsets.split(";")]
        elif re.fullmatch(r"E\d+", fields[0]) and len(fields) > 1:
            events.append(fields[1].split())
    for event in events:
        row = {role: [] for role in ROLES}
        for argument in event:  # "Content:T3", and "Content2:T9" where a role has several arguments
            name, _, key = argument.partition(":")
            row.get(name.rstrip("0123456789").lower(), []).extend(spans.get(key, []))
        if row["content"]:
            rows.append(row | {"core": True})
    return rows


# ---------------------------------------------------------------- predictions in the coordinates of the gold
def _to_raw(lines):
    """Make a function from (part, start, end) in an article's text or title to offsets in its raw text."""
    body = lines.dropna(subset=["start"])[["start", "end", "raw_start", "raw_end"]].astype(int).to_numpy().tolist()
    titles = lines.loc[lines["role"] == "title", ["raw_start", "raw_end"]].head(1).astype(int).to_numpy().tolist()
    title = [(0, b - a, a, b) for a, b in titles]

    def raw(part, start, end):
        out = [
            (raw_start + max(start, a) - a, raw_start + min(end, b) - a)
            for a, b, raw_start, _ in (title if part == "title" else body)
            if max(start, a) < min(end, b)
        ]
        return (out[0][0], out[-1][1]) if out else None

    return raw


def predicted_spans(table, texts, lines):
    """Turn attributions into {article_id: [row]} with spans in the gold's text; a row keeps its attribution_id."""
    if lines is None and (table["part"] == "title").any():
        raise ValueError("attributions: some stand in titles, whose place only `lines` tells; give lines=")
    raws = {} if lines is None else {key: _to_raw(part) for key, part in lines.groupby("article_id")}
    out = {}
    for a in table.to_dict("records"):
        key = a["article_id"]
        place = raws.get(key, lambda part, start, end: (start, end))
        pieces = [(a["content_start"], a["content_end"])]
        if isinstance(a["content_spans"], str):
            pieces = json.loads(a["content_spans"])
        row = {"id": a["attribution_id"]}
        row["content"] = [p for p in (place(a["part"], int(s), int(e)) for s, e in pieces) if p]
        for role in ("source", "cue"):
            span = place(a["part"], int(a[f"{role}_start"]), int(a[f"{role}_end"])) if pd.notna(a[role]) else None
            row[role] = [span] if span else []
        first = row["content"][0] if row["content"] else None
        if first and lines is None and texts[key][first[0] : first[1]] != a["content"][: first[1] - first[0]]:
            raise ValueError(
                f"attributions: {a['attribution_id']} is not at its place in the gold's text, which is not the cleaned "
                "`text`; give lines= so that offsets can be carried back"
            )
        out.setdefault(key, []).append(row)
    return out


# ---------------------------------------------------------------- tokens
class Document:
    """One article's text as tokens, to turn spans of characters into sets of token numbers."""

    def __init__(self, text):
        # '' and `` as one mark, which stands first where it opens, so that a span may begin with it.
        plain = re.sub(r"(?:''|``)(?=\w)(?<!\w..)", '" ', text)
        plain = re.sub(r"''|``", ' "', plain)
        self.at = np.full(len(plain) + 1, -1)
        self.words = []
        for n, match in enumerate(_TOKEN.finditer(plain)):
            self.at[match.start() : match.end()] = n
            self.words.append(match.group().lower())
        self.quoted = {i for start, end in quotation_spans(text) for i in self.indices([(start, end)])}

    def indices(self, spans):
        """Give the numbers of the tokens that spans of characters touch."""
        return frozenset(i for s, e in spans for i in np.unique(self.at[max(0, s) : e]).tolist() if i >= 0)

    def convert(self, row):
        """Turn an attribution's spans into sets of token numbers; add its kind and the words of its cue."""
        out = {role: self.indices(row[role]) for role in ROLES}
        words = [i for i in out["content"] if self.words[i][0].isalnum()]
        inside = sum(i in self.quoted for i in words)
        out["kind"] = "indirect" if not inside else "direct" if inside == len(words) else "mixed"
        out["cue_words"] = tuple(self.words[i] for i in sorted(out["cue"]))
        return out | {"core": row.get("core", True), "id": row.get("id")}
