"""How openly a source is named, where the form of its words tells more than the speaker that was found.

"She" stands for somebody whom the article names, found or not; the noun before "who" is the one who speaks; "the
teacher" is nobody new, but somebody named before, or the unnamed "a teacher" of before; a study is no unnamed person.
"""

import re

from analysis.statements.how.channels import speaks_as_paper
from analysis.statements.who.parties import find_parties
from analysis.statements.who.roles import find_roles
from analysis.statements.who.speech import body_with_noun
from analysis.statements.who.words import first_names

_HE_OR_SHE = re.compile(r"(?i)\W*(?:he|she|him|her)(?:\s+(?:himself|herself|also|too|both))?\W*$")
_AUTHOR = re.compile(r"\W*I\W*$")
_THEY = re.compile(r"(?i)\W*(?:they|them|we|both|some|many|others|most|few|several)\W*$")
_RELATIVE = re.compile(r"(?i)\W*(?:who|which|that)\W*$")
_BEFORE_RELATIVE = re.compile(r"((?:[\w’'-]+\s+){0,4})([\w’'-]+)\s*[,—–(-]*\s*$")
_MANY = re.compile(r"(?:people|men|women|police|members|lawmakers)$|[a-z]{2,}(?<![sui’'])s$")
_QUANTIFIED = re.compile(
    r"(?i)\b(?:some|many|several|other|most|two|three|four|five|ten|dozens\s+of|those)\s+(?:\w+\s+)?$"
)
_SHARE = re.compile(r"(?i)\b(?:per\s*cent|in\s+(?:\d+|ten|five|four|three))\s*[,—–-]*\s*$")
_MEMBERS = re.compile(
    r"\b(?:[a-z]{3,}s|people|men|women)\s+(?:of|in|from|on|at|for|with|behind)\s+(?:the\s+)?[A-Z][^,;.]*$"
)
_BE = r"(?:is|are|was|were|been|being|be|gets?|got)"
_SOME = re.compile(
    r"\W*(?:Those|those|Many|many|Some|some|Most|most|Several|several|Few|few|Others|others)\s+(?!of\b)[a-z]"
)
_A = re.compile(r"(?i)(?:^|\s)(?:an?|another|one)\s+(?:[\w’'-]+\s+)*$")
_APPOSED_TO_NAME = re.compile(r"[A-Z][\w’'-]+,\s+(?:an?|the)\s+(?:[\w’'-]+\s+){0,4}[\w’'-]+,\s*$")
_IN_TEN = re.compile(
    r"(?i)^\W*(?:\w+\s+){0,2}?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half)\s+(?:in|out\s+of)\s+"
    r"(?:every\s+)?(?:\d+|\w+)\b|^\W*(?:\w+\s+){0,3}?(?:\d+|\w+[- ]\w+|\w+)\s+per\s*cent\b"
)
_DEFINITE = re.compile(r"^\W*(?:[Tt]he|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Tt]heir)\s+|^[\w.’' -]{1,40}[’']s\s+[a-z]")
_ENDS = re.compile(
    r"\s*(?:[,(—–:]|\b(?:of|from|on|in|at|for|to|with|about|against|who|which|that|whose|and)\b).*$", re.DOTALL
)
_NOBODY = frozenset(
    (
        "official", "source", "person", "insider", "operative", "staffer", "diplomat", "observer", "critic",
        "witness", "employee", "resident", "caller", "voter", "supporter", "man", "woman", "user", "participant",
    )
)  # fmt: skip
_A_FEW = re.compile(
    r"(?i)\W*(?:(?:the\s+)?(?:two|three)(?:\s+of\s+the)?\s+(?:[\w.-]+\s+){0,3}?(?:people|persons|officials|sources|aides|advisers|"
    r"diplomats|executives|insiders|strategists|operatives|staffers)\b|(?:people|persons)\s+(?:close\s|familiar\s|briefed\s|"
    r"with\s+(?:\w+\s+)?knowledge))"
)
_BODY = re.compile(
    r"\b(?:Coalition|Alliance|Association|Council|Committee|Commission|Institute|Union|League|Society|Foundation|Fund|Center|"
    r"Centre|Federation|Board|Panel|Group|Network|Project|Campaign|Party|Church|University|Court|Agency|Department|Office)$"
)
_OF_MANY = frozenset(
    ("senator", "congressman", "congresswoman", "lawmaker", "legislator", "representative", "assemblyman", "nominee")
)
_NAME = r"(?-i:[A-Z][\w.’'-]+)"
_OPENS_WITH_NAME = re.compile(rf"\W*(?:Dr\.?\s+)?({_NAME})\s+(?:{_NAME}\s+)?{_NAME},")
_BY_SOMEBODY = re.compile(rf"\b(?:from|by)\s+(?:Dr\.?\s+|Mr\.?\s+|Mrs\.?\s+|Ms\.?\s+)?{_NAME}\s+(?:{_NAME}\s+)?{_NAME}")
_FULL_NAME = re.compile(rf",\s+({_NAME}\s+(?:{_NAME}\s+)?(?-i:[A-Z][a-z][\w’'-]+)),?\s*$")


