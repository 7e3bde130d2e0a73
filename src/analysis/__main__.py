"""The command line: ``said-on-thursday build|figures|report|lab CORPUS --out DIR``."""

import argparse
import importlib.util
import os
import sys
import traceback
from pathlib import Path

import analysis
from analysis.base.counts import count_of
from analysis.base.paths import sample_files
from analysis.base.schema import ENGINES

_NAME = "said-on-thursday"


def main(arguments=None):
    """Run one command; an error is one line on stderr and exit status 2."""
    options = _parser().parse_args(arguments)
    try:
        _run(options)
    except KeyboardInterrupt:
        print("Stopped. What was finished is kept; run the same command to go on.", file=sys.stderr)
        return 130
    except (ValueError, OSError) as error:
        print(f"{_NAME} {options.command}: {' '.join(str(error).split())}", file=sys.stderr)
        return 2
    except Exception as error:  # a fault of ours, not of the user's: keep the traceback out of sight, but keep it
        log = Path(options.out) / "error.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(traceback.format_exc(), encoding="utf-8")
        text = " ".join(str(error).split())
        print(
            f"{_NAME} {options.command}: unexpected {type(error).__name__}: {text}; please report {log}",
            file=sys.stderr,
        )
        return 1
    return 0


def _run(options):
    from analysis.run.remote import at_hand, is_url

    url = options.out if is_url(options.out) else None
    if is_url(options.corpus) and getattr(options, "dry_run", False):
        raise ValueError(f"--dry-run takes a folder here, since it would have to fetch all of {options.corpus}")
    with at_hand(options.corpus, options.out) as (options.corpus, options.out):
        _complete(options)
        _COMMANDS[options.command][0](options)
    if url:
        print(f"sent to {url}")


def _parser():
    parser = argparse.ArgumentParser(prog=_NAME, description="How news outlets word, source and frame a story.")
    parser.add_argument("--version", action="version", version=f"{_NAME} {analysis.__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="|".join(_COMMANDS))
    for name, (_, text) in _COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument(
            "corpus",
            nargs=None if name == "build" else "?",
            help="folder or file of articles" + ("" if name == "build" else "; the embedded sample by default"),
        )
        told = "folder for the results" + ("" if name == "build" else "; data/output by default")
        command.add_argument("--out", required=name == "build", default="data/output", help=told)
        command.add_argument("--metadata", help="table with the columns file, outlet, published and any others")
        command.add_argument(
            "--columns", default="", help="columns of tables of articles: text=...,outlet=...,published=..."
        )
        command.add_argument("--actors", help="table with the columns alias, speaker, kind, side, party")
        command.add_argument("--names", help="table with the columns referent, name, loading")
        command.add_argument("--engine", choices=ENGINES, help="who finds attributions; the tagger by default")
        command.add_argument("--workers", type=int, help="cores to use; all by default")
        if name == "build":
            text = "say how many articles, about how long and how large, and write nothing"
            command.add_argument("--dry-run", action="store_true", help=text)
            text = "address of the scheduler of a Dask cluster that does the work; its workers see the same folders"
            command.add_argument("--scheduler", metavar="ADDRESS", help=text)
    return parser


def _complete(options):
    """Fill in what the sample, the corpus folder or an earlier run tell."""
    from analysis.run.open import complete

    options.columns = dict(_pair(x) for x in options.columns.split(",") if x.strip()) or None
    if options.corpus is None and not sample_files()["corpus"].is_dir():
        raise ValueError("name the folder of your articles: the sample is not installed here")
    if options.workers is not None and options.workers < 1:
        raise ValueError(f"--workers is {options.workers}; give 1 or more")
    asked = {name: getattr(options, name) for name in ("metadata", "columns", "actors", "names", "engine")}
    options.corpus, options.given = complete(options.corpus, asked, options.out)


def _pair(text):
    name, sign, column = text.partition("=")
    if not sign or not name.strip() or not column.strip():
        raise ValueError(f"--columns {text!r}: write it as text=body,outlet=source")
    return name.strip(), column.strip()


def _build(options):
    from analysis.run.build import build_tables

    if getattr(options, "dry_run", False):
        from analysis.run.forecast import forecast

        print(forecast(options.corpus, options.out, workers=options.workers, **options.given))
        return
    how = {"workers": options.workers, "client": getattr(options, "scheduler", None), "say": print}
    manifest = build_tables(options.corpus, options.out, **how, **options.given)
    rows = manifest["rows"]
    print(", ".join(f"{count:,} {name}" for name, count in rows.items()), f"-> {options.out}")
    if rows["problems"]:
        print(f"{count_of(rows['problems'], 'problem')} reported: see {Path(options.out) / 'problems.csv'}")


def _figures(options):
    _need("anywidget", "ipykernel", "ipywidgets", "itables", "nbclient", "nbformat")
    from analysis.run.notebooks import run_notebooks

    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    _build(options)
    run_notebooks(options.corpus, options.out, workers=options.workers)
    pictures = len(list((Path(options.out) / "figures").glob("*.png")))
    print(f"{pictures} figures with their tables -> {options.out}")


def _need(*packages):
    """Ask for the extra that holds JupyterLab before an hour of reading, not after it."""
    if missing := [name for name in packages if importlib.util.find_spec(name) is None]:
        raise ValueError(f"{', '.join(missing)} is missing: pip install {' '.join(missing)}")


def _report(options):
    from analysis.run.report import write_report

    _build(options)
    print(f"one page of it all -> {write_report(options.out)}")


def _lab(options):
    _need("anywidget", "ipykernel", "ipywidgets", "itables", "jupyterlab", "nbformat")
    import subprocess

    from analysis.run.notebooks import copy_notebooks, lab_command

    _build(options)
    folder = copy_notebooks(options.corpus, options.out)
    command, environment = lab_command(folder)
    subprocess.run(command, env=environment, check=False)


_COMMANDS = {
    "build": (_build, "write every table of a corpus as Parquet"),
    "figures": (_figures, "build, then run the notebooks on it: figures (PNG) and the numbers behind them (CSV)"),
    "report": (_report, "build, then one HTML page of everything, with the sentences behind every number"),
    "lab": (_lab, "build, then open the notebooks on it in JupyterLab"),
}

if __name__ == "__main__":
    sys.exit(main())
