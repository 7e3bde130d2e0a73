"""The day of each statement of one article: its time expression resolved, later ones in the light of earlier ones."""

import re

import pandas as pd

from analysis.statements.when.timing import said_when
from analysis.text.days import OF_THE_DAY, resolve_day
from analysis.text.expressions import find_expressions

_EMPTY = {"day": None, "said_on_start": None, "said_on_end": None, "lag_days": None}
_LONGEST_LAG = 7  # days: "last month" has no lag worth the name
_LOOK_BACK = 20  # expressions
_REFERS = re.compile(r"(?i)\b(?:that|same|next|following|previous|before|after|earlier|later)\b")
_BEFORE = re.compile(r"(?i)\b(?:previous|before|earlier)\b")
_THEN = re.compile(r"(?i)(?:back\s+)?then|at\s+(?:the|that)\s+time")


WITH_VERB = "with the verb before"
_AND = re.compile(r".*(?:,|\s)\s*(?:and|but|yet|though|although)\s+(?:(?:also|then|\w+ly)\s+)?", re.DOTALL)
_AND_HE = re.compile(_AND.pattern + r"(?:he|she|it|they)\s+(?:(?:also|then|\w+ly)\s+)?", re.DOTALL)
_COMMA = re.compile(r".*,\s*(?:\w+ly\s+|also\s+)?", re.DOTALL)
_PARTICIPLE = re.compile(r"(?:\w+ly\s+|also\s+)?[a-z]{2,}ing\b")
_AT_ANOTHER_TIME = re.compile(r"(?i)(?:\w+ly\s+)?(?:ha(?:s|ve|d)\b|previously|earlier|later|once|will\b|would\b)")


def goes_on(text, sentence, source, cue, last):
    """Whether a verb shares the day of the verb before: "said on Monday that so, but did not say why".

    A verb of the same speaker in the same sentence, joined by "and" or "but", or a participle; not "and has argued".
    """
    if cue is None or last[0] != sentence or _AT_ANOTHER_TIME.match(text, cue[0]):
        return False
    start = last[2][1]
    if source and start <= source[0] < cue[0]:
        return bool(_AND_HE.fullmatch(text, start, cue[0]))
    same = source is None or source == last[1]
    joined = _AND.fullmatch(text, start, cue[0])
    return same and bool(joined or (_PARTICIPLE.match(text, cue[0]) and _COMMA.fullmatch(text, start, cue[0])))


class Dating:
    """Dates the statements of one article, in the order of the text.

    Parameters
    ----------
    cast : Cast
    published : datetime or None
    """

    def __init__(self, cast, published):
        self.cast, self.published = cast, published
        self._said = []  # (sentence, day) of the statements dated so far
        self._last = None  # sentence, source, cue and day of the statement read last

    def read(self, text, sentence, source, cue, contents, *, body=True, made="made"):
        """Return day, said_on_start, said_on_end, lag_days and day_from of one attribution.

        What is still to be said, or would be said if, has no day.
        """
        if made in ("future", "conditional"):
            return _EMPTY | {"day_from": "future"}
        told = self._read(text, sentence, source, cue, contents, body)
        if told["day_from"] == "none told" and self._last and goes_on(text, sentence, source, cue, self._last):
            told = self._last[3] | {"day_from": f"{self._last[3]['day_from'].split(',')[0]}, {WITH_VERB}"}
        self._last = (sentence, source, cue, told) if cue and told["said_on_start"] is not None else None
        return told

    def _read(self, text, sentence, source, cue, contents, body):
        expression, place = said_when(text, sentence, source, cue, contents)
        if expression is None:
            return _EMPTY | {"day_from": place}
        if _THEN.fullmatch(expression.words):
            return self._back_then(expression, place, body)
        anchor = self._anchor(expression) if body else None
        day = resolve_day(expression.words, self.published, anchor=anchor)
        if day.start is None:
            return _EMPTY | {"day": None if day.why == "future" else expression.words, "day_from": day.why}
        if body and day.start == day.end:
            self._said.append((self.cast.sentence_of(expression.start), day.start))
        lag = None
        if self.published is not None and (day.end - day.start).days < _LONGEST_LAG:
            lag = (pd.Timestamp(self.published).normalize() - pd.Timestamp(day.end)).days
        told = {"day": expression.words, "said_on_start": day.start, "said_on_end": day.end, "lag_days": lag}
        return told | {"day_from": f"{day.why}, {place}"}

    def _back_then(self, expression, place, body):
        """Return the day or longer time spoken of last, at most four sentences back."""
        here, anchor = self.cast.sentence_of(expression.start) if body else 0, None
        low = self.cast.sentences[max(0, here - 4)][0] if body else expression.start
        for earlier in reversed(find_expressions(self.cast.text, start=low, end=expression.start)[-_LOOK_BACK:]):
            found = resolve_day(earlier.words, self.published)
            if found.start is not None:
                anchor = found
                break
        if anchor is None:
            return _EMPTY | {"day": expression.words, "day_from": "no day to refer to"}
        lag = None
        if self.published is not None and (anchor.end - anchor.start).days < _LONGEST_LAG:
            lag = (pd.Timestamp(self.published).normalize() - pd.Timestamp(anchor.end)).days
        told = {"day": expression.words, "said_on_start": anchor.start, "said_on_end": anchor.end, "lag_days": lag}
        return told | {"day_from": f"day spoken of before, {place}"}

    def _of_story(self, end):
        """Return the day that the first three sentences name first, if it stands before `end`."""
        opening = self.cast.sentences[:3][-1][1] if self.cast.sentences else 0
        for expression in find_expressions(self.cast.text, end=min(opening, end)):
            found = resolve_day(expression.words, self.published)
            if found.start is not None and found.start == found.end:
                return found.start
        return None

    def _anchor(self, expression):
        """Return the day last spoken of, at most three sentences back.

        "Later in the day" follows the statement dated last, else the day that the story opens with; "the same day" and
        the like follow any day named last; "a day earlier", where no other time is near, that of the story.
        """
        here = self.cast.sentence_of(expression.start)
        if OF_THE_DAY.search(expression.words):
            near = next((day for sentence, day in reversed(self._said) if here - sentence <= 3), None)
            return near or self._of_story(expression.start)
        if not _REFERS.search(expression.words):
            return None
        low, day = self.cast.sentences[max(0, here - 3)][0], None
        near = find_expressions(self.cast.text, start=low, end=expression.start)[-_LOOK_BACK:]
        if not near and _BEFORE.search(expression.words):
            return self._of_story(expression.start)
        for earlier in near:
            found = resolve_day(earlier.words, self.published, anchor=day)
            day = found.start if found.start is not None and found.start == found.end else day
        return day