def read_anonymity(text, sentence, source, cue, contents, speaker, cast):
    """Read how openly the source of a statement is named.

    Parameters
    ----------
    text : str
    sentence : (int, int)
    source, cue : (int, int) or None
    contents : sequence of (int, int)
    speaker : Speaker
        What was found of the speaker; its `anonymity` stands unless the words of the source tell better.
    cast : Cast
        The article's persons and institutions.

    Returns
    -------
    str
        One of `schema.ANONYMITY`.

    Examples
    --------
    >>> from analysis.statements.who.actors import Actors
    >>> from analysis.statements.who.antecedents import unresolved
    >>> from analysis.statements.who.cast import Cast
    >>> text = "The gate upset neighbours, who said so. She said more."
    >>> cast = Cast(text, actors=Actors())
    >>> [read_anonymity(text, (0, 54), at, None, (), unresolved(), cast) for at in ((27, 30), (40, 43))]
    ['collective', 'named']
    """
    if source is None:
        missing = cue and speaker.rule == "no source" and text is cast.text
        return (_subject_elsewhere(text, sentence, cue, contents, cast) if missing else None) or speaker.anonymity
    words = text[slice(*source)]
    if _RELATIVE.fullmatch(words) and not words.isupper():  # "WHO" is no pronoun
        return _before_relative(text, sentence, source, cast) or speaker.anonymity
    if speaker.name is None and speaker.rule == "unresolved" and (told := _of_pronoun(words)):
        return told
    if _IN_TEN.match(words) or (speaker.rule == "phrase" and _SOME.match(words)):
        return "collective"
    if speaker.anonymity == "collective" and _A_FEW.match(words):
        return "unnamed person"
    if speaker.anonymity == "unnamed person" and (told := _named_after_all(words, speaker)):
        return told
    if speaker.rule == "phrase" and speaker.anonymity == "named role" and _are_party_members(words):
        return "collective"
    if speaker.rule == "phrase" and not speaker.plural and speaker.anonymity in ("unnamed person", "named role"):
        return _of_description(text, source, words, speaker) or speaker.anonymity
    return speaker.anonymity


def _of_pronoun(words):
    """Read words that stand for somebody whom the article names, though it was not found whom."""
    if _THEY.fullmatch(words):
        return "collective"
    if _HE_OR_SHE.fullmatch(words) or _AUTHOR.fullmatch(words):  # the author's name stands over the article
        return "named"
    return "named" if speaks_as_paper(words) and _BY_SOMEBODY.search(words) else None


