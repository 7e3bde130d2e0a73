"""A corpus folder to tables on disk.

Each step writes its table whole or not at all, and `manifest.json` says from what it was made, so a run that was
stopped goes on where it was: the same command again does only what is missing or has changed.
"""

import hashlib
import json
import platform
from pathlib import Path

import pandas as pd

import analysis
from analysis.base.paths import MODEL, PACKAGE
from analysis.run.folder import claim, list_files, read_manifest, write_manifest, write_whole

BATCH = 500
"""Articles whose attributions are kept on disk at once: so much is lost at most when a run is stopped."""
_NAMED = ("metadata", "actors", "names", "roles")


def build_tables(
    corpus, out, *, metadata=None, columns=None, actors=None, names=None, engine=None, workers=None, say=None
):
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
    engine = engine or ("tagger" if (MODEL / "tagger.onnx").is_file() else "rules")
    given = {"metadata": metadata, "actors": actors, "names": names}
    roles = out / "roles.csv" if (out / "roles.csv").is_file() else None  # set by hand in this folder
    hashes = _hashes(corpus, given | {"roles": roles})
    if gone := claim(out, corpus):
        (say or (lambda line: None))(gone)
    plan = _Plan(out, hashes, {"engine": engine, "columns": columns or {}}, read_manifest(out))
    plan.manifest |= {
        "corpus": str(corpus.resolve()),
        "given": {name: str(Path(path).resolve()) if path is not None else None for name, path in given.items()}
        | {"columns": columns, "engine": engine},
    }
    read = _Reading(corpus, metadata, columns, roles)
    source = ("corpus", "metadata", "columns", "roles")
    articles = plan.step("articles", source, lambda: analysis.find_events(analysis.find_copies(read.table("articles"))))
    plan.step("lines", source, lambda: read.table("lines"))
    problems = plan.step("problems", source, lambda: read.table("problems"))
    if not (out / "problems.csv").is_file() or plan.did("problems"):
        write_whole(out / "problems.csv", problems)
    tagged = (*source, "engine")
    attributions = plan.step("attributions", tagged, lambda: _attributions(articles, out, engine, workers, plan))
    told = (*tagged, "actors")
    statements = plan.step("statements", told, lambda: analysis.read_statements(attributions, articles, actors=actors))
    plan.step("answers", told, lambda: analysis.frame_answers(articles, statements))
    plan.step("acts", told, lambda: analysis.find_acts(articles, statements))
    plan.step("counts", source, lambda: analysis.count_terms(analysis.document_term_matrix(articles), by="outlet"))
    plan.manifest["files"] = list_files(out)
    write_manifest(out, plan.manifest)
    return plan.manifest


class _Plan:
    """Does each step once: a table that was made from the same things is opened instead."""

    def __init__(self, out, hashes, options, old):
        self.out, self.old, self.done = out, old, set()
        self.parts = {name: json.dumps(value) for name, value in (hashes | options).items()}
        self.manifest = {
            "versions": hashes["versions"],
            "inputs": {name: hashes[name] for name in ("corpus", *_NAMED)} | {"files": hashes["files"]},
            "options": {name: options[name] for name in ("engine", "columns")},
            "steps": {},
            "rows": {},
            "files": old.get("files", []),
        }

    def stamp(self, upstream):
        """Hash what a step is made from."""
        made_from = [self.parts["versions"], *(self.parts[name] for name in upstream)]
        return hashlib.sha256(json.dumps(made_from).encode()).hexdigest()

    def step(self, name, upstream, make):
        path, stamp = self.out / f"{name}.parquet", self.stamp(upstream)
        if path.exists() and self.old.get("steps", {}).get(name) == stamp:
            table = pd.read_parquet(path)
        else:
            table = make()
            write_whole(path, table)
            self.done.add(name)
        self.manifest["steps"][name] = stamp
        self.manifest["rows"][name] = len(table)
        write_manifest(self.out, self.manifest)
        return table

    def did(self, name):
        """Whether a step was done now, and not opened."""
        return name in self.done


class _Reading:
    """Reads the corpus once, when the first of its tables is asked for."""

    def __init__(self, corpus, metadata, columns, roles):
        self.corpus, self.tables = corpus, {}
        self.options = {"metadata": metadata, "columns": columns, "roles": roles}

    def table(self, name):
        if not self.tables:
            found = analysis.read_corpus(self.corpus, **self.options)
            self.tables = dict(zip(("articles", "lines", "problems"), found, strict=True))
        return self.tables[name]


def _attributions(articles, out, engine, workers, plan):
    """Find attributions batch by batch, keeping each finished batch until all are there."""
    from tqdm.auto import tqdm

    parts = out / ".parts"
    parts.mkdir(exist_ok=True)
    stamp = plan.stamp(("corpus", "metadata", "columns", "roles", "engine"))
    found = []
    starts = range(0, max(1, len(articles)), BATCH)
    for start in tqdm(starts, desc="attributions", unit="batch", delay=2, disable=None, leave=False):
        path = parts / f"{stamp[:16]}-{start:08d}.parquet"
        if path.exists():
            found.append(pd.read_parquet(path))
        else:
            batch = articles.iloc[start : start + BATCH]
            found.append(analysis.find_attributions(batch, engine=engine, workers=workers))
            if len(articles) > BATCH:
                write_whole(path, found[-1])
    full = [table for table in found if len(table)] or found[:1]
    for path in parts.glob("*"):
        path.unlink()
    parts.rmdir()
    return pd.concat(full, ignore_index=True)


def _hashes(corpus, given):
    """Hash everything that a result depends on."""
    files = sorted(p for p in corpus.rglob("*") if p.is_file()) if corpus.is_dir() else [corpus]
    digest = hashlib.sha256()
    for path in files:
        digest.update(str(path.relative_to(corpus) if corpus.is_dir() else path.name).encode())
        digest.update(path.read_bytes())
    out = {"corpus": digest.hexdigest(), "files": len(files)}
    for name, path in given.items():
        if path is not None and not Path(path).is_file():
            raise ValueError(f"{path}: no such file; --{name} names a table such as a CSV")
        out[name] = hashlib.sha256(Path(path).read_bytes()).hexdigest() if path is not None else None
    code = hashlib.sha256()
    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.csv"), *MODEL.glob("*.json")]):
        code.update(path.read_bytes())
    out["versions"] = {
        "analysis": analysis.__version__,
        "code": code.hexdigest()[:16],
        "python": platform.python_version(),
    }
    return out
