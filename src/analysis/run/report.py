"""One HTML page of a run, which opens offline and holds everything it shows: figures, numbers, sentences, articles."""

import base64
import hashlib
from pathlib import Path

import pandas as pd

import analysis
from analysis.base.counts import count_of
from analysis.base.paths import PACKAGE
from analysis.figures import wording
from analysis.figures.compose import figure
from analysis.figures.explore.export import for_spreadsheets, run_line
from analysis.figures.explore.marks import link_html, marked, spans_of
from analysis.figures.save import save_table
from analysis.run.behind import Behind
from analysis.run.folder import list_files, read_manifest, write_manifest, write_whole
from analysis.run.open import Run

ROWS, PROBLEMS = 40, 200
"""Rows of a table, and problems, that are on the page."""
REFERENTS = 4
"""Referents of the user's own table of names that are shown."""
SENTENCES, ARTICLES = 4_000, 3_000_000
"""Sentences behind all rows together; characters of articles on the page."""
CAUTION = (
    "Every reading here was made by a program that errs; how often, and where that was measured, stands under figures.",
    "An interval tells how far an estimate would vary had other articles been drawn, and nothing of errors in reading.",
    "A side, party, day or channel that the text does not tell is left empty, and is not guessed.",
    "Where a row has more sentences than are shown, they are drawn at random; read the article before you quote.",
)


def write_report(run, out=None):
    """Write a run as one page, `report.html` in its folder.

    Parameters
    ----------
    run : Run, str or Path
        A run, or its folder.
    out : str or Path, optional
        Folder for the page and its tables; that of the run by default.

    Returns
    -------
    Path
        The page: corpus, dates, counts, problems, figures with their captions, tables, behind every row up to twenty
        of its sentences, the articles, and what all of it was made from. It can be read without a script; with one it
        can be searched. Everything that came from articles is escaped. The numbers are in `tables` too, raw and for
        spreadsheets.

    Raises
    ------
    ValueError
        If there is no run in the folder.
    """
    run = Run(run) if isinstance(run, str | Path) else run
    out = Path(out or run.folder)
    sections = _sections(run, out)
    shown, articles = _articles(run)
    keys = {article_id: f"a-{n}" for n, article_id in enumerate(shown)}
    for section in sections:
        for one in section["figures"]:
            for row in one.get("rows", ()):
                for hit in row["hits"]:
                    hit["article"] = keys.get(hit["article_id"])
    script = (PACKAGE / "run" / "report.js").read_text(encoding="utf-8")
    page = _template().render(
        title=f"Said on Thursday: {Path(run.manifest['corpus']).name}",
        told=_told(run),
        sections=sections,
        outlets=sorted(run.articles["outlet"].astype("str").unique())[:200],
        caution=(*CAUTION, _compared(run)),
        problems=_problems(run),
        articles=articles,
        manifest=_manifest(run),
        script=_safe(script),
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )
    write_whole(out / "report.html", page)
    if read_manifest(out):
        write_manifest(out, read_manifest(out) | {"files": list_files(out)})
    return out / "report.html"


