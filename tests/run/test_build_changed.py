"""What a change of some articles has done again, and that it reaches the others where they depend on it."""

import pandas as pd
import pytest
from building import TEXT, run, same, tables, write

from analysis.run import build


def as_anew(corpus, out, **given):
    run(corpus, out.with_name("anew"), **given)
    same(tables(out), tables(out.with_name("anew")))
    parts_of = [{p.name for p in (of / ".parts").iterdir()} for of in (out, out.with_name("anew"))]
    assert parts_of[0] == parts_of[1]


def test_a_table_keeps_its_place_in_a_batch_that_changes(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(build, "BATCH", 30)  # texts of the table lie in several parts, beside those of other files
    texts = [TEXT.format(title=f"Row {n}", day=3, office="the council", thing=f"the pier {n}") for n in range(70)]
    table = pd.DataFrame({"outlet": "Mail", "date": "2031-05-03", "text": texts})
    table.to_csv(corpus / "mail.csv", index=False)
    (corpus / "empty.txt").write_text("")
    run(corpus, tmp_path / "out")
    write(corpus, 4, "the library")
    (corpus / "more.txt").write_text(texts[0].replace("Row 0", "No row at all"))
    assert run(corpus, tmp_path / "out")["parts"]["articles"]["cleaning"] == 2
    as_anew(corpus, tmp_path / "out")


def test_a_line_that_one_more_article_carries_leaves_the_others_too(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(build, "BATCH", 500)
    files = sorted(corpus.glob("herald_*"))[:4]
    for path in files:
        line = "Write to the desk of the harbour" if path != files[-1] else "Nothing else was known"
        path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    out, ids = tmp_path / "out", [path.stem for path in files]

    def desk():
        lines = tables(out)["lines"]
        return lines[lines["article_id"].isin(ids) & (lines["rule"] == "same line in other articles")]

    run(corpus, out)
    before = len(desk())
    files[-1].write_text(files[0].read_text(encoding="utf-8").replace("again", "once more"), encoding="utf-8")
    told = run(corpus, out)["parts"]["articles"]
    assert len(desk()) == before + 4
    assert (told["reading"], told["cleaning"], told["lines of outlets"]) == (1, 1, 4)
    as_anew(corpus, out)


NAMED = "{title}\n\nOSK, May 3 – {words} said on Thursday that the road would reopen. It had been closed since April.\n"


@pytest.mark.parametrize("given", [False, True], ids=["shipped names", "a who is who"])
def test_what_a_changed_article_tells_of_a_person_reaches_the_others(corpus, tmp_path, monkeypatch, given):
    monkeypatch.setattr(build, "BATCH", 500)
    words = ["Ada Brell", "Ada Brell", "A council", "Ada B. Brell"]
    for n, said in enumerate(words):
        (corpus / f"mail_2031-05-03_{n}.txt").write_text(NAMED.format(title=f"Road {n} opens", words=said))
    actors = {}
    if given:
        (tmp_path / "mine.csv").write_text("alias,speaker,kind,side\nGorin Hale,Gorin Hale,expert,\n")
        actors = {"actors": tmp_path / "mine.csv"}
    out = tmp_path / "out"
    run(corpus, out, **actors)

    def speaker():
        statements = tables(out)["statements"].set_index("article_id")
        return statements.loc["mail_2031-05-03_3", "speaker"]

    assert speaker() == "Ada B. Brell"
    (corpus / "mail_2031-05-03_2.txt").write_text(NAMED.format(title="Road 2 opens", words="Ada Brell"))
    told = run(corpus, out, **actors)["parts"]["articles"]
    assert speaker() == "Ada Brell"
    assert told == dict.fromkeys([*told], 1) | {"lines of outlets": told["lines of outlets"], "frames and acts": 2}
    assert ("persons" in told) == given
    as_anew(corpus, out, **actors)
    text = "Minister Gorin Hale said on Thursday that she had seen the road. Ms Hale had walked it."
    (corpus / "mail_2031-05-03_2.txt").write_text(f"Road 2 opens\n\n{text}\n")
    told = run(corpus, out, **actors)["parts"]["articles"]
    assert told["cleaning"] == 1 and (told["statements"] > 7) == given  # Hale is in all others, now as a woman
    as_anew(corpus, out, **actors)
