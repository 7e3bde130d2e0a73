"""A run: the tables of one corpus, read once and opened by everything that looks at them."""

import os
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from uuid import uuid4

import pandas as pd

import analysis
from analysis.base.counts import count_of
from analysis.base.lexicon import read_lexicon
from analysis.base.paths import sample_files
from analysis.figures.looks import group_looks
from analysis.run.build import build_tables
from analysis.run.folder import MANIFEST, read_manifest
from analysis.run.inputs import versions
from analysis.run.remote import at_hand, is_url, opened
from analysis.terms.index.disk import open_index, write_index


def open_run(
    corpus: str | Path | None = None,
    *,
    out: str | Path | None = None,
    metadata: str | Path | None = None,
    columns: dict | None = None,
    actors: str | Path | None = None,
    names: str | Path | None = None,
    engine: str | None = None,
    workers: int | None = None,
    client: object = None,
) -> "Run":
    """Read a corpus into tables on disk, or only what is missing of them, and open the tables.

    Parameters
    ----------
    corpus : str or Path, optional
        Folder or file of articles, or their address, such as "s3://bucket/articles"; the embedded sample by default.
        Also the folder or address of an earlier run: its tables are then opened as they are.
    out : str or Path, optional
        Folder or address for the tables; beside the corpus, its name with `-results`, by default.
    metadata, actors, names : str or Path, optional
        Tables of your own: `metadata.csv`, `actors.csv`, `naming.csv`. Those that lie in the corpus folder under these
        names are found; those named at an earlier run of the same corpus into the same folder are kept.
    columns : dict, optional
        Names of columns, as `read_corpus` takes them.
    engine : {"tagger", "rules"}, optional
    workers : int, optional
        Processes or threads; all cores by default.
    client : distributed.Client or str, optional
        Client of a Dask cluster that does the work, or the address of its scheduler.

    Returns
    -------
    Run

    Raises
    ------
    ValueError
        If nothing could be read, a file is wrong, or `out` holds something that is no run.

    Examples
    --------
    >>> run = open_run("my-articles", out="my-results")  # doctest: +SKIP
    >>> run.statements.groupby("outlet").size()  # doctest: +SKIP
    """
    options = {"metadata": metadata, "columns": columns, "actors": actors, "names": names, "engine": engine}
    if out is None and is_url(corpus):
        return Run(opened(corpus))
    if corpus is not None and out is None and (Path(corpus) / MANIFEST).is_file():
        return Run(corpus)
    with at_hand(corpus, out) as (here, folder):
        found, options = complete(here, options, folder)
        folder = Path(folder) if folder is not None else found.with_name(f"{found.stem}-results")
        build_tables(found, folder, workers=workers, client=client, **options)
    return Run(folder)


def complete(corpus, options, out=None):
    """Fill in the options that are told elsewhere: by the sample, by the corpus folder, by an earlier run.

    Parameters
    ----------
    corpus : str, Path or None
    options : dict
        With `metadata`, `columns`, `actors`, `names`, `engine`; None where nothing was said.
    out : str or Path, optional

    Returns
    -------
    Path, dict

    Raises
    ------
    ValueError
        If the corpus or a file that was named does not exist.
    """
    sample = sample_files()
    corpus = Path(sample["corpus"] if corpus is None else corpus)
    if not corpus.exists():
        raise ValueError(f"{corpus}: no such file or folder; give the folder that holds your articles")
    told = dict(options)
    old = read_manifest(out) if out is not None else {}
    if old.get("corpus") == str(corpus.resolve()):
        told = {name: value if value is not None else old["given"].get(name) for name, value in told.items()}
    for name in ("metadata", "actors", "names"):
        if told[name] is None and corpus.resolve() == sample["corpus"].resolve():
            told[name] = sample[name]
        if told[name] is None and name != "metadata" and (found := corpus / _FILES[name]).is_file():
            told[name] = found
        if told[name] is not None and not Path(told[name]).is_file():
            raise ValueError(f"{told[name]}: no such file; {name} names a table such as {_FILES[name]}")
    return corpus, told


_FILES = {"metadata": "metadata.csv", "actors": "actors.csv", "names": "naming.csv"}


