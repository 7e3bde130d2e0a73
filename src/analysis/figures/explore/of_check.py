"""The hand check as a form: one statement at a time, right or wrong, written to disk after every answer."""

import re
from pathlib import Path

import ipywidgets
import numpy as np
import pandas as pd

import analysis
from analysis.base.arguments import did_you_mean
from analysis.base.counts import count_of
from analysis.figures.explore.export import write_whole
from analysis.figures.explore.given import tables_of
from analysis.figures.explore.marks import LEGEND, READ, escape, statement_html
from analysis.figures.explore.saved import Explorer

ANSWERS = {"1": "yes", "0": "no", " ": "unsure"}
KEPT = (
    *("statement_id", "attribution_id", "article_id", "outlet", "event", "speaker", "side", "party", "speaker_kind"),
    *("anonymity", "kind", "channel", "stance", "made", "accused", "engine", "score"),
)
"""Columns of a statement that its row of the check keeps, so that groups can be told without the run."""


def check(statements, run=None, *, n=100, by="outlet", field=None, coder=None, seed=0):
    """Check statements by hand, one at a time, and see how often the reading is right.

    Parameters
    ----------
    statements : Run or DataFrame
        What is checked; all statements of a run by default.
    run : Run, optional
        Where a table comes from: the check is kept in its folder.
    n : int
        Statements to check.
    by : str or list of str
        Columns whose values take turns in the draw, so that small groups are checked too.
    field : str, optional
        The column that is to be checked, such as "side"; who said what, and whether it was said, by default.
    coder : str, optional
        Name of a second or further coder, who keeps a file of his or her own; then it is told how far coders agree.
    seed : int
        Draws the same statements for every coder.

    Returns
    -------
    CheckExplorer
        A form with buttons, and a box that takes keys: 1 right, 0 wrong, space unsure, b back. Every answer is written
        to `checks.csv` (or `checks-CODER.csv`) in the folder of the run at once; the same call goes on where it was
        left. `run.checks`, captions and `corrected` use it.

    Raises
    ------
    ValueError
        If a column is missing, there is nothing to check, or the file that lies there holds another check.
    """
    source = run if run is not None else statements
    if not hasattr(source, "folder"):
        raise ValueError("explore.check: it is kept in the folder of a run; give check(statements, run)")
    table, texts = tables_of(statements, source.articles)
    return CheckExplorer(table, texts, source, n=n, by=by, field=field, coder=coder, seed=seed)