def figures_of(run):
    """List what a report shows of a run: section, what computes the estimates, what they are called.

    Returns
    -------
    list of (str, callable, str)
    """
    said, both = run.statements, {"within": run.within, "weights": run.weights}
    shares = {
        "side": "share of statements by side",
        "speaker_kind": "share of statements by kind of speaker",
        "kind": "share of statements by directness",
        "channel": "share of statements by channel",
        "stance": "share of statements by stance of the verb",
    }
    found = [("The corpus", lambda: analysis.article_lengths(run.articles), "mean length of an article")]
    for of in ("side", "speaker_kind"):
        found.append(("Who is heard", lambda of=of: analysis.share_of_voice(said, of=of, **both), shares[of]))
    voices, unnamed = "number of voices (effective number of speakers)", "share of statements by unnamed speakers"
    found += [
        ("Who is heard", lambda: _measure(analysis.concentration(said), "effective number"), voices),
        ("Who is heard", lambda: analysis.one_source_articles(said), "share of articles with one speaker"),
        ("Who is heard", lambda: analysis.right_of_reply(said), "share of accused sides that are heard"),
        ("Who blames whom", lambda: analysis.blame_matrix(said), "share of accusations"),
        ("How it is said", lambda: analysis.anonymous_share(said, **both), unnamed),
    ]
    for of in ("kind", "channel", "stance"):
        found.append(("How it is said", lambda of=of: analysis.share_of_voice(said, of=of, **both), shares[of]))
    found.append(("How it is said", lambda: analysis.reporting_lag(said), "mean days from statement to report"))
    if run.english["outlet"].nunique() > 1:
        often = "rate of a word, in times that of the other outlets"
        found.append(("Words that an outlet uses more than the others", lambda: _keywords(run), often))
    if hasattr(analysis, "frame_shares") and (run.folder / "answers.parquet").is_file():
        found.append(
            (
                "Framing",
                lambda: analysis.frame_shares(run.answers, **both),
                "strength of a frame, the mean of its answers",
            )
        )
    if run.names is not None:
        for referent in run.names["referent"].drop_duplicates()[:REFERENTS]:
            found.append(("Framing", lambda of=referent: _names(run, of), f"share of names for {referent}"))
    return found


def _names(run, referent):
    found = analysis.naming_choices(run.english, run.statements, names=run.names[run.names["referent"] == referent])
    return found.drop(columns=["referent", "loading"])


def _compared(run):
    """Say whether outlets are compared on the same events."""
    if run.within is None:
        return (
            "Fewer than five events are told by two outlets or more, so outlets are compared over all their articles: "
            "a difference between outlets may be one between the stories that they tell."
        )
    return (
        "Shares of statements, and frames, are compared within the same events. All else (lengths, speakers, replies, "
        "accusations, days, words, names) is compared over all articles, where a difference may be one of stories."
    )


def _measure(estimates, name):
    return estimates[estimates["measure"].astype("str").str.startswith(name)]


def _keywords(run):
    found = analysis.keyness(run.matrix, by="outlet")
    return found[found["p_adjusted"].lt(0.05) & found["estimate"].gt(0)]


def _sections(run, out):
    sections, behind, made = {}, Behind(run), []
    for place, (title, compute, about) in enumerate(figures_of(run)):
        part = sections.setdefault(title, {"key": f"s-{len(sections)}", "title": title, "figures": []})
        one = {"key": f"f-{place}"}
        try:
            shown = figure(compute(), run=run, about=about)
        except ValueError as error:
            told = {"title": wording.sentence_case(about or title)}
            part["figures"].append(one | told | {"failed": f"Not shown: {error}"})
            continue
        part["figures"].append(one)
        made.append((one, shown))
    room = SENTENCES // max(1, sum(min(len(shown.table), ROWS) for _, shown in made))
    for one, shown in made:
        one |= _figure(one["key"], shown, behind, max(3, min(20, room)), out)
    return list(sections.values())


def _figure(key, shown, behind, most, out):
    name = f"report-{shown.name}"
    save_table(shown.table, name, out=out)
    sheet = for_spreadsheets(shown.table)
    sheet.insert(0, "run", run_line(shown.run))
    write_whole(out / "tables" / f"{name}-for-spreadsheets.csv", sheet)
    rows = []
    for place, row in enumerate(shown.named.head(ROWS).to_dict("records")):
        hits, counted = behind.hits(row, most)
        rows.append(
            {
                "key": f"{key}-{place}",
                "name": wording.told(row, shown.columns),
                "to": f"{key}-{place}" + ("-hits" if hits else ""),
                "group": [wording.plain(row[c]) for c in shown.columns],
                "value": wording.value_of(row),
                "interval": wording.interval(row),
                "n": f"{row['n']:,}",
                "n_articles": f"{row['n_articles']:,}",
                "hits": hits,
                "behind": _behind(row, len(hits), counted),
            }
        )
    return {
        "title": wording.sentence_case(shown.about),
        "alt": shown.alt,
        "picture": base64.b64encode(shown.png(caption=False)).decode("ascii"),
        "areas": [
            {"style": _style(area), "name": rows[area.row]["name"], "to": rows[area.row]["to"]}
            for area in shown.areas(caption=False)
            if area.row < len(rows)
        ],
        "caption": shown.caption,
        "reading": shown.reading,
        "name": name,
        "size": f"{len(shown.table):,}",
        "columns": [wording.column_name(c) for c in shown.columns],
        "measure": wording.what_of(shown.table),
        "rows": rows,
    }


