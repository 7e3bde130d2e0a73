"""What is found in one text, found once: sentences and quotations, handed around from engine to rows."""

from functools import cached_property

from analysis.text.quotes import quotation_spans
from analysis.text.sentences import sentence_spans


class Reading:
    """A text with what every later step asks of it, each looked for when first asked and then kept.

    Parameters
    ----------
    text : str

    Attributes
    ----------
    text : str
    sentences : list of (int, int)
        From `sentence_spans`.
    quotations : list of (int, int)
        From `quotation_spans`.

    Examples
    --------
    >>> reading = Reading("“Rain fell,” she said. It stopped.")
    >>> len(reading.sentences), reading.quotations
    (2, [(0, 12)])
    """

    def __init__(self, text):
        self.text = text

    @cached_property
    def sentences(self):
        """The (start, end) of each sentence."""
        return sentence_spans(self.text)

    @cached_property
    def quotations(self):
        """The (start, end) of each quotation, marks included."""
        return quotation_spans(self.text)


def read_text(text):
    """Return the reading of a text; a reading is returned as it is."""
    return text if isinstance(text, Reading) else Reading(text)
