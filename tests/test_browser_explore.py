"""Explorers and the report in a real browser, on a corpus that tries to run a script wherever it is shown."""

import time

import hostile
import pytest
from browsing import chromium, lab, run_all, watch

import analysis as an
from analysis.run.report import write_report

pytestmark = pytest.mark.browser
CELLS = {
    "statements": "an.explore.statements(run)",
    "speakers": "an.explore.speakers(run)",
    "estimates": "an.explore.estimates(an.share_of_voice(run.statements, of='speaker_kind'), run)",
    "check": "an.explore.check(run, n=6)",
    "terms": "an.explore.terms(run, 'bolt')",
    "corpus": "an.explore.corpus(run)",
    "actors": "an.explore.actors(run)",
    "frames": "an.explore.frames(run)",
    "events": "from types import SimpleNamespace as Told\n"
    "one = Told(articles=run.articles.assign(event='e1'), statements=run.statements)\nan.explore.events(one)",
}
INJECTED = "document.querySelectorAll('img[src=x], svg[onload], .widget-html script, main script').length"

# What a page comes to show a moment after a click is waited for, never looked at once.
CLEARED = """() => {
  const all = [...document.querySelectorAll(".widget-dropdown select")].map(one => one.selectedOptions[0]?.text ?? "");
  return all.length > 5 && all.every(name => ["(any)", "as in the articles"].includes(name.replaceAll("\u00a0", " ")));
}"""
SHOWN = """() => [...document.querySelectorAll(".widget-html div > div > div:first-child")]
  .map(one => [...one.querySelectorAll("mark")].map(mark => mark.textContent).join("")).filter(Boolean)"""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    return hostile.build(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture
def server(tmp_path_factory, run):
    """Start JupyterLab anew, since a second notebook in one session hides where the first one's kernel is told."""
    import nbformat

    root = tmp_path_factory.mktemp("lab")
    for name, cell in CELLS.items():
        start = f"import analysis as an\n\nrun = an.open_run({str(run.folder)!r})\n{cell}"
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(start)])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
        nbformat.write(notebook, root / f"{name}.ipynb")
    with lab(root) as address:
        yield address


@pytest.fixture
def page(request, browser, server):
    page = watch(browser.new_page(viewport={"width": 1280, "height": 1400}), server)
    run_all(page, server, f"{request.param}.ipynb")
    yield page
    assert page.evaluate("window.fired") is None and page.evaluate(INJECTED) == 0
    assert not page.outside and not page.errors and faults(page, ".jp-OutputArea-output") == []
    assert not page.locator(".jp-RenderedText[data-mime-type*='error'], [data-mime-type*='stderr']").all_inner_texts()
    page.close()


