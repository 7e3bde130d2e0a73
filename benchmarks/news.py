"""How well statements are read on real news, against statements that coders read without seeing any output.

    python benchmarks/news.py --basil FILE --polnear FOLDER [--bodies FILE] [--pages FOLDER] [--half N]
                              [--engine ENGINE] [--misses FIELD] [--write]

`data/gold/README.md` tells how the gold was made; its texts are not in the repository: FILE is the articles.jsonl of
BASIL and the bodies.json of the pages, FOLDER holds PolNeAR's `train` and `dev`, or the text dumps of more pages; rows
of a corpus that is not given are left out, which the first line tells. Where the two coders differ either answer
counts, and the agreement is printed beside it. `--write` renews `measured.csv`, which captions and notebook 05 quote,
from the part that UNSEEN names: once, before anybody reads what went wrong there.
"""

import argparse
import json
import re
from functools import cache
from pathlib import Path

import pandas as pd

import analysis as an
from analysis.base import schema
from analysis.base.lexicon import read_lexicon
from analysis.base.paths import CHECKOUT
from analysis.evaluate.measured import renew_measured
from analysis.statements.who.parties import find_parties

GOLD = CHECKOUT / "data" / "gold" / "statements.jsonl"
UNSEEN = 20  # the last part of news articles: `measured.csv` has what it gave before its misses were read
NAMES = {"kind": "speaker_kind"}  # the gold's name of a field: the column's
FIELDS = ("speaker", "kind", "side", "party", "anonymity", "made", "stance", "channel", "relay")
TITLES = frozenset(("president", "senator", "governor", "representative", "secretary", "congressman", "congresswoman"))
SMALL = frozenset(
    ("the", "a", "an", "of", "for", "and", "in", "at", "on", "to", "s", "mr", "mrs", "ms", "dr", "sen", "rep", "gov")
)


