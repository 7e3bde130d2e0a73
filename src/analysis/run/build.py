"""A corpus folder to tables on disk, as a stream of parts that are kept.

`manifest.json` says from what a run was made. A run that was stopped goes on where it was, and one whose corpus or
options have changed does again what is new or changed: the same command does only what is missing.
"""

import hashlib
import json
import os
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pandas as pd

import analysis
from analysis.base.paths import MODEL
from analysis.base.pool import Workers
from analysis.corpus.files.listing import list_files as list_articles
from analysis.run.cluster import connected
from analysis.run.folder import alone_in, claim, list_files, read_manifest, write_manifest, write_whole
from analysis.run.inputs import HASHES, cut, hash_files, versions
from analysis.run.parts import Parts, name_of
from analysis.run.publish import publish
from analysis.run.stream import Stream

BATCH = 500
"""Articles of a part: so much is done again at most when a run is stopped."""
_NAMED = ("metadata", "actors", "names", "roles")
TABLES = ("articles", "lines", "problems", "attributions", "statements", "answers", "acts", "counts")


def build_tables(
    corpus: str | Path,
    out: str | Path,
    *,
    metadata: str | Path | None = None,
    columns: dict | None = None,
    actors: str | Path | None = None,
    names: str | Path | None = None,
    engine: str | None = None,
    workers: int | None = None,
    client: object = None,
    say: Callable[[str], object] | None = None,
) -> dict:
    """Read a corpus and write every table of it.

    Parameters
    ----------
    corpus : str or Path
        Folder or file of articles, as `read_corpus` takes it.
    out : str or Path
        Folder that gets the tables as `.parquet` (`problems` as `.csv` too) and `manifest.json`.
    metadata, actors, names : str or Path, optional
        Tables of the user's own, as `read_corpus`, `read_statements` and `naming_choices` take them.
    columns : dict, optional
        Names of columns, as `read_corpus` takes them.
    engine : str, optional
        "tagger" or "rules".
    workers : int, optional
        Processes or threads; all cores by default.
    client : distributed.Client or str, optional
        Client of a Dask cluster, or the address of its scheduler, in place of processes here. Its workers must see the
        same folders.
    say : callable, optional
        Is given a line of text where the user must know something, such as that results of another corpus were removed.

    Returns
    -------
    dict
        The manifest: versions, inputs with their hashes, options, and the number of rows of each table.

    Raises
    ------
    ValueError
        If nothing at all could be read, or a table or option is wrong; the message names it and the mend.
    """
    corpus, out = Path(corpus), Path(out)
    if not corpus.exists():
        raise ValueError(f"{corpus}: no such file or folder; give the folder that holds your articles")
    given = {"metadata": metadata, "actors": actors, "names": names}
    for name, path in given.items():
        if path is not None and not Path(path).is_file():
            raise ValueError(f"{path}: no such file; {name} names a table such as a CSV")
    if gone := claim(out, corpus):
        (say or (lambda line: None))(gone)
    roles = out / "roles.csv" if (out / "roles.csv").is_file() else None  # set by hand in this folder
    engine = engine or ("tagger" if (MODEL / "tagger.onnx").is_file() else "rules")
    options = {**given, "roles": roles, "columns": columns, "engine": engine}
    files, passed_over = list_articles(corpus, leave_out=options["metadata"])
    found = _named(corpus, files, Parts(out))
    del files  # a list of all files is large, so that only what is needed of it stays
    old, manifest = read_manifest(out), _told(corpus, options, found)
    there = all((out / f"{name}.parquet").is_file() for name in TABLES)
    if there and old.get("made_from") == manifest["made_from"]:
        return old  # nothing to write, so that notebooks side by side may open one run
    processes = Workers(workers or os.cpu_count() or 1)
    with alone_in(out), connected(client, corpus, out) as cluster, processes:
        if cluster is not None:  # whose workers may stand in other folders
            corpus, out, options, found = _absolute(corpus, out, options, found)
        stream = Stream(corpus, Parts(out), options, workers=processes, most=BATCH, client=cluster)
        return _build(stream, out, found, passed_over, manifest)


def _absolute(corpus, out, options, found):
    """Write all paths so that they lead to the same files from anywhere."""
    given = {name: Path(options[name]).resolve() for name in _NAMED if options[name] is not None}
    found = [(str(Path(path).resolve()), *rest) for path, *rest in found]
    return corpus.resolve(), out.resolve(), options | given, found


def _named(corpus, files, parts):
    """Give path, name, size and hash of each file."""
    at = len(os.path.join(corpus, ""))
    names = [corpus.name] if files == [corpus] else [str(path)[at:] for path in files]
    return [(path, name, size, sha) for name, (path, size, sha) in zip(names, hash_files(files, parts), strict=True)]


def _build(stream, out, found, passed_over, manifest):
    start, old, parts = time.monotonic(), read_manifest(out), stream.parts
    parts.clear()
    for half in out.glob("*.part"):  # of a table that a killed build was writing
        half.unlink()
    write_manifest(out, old | {k: manifest[k] for k in ("corpus", "given", "options")} | {"made_from": "unfinished"})
    places = cut([name for _, name, _, _ in found], [size for *_, size, _ in found], BATCH)
    batches = [[(path, name, sha) for path, name, _, sha in found[a:b]] for a, b in places]
    found.clear()
    took, steps = {}, ("read", "clean", "finish", "look", "frame")
    for step in steps:
        begun = time.monotonic()
        if step == "read":
            stream.read(batches, passed_over)
        else:
            getattr(stream, step)()
        took[step] = round(time.monotonic() - begun, 1)
    stamps, rows = publish(stream, out, old.get("steps", {}))
    problems = pd.read_parquet(out / "problems.parquet")
    if old.get("steps", {}).get("problems") != stamps["problems"] or not (out / "problems.csv").is_file():
        write_whole(out / "problems.csv", problems)
    parts.clear({*stream.used, HASHES})
    manifest |= {"steps": stamps, "rows": rows, "files": list_files(out)}
    manifest["problems"] = dict(Counter(problems["problem"]).most_common(20))
    manifest["parts"] = {"done": dict(stream.done), "kept": dict(stream.kept), "articles": dict(stream.articles)}
    manifest["seconds"] = took | {"whole": round(time.monotonic() - start, 1)}
    write_manifest(out, manifest)
    return manifest


def _told(corpus, options, found):
    """Say what a run is made from."""
    hashes = {name: _sha(options[name]) for name in _NAMED}
    beside = [corpus / "outlet_aliases.csv", *sorted(corpus.glob("metadata.*"))] if corpus.is_dir() else []
    shas = [(name, sha) for _, name, _, sha in found]
    inputs = {"corpus": name_of("", shas, [_sha(p) for p in beside if p.is_file()])[1:], **hashes, "files": len(found)}
    told = {
        "corpus": str(corpus.resolve()),
        "given": {
            name: str(Path(options[name]).resolve()) if options[name] is not None else None for name in _NAMED[:3]
        }
        | {"columns": options["columns"], "engine": options["engine"]},
        "versions": {"analysis": analysis.__version__, "code": name_of("", versions())[1:17], **versions()},
        "inputs": inputs,
        "options": {"engine": options["engine"], "columns": options["columns"] or {}},
    }
    made_from = json.dumps([told["versions"], inputs, told["options"], BATCH, time.localtime().tm_year])
    return told | {"made_from": hashlib.sha256(made_from.encode()).hexdigest()}


def _sha(path):
    return None if path is None else hashlib.sha256(Path(path).read_bytes()).hexdigest()
