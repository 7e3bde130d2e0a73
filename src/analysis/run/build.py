"""A corpus folder to tables on disk.

Each step writes its table whole or not at all, and `manifest.json` says from what it was made, so a run that was
stopped goes on where it was: the same command again does only what is missing or has changed.
"""

import hashlib
import json
import os
import platform
from pathlib import Path

import pandas as pd

import analysis
from analysis.base.paths import MODEL, PACKAGE

BATCH = 500
"""Articles whose attributions are kept on disk at once: so much is lost at most when a run is stopped."""


def build_tables(corpus, out, *, metadata=None, columns=None, actors=None, engine=None, workers=None):
    """Read a corpus and write every table of it.

    Parameters
    ----------
    corpus : str or Path
        Folder or file of articles, as `read_corpus` takes it.
    out : str or Path
        Folder that gets `articles`, `lines`, `problems`, `attributions`, `statements` and `counts` as `.parquet`, and
        `manifest.json`.
    metadata, actors : str or Path, optional
        Tables of the user's own, as `read_corpus` and `read_statements` take them.
    columns : dict, optional
        Names of columns, as `read_corpus` takes them.
    engine : str, optional
        "tagger" or "rules".
    workers : int, optional
        Processes or threads; all cores by default.

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
    check_apart(corpus, out)
    engine = engine or ("tagger" if (MODEL / "tagger.onnx").is_file() else "rules")
    key = _key(corpus, metadata, columns, actors, engine)
    out.mkdir(parents=True, exist_ok=True)
    old = _read_manifest(out)
    rows = {}

    def step(name, make, upstream):
        path = out / f"{name}.parquet"
        made_from = hashlib.sha256(json.dumps([key[part] for part in upstream]).encode()).hexdigest()
        if path.exists() and old.get("steps", {}).get(name) == made_from:
            table = pd.read_parquet(path)
        else:
            table = make()
            _write(table, path)
        manifest["steps"][name] = made_from
        rows[name] = len(table)
        _write_manifest(manifest, out)
        return table

    manifest = {
        "versions": key["versions"],
        "inputs": key["inputs"],
        "options": key["options"],
        "steps": {},
        "rows": rows,
    }
    reading = ("versions", "inputs", "reading")
    corpus_tables = {}

    def read(name):
        if not corpus_tables:
            tables = analysis.read_corpus(corpus, metadata=metadata, columns=columns)
            corpus_tables.update(zip(("articles", "lines", "problems"), tables, strict=True))
        return corpus_tables[name]

    articles = step("articles", lambda: read("articles"), reading)
    step("lines", lambda: read("lines"), reading)
    step("problems", lambda: read("problems"), reading)
    attributions = step(
        "attributions",
        lambda: _attributions(articles, out, engine, workers, key),
        (*reading, "engine"),
    )
    step(
        "statements",
        lambda: analysis.read_statements(attributions, articles, actors=actors),
        (*reading, "engine", "actors"),
    )
    step("counts", lambda: analysis.count_terms(analysis.document_term_matrix(articles), by="outlet"), reading)
    return manifest


def check_apart(corpus, out):
    """Refuse results inside the corpus, where the next run would read them as articles.

    Examples
    --------
    >>> check_apart("articles", "articles/out")
    Traceback (most recent call last):
    ValueError: articles/out lies inside articles, so a second run would read its own results; name another --out
    """
    if Path(out).resolve().is_relative_to(Path(corpus).resolve()):
        raise ValueError(f"{out} lies inside {corpus}, so a second run would read its own results; name another --out")


def _attributions(articles, out, engine, workers, key):
    """Find attributions batch by batch, keeping each finished batch until all are there."""
    from tqdm.auto import tqdm

    parts = out / ".parts"
    parts.mkdir(exist_ok=True)
    stamp = hashlib.sha256(
        json.dumps([key[p] for p in ("versions", "inputs", "reading", "engine")]).encode()
    ).hexdigest()
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
                _write(found[-1], path)
    full = [table for table in found if len(table)] or found[:1]
    for path in parts.glob("*"):
        path.unlink()
    parts.rmdir()
    return pd.concat(full, ignore_index=True)


def _key(corpus, metadata, columns, actors, engine):
    """Hash everything that a result depends on."""
    files = sorted(p for p in corpus.rglob("*") if p.is_file()) if corpus.is_dir() else [corpus]
    digest = hashlib.sha256()
    for path in files:
        digest.update(str(path.relative_to(corpus) if corpus.is_dir() else path.name).encode())
        digest.update(path.read_bytes())
    inputs = {"corpus": digest.hexdigest(), "files": len(files)}
    for name, path in (("metadata", metadata), ("actors", actors)):
        if path is not None and not Path(path).is_file():
            raise ValueError(f"{path}: no such file; --{name} names a CSV")
        inputs[name] = hashlib.sha256(Path(path).read_bytes()).hexdigest() if path is not None else None
    code = hashlib.sha256()
    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.csv"), *MODEL.glob("*.json")]):
        code.update(path.read_bytes())
    return {
        "versions": {
            "analysis": analysis.__version__,
            "code": code.hexdigest()[:16],
            "python": platform.python_version(),
        },
        "inputs": {"corpus": inputs["corpus"], "files": inputs["files"], "metadata": inputs["metadata"]},
        "actors": inputs["actors"],
        "reading": {"columns": columns or {}},
        "engine": engine,
        "options": {"engine": engine, "columns": columns or {}, "actors": inputs["actors"]},
    }


def _write(table, path):
    part = path.with_suffix(f".{os.getpid()}.part")
    table.to_parquet(part, index=False)
    part.replace(path)


def _read_manifest(out):
    try:
        return json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _write_manifest(manifest, out):
    part = out / f"manifest.{os.getpid()}.part"
    part.write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    part.replace(out / "manifest.json")
