"""Do the sentences shown justify a yes? `python benchmarks/evidence.py --polnear P --basil B [--draw 100]`.

`--draw` answers the questions for articles of which nothing was learnt, draws yes answers that have a sentence and
did not help to set the bound (draws 2 and 3), and prints what is shown for each, to be judged by the codebook, and
how many yes answers have none. What was judged stands in `data/gold/evidence.jsonl`: the draw, corpus, article,
question, offsets of the sentences, whether what is shown justifies the answer, in draw 1 whether the first alone
does, and in draw 2 the chance that the model gave, as it was drawn down to a chance of 80 %. Without `--draw` the
judgements are counted.
"""

import argparse
import json
from pathlib import Path

import pandas as pd

import analysis as an
from analysis.framing.frames import SURE
from analysis.text.sentences import sentence_spans

HERE = Path(__file__).parent
GOLD = HERE.parent / "data" / "gold" / "evidence.jsonl"
TRAINING = HERE.parent / "training" / "frames"
USED = [TRAINING / "labels.jsonl", TRAINING / "judged.jsonl"]


def read_articles(polnear, basil):
    """Return the articles of PolNeAR's train and dev part and of BASIL, the title of BASIL's before the text."""
    rows = []
    for corpus, folder in (("polnear-train", "train"), ("polnear", "dev")):
        for path in sorted((polnear / folder / "text").glob("*.txt")):
            rows.append({"article_id": f"{corpus}/{path.stem}", "text": path.read_text(encoding="utf-8")})
    for line in (basil / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows.append({"article_id": f"basil/{row['id']}", "text": f"{row['title'] or ''}\n\n{row['text']}"})
    return pd.DataFrame(rows).assign(outlet="x", language="en", title="")


def draw(articles, seen, judged, n, seed):
    """Print n yes answers of articles not seen, none that helped to set the bound, with what is shown for them."""
    left = articles[~articles["article_id"].isin(seen) & (articles["text"].str.len() < 12000)]
    left = left.sample(min(80, len(left)), random_state=seed)
    statements = an.read_statements(an.find_attributions(left, workers=1), left)
    answers = an.frame_answers(left, statements)
    yes = answers[answers["answer"] == 1]
    with_one = yes["sentence_ids"].map(bool)
    print(f"{with_one.sum()} of {len(yes)} yes answers of {len(left)} articles have a sentence")
    print(with_one.groupby(yes["question"]).agg(["sum", "count"]).T.to_string())
    yes = yes[with_one & ~(yes["article_id"] + " " + yes["question"]).isin(judged)]
    print(f"{len(yes)} of them did not help to set the bound")
    yes = yes.sample(min(n, len(yes)), random_state=seed).sort_values("question")
    texts = left.set_index("article_id")["text"]
    for number, row in enumerate(yes.to_dict("records")):
        text = texts[row["article_id"]]
        spans = [sentence_spans(text)[int(key.rsplit("#", 1)[1])] for key in row["sentence_ids"]]
        print(f"## {number} {row['question']} {row['article_id']} {json.dumps(spans)}")
        for start, end in spans:
            print("   -", " ".join(text[start:end].split()))


def main():
    """Print what is to be judged, or what was."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--basil", type=Path, required=True)
    parser.add_argument("--draw", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--avoid", type=Path, help="CSV with corpus and article that are kept for other tests")
    args = parser.parse_args()
    if args.draw:
        rows = [json.loads(line) for path in USED for line in path.read_text(encoding="utf-8").splitlines()]
        rows += pd.read_csv(args.avoid).to_dict("records") if args.avoid else []
        seen = {f"{row['corpus']}/{row['article']}" for row in rows}
        rows = map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())
        judged = {f"{row['corpus']}/{row['article']} {row['question']}" for row in rows if row["draw"] > 1}
        draw(read_articles(args.polnear, args.basil), seen, judged, args.draw, args.seed)
        return
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    table = pd.DataFrame(rows)
    last = table[table["draw"] == 2]
    for least in (0.8, 0.85, SURE, 0.95):
        right = last.loc[last["chance"] >= least, "shown"]
        print(f"draw 2, chance {least}: {right.sum()} of {len(right)}")
    for number, shown in table.groupby("draw")["shown"]:
        print(f"draw {number}: {shown.sum()} of {len(shown)}")
    print(table.groupby(["draw", "question"])["shown"].agg(["sum", "count"]).unstack("draw").to_string())


if __name__ == "__main__":
    main()
