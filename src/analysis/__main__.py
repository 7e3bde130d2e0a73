"""The command line: ``python -m analysis build|figures|report CORPUS --out DIR``."""

import argparse
import logging
import os
import sys
import traceback
from pathlib import Path

from analysis.base.paths import NOTEBOOKS, SAMPLE, has_checkout
from analysis.base.schema import ENGINES


def main(arguments=None):
    """Run one command; an error is one line on stderr and exit status 2."""
    options = _parser().parse_args(arguments)
    try:
        _complete(options)
        {"build": _build, "figures": _figures, "report": _report}[options.command](options)
    except KeyboardInterrupt:
        print("Stopped. What was finished is kept; run the same command to go on.", file=sys.stderr)
        return 130
    except (ValueError, OSError) as error:
        print(f"analysis {options.command}: {' '.join(str(error).split())}", file=sys.stderr)
        return 2
    except Exception as error:  # a fault of ours, not of the user's: keep the traceback out of sight, but keep it
        log = Path(options.out) / "error.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(traceback.format_exc(), encoding="utf-8")
        text = " ".join(str(error).split())
        print(
            f"analysis {options.command}: unexpected {type(error).__name__}: {text}; please report {log}",
            file=sys.stderr,
        )
        return 1
    return 0


def _parser():
    parser = argparse.ArgumentParser(
        prog="python -m analysis", description="How news outlets word, source and frame a story."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="build|figures|report")
    for name, text in (
        ("build", "write every table of a corpus as Parquet"),
        ("figures", "run the notebooks on a corpus: figures (PNG) and the numbers behind them (CSV)"),
        ("report", "one HTML page of all figures"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument(
            "corpus", nargs=None if name == "build" else "?", help="folder or file of articles; the sample by default"
        )
        command.add_argument("--out", required=name == "build", default="data/output", help="folder for the results")
        command.add_argument("--metadata", help="CSV with the columns file, outlet, published and any others")
        command.add_argument(
            "--columns", default="", help="columns of tables of articles: text=...,outlet=...,published=..."
        )
        command.add_argument("--actors", help="CSV with the columns alias, speaker, kind, side")
        command.add_argument("--names", help="CSV with the columns referent, name, loading")
        command.add_argument("--engine", choices=ENGINES, help="who finds attributions; the tagger by default")
        command.add_argument("--workers", type=int, help="cores to use; all by default")
    return parser


def _complete(options):
    """Fill in the sample where no corpus is named, and what lies inside the corpus under a known name."""
    options.columns = dict(_pair(x) for x in options.columns.split(",") if x.strip())
    if options.corpus is None:
        if not has_checkout():
            raise ValueError(
                "name the folder of your articles: the sample is in the repository, not in the installed package"
            )
        options.corpus = SAMPLE / "articles"
        options.metadata = options.metadata or SAMPLE / "metadata.csv"
        options.actors = options.actors or SAMPLE / "actors.csv"
        options.names = options.names or SAMPLE / "naming.csv"
    corpus = Path(options.corpus)
    if not corpus.exists():
        raise ValueError(f"{corpus}: no such file or folder; give the folder that holds your articles")
    for name, file in (("actors", "actors.csv"), ("names", "naming.csv")):
        if getattr(options, name) is None and (corpus / file).is_file():
            setattr(options, name, corpus / file)
    for name in ("metadata", "actors", "names"):
        path = getattr(options, name)
        if path is not None and not Path(path).is_file():
            raise ValueError(f"{path}: no such file; --{name} names a CSV")
    if options.workers is not None and options.workers < 1:
        raise ValueError(f"--workers is {options.workers}; give 1 or more")


def _pair(text):
    name, sign, column = text.partition("=")
    if not sign or not name.strip() or not column.strip():
        raise ValueError(f"--columns {text!r}: write it as text=body,outlet=source")
    return name.strip(), column.strip()


def _build(options):
    from analysis.run.build import build_tables

    manifest = build_tables(
        options.corpus,
        options.out,
        metadata=options.metadata,
        columns=options.columns or None,
        actors=options.actors,
        engine=options.engine,
        workers=options.workers,
    )
    rows = manifest["rows"]
    print(", ".join(f"{count:,} {name}" for name, count in rows.items()), f"-> {options.out}")
    if rows["problems"]:
        print(f"{rows['problems']:,} problems were reported: see {Path(options.out) / 'problems.parquet'}")


def _figures(options):
    if not has_checkout():
        raise ValueError("figures are made by the notebooks of the repository: get a checkout and run this there")
    import papermill

    from analysis.run.build import check_apart

    check_apart(options.corpus, options.out)
    from papermill.exceptions import PapermillExecutionError
    from tqdm.auto import tqdm

    logging.getLogger("papermill").setLevel(logging.ERROR)
    # The kernel is this very Python; nothing is asked of the machine's other kernels, and nothing of the network.
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    out = Path(options.out).resolve()
    (out / "notebooks").mkdir(parents=True, exist_ok=True)
    parameters = {
        name: None if getattr(options, name) is None else str(Path(getattr(options, name)).resolve())
        for name in ("corpus", "metadata", "actors", "names")
    }
    parameters |= {"columns": options.columns or None, "engine": options.engine, "out": str(out)}
    notebooks = sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))
    for notebook in tqdm(notebooks, desc="notebooks", delay=2, disable=None):
        try:
            papermill.execute_notebook(
                notebook,
                out / "notebooks" / notebook.name,
                parameters=parameters,
                kernel_name="python3",
                cwd=str(NOTEBOOKS),
                progress_bar=False,
                extra_arguments=["--IPKernelApp.log_level=40"],
            )
        except PapermillExecutionError as error:
            raise ValueError(f"{notebook.name} stopped: {error.ename}: {error.evalue}") from error
    pictures = len(list((out / "figures").glob("*.png")))
    print(f"{pictures} figures with their tables -> {options.out}")


def _report(options):
    from analysis.run.report import write_report

    _figures(options)
    print(f"one page of it all -> {write_report(options.out)}")


if __name__ == "__main__":
    sys.exit(main())
