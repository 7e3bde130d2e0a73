import itertools
import re
import types

import hostile
import matplotlib
import pandas as pd
import pytest
from lxml import html as parser

from analysis.figures.explore import marks
from analysis.run import report
from analysis.run.report import figures_of, write_report

matplotlib.use("Agg")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    return hostile.build(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def page(run):
    return write_report(run).read_text(encoding="utf-8")


def few(run):
    """Two figures, so that a page is written fast."""
    return [row for row in figures_of(run) if row[0] in ("The corpus", "Who blames whom")]


def test_a_hostile_corpus_brings_nothing_but_text(page):
    assert hostile.injected(page) == []
    assert "&lt;script&gt;window.fired=1" in page and "{{ 7 * 7 }}" in page
    assert "49 soldiers" not in page


@pytest.mark.parametrize("taken_out", ["marks", "template"])
def test_where_one_escape_is_taken_out_it_is_found(run, monkeypatch, tmp_path, taken_out):
    if taken_out == "marks":
        monkeypatch.setattr(marks, "html", types.SimpleNamespace(escape=lambda text, quote=True: text))
    else:
        from jinja2 import Environment

        plain = lambda **options: Environment(**options | {"autoescape": False})  # noqa: E731
        monkeypatch.setattr("jinja2.Environment", plain)
    monkeypatch.setattr(report, "figures_of", few)
    assert hostile.injected(write_report(run, tmp_path).read_text(encoding="utf-8"))


def test_every_row_leads_to_sentences_that_its_own_ids_name(run, page):
    tree = parser.fromstring(page)
    (table,) = [t for t in tree.iter("table") if t.get("id") == "f-0-rows"]  # length of articles
    assert [row.xpath("string(td[1])")[:6] for row in table.xpath("tbody/tr[@id]")] == ["=Post ", "Herald"]
    for body in table.xpath("tbody"):
        assert body.xpath("string(.//summary)") == "3 articles"
        outlet = body.xpath("string(tr/td[1])")
        assert [li.get("data-outlet") for li in body.iter("li")] == [outlet] * 3


def test_every_dot_bar_and_cell_is_a_link_to_its_own_sentences(page):
    tree = parser.fromstring(page)
    links = tree.xpath("//a[@class='area']")
    assert len(links) > 10
    for link in links:
        (target,) = tree.xpath(f"//*[@id='{link.get('href')[1:]}']")
        body = next(target.iterancestors("tbody"))
        group = [cell.text_content() for cell in body.xpath("tr[1]/td[not(@class)]")]
        assert link.get("aria-label").startswith(", ".join(group)) and link.get("title") == link.get("aria-label")
        assert target.tag == "tr" or next(target.iterancestors("details")).getparent().tag == "td"
        parts = [float(part) for part in re.findall(r"[-\d.]+(?=%)", link.get("style"))]
        assert len(parts) == 4 and min(parts) >= 0 and max(parts[0] + parts[2], parts[1] + parts[3]) <= 100.01
    (first, second) = tree.xpath("//h3[@id='f-0']/following::figure[1]//a[@class='area']")
    assert first.get("aria-label").startswith("=Post <img src=x>") and "f-0-0" in first.get("href")
    assert float(first.get("style").split("top: ")[1].split("%")[0]) < float(
        second.get("style").split("top: ")[1].split("%")[0]
    )


def test_links_inside_the_page_lead_somewhere_and_none_leads_outside(page):
    tree = parser.fromstring(page)
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = {a.get("href") for a in tree.iter("a")}
    assert targets and all(target.startswith("#") and target[1:] in ids for target in targets)
    assert not re.search(r'(src|href)="(https?:)?//', page)


def test_it_says_what_it_was_made_from_and_stays_small(run, page):
    assert run.manifest["inputs"]["corpus"] in page and "metadata.csv" in page
    assert "6 articles of 2 outlets, 1 March 2031 to 6 March 2031" in page
    assert len(page) < 3_000_000
    assert page.count("95 % intervals, resampling articles") <= page.count("<figcaption>")


def test_pictures_have_alternative_texts_and_headings_follow_each_other(page):
    tree = parser.fromstring(page)
    assert all(len(image.get("alt", "")) > 20 for image in tree.iter("img"))
    levels = [int(element.tag[1]) for element in tree.iter("h1", "h2", "h3")]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert all(th.get("scope") in ("col", "row") for th in tree.iter("th"))


def test_numbers_lie_beside_it_raw_and_for_spreadsheets(run, page):
    (raw,) = run.folder.glob("tables/report-mean-length*outlet.csv")
    assert pd.read_csv(raw)["outlet"].iloc[0].startswith("=Post")
    safe = pd.read_csv(raw.with_name(f"{raw.stem}-for-spreadsheets.csv"))
    assert safe["outlet"].iloc[0].startswith("'=Post") and run.manifest["inputs"]["corpus"][:12] in safe["run"].iloc[0]
    assert "report.html" in run.manifest["files"] or (run.folder / "report.html").is_file()


def test_the_script_is_the_one_that_the_page_allows(page):
    import base64
    import hashlib

    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    allowed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{allowed}'" in page and "default-src 'none'" in page


def test_without_a_run_it_says_so(tmp_path):
    with pytest.raises(ValueError, match="no run lies there"):
        write_report(tmp_path / "nowhere")
