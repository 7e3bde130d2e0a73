"""Lines of an article held small while a corpus is read: where they stand and what they are, without their text."""

from array import array

from analysis.corpus.lines.page import Line


def pack_lines(lines):
    """Make of lines what `unpack_lines` makes lines of: plain bytes and texts, a tenth of their size."""
    places = array("Q", [number for line in lines for number in (line.start, line.end, line.cut)])
    return places.tobytes(), *(tuple(getattr(line, name) for line in lines) for name in ("role", "rule", "glue"))


def unpack_lines(raw_text, packed):
    r"""Make the lines of a raw text from what was kept of them.

    Examples
    --------
    >>> lines = [Line(0, 5, "Ferry", "title", "first"), Line(6, 12, "It ran", "body", "prose", " ", 1)]
    >>> unpack_lines("Ferry\nIt ran", pack_lines(lines)) == lines
    True
    """
    places = array("Q")
    places.frombytes(packed[0])
    of = zip(places[::3], places[1::3], places[2::3], *packed[1:], strict=True)
    return [
        Line(start, end, raw_text[start:end].strip(), role, rule, glue, cut) for start, end, cut, role, rule, glue in of
    ]
