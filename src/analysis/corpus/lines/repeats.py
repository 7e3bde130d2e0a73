"""What an article says twice: a paragraph, a caption, a lead that its standfirst gives first."""

from analysis.corpus.lines.head import ITEM
from analysis.corpus.lines.pictures import is_repeated_caption


def copies(page):
    """Repetition: a paragraph printed twice, a caption printed twice, a standfirst that the body repeats."""
    body = [i for i, line in enumerate(page.filled) if line.role is None]
    again = len(body) - len({page.keys[i] for i in body})
    lists = again > 5 and again * 5 > len(body)  # plans and tables say the same again and mean it
    seen = {}
    for place, i in enumerate(body):
        key = page.keys[i]
        if len(key) < 25 or lists or ITEM.match(page.filled[i].text):
            continue
        line = page.filled[i]
        if key in seen:
            first = seen[key]
            if place < 8 and first + 1 == place and is_repeated_caption(line.text):
                page.mark(page.filled[body[first]], "caption", "printed twice under a picture")
                page.mark(line, "caption", "printed twice under a picture")
            elif place < 8 and first + 1 == place:
                page.mark(page.filled[body[first]], "standfirst", "the body repeats it")
            else:
                page.mark(line, "repeat", "printed twice")
        else:
            seen[key] = place
    _standfirst(page, [i for i in body if page.filled[i].role is None][:10])


def _standfirst(page, head):
    """Repetition: the lead that a following paragraph says again, word for word or nearly so."""
    for place, i in enumerate(head):
        key = page.keys[i]
        later = [page.keys[j] for j in head[place + 1 : place + 6]]
        if len(key) >= 40 and any(len(other) > len(key) and key in other for other in later):
            above = place == 0 or (place == 1 and page.scores[head[0]] <= 0)
            page.mark(page.filled[i], *(("standfirst", "the body repeats it") if above else ("repeat", "pull quote")))
