"""Who said what: statements with all that was read in them, and speakers with all they said."""

import ipywidgets
import pandas as pd

from analysis.base.counts import count_of
from analysis.figures.explore.browse import Browser
from analysis.figures.explore.facets import Facets
from analysis.figures.explore.given import tables_of
from analysis.figures.explore.marks import LEGEND, READ, escape, statement_html
from analysis.figures.explore.saved import Explorer

FIELDS = (
    "outlet",
    "speaker",
    "side",
    "party",
    "speaker_kind",
    "anonymity",
    "kind",
    "channel",
    "stance",
    "made",
    "part",
)
SEARCHED = ("content", "speaker", "source", "cue")
ORDERS = {
    "newest first": ("published", False),
    "oldest first": ("published", True),
    "surest first": ("score", False),
    "least sure first": ("score", True),
    "by speaker": ("speaker", True),
}
MOST_SPEAKERS = 200
"""Speakers in the list, the commonest; the rest is reached by searching."""


def statements(statements, articles=None):
    """Read statements: choose, search, sort, and open the article around any of them.

    Parameters
    ----------
    statements : Run or DataFrame
        What `open_run` gives, or a table that `read_statements` gives.
    articles : DataFrame, optional
        The articles they were read from, where a table was given.

    Returns
    -------
    ipywidgets.VBox
        A menu with counts per field that varies, a search, an order, and pages of twenty hits. Each shows what was
        read in it beside its sentence, and opens its article in place. A saved notebook keeps the page as it was.

    Raises
    ------
    ValueError
        If a table was given without its articles.
    """
    table, texts = tables_of(statements, articles)
    browser = browse_statements(table, texts)
    outlets = table["outlet"].nunique()
    return Explorer(
        [browser.box], browser.static, f"{count_of(len(table), 'statement')} in {count_of(outlets, 'outlet')}."
    )


def browse_statements(table, texts):
    """Make the browser of statements that several explorers hold.

    Parameters
    ----------
    table : DataFrame
        Statements, index 0..n-1.
    texts : Articles

    Returns
    -------
    Browser
    """

    def hit(place):
        row = table.iloc[place].to_dict()
        others = texts.part_of(table, row["article_id"]).to_dict("records")
        return statement_html(row, texts[row["article_id"]], others)

    orders = {name: told for name, told in ORDERS.items() if told[0] in table.columns}
    facets = Facets(table, FIELDS, SEARCHED, orders)
    return Browser(facets, hit, things="statements", names=READ | {"part": "stands in"}, legend=LEGEND)


def speakers(statements, articles=None):
    """Walk through speakers, the commonest first, and read what each said.

    Parameters
    ----------
    statements : Run or DataFrame
    articles : DataFrame, optional
        As in `explore.statements`.

    Returns
    -------
    ipywidgets.VBox
        A list of speakers with kind, side and number of statements, which a search narrows; below it the statements of
        the one that is chosen, by mouse or arrow keys.

    Raises
    ------
    ValueError
        If a table was given without its articles.
    """
    table, texts = tables_of(statements, articles)
    browser = browse_statements(table, texts)
    people = _speakers(table)
    search = ipywidgets.Text(description="speaker", placeholder="part of a name, a side, a kind")
    chosen = ipywidgets.Select(rows=10, description="speaker", layout={"width": "min(46em, 98%)"})
    told = ipywidgets.HTML()

    def fill(*_):
        found = people
        for word in search.value.split():
            found = found[found["told"].str.contains(word, case=False, regex=False)]
        shown = found.head(MOST_SPEAKERS)
        chosen.options = [("(all)", None), *zip(shown["told"], shown["code"], strict=True)]
        cut = f", the {MOST_SPEAKERS} commonest shown" if len(found) > MOST_SPEAKERS else ""
        told.value = f"{count_of(len(found), 'speaker')}{cut}"

    codes = pd.factorize(table["speaker"])[0]

    def read(change):
        browser.restrict(None if change["new"] is None else codes == change["new"])

    search.observe(fill, names="value")
    chosen.observe(read, names="value")
    fill()
    return Explorer(
        [search, told, chosen, browser.box],
        lambda: _speakers_html(people) + browser.static(),
        f"{count_of(len(people), 'speaker')} of {count_of(len(table), 'statement')}.",
    )


def _speakers(table):
    """Count statements per speaker, with the kind and side told most often."""
    codes, names = pd.factorize(table["speaker"])
    columns = [c for c in ("speaker_kind", "side", "party") if c in table.columns]
    known = table[columns].assign(code=codes)[codes >= 0]
    sizes = known["code"].value_counts().rename("n").rename_axis("code").reset_index()
    out = sizes.assign(speaker=[str(names[code]) for code in sizes["code"]])
    for column in columns:
        pairs = known.groupby(["code", column], sort=False).size().reset_index(name="m").sort_values("m", kind="stable")
        out[column] = out["code"].map(pairs.drop_duplicates("code", keep="last").set_index("code")[column])
    lines = []
    for row in out.to_dict("records"):
        known_facts = ", ".join(str(row[c]) for c in columns if pd.notna(row[c]))
        lines.append(f"{row['speaker']} ({row['n']:,}){': ' if known_facts else ''}{known_facts}")
    return out.assign(told=pd.Series(lines, dtype="str")).reset_index(drop=True)


def _speakers_html(people, most=20):
    rows = "".join(
        f"<tr><td>{escape(row['speaker'])}</td><td>{row['n']:,}</td>"
        + "".join(f"<td>{escape(row.get(c))}</td>" for c in ("speaker_kind", "side"))
        + "</tr>"
        for row in people.head(most).to_dict("records")
    )
    cut = f"<p>The {most} commonest of {len(people):,} speakers.</p>" if len(people) > most else ""
    head = "<tr><th>speaker</th><th>statements</th><th>kind</th><th>side</th></tr>"
    return f"{cut}<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
