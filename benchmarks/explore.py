"""How fast the explorers answer on a large run: `python benchmarks/explore.py CORPUS [--articles 50000]`.

A corpus is built once; its tables are then repeated, under new names of articles, until there are so many articles.
Of every explorer the opening is timed, and what a reader does in it: choosing in a menu, searching, sorting, turning
pages, choosing a row. Seconds are those of the processor, which other work on the machine lengthens little; what the
browser draws is bounded by a page of hits, whose size is told.
"""

import argparse
import tempfile
import time
from contextlib import contextmanager

import pandas as pd

import analysis as an
from analysis.figures import explore

TABLES = ("articles", "lines", "problems", "everything", "answers", "acts")


def enlarge(run, n):
    """Repeat the tables of a run until it has at least n articles, in place."""
    times = -(-n // len(run.articles))
    for name in TABLES:
        table = getattr(run, name)
        keys = [c for c in table.columns if c == "event" or c.endswith("_id")]
        copies = [
            table,
            *(table.assign(**{key: table[key].astype("str") + f"-{k}" for key in keys}) for k in range(1, times)),
        ]
        if "sentence_ids" in table:  # article#sentence
            copies = [
                copy.assign(
                    sentence_ids=[
                        [one.replace("#", f"-{k}#") if k else one for one in ids] for ids in copy["sentence_ids"]
                    ]
                )
                for k, copy in enumerate(copies)
            ]
        run.__dict__[name] = pd.concat(copies, ignore_index=True)
    return run


@contextmanager
def timed(rows, explorer, what):
    """Note how long something takes."""
    start = time.process_time()
    yield
    rows.append((explorer, what, time.process_time() - start))
    print(f"| {explorer} | {what} | {rows[-1][-1]:.2f} |", flush=True)


def controls(widget):
    """List a widget and all in it."""
    found = [widget]
    for child in getattr(widget, "children", ()):
        found += controls(child)
    return found


def of_kind(shown, kind, *, named=""):
    """List the controls of a kind whose description holds a word."""
    every = controls(shown)
    return [c for c in every if type(c).__name__ == kind and named in str(getattr(c, "description", ""))]


def work(shown, explorer, rows, words):
    """Do in an explorer what its controls offer."""
    for menu in of_kind(shown, "Dropdown"):
        if menu.description in ("order", "role", "field") or len(menu.options) < 2:
            continue
        with timed(rows, explorer, f"choose {menu.description}"):
            menu.value = menu.options[1][1] if isinstance(menu.options[1], tuple) else menu.options[1]
        if of_kind(shown, "Button", named="Clear all"):
            of_kind(shown, "Button", named="Clear all")[0].click()
    for asked in of_kind(shown, "Text", named="look up"):
        for term in ("white house", words):
            with timed(rows, explorer, f"look up {term!r}"):
                asked.value = term
    for search in of_kind(shown, "Text", named="search")[:1]:
        with timed(rows, explorer, f"search {words!r}"):
            search.value = words
        with timed(rows, explorer, "empty the search"):
            search.value = ""
    for order in of_kind(shown, "Dropdown", named="order")[:1]:
        with timed(rows, explorer, "sort"):
            order.value = order.options[1][1]
    for button in of_kind(shown, "Button", named="Next page")[:1]:
        with timed(rows, explorer, "next page"):
            button.click()
    for button in of_kind(shown, "Button", named="Right"):
        with timed(rows, explorer, "answer"):
            button.click()
    for choice in of_kind(shown, "Select")[:1]:
        with timed(rows, explorer, "choose a row"):
            choice.value = choice.options[min(3, len(choice.options) - 1)][1]
    for picture in of_kind(shown, "Picture"):
        with timed(rows, explorer, "click in the figure"):
            picture.chosen = picture.areas[min(4, len(picture.areas) - 1)][0]


def main():
    """Build, enlarge, and time every explorer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--out", help="a folder for the run; kept")
    options = parser.parse_args()
    out = options.out or tempfile.mkdtemp()
    run = enlarge(an.open_run(options.corpus, out=out), options.articles)
    (run.folder / "checks.csv").unlink(missing_ok=True)
    print(f"{len(run.articles):,} articles, {len(run.statements):,} statements, {len(run.lines):,} lines")
    print("| explorer | what | seconds |\n|---|---|---|")
    rows, voice = [], an.share_of_voice(run.statements, of="side")
    opened = {
        "statements": lambda: explore.statements(run),
        "speakers": lambda: explore.speakers(run),
        "estimates": lambda: explore.estimates(voice, run),
        "terms": lambda: explore.terms(run, "senate"),
        "corpus": lambda: explore.corpus(run),
        "frames": lambda: explore.frames(run),
        "events": lambda: explore.events(run),
        "actors": lambda: explore.actors(run),
        "check": lambda: explore.check(run, n=100),
        "check taken up again": lambda: explore.check(run, n=50, seed=1),
    }
    for name, open_it in opened.items():
        with timed(rows, name, "open"):
            shown = open_it()
        work(shown, name, rows, "president")
        page = shown._repr_mimebundle_()["text/html"]
        print(f"| {name} | page that a saved notebook keeps, MB | {len(page) / 2**20:.2f} |", flush=True)
    slow = [row for row in rows if row[2] > (5 if row[1] == "open" else 1)]
    print(f"{len(rows)} times, {len(slow)} above the bar (5 s to open, 1 s for anything else)")


if __name__ == "__main__":
    main()
