"""What an account of an event holds: its names, numbers and sentences, and whether another account has the same.

An item is missing elsewhere only where nothing in the other account could be it: a shortened name, an initialism, a
number in words, a sentence that shares a third of the words. Where that is in doubt, it is neither there nor missing.
"""

import functools
import re

from nltk.stem.snowball import EnglishStemmer

from analysis.base.lexicon import read_lexicon
from analysis.framing.act_lexicon import first_names
from analysis.text.cues import cue_index
from analysis.text.mentions import calendar, name_spans, titles
from analysis.text.sentences import sentence_spans
from analysis.text.words import fold, stop_list, words

_PREFIX = 4  # letters by which "Tarn" is known in "Tarnish"
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
    "k": 1e3,
}
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBER = re.compile(
    r"(?<![\w.,-])([$€£])?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(bn|m|k)?(?![\w/:]|[.,-]\d)(?:[ -](\w+))?"
)
_LONG_NAME = re.compile(r"(?!The )[A-Z][a-z]+(?:[ -](?:of |for |and |the |on ){0,2}[A-Z][a-z]+)+")
_ROUNDED = 0.03  # by how much "43 million" may stand for another number
_RANGE = re.compile(r"\d+(?:-\d+)?(?:-[a-z]+)*")  # "40-60", "40-60-hour", "22-month"
_NEAR = 4  # words between a speaker and a reporting verb
_VAGUE = {"of", "the", "party", "united", "states", "nations", "union", "kingdom"}  # they tell no name by themselves
_SHARED = 3  # content words that a sentence must share with a longer claim, to be perhaps a part of it
_DOUBT = 0.5  # which says that a claim is perhaps there, and not that it is
_SAID = re.compile(r"[\"“”«»]")
_LABEL = re.compile(r"[DRILP]-[\w.]+")
_GOES_ON = re.compile(r" (?:of|for|on|to|&) (?:the )?[A-Z]|-\w")
_BEGAN = re.compile(r"[A-Z][\w.]+ (?:&|for) $|[\w.]-$")
_INITIALISM = re.compile(r"(?:[A-Z]\.?){3,}")
# Nationalities and parties at the end ("Lisk Republican") or with a place ("Republican of Lisk"), numbers in words
# ("Fourteenth Amendment" is the 14th elsewhere), things that somebody owns, and a day at the head of a sentence.
_NO_NAME = re.compile(
    r"\b(?:\w+an|\w+ans|\w+ish|\w+ese|Democrats?|Labou?r)$|\b\w+(?:teenth|tieth)\b"
    r"|\b(?:First|Second|Third|Fourth|Fifth)\b|['’]s |^(?:Republican|Democrat|Independent|Conservative|Labou?r)s? of "
    r"|^(?:Today|Tonight|Yesterday|Tomorrow) "
)
_SIGN = re.compile(r"\s?(?:%|percent\b|per cent\b)")
_CREDIT = re.compile(
    r"contribut\w+ (?:to|report)|report(?:ing|ed) by|edit(?:ing|ed) by|follow .{0,40} on twitter", re.IGNORECASE
)


@functools.cache
def _saying():
    return {word for word, entries in cue_index().items() for *_, kind in entries if kind == "reporting"}


@functools.cache
def _offices():
    """Give the words that name a person by an office, "chairman"; "attorney general" by its last word."""
    table = read_lexicon("roles", columns=("role", "form"))
    return {role.split()[-1] for role in table.loc[table["form"] == "person", "role"]}


@functools.cache
def _other_forms():
    """Give names that are written long or short, each with its other form: {"gop": "Republican Party"}."""
    table = read_lexicon("short_forms", columns=("short", "long", "source"))
    pairs = list(zip(table["short"], table["long"], strict=True))
    return {fold(one): other for pair in pairs for one, other in (pair, pair[::-1])}


@functools.cache
def _values():
    out = {word: value for value, word in enumerate(_ONES.split())} | {"eighteen": 18, "nineteen": 19, "dozen": 12}
    tens = {word: 10 * (place + 2) for place, word in enumerate(_TENS.split())}
    out |= tens | {f"{ten}-{one}": tens[ten] + out[one] for ten in tens for one in _ONES.split()[1:10]}
    return out


@functools.cache
def _stem(word):
    return EnglishStemmer().stem(word.removesuffix("'s"))


def content_stems(text):
    """Give the stems of a text's content words.

    Examples
    --------
    >>> sorted(content_stems("The council's walls moved."))
    ['council', 'move', 'wall']
    """
    return {_stem(word) for word in words(text) if word not in stop_list() and len(word) > 1}