class Run:
    """The tables of a corpus on disk, each opened when it is first asked for.

    Attributes
    ----------
    folder : Path
    manifest : dict
        What the run was made from: versions, inputs, options, rows.
    articles, lines, problems, attributions, statements, answers, acts : DataFrame
        `statements` holds what was said (cues of reporting), made or not; `attributions` attitudes too.
    english : DataFrame
        The articles that were read for statements.
    index : WordIndex
        Every word of the articles with its place: give it to `kwic`, `collocations` or `document_term_matrix` in place
        of the articles. One that is missing, or was made from other texts or by other rules, is made anew.
    matrix : TermMatrix
        Articles x terms of the English articles, stop words left out.
    within : str or None
        "event" where at least five events are told by two outlets or more, so that outlets compare within events.
    largest_event : str or None
        The event that most outlets tell of.
    weights : Series
        A weight per article, so that copies count once.
    looks : dict
        Colour and marker of every outlet.
    names : DataFrame or None
        The user's table of names to compare.
    checks : DataFrame or None
        The user's hand check, where `checks.csv` lies in the folder.
    """

    def __init__(self, folder):
        self.folder = Path(folder)
        self.manifest = read_manifest(self.folder)
        if not self.manifest:
            raise ValueError(f"{self.folder}: no run lies there; make one with open_run(corpus, out={str(folder)!r})")

    def table(self, name):
        """Open a table by its name, such as "counts"."""
        path = self.folder / f"{name}.parquet"
        if not path.is_file():
            raise ValueError(f"{path}: the run holds no such table; run the build again")
        return pd.read_parquet(path)

    articles = cached_property(lambda self: self.table("articles"))
    lines = cached_property(lambda self: self.table("lines"))
    problems = cached_property(lambda self: self.table("problems"))
    attributions = cached_property(lambda self: self.table("attributions"))
    answers = cached_property(lambda self: self.table("answers"))
    acts = cached_property(lambda self: self.table("acts"))

    @cached_property
    def everything(self):
        """Statements and attitudes alike."""
        return self.table("statements")

    @cached_property
    def statements(self):
        """What was said: statements with a cue of reporting."""
        return self.everything[self.everything["cue_kind"] == "reporting"].reset_index(drop=True)

    @cached_property
    def english(self):
        """The articles that were read for statements."""
        return analysis.english_articles(self.articles).reset_index(drop=True)

    @cached_property
    def index(self):
        """Every word of the articles with its place."""
        rules = versions()["terms"]
        found = open_index(self.folder, self.articles, rules)
        if found is None:
            found = analysis.index_words(self.articles, workers=os.cpu_count() or 1)
            with suppress(OSError):  # a folder that is not ours to write: the index serves this session
                write_index(self.folder, found.parts, found.vocabulary, rules=rules, made_from=uuid4().hex)
        return found

    @cached_property
    def matrix(self):
        """Articles x terms, stop words left out."""
        read = self.index if len(self.english) == len(self.articles) else self.english
        return analysis.document_term_matrix(read, stopwords=analysis.stop_list())

    @cached_property
    def within(self):
        """The column within whose values outlets compare, or None."""
        if "event" not in self.articles:
            return None
        told = self.articles.dropna(subset=["event"]).groupby("event")["outlet"].nunique()
        return "event" if (told >= 2).sum() >= 5 else None

    @cached_property
    def largest_event(self):
        """The event that most outlets tell of, the one with most articles first; None where outlets share no event."""
        if self.within is None:
            return None
        told = self.articles.dropna(subset=["event"]).groupby("event")["outlet"].agg(["nunique", "size"])
        return told.sort_values(["nunique", "size"], ascending=False, kind="stable").index[0]

    @cached_property
    def weights(self):
        """A weight per article, so that copies count once."""
        return analysis.copy_weights(self.articles, copies="once")

    @cached_property
    def looks(self):
        """Colour and marker of every outlet."""
        return group_looks(self.articles["outlet"])

    @property
    def engine(self):
        """What found the attributions."""
        return self.manifest["options"]["engine"]

    @cached_property
    def names(self):
        """The user's table of names to compare, or None."""
        given = self.manifest["given"].get("names")
        return read_lexicon("naming", path=given) if given else None

    @cached_property
    def checks(self):
        """The user's hand check, or None."""
        path = self.folder / "checks.csv"
        if not path.is_file():
            return None
        return analysis.read_checks(path)

    @property
    def checked_field(self):
        """The column of statements that the hand check is of, such as "side"; None for whole statements or no check."""
        told = self.checks["field"].dropna() if self.checks is not None and "field" in self.checks else ()
        return told.iloc[0] if len(told) and told.iloc[0] in self.statements else None

    def __repr__(self):
        articles = self.articles
        told = (
            f"{count_of(len(articles), 'article')} of {count_of(articles['outlet'].nunique(), 'outlet')}, "
            f"{count_of(len(self.problems), 'problem')}"
        )
        return f"Run of {Path(self.manifest['corpus']).name}: {told}"
