"""Speed and memory of the word statistics, beside their peers in one run.

    python benchmarks/terms.py [--articles 10000 50000] [--data FOLDER] [--keep FOLDER]

The corpus is made here: paragraphs of real texts (`data/sample/articles`, or every .txt under --data) drawn again with
a seed until an article has some 770 words, seven outlets in turn; to each article new words are added so that the
vocabulary keeps growing as V = 4 n^0.6 (Heaps), as it would not if paragraphs were only drawn again. Each measure runs
in a process of its own and prints its CPU seconds, wall seconds and peak memory; ratios are of CPU seconds where both
sides use one core, so that a busy machine matters less.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

WORDS_PER_ARTICLE = 770
OUTLETS = 7


def make_corpus(paragraphs, n_articles, path):
    """Write articles of resampled paragraphs and ever new words into a Parquet file."""
    rng = np.random.default_rng(0)
    sizes = np.array([len(p.split()) for p in paragraphs])
    per_article = max(1, round(WORDS_PER_ARTICLE / sizes.mean()))
    n_words, coined = 0, 0
    schema = pa.schema([("article_id", pa.string()), ("outlet", pa.string()), ("text", pa.string())])
    with pq.ParquetWriter(path, schema) as writer:
        for start in range(0, n_articles, 2000):
            rows = {"article_id": [], "outlet": [], "text": []}
            for number in range(start, min(start + 2000, n_articles)):
                drawn = rng.integers(0, len(paragraphs), per_article)
                n_words += int(sizes[drawn].sum())
                known = int(4 * n_words**0.6)
                new = [f"tern{word:x}" for word in range(coined, known)]
                coined = known
                old = [
                    f"tern{int(word):x}" for word in coined * rng.random(10) ** 3
                ]  # some of the new words come again
                rows["article_id"].append(f"a{number}")
                rows["outlet"].append(f"outlet-{number % OUTLETS}")
                rows["text"].append("\n".join([*(paragraphs[i] for i in drawn), " ".join([*new, *old])]))
            writer.write_table(pa.table(rows, schema=schema))


def vectorise(path):
    """Count words with scikit-learn, under the same rule."""
    from sklearn.feature_extraction.text import CountVectorizer

    from analysis.text.words import WORD, fold

    articles = pd.read_parquet(path)
    vectorizer = CountVectorizer(preprocessor=fold, token_pattern=WORD)
    return articles, vectorizer, vectorizer.fit_transform(articles["text"])


def measure_matrix(path):
    """Build our matrix."""
    from analysis.terms.counting.matrix import document_term_matrix

    return {"shape": document_term_matrix(path).shape}


def measure_matrix_two(path):
    """Build our matrix in two processes."""
    from analysis.terms.counting.matrix import document_term_matrix

    return {"shape": document_term_matrix(path, workers=2).shape}


def measure_matrix_sklearn(path):
    """Build scikit-learn's matrix."""
    return {"shape": vectorise(path)[2].shape}


def measure_keyness(path):
    """Go from Parquet to keyness, without resampling."""
    from analysis.terms.counting.matrix import document_term_matrix
    from analysis.terms.keywords.contrast import keyness

    return {"rows": len(keyness(document_term_matrix(path), by="outlet", draws=0, permutations=0))}


def measure_keyness_sklearn(path):
    """Do the same with scikit-learn's matrix, and the same keyness."""
    from scipy import sparse

    from analysis.terms.counting.matrix import TermMatrix
    from analysis.terms.keywords.contrast import keyness

    articles, vectorizer, counts = vectorise(path)
    counts = sparse.csr_array(counts)
    articles = articles.drop(columns="text").assign(n_words=counts.sum(axis=1))
    matrix = TermMatrix(counts, pd.Index(vectorizer.get_feature_names_out(), dtype="str"), articles)
    return {"rows": len(keyness(matrix, by="outlet", draws=0, permutations=0))}


def measure_counts(path):
    """Count words per outlet."""
    from analysis.terms.counting.matrix import document_term_matrix
    from analysis.terms.frequency import count_terms

    return {"rows": len(count_terms(document_term_matrix(path), by="outlet"))}


def measure_counts_counter(path):
    """Do the same with collections.Counter."""
    from collections import Counter

    from analysis.text.words import words

    articles = pd.read_parquet(path)
    counts = {outlet: Counter() for outlet in articles["outlet"].unique()}
    for outlet, text in zip(articles["outlet"], articles["text"], strict=True):
        counts[outlet].update(words(text))
    return {"rows": sum(map(len, counts.values()))}


