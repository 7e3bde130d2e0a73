"""Who is who by hand: the commonest speakers of whom something is not known, their sentences, a form to fill in."""

from pathlib import Path

import ipywidgets
import pandas as pd

import analysis
from analysis.base.counts import count_of
from analysis.base.lexicon import read_lexicon
from analysis.base.schema import SPEAKER_KINDS
from analysis.figures.explore.export import write_whole
from analysis.figures.explore.given import tables_of
from analysis.figures.explore.marks import escape
from analysis.figures.explore.of_statements import browse_statements
from analysis.figures.explore.saved import Explorer

COLUMNS = ("alias", "speaker", "kind", "side", "party")


def actors(run, *, top=200):
    """Fill in who speakers are, and read the statements again with that.

    Parameters
    ----------
    run : Run
    top : int
        Speakers in the list.

    Returns
    -------
    ActorsExplorer
        The speakers of whom kind, side or party is not known, commonest first; the statements of the one that is
        chosen; a form for kind, side, party, and for whom it is another name of. Each entry is written to `actors.csv`
        in the folder of the run at once, together with those that the run was given. *Read again* reads all statements
        with it: `statements` then holds them, for measures and figures.
    """
    return ActorsExplorer(run, top)


class ActorsExplorer(Explorer):
    """A who-is-who in the making; `table` is what is written, `statements` what was read with it."""

    def __init__(self, run, top):
        self.run, self.top, self.file = run, top, Path(run.folder) / "actors.csv"
        self.table, self.statements = self._begin(), run.statements
        wide = {"description_width": "initial"}
        self.people = ipywidgets.Select(rows=10, description="speaker", layout={"width": "min(46em, 98%)"})
        self.kind = ipywidgets.Dropdown(options=["", *SPEAKER_KINDS], description="kind")
        self.side = ipywidgets.Combobox(description="side")
        self.party = ipywidgets.Combobox(description="party")
        self.same = ipywidgets.Combobox(description="is another name of", style=wide)
        keep = ipywidgets.Button(description="Keep", tooltip="write this speaker into actors.csv")
        again = ipywidgets.Button(description="Read again", tooltip="read all statements with actors.csv")
        keep.on_click(lambda _: self.keep())
        again.on_click(lambda _: self.read_again())
        self.told, self.hits = ipywidgets.HTML(), ipywidgets.VBox()
        self.people.observe(lambda change: self._show(change["new"]), names="value")
        form = ipywidgets.HBox(
            [self.kind, self.side, self.party, self.same, keep, again], layout={"flex_flow": "row wrap"}
        )
        super().__init__([self.people, form, self.told, self.hits], self._page, "Speakers who are not known yet.")
        self._fill()

    def keep(self):
        """Write the speaker that is chosen, as the form says, into `actors.csv`."""
        name = self.people.value
        if not name:
            return
        same = self.same.value.strip()
        told = (self.kind.value, self.side.value.strip(), self.party.value.strip())
        row = (name, same or name, *(own or known for own, known in zip(told, self._known(same), strict=True)))
        if row[1] == name and not any(row[2:]):
            self.told.value = "Tell a kind, a side, a party, or whose other name it is."
            return
        rest = self.table[self.table["alias"] != name]
        self.table = pd.concat([rest, pd.DataFrame([row], columns=COLUMNS)], ignore_index=True)
        write_whole(self.file, self.table.to_csv(index=False))
        corpus, out = self.run.manifest.get("corpus", "CORPUS"), str(self.run.folder)
        line = escape(f"an.open_run({corpus!r}, out={out!r}, actors={str(self.file)!r})")
        self.told.value = (
            f"{count_of(len(self.table), 'row')} in {self.file.name}. The next run reads them by <code>{line}</code>"
        )

    def _known(self, speaker):
        """Give kind, side and party that the table tells of a speaker, so that another name of it has the same."""
        rows = self.table.loc[self.table["speaker"] == speaker, list(COLUMNS[2:])]
        return ["", "", ""] if rows.empty else rows.iloc[0].fillna("").tolist()

    def read_again(self):
        """Read all statements with `actors.csv` as it is now."""
        told = str(self.file) if self.file.is_file() else None
        found = analysis.read_statements(self.run.attributions, self.run.articles, actors=told)
        self.statements = found[found["cue_kind"] == "reporting"].reset_index(drop=True)
        sided = f"{100 * self.statements['side'].notna().mean():.0f} %" if len(self.statements) else "none"
        self.told.value = f"Read again: {count_of(len(self.statements), 'statement')}; {sided} of them with a side."
        self._fill()

    def _begin(self):
        given = self.file if self.file.is_file() else (self.run.manifest.get("given") or {}).get("actors")
        if not given or not Path(given).is_file():
            return pd.DataFrame(columns=COLUMNS, dtype="str")
        table = read_lexicon("actors", path=given)
        return table.reindex(columns=list(dict.fromkeys([*COLUMNS, *table.columns])), fill_value="")

    def _fill(self):
        table, texts = tables_of(self.statements, self.run.articles)
        self.browser = browse_statements(table, texts)
        self.hits.children = (self.browser.box,)
        self.unknown = analysis.unknown_speakers(table, self.run.articles, top=self.top)
        for box, column in ((self.side, "side"), (self.party, "party"), (self.same, "speaker")):
            box.options = [str(value) for value in table[column].dropna().value_counts().index[:300]]
        names = [
            (f"{row['speaker']} ({row['n']:,}){': ' if row['kind'] else ''}{row['kind']}", row["speaker"])
            for row in self.unknown.to_dict("records")
        ]
        self.people.options = names
        if names:
            self.people.value = names[0][1]
        else:
            self._show(None)

    def _show(self, name):
        rows = self.unknown[self.unknown["speaker"] == name].to_dict("records")
        row = rows[0] if rows else dict.fromkeys(COLUMNS, "")
        self.kind.value = row["kind"] if row["kind"] in SPEAKER_KINDS else ""
        self.side.value, self.party.value, self.same.value = row["side"], row["party"], ""
        said = self.browser.facets.table["speaker"]
        self.browser.restrict((said == name).fillna(False).to_numpy(bool) if name else None)

    def _page(self):
        rows = "".join(
            "<tr>"
            + "".join(f"<td>{escape(row[c])}</td>" for c in ("speaker", "n", "kind", "side", "sentence"))
            + "</tr>"
            for row in self.unknown.head(20).to_dict("records")
        )
        head = "<tr><th>speaker</th><th>statements</th><th>kind</th><th>side</th><th>first sentence</th></tr>"
        return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