def read_gold(half=None):
    """Read the gold as a list of rows, of one part or of all."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if half is None or row["half"] == half]


def read_articles(gold, basil, polnear, bodies=None, dumps=None):
    """Lay the articles of the gold into a table, their text as it is in the files."""
    pages = json.loads(Path(bodies).read_text(encoding="utf-8")) if bodies else {}
    wanted = {(row["corpus"], row["article"]): row for row in gold}
    rows = []
    with open(basil, encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if ("basil", article["id"]) in wanted:
                rows.append(
                    {"article_id": article["id"], **{c: article[c] for c in ("outlet", "published", "title", "text")}}
                )
    for (corpus, name), row in sorted(wanted.items()):
        told = {field: row[field] for field in ("outlet", "published") if row.get(field)}
        if corpus == "bodies":
            if name in pages:
                rows.append({"article_id": name, **page_fields(pages[name]), **told})
        elif corpus == "pages":
            if dumps:
                text = (Path(dumps) / f"{name}.txt").read_text(encoding="utf-8")
                rows.append({"article_id": name, "published": None, "title": "", "text": text, **told})
        elif corpus != "basil":
            path = Path(polnear) / corpus.removeprefix("polnear-") / "text" / f"{name}.txt"
            outlet, published = name.split("_")[:2]
            text = path.read_text(encoding="utf-8")
            rows.append({"article_id": name, "outlet": outlet, "published": published, "title": "", "text": text})
    table = pd.DataFrame(rows)
    table = table.assign(published=pd.to_datetime(table["published"]), raw_text=table["text"], repaired=False)
    return schema.make(table, schema.ARTICLES)


def page_fields(page):
    """Return outlet and text of a page; no day and no title are told with its body."""
    host = page["url"].split("//")[-1].split("/")[0].removeprefix("www.")
    return {"outlet": host, "published": None, "title": "", "text": page["body"]}


def candidates(row, statements):
    """Return the statements that may be a row of gold: those whose cue overlaps; else whose content holds its start.

    What has another cue is another statement: "he claimed" inside what somebody else said is then not found.
    """
    if row["cue"]:
        start, end = row["cue"]
        found = statements[(statements["cue_start"] < end) & (statements["cue_end"] > start)]
        if len(found):
            return found
        statements = statements[statements["cue_start"].isna()]
    at = row["content_start"]
    if at is None:
        return statements.head(0)
    return statements[(statements["content_start"] - 3 <= at) & (statements["content_end"] > at)]


@cache
def _nations():
    """Return the words that stand for a state: {"german": "germany", "riyadh": "saudi arabia"}."""
    states = read_lexicon("states", columns=("side", "demonyms", "capitals"))
    told = {"un": "united nations"}
    for row in states.to_dict("records"):
        for word in (*row["demonyms"].split("|"), *row["capitals"].split("|")):
            told.setdefault(word.lower(), row["side"].lower())
    return told


def plain(name):
    """Return the words of a name that tell; the German government is that of Germany."""
    words = (_nations().get(word, word) for word in re.findall(r"[a-z0-9]+", str(name).lower()))
    words = frozenset(" ".join(words).split()) - SMALL
    return words - TITLES or words  # "President Orm" is Ann Orm


def stands_for(short, name):
    """Whether capitals are the first letters of a name: WHO is the World Health Organization."""
    words = re.findall(r"[A-Za-z]+", str(name))
    pattern = "".join(f"{word[0].upper()}{'?' if word.lower() in SMALL else ''}" for word in words)
    return len(words) > 2 and re.fullmatch(r"[A-Z]{3,6}", str(short)) is not None and bool(re.fullmatch(pattern, short))


def same(field, gold, read):
    """Whether a value read is a value of the gold."""
    missing = read is None or pd.isna(read)
    if gold is None or missing:
        return (gold is None) == missing
    if field in ("speaker", "relay"):
        a, b = plain(gold), plain(read)
        return (bool(a & b) and (a <= b or b <= a)) or stands_for(gold, read) or stands_for(read, gold)
    if field == "party":  # "UK Independence" is UKIP
        return gold.lower() == read.lower() or read in {hit.party for hit in find_parties(f"{gold} and {gold} Party")}
    return gold == read


def answers(row, field):
    """Return the values of a field that count as right."""
    told = row[field] if field in row else [row[coder][field] for coder in "AB"]
    return [value for values in told for value in _listed(values)]


def _listed(values):
    return values if isinstance(values, list) else [values]


def own_cue(row, read):
    """Whether the statement found has the cue of the row of gold, or none.

    Else a sentence of quotation is read as part of the statement before it, whose stance, channel and day are no
    answer to this row.
    """
    return pd.isna(read["cue_start"]) or bool(row["cue"])


def best_of(row, found):
    """Return of the statements that may be a row of gold the first with its speaker, else the first, as a dict."""
    records = found.to_dict("records")
    return max(records, key=lambda r: any(same("speaker", row[c]["speaker"], r["speaker"]) for c in "AB"))


def judge(row, found):
    """Compare a row of gold with the statements that may be it: {field: right or None}."""
    best = best_of(row, found)
    out = {}
    for field in FIELDS:
        read = best.get(NAMES.get(field, field))
        if field in ("channel", "stance") and not own_cue(row, best):
            continue
        told = answers(row, field)
        out[field] = any(same(field, value, read) for value in told)
        out[f"{field} read"], out[f"{field} gold"] = read, told[0]
    told = answers(row, "side")
    arguable = any(row[c]["side_arguable"] for c in "AB")
    side, party = best["side"], best["party"]
    out["side"] = out["side"] or (arguable and pd.isna(side))
    out["wrong side"] = pd.notna(side) and side not in told
    out["side found"] = None if arguable or None in told else pd.notna(side) and side in told
    parties = answers(row, "party")
    right = any(same("party", told, party) for told in parties if told)
    known = any(same("party", told, party) for told in row.get("party_known", ()))
    out["wrong party"] = pd.notna(party) and not (right or known)
    out["party"] = out["party"] or (known and pd.notna(party))
    out["party beyond"] = pd.notna(party) and known and not right
    out["party found"] = None if None in parties else pd.notna(party) and right
    out["made or not"] = (row["A"]["made"] == "made") == (best["made"] == "made")
    ahead = any(set(_listed(row[c]["made"])) & {"future", "conditional"} for c in "AB")  # which dates nothing
    days = [row[c]["said_on"] for c in "AB" if row[c]["day"] and row[c]["said_on"]]
    start, end = best["said_on_start"], best["said_on_end"]
    if not own_cue(row, best):
        pass
    elif days and not ahead:
        out["day found"] = pd.notna(start)
        out["day right"] = any([f"{start:%Y-%m-%d}", f"{end:%Y-%m-%d}"] == d for d in days) if pd.notna(start) else None
    elif ahead or not any(row[c]["day"] for c in "AB"):
        # a day that no coder saw beside the saying is wrong, unless the article dates it elsewhere so
        elsewhere = [row[c]["said_on"] for c in "AB" if row[c]["said_on"]]
        out["day right"] = pd.isna(start) or [f"{start:%Y-%m-%d}", f"{end:%Y-%m-%d}"] in elsewhere
    return out


STEPS = (
    *FIELDS, "wrong side", "side found", "wrong party", "party beyond", "party found", "made or not", "day right",
    "day found",
)  # fmt: skip


def score(gold, articles, engine):
    """Return what was found and judged, a row per row of gold, and the table of rates."""
    attributions = an.find_attributions(articles, engine=engine)
    statements = an.read_statements(attributions, articles)
    groups = dict(list(statements[statements["part"] == "body"].groupby("article_id")))
    rows = []
    for number, row in enumerate(gold):
        found = candidates(row, groups.get(row["article"], statements.head(0)))
        told = {"row": number, "article_id": row["article"], "corpus": row["corpus"], "found": bool(len(found))}
        rows.append(told | (judge(row, found) if len(found) else {}))
    judged = pd.DataFrame(rows)
    rates = []
    for step in ("found", *STEPS):
        part = judged[judged[step].notna()]
        rate = an.estimate_ratio(part, by=[], hit=part[step].astype(bool), measure=step, ids="row").iloc[0]
        rates.append({"step": step, **{c: rate[c] for c in ("estimate", "low", "high", "n", "n_articles")}})
    return judged, pd.DataFrame(rates), statements


def finding(polnear, engine):
    """Return how much of PolNeAR's dev part is found, and how much of the finds is right."""
    folder = Path(polnear) / "dev"
    articles, lines, _ = an.read_corpus(folder / "text")
    found = an.find_attributions(articles, engine=engine)
    scores = an.score_attributions(found, folder, articles=articles, lines=lines)
    scores = scores[scores["role"] == "attribution"].set_index("measure")
    columns = ["estimate", "low", "high", "n", "n_articles"]
    return scores.loc[["recall", "precision"], columns].reset_index(drop=True).assign(step=["recall", "precision"])


