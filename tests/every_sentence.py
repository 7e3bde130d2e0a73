"""Every sentence that a test of attributions, statements or framing writes out, read whole.

A test asserts one thing of its sentence. Here all that is read in it is kept, so that a change shows which no test asks
for. What is kept is what is read, not what is right: the tests say that.
"""

import ast
import hashlib
import re
from functools import cache
from pathlib import Path

import pandas as pd
from marked import attribution_of, read_marks

import analysis as an
from analysis.base import schema

ROOMS = ("attribution", "framing", "statements")
MARKED = re.compile(r"(?=.*\{[^{}]+\})(?=.*<[^<>]+>)", re.DOTALL)
SENTENCE = re.compile(r".{30,}[.!?”’\"]\s*", re.DOTALL)
READ = (
    "speaker",
    "speaker_from",
    "speaker_kind",
    "side",
    "party",
    "anonymity",
    "made",
    "channel",
    "stance",
    "addressee",
    "relay",
    "verification",
    "day",
    "day_from",
    "accused",
)
USUAL = {"speaker_kind": "unknown", "anonymity": "named", "made": "made", "stance": "neutral", "day_from": "none told"}
"""What goes without saying."""


@cache
def written():
    """Give the texts that stand in the tests, each once: those with marks, and those that read like sentences."""
    marked, plain = {}, {}
    for room in ROOMS:
        for path in sorted(Path(__file__).with_name(room).glob("test_*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs | parts:
                    if MARKED.match(node.value):
                        marked[node.value] = None
                    elif (
                        SENTENCE.fullmatch(node.value)
                        and " " in node.value
                        and not re.search(r"[{}<>\[\]]", node.value)
                    ):
                        plain[node.value] = None
    return list(marked), list(plain)


def key(text):
    """Name a text by what it says, so that it keeps its rows wherever it stands."""
    return hashlib.sha1(text.encode()).hexdigest()[:8]


def table(texts):
    """Give texts as articles of their own."""
    rows = [{"article_id": key(text), "outlet": "Courier", "text": text, "raw_text": text} for text in texts]
    return schema.make([row | {"published": "2019-05-10"} for row in rows], schema.ARTICLES)


def told(found):
    """Write what stands in rows of statements as words: who says, and what is read in it."""
    rows = []
    for row in found.to_dict("records"):
        cells = [f"{name} {row[name]}" for name in READ if pd.notna(row[name]) and row[name] != USUAL.get(name)]
        if pd.notna(row["said_on_start"]):
            cells.append(f"{row['said_on_start']:%a %m-%d} to {row['said_on_end']:%a %m-%d}")
        says = " ".join(row[name] for name in ("source", "cue") if pd.notna(row[name]))
        rows.append({"sentence": row["article_id"], "says": says, "read": "; ".join(cells)})
    return pd.DataFrame(rows)


def read(articles, attributions):
    """Read statements of articles that know nothing of each other's persons."""
    return an.read_statements(attributions, articles, persons=an.learn_persons(articles.head(0)))


def marked_sentences():
    """Give what is read in every sentence with marks: a row for each speaker."""
    texts, rows = [], []
    for number, marked in enumerate(written()[0]):
        text, *spans = read_marks(marked)
        texts.append(text)
        rows.append(attribution_of(text, *spans, article_id=key(text), attribution_id=f"{key(text)}/{number}"))
    return told(read(table(dict.fromkeys(texts)), schema.make(rows, schema.ATTRIBUTIONS)))


def plain_sentences():
    """Give what is read in every text without marks: a row for each speaker that the rules engine finds."""
    return told(plain()[1])


@cache
def plain():
    """Give the texts without marks and their statements."""
    articles = table(written()[1])
    return articles, read(articles, an.find_attributions(articles, engine="rules"))


def acts_of_sentences():
    """Give every act that they tell."""
    return an.find_acts(*plain()).drop(columns=["act_id", "outlet", "event"], errors="ignore")