class CheckExplorer(Explorer):
    """A hand check in progress; `sheet` holds the answers, `file` is where they are written."""

    def __init__(self, table, texts, run, *, n, by, field, coder, seed):
        self.run, self.texts, self.field, self.coder = run, texts, field, coder
        name = re.sub(r"[^a-z0-9]+", "-", (coder or "").lower()).strip("-")
        self.file = Path(run.folder) / (f"checks-{name}.csv" if name else "checks.csv")
        self.table = table.set_index("statement_id", drop=False)
        self.sheet = self._resume(_draw(table, n, by, field, seed))
        self.at = self._next(0)
        self.told, self.page, self.grown = (ipywidgets.HTML() for _ in range(3))
        self.typed = ipywidgets.Text(placeholder="click here, then type 1, 0, space or b", layout={"width": "20em"})
        self.typed.observe(self._key, names="value")
        self.truth = ipywidgets.Combobox(description="it should be", placeholder="if it is wrong", ensure_option=False)
        if field:
            self.truth.options = [str(value) for value in table[field].dropna().value_counts().index[:200]]
        buttons = []
        for words, answer in (("Right (1)", "yes"), ("Wrong (0)", "no"), ("Unsure (space)", "unsure")):
            button = ipywidgets.Button(description=words)
            button.on_click(lambda _, answer=answer: self.answer(answer))
            buttons.append(button)
        back = ipywidgets.Button(description="Back (b)")
        back.on_click(lambda _: self.back())
        tools = ipywidgets.HBox([*buttons, back, self.typed], layout={"flex_flow": "row wrap"})
        fields = [self.truth] if field else []
        super().__init__(
            [self.told, self.page, *fields, tools, self.grown],
            lambda: self.grown.value,
            f"A hand check of {count_of(len(self.sheet), 'statement')}, kept in {self.file.name}.",
        )
        self._show()

    def answer(self, right):
        """Take an answer, "yes", "no" or "unsure", write it, and go on."""
        if self.at is None:
            return
        self.sheet.loc[self.at, "right"] = right
        if self.field:
            self.sheet.loc[self.at, "truth"] = (self.truth.value.strip() or None) if right == "no" else None
            self.truth.value = ""
        self.sheet.loc[self.at, "coder"] = self.coder
        write_whole(self.file, self.sheet.to_csv(index=False))
        if hasattr(self.run, "__dict__"):
            self.run.__dict__.pop("checks", None)  # which opens the file anew
        self.at = self._next(self.at + 1)
        self._show()

    def back(self):
        """Go back to the statement before, to answer it anew."""
        before = len(self.sheet) if self.at is None else self.at
        if before > 0:
            self.at = before - 1
        self._show()

    def progress(self):
        """Tell how far it is: answered, right, precision weighed to all statements, its 95 % interval.

        Returns
        -------
        dict
            `of`, `answered`, `unsure`, `n`, `right`, `precision`, `low`, `high`; NaN before the first answer.

        Notes
        -----
        Wilson's interval with Kish's effective number of rows, since rows of large groups stand for more.
        """
        told = self.sheet["right"].fillna("")
        sure = told.isin(["yes", "no"])
        right, weight = (told[sure] == "yes").to_numpy(float), self.sheet.loc[sure, "weight"].to_numpy(float)
        out = {"of": len(self.sheet), "answered": int((told != "").sum()), "unsure": int((told == "unsure").sum())}
        out |= {"n": int(sure.sum()), "right": int(right.sum())}
        if not len(right):
            return out | dict.fromkeys(("precision", "low", "high"), float("nan"))
        share, n = float(weight @ right / weight.sum()), float(weight.sum() ** 2 / (weight @ weight))
        low, high = wilson(share, n)
        return out | {"precision": share, "low": low, "high": high}

    def agreement(self):
        """Tell how far the coders of this run agree: Krippendorff's alpha, and on how many statements."""
        rows = []
        for path in sorted(self.file.parent.glob("checks*.csv")):
            other = self.sheet if path == self.file else pd.read_csv(path, dtype={"right": "str"})
            if {"statement_id", "right"} <= set(other.columns):
                known = other[other["right"].isin(["yes", "no"])]
                rows.append(known[["statement_id", "right"]].assign(coder=path.name))
        if len(rows) < 2:
            return float("nan"), 0
        codes = pd.concat(rows, ignore_index=True)
        both = int((codes.groupby("statement_id").size() > 1).sum())
        return analysis.agreement(codes, item="statement_id", label="right"), both

    def _resume(self, drawn):
        if not self.file.is_file():
            return drawn
        old = pd.read_csv(self.file, dtype=dict.fromkeys(("statement_id", "right", "truth", "coder", "field"), "str"))
        if not {"statement_id", "right", "weight"} <= set(old.columns):
            raise ValueError(f"{self.file}: it is no check of statements; move it away to begin one")
        fields = set(old["field"].dropna()) if "field" in old.columns else set()
        if fields != ({self.field} if self.field else set()):
            named = ", ".join(sorted(fields)) or "whole statements"
            raise ValueError(f"{self.file}: a check of {named} lies there; go on with it, or move it away")
        answered = old[old["right"].fillna("") != ""]
        if not set(answered["statement_id"]) <= set(drawn["statement_id"]):  # another draw: go on with that one
            there = self.table.index.get_indexer(old["statement_id"]) >= 0  # isin would read a million ids one by one
            drawn = old[there].reset_index(drop=True)
        columns = [c for c in ("right", "truth", "coder") if c in old.columns]
        known = old.drop_duplicates("statement_id").set_index("statement_id")[columns]
        held = {c: drawn["statement_id"].map(known[c]).astype(object) for c in columns}
        return drawn.assign(**held).where(lambda t: t.notna(), None)

    def _next(self, start):
        """Find the next statement without an answer, from a place on and then from the beginning."""
        empty = np.flatnonzero(self.sheet["right"].isna().to_numpy())
        later = empty[empty >= start]
        return int(later[0]) if len(later) else int(empty[0]) if len(empty) else None

    def _key(self, change):
        key = change["new"][-1:].lower()
        if not key:
            return
        self.typed.value = ""
        if key in ANSWERS:
            self.answer(ANSWERS[key])
        elif key == "b":
            self.back()

    def _show(self):
        state = self.progress()
        self.told.value = f"{state['answered']:,} of {state['of']:,} answered"
        self.grown.value = progress_html(state, *self.agreement())
        if self.at is None:
            self.page.value = "<p><b>All are answered.</b> Go back to change an answer.</p>"
            return
        row = self.table.loc[self.sheet["statement_id"].iloc[self.at]].to_dict()
        read = escape(row[self.field]) if self.field else ""
        ask = (
            f"Is the {escape(READ.get(self.field, self.field))} right: <b>{read}</b>?"
            if self.field
            else "Did this source say this, in these words?"
        )
        said = self.sheet["right"].iloc[self.at]
        held = f" <small>(so far: {escape(said)})</small>" if said else ""
        card = statement_html(row, self.texts[row["article_id"]], [row])
        self.page.value = f"<p>Statement {self.at + 1:,}. {ask}{held}</p>{card}{LEGEND}"


def _draw(table, n, by, field, seed):
    if field is not None and field not in table.columns:
        raise ValueError(
            f"statements: column {field} is missing{did_you_mean([field], table.columns)}; "
            f"check one of {', '.join(map(str, table.columns))}"
        )
    if not len(table):
        raise ValueError("explore.check: there are no statements to check")
    drawn = analysis.sample_for_check(table, n, by=by, seed=seed)
    groups = [by] if isinstance(by, str) else list(by)
    kept = list(dict.fromkeys(c for c in (*KEPT, *groups, *([field] if field else [])) if c in drawn.columns))
    empty = pd.Series([None] * len(drawn), dtype="object")
    told = {"field": field, "read": drawn[field], "truth": empty} if field else {}
    return drawn[[*kept, "weight"]].assign(**told, right=empty, coder=empty)


def wilson(share, n, z=1.959964):
    """Wilson's 95 % interval of a share of n rows (Wilson 1927, JASA 22:209); n need be no whole number.

    Examples
    --------
    >>> [round(x, 3) for x in wilson(0.9, 100)]
    [0.826, 0.945]
    """
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    reach = z / (1 + z**2 / n) * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return float(max(0.0, middle - reach)), float(min(1.0, middle + reach))


def progress_html(state, alpha, both):
    """Write how far a check is, and how far coders agree, as a page."""
    if not state["n"]:
        return "<p>No answer yet.</p>"
    p, low, high = (f"{100 * state[name]:.0f}" for name in ("precision", "low", "high"))
    told = f"{state['right']} of {state['n']} right; of all statements {p} % ({low} to {high})"
    told += f"; {state['unsure']} unsure" if state["unsure"] else ""
    if both:
        told += f". Coders agree on {both} statements with alpha {'undefined' if np.isnan(alpha) else f'{alpha:.2f}'}"
    return f"<p>{told}.</p>"