def _named_after_all(words, speaker):
    """Read a phrase that gives a name, or an institution, though no person of the article was found in it."""
    opens = _OPENS_WITH_NAME.match(words)
    if (opens and opens[1] in first_names()) or _FULL_NAME.search(words) or _ends_in_a_name(speaker.name or words):
        return "named"
    return "named role" if (speaks_as_paper(words) and not _is_a_person(words)) or _is_body(words) else None


def _is_a_person(words):
    """Whether the head of a source is one person: "a federal judge" is none that speaks as a court does."""
    core = _ENDS.sub("", words).strip()
    ends = (role for role in find_roles(core) if role.form == "person")
    return any(re.match(r"$|\s[a-z]+ing\s", core[role.end :]) for role in ends)


def _is_body(words):
    """Whether a source is an institution: "a House panel", or the mere name of one after "but the"."""
    nouns = [role for role in find_roles(words) if role.form in ("institution", "person")]
    if any(body_with_noun(words, noun.end, nouns) for noun in nouns):
        return False
    core = _ENDS.sub("", re.sub(r"^\W*(?:(?:but|and|though|while|as)\s+)?(?:the\s+)?", "", words)).strip()
    if re.fullmatch(r"(?:[A-Z][\w’'-]+\s+(?:(?:and|of|for)\s+)*){2,}[A-Z][\w’'-]+", core):
        return bool(_BODY.search(core))
    if re.search(r"\b(?:panel|committee|commission|board)$", core):
        return True
    head = find_roles(core)
    return bool(head) and head[-1].form == "institution" and head[-1].end == len(core) and not head[-1].plural


def _are_party_members(words):
    """Whether a source names the members of a party: "Oversight Committee Republicans", not "the Republicans' bill"."""
    core = re.sub(r"\W+$", "", words)
    last = core.rpartition(" ")[2]
    return " " in core and last.endswith("s") and last[0].isupper() and bool(find_parties(last[:-1]))


def _subject_elsewhere(text, sentence, cue, contents, cast):
    """Read the subject of a verb that stands apart from it: "Orm opened the gate, saying", "asked by Orm"."""
    after = text[cue[1] : min(sentence[1], cue[1] + 60)]
    agent = re.match(r"(?:\s+[\w-]+){0,2}?\s+by\s+", after) if re.search(r"(?i)ed\W*$", text[slice(*cue)]) else None
    if agent:
        return _who_stands_at(cue[1] + agent.end(), cast)
    words = text[slice(*cue)].lower().split()
    passive = re.search(
        rf"(?i)\b{_BE}\s+(?:\w+ly\s+|not\s+|also\s+)?$", text[max(sentence[0], cue[0] - 30) : cue[0]]
    ) or re.match(rf"(?i)(?:(?:has|have|had)\s+)?{_BE}\s+(?!\w+ing\b)", text[slice(*cue)])
    if (
        passive
        or not words
        or not re.search(r"(?:ing|ed|said|told|wrote|says|[a-z]s)$", words[-1] if len(words) < 3 else words[0])
    ):
        return None
    if any(c[0] < cue[0] for c in contents):  # "..., said the firm's new head Ann Orm"
        return _who_stands_at(cue[1], cast)
    lead = re.match(r"\W*(?:(?:But|And|Then|Still|Meanwhile|However|Later|Also)\W+)?", text[slice(*sentence)])
    start = sentence[0] + lead.end()
    if start >= cue[0]:
        return None
    if re.match(r"(?:He|She|he|she)\b", text[start:]):
        return "named"
    told = find_roles(text[start : start + 40])
    if told and told[0].start <= 4 and told[0].form == "institution" and text[start : start + 4] in ("The ", "the "):
        return "named role"  # "The company, which is to move, confirmed"
    return _who_stands_at(start, cast)


def _who_stands_at(start, cast):
    """Read who is named within a few words of a place: a person, or an institution."""
    near = [m for m in cast.mentions if start <= m.start <= start + 40]
    if not near or re.search(r"[.;:”\"]", cast.text[start : near[0].start].replace(". ", " ")):
        return None
    return "named" if near[0].person is not None else "named role"