class Account:
    """One outlet's account of an event: its articles together, cut once into sentences and words.

    Parameters
    ----------
    articles : DataFrame
        article_id, text and perhaps title.
    """

    def __init__(self, articles):
        self.sentences = []  # (article_id, start, end, text)
        titles_of = articles["title"].fillna("") if "title" in articles.columns else [""] * len(articles)
        for article_id, text in zip(articles["article_id"], articles["text"], strict=True):
            self.sentences += [
                (article_id, start, end, text[start:end])
                for start, end in sentence_spans(text)
                if not _CREDIT.search(text[start:end])
            ]
        self.whole = "\n".join([*titles_of, *articles["text"]])
        self.terms = set(words(self.whole))
        self.bare = {part.removesuffix("'s") for term in self.terms for part in (term, *term.split("-"))}
        self.small = {fold(w) for s in self.sentences for w in re.findall(r"\b[a-z]{2,}\b", s[3])}
        self.stems = [content_stems(sentence[3]) for sentence in self.sentences]
        self.stems += [a | b for a, b in zip(self.stems, self.stems[1:], strict=False)]
        self.stems += [content_stems(title) for title in titles_of]
        self.names, self.numbers = self._find_names(), self._find_numbers()
        self.values = set(self.numbers) | _spelt_out(self.whole)
        self.initials = {short for run in _LONG_NAME.finditer(self.whole) for short in _initials(run.group())}

    def _find_names(self):
        """Give each name with the sentence that has it first: {name: sentence}."""
        found = {}
        for sentence in self.sentences:
            for start, end in name_spans(sentence[3]):
                if _is_part(sentence[3], start, end):
                    continue
                name = _untitled(sentence[3][start:end].replace("\u2011", "-"))
                found.setdefault(name, sentence)
        longer = [set(words(name)) for name in found if " " in name]
        return {
            name: sentence
            for name, sentence in found.items()
            if " " in name or not any(set(words(name)) <= parts for parts in longer)
        }

    def _find_numbers(self):
        """Give each number and the sentence that has it first: {(value, unit): (as written, sentence)}."""
        found = {}
        for sentence in self.sentences:
            for start, end, key in number_spans(sentence[3]):
                found.setdefault(key, (sentence[3][start:end], sentence))
        return found

    def coverage(self, stems):
        """Give the largest share of these content words that one sentence or two in a row have.

        A long claim may hold more than a sentence does: then what share of a sentence's words it has counts as well.
        """
        shares = [0.0]
        for own in self.stems:
            shared = len(stems & own)
            shares.append(shared / max(len(stems), 1))
            if shared >= _SHARED:
                shares.append(min(shared / len(own), _DOUBT))
        return max(shares)

    def lacks_name(self, name):
        """Whether nothing in the account could be this name."""
        parts = [part for part in re.split(r"[\s-]+", fold(name)) if part not in stop_list() and part not in titles()]
        parts = [part.removesuffix("'s") for part in parts]
        telling = [part for part in parts if part not in self.small and len(part) > 1] or parts
        if not telling or fold(name) in fold(self.whole):
            return False
        for part in telling:
            head = part[: max(_PREFIX, len(part) - 2)]
            if part in self.bare or (len(part) >= _PREFIX and any(term.startswith(head) for term in self.bare)):
                return False
        if any({short, short.upper()} & self.bare for short in _initials(name)):
            return False
        other = _other_forms().get(fold(name).replace(".", ""))
        if other and any(term.startswith(part) for part in words(other) if part not in _VAGUE for term in self.bare):
            return False
        return not (len(parts) == 1 and parts[0].replace(".", "") in self.initials)

    def never_hears(self, name):
        """Whether it names the name's last word, in no sentence with quotation marks or a reporting verb near it."""
        last = [part.removesuffix("'s") for part in words(name) if part not in titles()][-1:]
        if not set(last) & self.bare:
            return False
        for *_, text in self.sentences:
            terms = [term.removesuffix("'s") for term in words(text)]
            places = [place for place, term in enumerate(terms) if term in last]
            near = {term for place in places for term in terms[max(place - _NEAR, 0) : place + _NEAR + 1]}
            if places and (_SAID.search(text) or near & _saying()):
                return False
        return True

    def lacks_number(self, key):
        """Whether the account has neither this number nor one that rounds to it."""
        value, unit = key
        return not any(
            abs(value - other) <= _ROUNDED * abs(value) and unit in (kind, "") for other, kind in self.values
        )


