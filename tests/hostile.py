"""A corpus that tries to run a script wherever it is shown, and what finds out whether a page let it."""

from lxml import html as parser

import analysis as an

IMAGE = '<img src=x onerror="window.fired=1">'
SCRIPT = "<script>window.fired=1</script>"
BROKEN = "\"'><svg onload=window.fired=1></details></table>"
TEXT = """{title}

LYSK, March {day} – The bridge will open on Monday, the {office} of Kalvia said on Friday.

"We have checked every bolt {image}," minister Gorin {script} Hale told reporters. He said repairs had cost $2 and $3.

{broken} The {office} denied that {{{{ 7 * 7 }}}} soldiers had died.

Mara Ruus said that the river had risen {script} again.
"""


def build(folder):
    """Build a run of six hostile articles of two outlets, with the rules engine."""
    corpus = folder / "articles"
    corpus.mkdir(parents=True)
    rows = ["file,outlet,published,url"]
    for n in range(6):
        words = {"title": f"Bridge {IMAGE} {n}", "image": IMAGE, "script": SCRIPT, "broken": BROKEN, "day": n + 1}
        text = TEXT.format(**words, office="transport ministry" if n % 2 else "defence ministry")
        (corpus / f"a{n}.txt").write_text(text, encoding="utf-8")
        outlet = ("=Post <img src=x>", "Herald $x$ <svg>")[n % 2]
        rows.append(f'a{n}.txt,"{outlet}",2031-03-0{n + 1},javascript:window.fired=1')
    (folder / "metadata.csv").write_text("\n".join(rows), encoding="utf-8")
    return an.open_run(corpus, out=folder / "out", metadata=folder / "metadata.csv", engine="rules", workers=1)


def injected(page):
    """List what a page holds that only an article can have brought: tags, handlers, addresses that are scripts."""
    tree = parser.fromstring(page)
    bad = [element.tag for element in tree.iter("svg", "iframe", "object")]
    bad += ["script" for element in tree.iter("script") if "fired" in (element.text or "")]
    for element in tree.iter():
        for name, value in element.attrib.items():
            if (
                name.startswith("on")
                or value.strip().lower().startswith("javascript:")
                or (name, value) == ("src", "x")
            ):
                bad.append(f"{element.tag} {name}")
    return bad