def faults(page, part="body"):
    """List what axe-core finds that is serious for somebody who cannot see, or uses no mouse."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, context=part).response["violations"]
    return [
        (fault["id"], fault["nodes"][0]["html"][:200], fault["nodes"][0]["failureSummary"])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]


def wait(page, condition, value=None, seconds=20):
    page.wait_for_function(condition, arg=value, timeout=1000 * seconds)


def expect(page, text, seconds=20):
    page.get_by_text(text, exact=False).first.wait_for(timeout=1000 * seconds)


@pytest.mark.parametrize("page", ["statements"], indirect=True)
def test_statements_are_searched_and_opened_in_their_article(page, run):
    expect(page, "1 to ")
    page.get_by_placeholder("words that must stand in it").fill("bolt")
    expect(page, "1 to 6 of 6 statements")
    page.locator("summary", has_text="Read the article").first.click()
    expect(page, "The bridge will open on Monday")
    page.get_by_role("button", name="Clear all").click()
    wait(page, CLEARED)
    expect(page, f"of {len(run.statements)} statements")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") in ("BUTTON", "SUMMARY", "INPUT", "SELECT")


@pytest.mark.parametrize("page", ["speakers"], indirect=True)
def test_speakers_are_walked_by_keys(page):
    listed = page.locator(".widget-select select").first
    listed.select_option(index=1)
    expect(page, "1 to ")
    listed.press("ArrowDown")
    page.get_by_placeholder("part of a name").fill("ruus")
    expect(page, "1 speaker")


@pytest.mark.parametrize("page", ["estimates"], indirect=True)
def test_a_row_of_a_figure_leads_to_its_sentences_and_the_figure_is_saved(page, run):
    assert len(page.locator(".said-picture img").first.get_attribute("alt")) > 20
    page.locator(".widget-select select").first.select_option(index=1)
    expect(page, "1 to ")
    page.get_by_role("button", name="Save figure").click()
    expect(page, "Saved: ")
    assert list(run.folder.glob("figures/*.png")) and list(run.folder.glob("figures/*.py"))


@pytest.mark.parametrize("page", ["estimates"], indirect=True)
def test_a_cell_is_clicked_or_entered_and_its_sentences_are_read(page, run):
    shares = an.share_of_voice(run.statements, of="speaker_kind")
    picture = page.locator(".said-picture").first
    buttons = {one.get_attribute("data-row"): one for one in picture.locator("button").all()}
    assert len(buttons) == len(shares) == 4
    row = int(shares.index[(shares["outlet"] == "Herald $x$ <svg>") & (shares["speaker_kind"] == "ministry")][0])
    box = picture.bounding_box()
    (area,) = [area for area in an.figure(shares, run=run).areas() if area.row == row]
    across, down = area.left + area.width / 2, area.top + area.height / 2
    page.mouse.click(box["x"] + across * box["width"], box["y"] + down * box["height"])
    behind(page, run, shares.iloc[row])
    picture.locator(f"button[data-row='{row}'][aria-pressed='true']").wait_for(state="attached")
    walked = shares["outlet"].eq("=Post <img src=x>") & shares["speaker_kind"].eq("ministry")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    behind(page, run, shares[walked].iloc[0])
    ring = "(one => getComputedStyle(one).outlineStyle + getComputedStyle(one).outlineWidth)(document.activeElement)"
    wait(page, f"() => {ring} === 'solid3px'")
    assert page.locator(".jp-Cell").count() == 1 and page.locator(".said-picture [tabindex='0']").count() == 1


def behind(page, run, row):
    """Wait for the sentences of a row, and see that they are those of its ids."""
    assert len(row["ids"]) > 0
    page.locator("b", has_text=f"{row['outlet']}, {row['speaker_kind']} ").first.wait_for()
    expect(page, f"1 to {len(row['ids'])} of {len(row['ids'])} statements")
    said = run.statements.set_index("statement_id")["content"]
    wanted = [said[i] for i in row["ids"]]
    wait(page, f"wanted => JSON.stringify(({SHOWN})().sort()) === JSON.stringify(wanted.sort())", wanted)


@pytest.mark.parametrize("page", ["check"], indirect=True)
def test_a_check_is_typed_and_kept(page, run):
    box = page.get_by_placeholder("click here, then type")
    for n, key in enumerate("10 1", 1):
        box.press(key if key != " " else "Space")
        expect(page, f"{n} of 6 answered")
    expect(page, "2 of 3 right")
    page.get_by_role("button", name="Right (1)").click()
    expect(page, "5 of 6 answered")
    assert (run.folder / "checks.csv").read_text().count("yes") == 3


@pytest.mark.parametrize("page", ["terms"], indirect=True)
def test_a_word_is_looked_up_and_its_places_opened(page):
    expect(page, "1 to 6 of 6 places")
    page.get_by_placeholder("word, phrase").fill("river")
    page.keyboard.press("Enter")
    page.locator("mark", has_text="river").first.wait_for()
    page.locator("summary", has_text="Read the article").first.click()
    expect(page, "The bridge will open on Monday")


@pytest.mark.parametrize("page", ["corpus"], indirect=True)
def test_the_role_of_a_line_is_set_by_hand(page, run):
    expect(page, "1 to 6 of 6 articles")
    page.locator("summary", has_text="Read the article").first.click()
    page.locator("summary", has_text="See every line with its role").first.click()
    page.get_by_placeholder("its id, as listed below").fill("a2")
    page.get_by_placeholder("its id, as listed below").press("Tab")
    page.get_by_role("button", name="Keep role").click()
    expect(page, "1 role set by hand")
    assert (run.folder / "roles.csv").read_text().splitlines()[1].startswith("a2,1,")
    (run.folder / "roles.csv").unlink()


@pytest.mark.parametrize("page", ["actors"], indirect=True)
def test_a_speaker_is_told_by_hand(page, run):
    page.locator(".widget-select select").first.select_option(index=0)
    page.get_by_role("combobox", name="side").fill("Kalvia")
    page.get_by_role("combobox", name="side").press("Tab")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page, "1 row in actors.csv")
    assert "Kalvia" in (run.folder / "actors.csv").read_text()
    (run.folder / "actors.csv").unlink()


@pytest.mark.parametrize("page", ["frames"], indirect=True)
def test_answers_are_filtered_by_question(page):
    expect(page, "answers")
    page.locator(".widget-dropdown select").nth(2).select_option(index=1)
    expect(page, "1 to ")


@pytest.mark.parametrize("page", ["events"], indirect=True)
def test_an_event_is_set_side_by_side(page):
    expect(page, "Who is quoted where")
    expect(page, "e1: 6 articles of 2 outlets")
    expect(page, "1 to ")


@pytest.mark.parametrize("width", [1200, 390])
def test_the_report_is_read_searched_and_printed(browser, run, width):
    path = write_report(run)
    page = watch(browser.new_page(viewport={"width": width, "height": 900}), path.as_uri())
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_label("Search sentences").fill("bolt")
    page.locator("#count", has_text="sentences fit").wait_for()
    hit = page.locator("ul.hits li:visible", has_text="bolt").first
    hit.get_by_text("read the article").click()
    opened = page.locator("#articles ~ details[open]")
    opened.first.wait_for()
    assert opened.count() == 1
    start = time.monotonic()
    page.get_by_label("Search sentences").fill("")
    page.locator("#count:empty").wait_for(state="attached")
    assert time.monotonic() - start < 5
    assert page.evaluate("window.fired") is None
    assert page.evaluate("document.querySelectorAll('img[src=x], svg, main script').length") == 0
    page.emulate_media(media="print")
    assert not page.locator(".tools").is_visible()
    page.emulate_media(media="screen")
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page) == []
    assert not page.outside and not page.errors
    page.close()


def test_the_report_is_read_without_a_script(browser, run):
    path = write_report(run)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert not page.locator(".tools").is_visible()
    page.locator("ul.hits").first.locator("xpath=..").locator("summary").click()
    page.locator("ul.hits li").first.wait_for()
    context.close()


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [1200, 390])
def test_a_bar_of_the_report_leads_to_its_sentences(browser, run, width, script):
    path = write_report(run)
    context = browser.new_context(java_script_enabled=script, viewport={"width": width, "height": 900})
    page = watch(context.new_page(), path.as_uri())
    page.goto(path.as_uri())
    figure = page.locator("figure", has=page.locator("a.area[aria-label^='Herald']")).first
    figure.scroll_into_view_if_needed()
    box, (_, area) = figure.locator("img").bounding_box(), an.figure(an.article_lengths(run.articles), run=run).areas()
    (link,) = figure.locator("a.area[aria-label^='Herald']").all()
    across, over = area.left + area.width / 2, link.bounding_box()
    assert box["x"] <= over["x"] and over["x"] + over["width"] <= box["x"] + box["width"] + 1
    page.mouse.click(box["x"] + across * box["width"], over["y"] + over["height"] / 2)
    hits = page.locator("ul.hits:target")
    hits.locator("li").first.wait_for(timeout=5000)
    assert {one.get_attribute("data-outlet") for one in hits.locator("li").all()} == {"Herald $x$ <svg>"}
    page.go_back()
    link.focus()
    page.keyboard.press("Enter")
    page.locator("ul.hits:target li").first.wait_for(timeout=5000)
    assert not page.outside and not page.errors
    context.close()