def _initials(name):
    """Give what a name may be shortened to: "Ministry of Peace" to mp and mop, "Peace Department" to pd and dop."""
    pieces = re.split(r"[\s-]", name)
    short = {"".join(piece[0] for piece in pieces if piece[:1].isupper()).lower()}
    short.add("".join(piece[0] for piece in pieces if piece[:1].isupper() or piece == "of").lower())
    if pieces[-1] in ("Department", "Ministry"):
        short.add(f"{pieces[-1][0]}o{''.join(piece[:1] for piece in pieces[:-1])}".lower())
    return {initials for initials in short if len(initials) > 1}


def _untitled(name):
    """Cut what stands before a person's own name: "Lisk Sen. Ilse Moor", "Lisk Chairman Ilse Moor"."""
    pieces = name.split(" ")
    titled = [
        place
        for place, piece in enumerate(pieces[:-1])
        if fold(piece).strip(".") in titles() or (fold(piece) in _offices() and _begins_person(pieces[place + 1]))
    ]
    return " ".join(pieces[titled[-1] + 1 :]) if titled else name


def _begins_person(piece):
    return fold(piece) in first_names() or bool(re.fullmatch(r"[A-Z]\.", piece))


def _is_part(text, start, end):
    """Whether a name is none: a date, a label ("D-Lisk."), a line of furniture, a piece of a name that goes on."""
    parts = words(text[start:end])
    if len(parts) == 1 and not _INITIALISM.fullmatch(text[start:end]):
        return True  # "Wade", "Beyond", "Wis": a lone word may be anything
    if words(text) == parts or set(parts) <= stop_list() or _NO_NAME.search(text[start:end]):
        return True
    if _is_office(parts) or (len(parts) > 1 and len(parts[-1]) == 1):
        return True  # "George W", cut
    if not set(parts) - calendar("month", "short", "day") - titles() or _LABEL.fullmatch(text[start:end]):
        return True
    return bool(_GOES_ON.match(text, end) or _BEGAN.search(text[:start]))


def _is_office(parts):
    """Whether a name is an office: "Lisk Attorney General", "Chairman of Reld Wrestling"; "Nora Baker" is a person."""
    if parts[0] in _offices() and parts[1:2] == ["of"]:
        return True
    return parts[-1] in _offices() and not set(parts[:-1]) & first_names()


def number_spans(text):
    """Find the numbers of a text that tell an amount: start, end, and (value, unit).

    Years, days of a month, hours and bare numbers below ten are none.

    Examples
    --------
    >>> [(key, "It cost $2.5 million, 12% more, in May 2031."[start:end])
    ...     for start, end, key in number_spans("It cost $2.5 million, 12% more, in May 2031.")]
    [((2500000.0, '$'), '$2.5 million'), ((12.0, '%'), '12%')]
    """
    out = []
    for match in _NUMBER.finditer(text):
        money, digits, short, following = match.groups()
        value, end = float(digits.replace(",", "")), match.end(3) if short else match.end(2)
        if short:
            value *= _SCALES[short]
        elif following and following.lower() in _SCALES:
            value, end = value * _SCALES[following.lower()], match.end(4)
        sign = _SIGN.match(text, end)
        before = fold(text[: match.start()]).split()[-1:] or [""]
        following = (following or "").lower()
        dated = before[0].strip(".,") in calendar("month", "short", "day") or following in calendar(
            "month", "short", "hour"
        )
        hour = re.match(r"\s?[ap]\.?m\b", text[end:])
        year = 1700 <= value <= 2100 and digits.isdecimal() and not money and not sign and float(digits) == value
        if dated or hour or year or (value < 10 and not (money or sign)):
            continue
        unit = money or ("%" if sign else "")
        out.append((match.start(), sign.end() if sign else end, (value, unit)))
    return out


def _spelt_out(text):
    """Give the numbers that a text writes in words, and every written digit, as (value, unit)."""
    out, values = set(), _values()
    terms = [part for term in words(text) for part in (term.split("-") if _RANGE.fullmatch(term) else [term])]
    for term, following in zip(terms, [*terms[1:], ""], strict=True):
        value = values.get(term)
        if value is None and re.fullmatch(r"\d[\d,]*(?:\.\d+)?", term):
            value = float(term.replace(",", ""))
        if value is not None:
            scale = _SCALES.get(following, 1)
            out |= {(value * scale, unit) for unit in ("", "%", "$", "€", "£")}
    return out