def measure_sentences(path):
    """Split a thousand articles into sentences."""
    from analysis.text.sentences import sentence_spans

    return _timed(lambda texts: sum(len(sentence_spans(text)) for text in texts), path, 1000)


def measure_sentences_punkt(path):
    """Do the same with Punkt, trained on them first."""
    from nltk.tokenize.punkt import PunktSentenceTokenizer, PunktTrainer

    texts = pd.read_parquet(path, columns=["text"])["text"].head(1000).tolist()
    trainer = PunktTrainer("\n".join(texts[:300]), verbose=False)
    punkt = PunktSentenceTokenizer(trainer.get_params())
    return _timed(lambda texts: sum(len(list(punkt.span_tokenize(text))) for text in texts), path, 1000)


def measure_kwic(path):
    """Find a phrase, a common word and a pattern in ten thousand articles."""
    from analysis.terms.concordance import kwic

    articles = pd.read_parquet(path).head(10_000)
    asked = {"phrase": ["officials said"], "word": ["president"], "pattern": "[Pp]resident"}
    out = {}
    for name, pattern in asked.items():
        start = time.process_time()
        out[f"{name} lines"] = len(kwic(articles, pattern, regex=name == "pattern"))
        out[name] = time.process_time() - start
    start = time.process_time()
    kwic(articles, asked["pattern"], regex=True, sample=1000)
    return out | {"1,000 of its lines": time.process_time() - start}


def measure_index(path):
    """Ask ten thousand articles the same with an index on disk and without; processor seconds."""
    from analysis.terms.collocates import collocations
    from analysis.terms.concordance import kwic
    from analysis.terms.counting.matrix import document_term_matrix
    from analysis.terms.index.disk import open_index, write_index
    from analysis.terms.index.words import index_words

    articles = pd.read_parquet(path).head(10_000)
    out = {}

    def timed(name, function):
        start = time.process_time()
        found = function()
        out[name] = round(time.process_time() - start, 2)
        return found

    made = timed("make", lambda: index_words(articles))
    with tempfile.TemporaryDirectory() as folder:
        timed("write", lambda: write_index(Path(folder), made.parts, made.vocabulary, rules="", made_from=""))
        out["MiB"] = round(sum(file.stat().st_size for file in Path(folder).iterdir()) / 2**20)
        index = timed("open", lambda: open_index(Path(folder), articles, ""))
        asked = {
            "word": lambda of: kwic(of, "president"),
            "phrase": lambda of: kwic(of, "officials said"),
            "pattern": lambda of: kwic(of, "[Pp]resident", regex=True),
            "pattern of words": lambda of: kwic(of, "president (Barack )?Obama", regex=True),
            "matrix": document_term_matrix,
        }
        for name, ask in asked.items():
            with_index, plain = timed(f"{name}, index", lambda a=ask: a(index)), timed(name, lambda a=ask: a(articles))
            same = plain.equals(with_index) if isinstance(plain, pd.DataFrame) else plain.shape == with_index.shape
            if not same:
                raise AssertionError(name)
        timed("collocates, index", lambda: collocations(index, "president"))
        timed("collocates again, index", lambda: collocations(index, "congress"))
        timed("collocates per outlet, index", lambda: collocations(index, "president", by="outlet"))
    return out


def measure_scores(path):
    """Score 7 groups x 166,000 terms, in the blocks that keyness takes."""
    del path
    from analysis.terms.keywords.contrast import _BLOCK, _Against, _measures
    from analysis.terms.keywords.scores import log_likelihood

    rng = np.random.default_rng(0)
    n = rng.zipf(1.5, (7, 166_000)).clip(max=100_000).astype(float)
    total = n.sum(axis=1)
    weights = np.full((7, 7), 1 / 6)
    np.fill_diagonal(weights, 0)
    others = (total.sum() - total)[:, None]
    reference = weights @ (n / total[:, None]) * others
    blocks = [slice(at, at + _BLOCK) for at in range(0, n.shape[1], _BLOCK)]
    best = {}
    for _ in range(5):
        start = time.process_time()
        for block in blocks:
            log_likelihood(n[:, block], total[:, None], reference[:, block], others)
        middle = time.process_time()
        _measures(n, total, _Against(weights, 0.5 / total.mean()), 1000 * n.sum(axis=0) / n.sum(), 1000.0)
        for name, value in (("g2", middle - start), ("all scores", time.process_time() - middle)):
            best[name] = min(best.get(name, 9), value)
    return best