def _style(area):
    """Place a link over its row; parts of the picture, so that it fits on a telephone too."""
    return "; ".join(
        f"{side}: {100 * part:.2f}%" for side, part in zip(("left", "top", "width", "height"), area[1:], strict=True)
    )


def _behind(row, shown, counted):
    thing = "sentence" if row["id_kind"] in ("term", "hit", "sentence") else row["id_kind"]
    if row["id_kind"] == "term" or shown == counted:
        return count_of(shown, thing)
    return f"{shown} of {count_of(counted, thing)}, drawn"


def _articles(run):
    """Write articles as long as there is room, each with its statements marked."""
    said = run.everything
    inside = said[said["part"] != "title"].groupby("article_id").indices
    said = said[said["part"] != "title"]
    rows, room = {}, ARTICLES
    for n, article in enumerate(run.articles.to_dict("records")):
        room -= len(article["text"])
        if room < 0:
            break
        places = inside.get(article["article_id"], ())
        spans = [span for row in said.iloc[places].to_dict("records") for span in spans_of(row)]
        day = article.get("published")
        when = "no date" if pd.isna(day) else f"{day.day} {day:%B %Y}"
        head = [article["outlet"], when, wording.plain(article["title"], 120)]
        rows[article["article_id"]] = {
            "key": f"a-{n}",
            "head": " · ".join(head),
            "body": _safe(marked(article["text"], spans)),
            "link": _safe(link_html(article.get("url"))),
        }
    left = len(run.articles) - len(rows)
    told = f"{count_of(len(rows), 'article')}." + (
        f" {left:,} further ones are left out, to keep the page small." if left else ""
    )
    return list(rows), {"told": told, "rows": list(rows.values())}


def _told(run):
    articles = run.articles
    days = articles["published"].dropna()
    when = f", {days.min():%d %B %Y} to {days.max():%d %B %Y}".replace(" 0", " ") if len(days) else ""
    undated = int(articles["published"].isna().sum())
    parts = [
        f"{count_of(len(articles), 'article')} of {count_of(articles['outlet'].nunique(), 'outlet')}{when}",
        f"{undated:,} without a date" if undated else "",
        count_of(len(run.statements), "statement"),
        f"{count_of(len(articles) - len(run.english), 'article')} in other languages, not read for statements"
        if len(articles) > len(run.english)
        else "",
        count_of(len(run.problems), "problem"),
    ]
    return "; ".join(part for part in parts if part) + "."


def _problems(run):
    rows = run.problems.head(PROBLEMS).astype(object).where(lambda t: t.notna(), "").to_dict("records")
    cut = f", the first {PROBLEMS} shown; all are in problems.csv" if len(run.problems) > PROBLEMS else ""
    return {"told": f"Reported: {count_of(len(run.problems), 'problem')}{cut}.", "rows": rows}


def _manifest(run):
    manifest = run.manifest
    rows = [("run", run_line(run)), ("corpus", manifest["corpus"])]
    for part in ("inputs", "options", "versions", "rows"):
        rows += [
            (f"{part}: {name}", value) for name, value in manifest.get(part, {}).items() if value not in (None, {})
        ]
    rows += [(f"given: {name}", Path(str(value)).name) for name, value in manifest.get("given", {}).items() if value]
    return [*rows, ("seed", 0)]


def _template():
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(PACKAGE / "run")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("report.html")


def _safe(text):
    """Mark text of our own, or text that `marks` has escaped, as HTML."""
    from markupsafe import Markup

    return Markup(text)
