"""Labels of headers and footers: what `lexicons/labels.csv` lists, and the lines that count, end and part articles."""

import re
from collections import Counter
from functools import cache, partial

from analysis.base.lexicon import read_lexicon

_PIECE = r"(?:documento?|article|artikel|artículo|item|record|result|doc|dokument|treffer)(?:e?s|e|en)?"
COUNTER = re.compile(
    rf"\s*(?:focus\s*[-–]\s*)?(?:{_PIECE}\s*[:#]?\s*(?P<n>\d{{1,5}})\s*(?:of|/|von|de|sur|di|van)\s*(?P<m>\d{{1,5}})"
    rf"|#?(?P<n2>\d{{1,5}})\s*(?:of|/|von|de|sur|di|van)\s*(?P<m2>\d{{1,5}})\s+{_PIECE}"
    r"|(?:record|document|doc|result|dokument)\s*(?::|#|no\.?|nr\.?)\s*(?P<n3>\d{1,5}))\s*[:.]?\s*",
    re.IGNORECASE,
)
"""Lines that count the articles of a file: "3 of 44 DOCUMENTS", "Record: 3"."""
ANNOUNCED = re.compile(
    rf"\s*(?:(?:total|number|anzahl|nombre|all|alle)\s+(?:of\s+|der\s+|de\s+|d['’])?{_PIECE}\s*[:=(]?\s*(?P<a>\d{{1,5}})\)?"
    rf"|{_PIECE}\s*(?:found|selected|delivered|retrieved|exported)?\s*[:(=]\s*(?P<b>\d{{1,5}})\)?"
    rf"|(?P<c>\d{{1,5}})\s+{_PIECE}(?:\s+(?:found|selected|delivered|retrieved|exported|gefunden))?)\s*\.?\s*",
    re.IGNORECASE,
)
"""Lines of a cover page that say how many articles follow."""
END = re.compile(
    r"[\s*•-]*(?:end of document|ende des dokuments|fin du document|fin del documento|fine del documento"
    r"|fim do documento|einde van (?:het )?document|do[ck]ument [A-Z]{2,8}\d[A-Z0-9]{10,}"
    r"|(?:article|record|accession) (?:id|number|no\.?):?\s*[A-Z0-9/-]{6,}"
    r"|news·\d{8}·\S+)\s*",
    re.IGNORECASE,
)
RULE = re.compile(r"\s*([-_=*#~+])\1{4,}\s*|\f.*")
_LABEL = re.compile(r"\s{0,3}(?:[*•]\s)?(?P<label>[^\W\d_][\w()./ '’-]{0,40}?)\s*:(?:\s+(?P<value>.*)|$)")
_CODE = re.compile(r"(?P<label>[A-Z][A-Z0-9]{1,2})(?P<gap>\s{0,2}-\s|\t|\s{2,}|\s*$| )(?P<value>.*)")
_TAGGED = re.compile(r"\s*<(?P<label>[A-Za-z][\w-]{1,20})>(?P<value>.*?)(?:</(?P=label)>)?\s*$")
_CLOSED = re.compile(r"\s*</[A-Za-z][\w-]{1,20}>\s*$")
COPYRIGHT = re.compile(
    r"\s*(?:(?:\w+\s)?copyright\b|©|\(c\)\s*(?:19|20)\d\d|all rights reserved"
    r"|alle rechte vorbehalten|tous droits réservés)",
    re.IGNORECASE,
)
RIGHTS = re.compile(
    r"\bmay\s+not\s+be\s+(?:\w+\s+(?:or\s+)?){0,3}(?:copied|reproduced|republished|distributed|redistributed)\b"
    r"|\bis\s+the\s+property\s+of\b|\bwithout\s+(?:[\w’'-]+\s+){0,6}permission\b",
    re.IGNORECASE,
)
"""What a copyright line goes on with that is a whole paragraph: what others may do with the article."""
WORDS = re.compile(r"\s*[\d.,]+\s+(?:words|mots|wörter|palabras|parole|woorden)\b.*", re.IGNORECASE)
LANGUAGES = re.compile(
    r"\s*(?:english|german|french|spanish|italian|russian|turkish|arabic|chinese|portuguese|dutch|polish"
    r"|englisch|deutsch|französisch|spanisch|italienisch|russisch|anglais|allemand|français|espagnol|inglés|alemán|francés"
    r"|español|inglese|tedesco|francese|italiano|engels|duits|frans|nederlands)\s*",
    re.IGNORECASE,
)
BARE = {"body", "classification", "full text", "abstract", "text", "notes", "graphic", "source citation"}
BARE |= {"textkörper", "hauptteil", "klassifizierung", "volltext", "corps", "texte intégral", "cuerpo", "clasificación"}
BARE |= {
    "details",
    "full text (english)",
    "texto completo",
    "corpo",
    "classificazione",
    "classificatie",
    "volledige tekst",
}
"""Labels that stand alone on a line, without a colon."""


