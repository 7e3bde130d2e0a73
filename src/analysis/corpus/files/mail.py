"""Saved pages, letters and mailboxes (.mhtml, .eml, mbox), web archives (WARC): what is in them and what on them."""

import email
import email.policy
import io
import re
from email.utils import parseaddr

from analysis.corpus.files.encoding import read_bytes
from analysis.corpus.files.kinds import MAILBOX

_MAILBOX = re.compile(MAILBOX.pattern.encode())
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
"""Lines of a letter that begin like the line between two, as mail programmes write them down."""


def read_mail(data):
    """Open a letter or a page saved as one file.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    tuple of (str, bool, dict)
        The text, whether it is HTML, and what the envelope tells: `url` of a saved page; title, outlet and published
        of a letter. The day on which a page was saved is not its date.
    """
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    parts = [part for part in message.walk() if not part.is_multipart()]
    place = message.get("Snapshot-Content-Location") or message.get("Content-Location")
    pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    saved = bool(place or message.get_content_type() == "multipart/related")
    told = {}
    if saved:
        own = [p for p in pages if place and p.get("Content-Location") == place]
        pages = own or pages
        place = place or (pages[0].get("Content-Location") if pages else None)
        told["url"] = str(place) if place else None
    else:
        told["title"] = str(message.get("Subject") or "") or None
        told["outlet"] = parseaddr(str(message.get("From") or ""))[0] or None
        told["published"] = str(message.get("Date") or "") or None
    best = (pages or plain or [None])[0] if saved or not plain else plain[0]
    if best is None:
        return "", False, {}
    payload = best.get_payload(decode=True) or b""
    try:
        text = payload.decode(best.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        text = read_bytes(payload).text
    return text, best.get_content_type() != "text/plain", {key: value for key, value in told.items() if value}


def read_mailbox(stored):
    """Yield the bytes of every letter of a folder that a mail programme keeps in one file (mbox)."""
    letter = []
    with stored.open() as file:
        for line in file:
            if _MAILBOX.fullmatch(line):
                if letter:
                    yield _QUOTED.sub(rb"\1", b"".join(letter))
                letter = []
            else:
                letter.append(line)
    yield _QUOTED.sub(rb"\1", b"".join(letter))


def read_warc(data):
    """Yield (address, bytes) of every page in a web archive; in place of the bytes the number of an error."""
    from warcio.archiveiterator import ArchiveIterator

    for record in ArchiveIterator(io.BytesIO(data)):
        if record.rec_type not in ("response", "resource"):
            continue
        kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else record.content_type or ""
        status = record.http_headers.get_statuscode() if record.http_headers else "200"
        if "html" in kind.lower() and not status.startswith("3"):
            page = record.content_stream().read() if status.startswith("2") else status
            yield record.rec_headers.get_header("WARC-Target-URI"), page
