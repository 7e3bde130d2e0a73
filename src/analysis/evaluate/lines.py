"""Line roles against gold: whether the article was kept, and nothing else."""

import json
from pathlib import Path

import pandas as pd

from analysis.stats.estimates import estimate_ratio


def score_lines(lines: pd.DataFrame, gold: str | Path, *, draws: int = 1000, seed: int = 0) -> pd.DataFrame:
    """Score line roles against gold.

    Parameters
    ----------
    lines : DataFrame
        From `read_corpus`.
    gold : str or Path
        Folder of JSON files as in `data/sample/gold`: `file`, `body_lines` (numbers from 1) and `other_lines` (role by
        number).
    draws, seed : int
        Of the bootstrap over articles.

    Returns
    -------
    DataFrame
        An estimates table of three rows: "body lines kept" (recall), "kept lines that are body" (precision) and "lines
        with the right role" (accuracy over all lines that are not blank), each with low, high (95 %, resampling
        articles), n lines, n_articles, hits and misses (`article_id:line`) and note.

    Raises
    ------
    ValueError
        If the folder holds no gold, or none of these articles.

    Examples
    --------
    >>> import json, tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> gold = {"file": "a.txt", "body_lines": [3], "other_lines": {"1": "title"}}
    >>> _ = (folder / "a.json").write_text(json.dumps(gold))
    >>> lines = pd.DataFrame({"article_id": "a", "line": [1, 2, 3], "role": ["title", "blank", "body"]})
    >>> score_lines(lines, folder)[["measure", "estimate", "n"]].values.tolist()
    [['body lines kept', 1.0, 1], ['kept lines that are body', 1.0, 1], ['lines with the right role', 1.0, 2]]
    """
    wanted = []
    for path in sorted(Path(gold).glob("*.json")):
        item = json.loads(path.read_text(encoding="utf-8"))
        name = Path(item["file"]).stem
        wanted += [(name, number, "body") for number in item["body_lines"]]
        wanted += [(name, int(number), role) for number, role in item["other_lines"].items()]
    if not wanted:
        raise ValueError(f"{gold}: no gold there; give a folder of .json files with body_lines and other_lines")
    wanted = pd.DataFrame(wanted, columns=["name", "line", "gold"])
    found = lines.assign(name=lines["article_id"].map(lambda key: Path(key).name.removesuffix(".txt")))
    both = found.merge(wanted, on=["name", "line"], validate="one_to_one")
    if both.empty:
        raise ValueError(f"{gold}: gold of other articles; article_id must end in the name of the gold's file")
    both["id"] = both["article_id"] + ":" + both["line"].astype("str")
    kept, body = both["role"] == "body", both["gold"] == "body"
    rows = []
    for measure, hit, part in (
        ("body lines kept", kept, body),
        ("kept lines that are body", body, kept),
        ("lines with the right role", both["role"] == both["gold"], body | True),
    ):
        chosen = both[part].assign(hit=hit[part])
        row = estimate_ratio(chosen, by=[], hit="hit", measure=measure, ids="id", draws=draws, seed=seed)
        rows.append(row.assign(misses=[chosen.loc[~chosen["hit"], "id"].tolist()]))
    return pd.concat(rows, ignore_index=True)