def measure_permutations(path):
    """Permute ten thousand articles a thousand times."""
    from analysis.terms.counting.matrix import document_term_matrix
    from analysis.terms.keywords.contrast import keyness

    matrix = document_term_matrix(path)
    start = time.process_time()
    rows = len(keyness(matrix, by="outlet", draws=0, permutations=1000))
    return {"articles": matrix.shape[0], "rows": rows, "of itself": time.process_time() - start}


def measure_within(path):
    """Test the same within events, of three outlets each."""
    from dataclasses import replace

    from analysis.terms.counting.matrix import document_term_matrix
    from analysis.terms.keywords.contrast import keyness

    matrix = document_term_matrix(path)
    matrix = replace(matrix, articles=matrix.articles.assign(event=np.arange(matrix.shape[0]) // 3))
    start = time.process_time()
    rows = len(keyness(matrix, by="outlet", within="event", draws=0, permutations=1000))
    return {"articles": matrix.shape[0], "rows": rows, "of itself": time.process_time() - start}


def _timed(function, path, n):
    texts = pd.read_parquet(path, columns=["text"])["text"].head(n).tolist()
    start = time.process_time()
    found = function(texts)
    return {"sentences": found, "of itself": time.process_time() - start}


MEASURES = {name.removeprefix("measure_"): value for name, value in globals().items() if name.startswith("measure_")}


def in_a_process(name, path):
    """Run one measure alone and say what it took."""
    done = subprocess.run(
        [sys.executable, __file__, "--one", name, str(path)], check=True, capture_output=True, text=True
    )
    out = json.loads(done.stdout.splitlines()[-1])
    print(
        f"{name:20}",
        "  ".join(f"{k} {v:.3g}" if isinstance(v, float) else f"{k} {v}" for k, v in out.items()),
        flush=True,
    )
    return out


def one(name, path):
    """Be the process of one measure."""
    import analysis.terms.keywords.contrast  # noqa: F401  imports are not what is measured

    before, start = time.process_time(), time.perf_counter()
    out = MEASURES[name](path)
    out |= {"cpu": round(time.process_time() - before, 3), "wall": round(time.perf_counter() - start, 3)}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(json.dumps(out | {"peak GiB": round(peak, 3)}))


def main():
    """Make the corpora, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 50_000])
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[1] / "data" / "sample" / "articles")
    parser.add_argument("--keep", type=Path, help="folder for the corpora, kept for the next run")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        return one(*options.one)
    texts = [file.read_text("utf-8", errors="replace") for file in sorted(options.data.rglob("*.txt"))]
    paragraphs = [line for text in texts for line in text.splitlines() if len(line.split()) > 15]
    folder = options.keep or Path(tempfile.mkdtemp())
    times = {}
    for size in options.articles:
        path = folder / f"articles-{size}.parquet"
        if not path.is_file():
            make_corpus(paragraphs, size, path)
        print(f"\n{size:,} articles, {path.stat().st_size / 2**20:.0f} MiB of Parquet")
        run = {name: in_a_process(name, path) for name in ("matrix", "matrix_two", "keyness", "counts")}
        if size <= 50_000:
            run |= {name: in_a_process(name, path) for name in ("matrix_sklearn", "keyness_sklearn", "counts_counter")}
            for ours, theirs in (
                ("matrix", "matrix_sklearn"),
                ("keyness", "keyness_sklearn"),
                ("counts", "counts_counter"),
            ):
                print(f"  {ours}: {run[theirs]['cpu'] / run[ours]['cpu']:.2f} times as fast as {theirs}")
        print(f"  two processes: {run['matrix']['wall'] / run['matrix_two']['wall']:.2f} times as fast as one")
        times[size] = run["keyness"]["cpu"]
    path = folder / f"articles-{min(options.articles)}.parquet"
    print()
    run = {
        name: in_a_process(name, path)
        for name in ("sentences", "sentences_punkt", "kwic", "index", "scores", "permutations", "within")
    }
    print(
        f"  within events: {run['within']['of itself'] / run['permutations']['of itself']:.2f} times as long as across"
    )
    print(
        f"  sentences: {run['sentences_punkt']['of itself'] / run['sentences']['of itself']:.1f} times as fast as Punkt"
    )
    for small, large in zip(sorted(times), sorted(times)[1:], strict=False):
        print(f"  {large:,} articles take {times[large] / times[small]:.2f} times as long as {small:,}")
    return None


if __name__ == "__main__":
    main()
