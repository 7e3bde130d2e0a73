"""A small corpus, builds of it, and what they come to."""

import pandas as pd

from analysis.run.build import TABLES, build_tables

TEXT = """{title}

LYSK, May {day} – {office} of Lysk said on Thursday that {thing} would reopen.

"We have checked every bolt of {thing}," said Gorin Hale, who leads {office}. Hale did not say what it had cost.

Share this article on Lysk Daily now
"""
THINGS = ("the ferry", "the road to Osk", "the school", "the mill", "the bridge", "the clinic")


def write(path, n, thing):
    office = "the harbour office" if n % 2 else "the council"
    text = TEXT.format(title=f"{thing} to open again {n}", day=n % 5 + 1, office=office, thing=thing)
    (path / f"{'post' if n % 2 else 'herald'}_2031-05-{n % 5 + 1:02}_{n}.txt").write_text(text, encoding="utf-8")


def run(corpus, out, **options):
    return build_tables(corpus, out, engine="rules", workers=1, **options)


def tables(out):
    return {name: pd.read_parquet(out / f"{name}.parquet") for name in TABLES}


def same(one, other):
    for name in TABLES:
        pd.testing.assert_frame_equal(one[name], other[name], check_exact=True)
