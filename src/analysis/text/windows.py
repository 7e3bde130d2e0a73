"""Text to windows of words, as the tagger's network reads them."""

import re

LONGEST_WORD, MOST_PIECES = 60, 8  # of one word; what is longer is no word of any language the model knows
WORD = re.compile(r"\w+|[^\w\s]")


def plain_quotes(text):
    r"""Write `''` and ` `` ` as one double quotation mark and a blank, length kept.

    Examples
    --------
    >>> plain_quotes("''No,'' she said.")
    '" No, " she said.'
    """
    if "''" not in text and "``" not in text:
        return text
    text = re.sub(r"(?:''|``)(?=\w)(?<!\w..)", '" ', text)
    return re.sub(r"''|``", ' "', text)


def read_words(text):
    r"""Return the words of each paragraph (line that is not blank), as lists of (word, start, end).

    Examples
    --------
    >>> read_words("No.\n\nYes")
    [[('No', 0, 2), ('.', 2, 3)], [('Yes', 5, 8)]]
    """
    paragraphs, at = [], 0
    for line in plain_quotes(text).split("\n"):
        words = [(m.group(), at + m.start(), at + m.end()) for m in WORD.finditer(line)]
        if words:
            paragraphs.append(words)
        at += len(line) + 1
    return paragraphs


class Pieces(dict):
    """Word -> ids of its pieces, looked up once per word."""

    def __init__(self, tokenizer):
        super().__init__()
        self.tokenizer, self.unknown = tokenizer, tokenizer.token_to_id("[UNK]")

    def __missing__(self, word):
        sound = word[:LONGEST_WORD].encode("utf-8", "ignore").decode()  # half a surrogate pair is no character
        ids = self.tokenizer.encode(sound, add_special_tokens=False).ids[:MOST_PIECES] or [self.unknown]
        if len(self) < 500_000:  # a corpus of odd strings must not fill the memory
            self[word] = ids
        return ids


def pack(paragraphs, pieces, limit, first=None):
    """Group paragraphs into windows of at most `limit` pieces; a longer one is cut, after a sentence where it can be.

    Parameters
    ----------
    paragraphs : list of list
        Words per paragraph, each a sequence that begins with the word itself.
    pieces : Pieces
        Word -> piece ids.
    limit : int
        Pieces per window, the start mark and a separator after each paragraph included.
    first : int, optional
        Another limit for the first window (training shifts the windows with it).

    Returns
    -------
    list of list of list
        Windows of paragraphs of words.
    """
    windows, window, size, room = [], [], 1, first or limit
    for words in paragraphs:
        for part, n in _cut(words, pieces, limit - 2):
            if window and size + n + 1 > room:
                windows.append(window)
                window, size, room = [], 1, limit
            window.append(part)
            size += n + 1
    return [*windows, window] if window else windows


def _cut(words, pieces, most):
    sizes = [len(pieces[word[0]]) for word in words]
    if sum(sizes) <= most:
        return [(words, sum(sizes))]
    parts, begin, n, stop, n_stop = [], 0, 0, None, 0
    for i, size in enumerate(sizes):
        if n + size > most:
            end, rest = (stop, n - n_stop) if stop else (i, 0)
            parts.append((words[begin:end], n - rest))
            begin, n, stop = end, rest, None
        n += size
        if words[i][0] in ".!?" and n > most // 2:
            stop, n_stop = i + 1, n
    return [*parts, (words[begin:], n)]