@cache
def labels():
    """Return (label in lower case) -> {part: column}, and the codes -> {part: column}."""
    table = read_lexicon("labels", columns=("label", "column", "part", "source"))
    words, codes = {}, {}
    for row in table[table["part"] != "table"].itertuples():
        code = row.source in ("Factiva", "RIS reference files")
        (codes if code else words).setdefault(row.label if code else row.label.casefold(), {}).setdefault(
            row.part, row.column
        )
    return words, codes


def columns_of(label):
    """Return the columns that a label may fill."""
    words, codes = labels()
    return set(codes.get(label, {}).values()) | set(words.get(label.casefold(), {}).values())


def recurring(chunks):
    """Return the labels, in lower case, that no list of ours has and that yet open a line in most pieces of a file.

    Two pieces are enough for labels in capitals; others must stand in three.
    """
    words, _ = labels()
    counts, capitals = Counter(), set()
    for chunk in chunks:
        found = {m["label"] for m in map(_LABEL.fullmatch, chunk) if m and len(m["label"].split()) <= 4}
        capitals |= {label.casefold() for label in found if label.isupper() and len(label) > 2}
        counts.update({label.casefold() for label in found} - set(words))
    least = 0.6 * len(chunks)
    return frozenset(k for k, n in counts.items() if n >= least and n >= (2 if k in capitals else 3))


def parting_rules(lines):
    """Return the places of rules between articles: of rules of several marks, no mark that only underlines.

    A rule under a headline always stands right between two lines.
    """
    marks, lines = {}, [*lines, ""]
    for i, line in enumerate(lines):
        if line.strip() and RULE.fullmatch(line):
            marks.setdefault(line.strip()[0], []).append(i)
    parting = [
        places for places in marks.values() if not all(lines[i - 1].strip() and lines[i + 1].strip() for i in places)
    ]
    return sorted(i for places in parting or marks.values() for i in places)


def coded_style(lines, more=frozenset()):
    """Return what reads a line's label, and whether as a code of two letters; else it is words and a colon.

    A code parted by one blank counts only where no code of the file is set off more clearly: "IN THE PORT" is none.
    `more` are labels in lower case beside those that we know.
    """
    _, codes = labels()
    found = [m for m in map(_CODE.fullmatch, lines) if m and m["label"] in codes]
    clear = [m for m in found if m["gap"] != " "]
    use = clear if len({m["label"] for m in clear}) >= 4 else found
    seen = {m["label"] for m in use}
    if len(seen) >= 4 and seen & {"HD", "TI", "T1"} and seen & {"LP", "TD", "AB", "N2", "TX", "FT"}:
        single = use is found
        return lambda line: _code(line, codes, single), True
    return partial(word_label, more=more), False


def _code(line, codes, single):
    match = _CODE.fullmatch(line)
    if match and match["label"] in codes and (single or match["gap"] != " "):
        return match["label"], match["value"].strip()
    return None


def word_label(line, more=frozenset()):
    """Read "LABEL: value" or a label alone on its line; None where it is no label that we know."""
    words, _ = labels()
    match = _TAGGED.fullmatch(line)
    if match and match["label"].casefold() in words:
        return match["label"], match["value"].strip()
    match = _LABEL.fullmatch(line)
    if match and (match["label"].casefold() in words or match["label"].casefold() in more):
        return match["label"], (match["value"] or "").strip()
    if line.strip().casefold() in BARE:
        return line.strip(), ""
    return None


def part_of(label, coded):
    """Return the parts of an article that a label stands in, each with the column that it fills.

    A label that only recurs stands in the head or the foot and fills none.
    """
    words, codes = labels()
    return codes.get(label, {}) if coded else words.get(label.casefold(), {"head": "", "foot": ""})