def agreement(gold):
    """Return the share of rows on which two coders agree, per field that both coded; rows of one coder are left out."""
    gold = [row for row in gold if row.get("coders") != 1]
    twice = [field for field in FIELDS if gold and field in gold[0]["A"]]

    def agree(field, row):
        first, second = (_listed(row[c][field]) for c in "AB")
        return any(same(field, a, b) for a in first for b in second)

    return {field: sum(agree(field, row) for row in gold) / len(gold) for field in twice}


def main():
    """Print the rates."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--basil", required=True)
    parser.add_argument("--polnear", required=True)
    parser.add_argument("--bodies")
    parser.add_argument("--pages")
    parser.add_argument("--half", type=int, help="the part of the gold; all of them if it is not given")
    parser.add_argument("--engine", default="tagger", choices=("tagger", "rules"))
    parser.add_argument("--misses", metavar="FIELD")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    part = UNSEEN if options.write else options.half
    gold = read_gold(part)
    articles = read_articles(gold, options.basil, options.polnear, options.bodies, options.pages)
    told, given = len(gold), set(articles["article_id"])
    gold = [row for row in gold if row["article"] in given]
    if not gold:
        parser.error(f"no statement of part {part} is in the articles given: --half is a number in {GOLD.name}")
    for engine in ("tagger", "rules") if options.write else (options.engine,):
        judged, rates, _ = score(gold, articles, engine)
        print(f"{len(gold)} of {told} statements, {len(articles)} articles, half {part or 'all'}, engine {engine}")
        print(rates.to_string(index=False, float_format="{:.3f}".format))
        if options.write:
            renew_measured(engine, pd.concat([finding(options.polnear, engine), rates]))
        if options.misses:
            wrong = judged[judged[options.misses].eq(False)]
            columns = ["row", "article_id", f"{options.misses} gold", f"{options.misses} read"]
            print(wrong[columns].to_string(index=False))
    print("coders agree:", ", ".join(f"{field} {100 * rate:.1f} %" for field, rate in agreement(gold).items()))


if __name__ == "__main__":
    main()