def _ends_in_a_name(words):
    """Whether a long title ends in somebody's name, which was taken for part of it."""
    end = re.search(rf"\s({_NAME})\s+(?:{_NAME}\s+)?(?-i:[A-Z][a-z][\w’'-]+)\W*$", words)
    close = end and re.search(r"(?i)\b(?:to|of|with|for|by|from|near|about|against)$", words[: end.start()])
    return bool(end) and not close and end[1] in first_names()


def _before_relative(text, sentence, source, cast):
    """Read the noun that "who" stands for, which is the one right before it."""
    begin = max(sentence[0], source[0] - 80)
    before = text[begin : source[0]]
    near = _BEFORE_RELATIVE.search(before)
    if not near:
        return None
    word, end = near[2], begin + near.end(2)
    mention = next((m for m in cast.mentions if m.end in (end, end - 2)), None) if text is cast.text else None
    if mention is not None and mention.person is not None:
        return None
    if _SHARE.search(before):
        return "collective"
    if word[0].isupper():
        if "which" in text[slice(*source)].lower():  # "the Council of Bishops, which"
            return None
        people = word.endswith("s") and (mention is not None or cast.find(word) or find_parties(word))
        return "collective" if people or _MEMBERS.search(before) or _QUANTIFIED.search(near[1]) else None
    if _MANY.search(word):
        return "collective"
    if _APPOSED_TO_NAME.search(before):  # "Ann Orm, a former senator, who"
        return None
    return "unnamed person" if _A.search(near[1]) else None


def _of_description(text, source, words, speaker):
    """Read "the teacher": somebody named, or nobody, by who the article called a teacher before."""
    if not _DEFINITE.match(words):
        return None
    core = _ENDS.sub("", words.strip(" ,.—–")).strip()
    head = re.sub(r"(?i)^ex-", "", core.rpartition(" ")[2])
    if not re.fullmatch(r"[a-z][a-z-]{2,}", head):
        return None
    noun = re.escape(head)
    if _named_bearer(noun, text, source):
        return "named"
    if speaker.anonymity == "named role":
        # a by-name, not an office that one person holds: "the Vermont senator", not "the speaker of parliament"
        return "named" if speaker.kind == "candidate" or head in _OF_MANY else None
    if head in _NOBODY or speaker.kind == "civilian" or words.lower().lstrip().startswith(("his", "her", "their")):
        return None
    if re.search(r"[a-z]\s+(?:who|that)\s", words):
        return None  # "the hunter who found it": told here, not before
    some = r"(?:[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[\w-]+[’']s)"
    introduced = re.search(rf"\b{some}\s+(?:[\w’'-]+\s+){{0,4}}{noun}\b", text[: source[0]])
    return None if introduced or _belongs(words) else "named"


def _belongs(words):
    return bool(re.match(r"^[\w.’' -]{1,40}[’']s\s+[a-z]", words.strip()))


_KIN = frozenset(("wife", "husband", "son", "daughter", "brother", "sister", "mother", "father"))


def _named_bearer(noun, text, source):
    """Whether the article names somebody who is called so: "the teacher Ann Orm", "Ann Orm, a teacher"."""
    before = text[: source[0]] + text[source[1] :]
    if noun not in before and noun not in _KIN:
        return False
    return bool(
        re.search(rf"\b{noun},?\s+{_NAME}\s+(?-i:[A-Z])[\w’'-]+", before)
        or (
            re.search(rf"\b(?i:wife|husband|son|daughter|brother|sister|{noun})\s+{_NAME}(?=[\s,.])", before)
            and noun in _KIN
        )
        or re.search(
            rf"{_NAME}\s+{_NAME},\s+(?:an?|the|his|her|its|their|[\w.’' -]{{1,30}}[’']s)\s+[^.,;]{{0,60}}\b{noun}\b",
            before,
        )
    )
