import json

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.image import imread

from analysis.figures.save import save_figure, save_table


def test_picture_and_numbers_of_the_same_name(tmp_path):
    ax = plt.figure().gca()
    data = pd.DataFrame({"x": [1 / 3], "ids": [["a b@0:3", "b@4:5"]]})
    saved = save_figure(ax, "who-speaks", alt="One third, n = 3.", data=data, out=tmp_path)
    assert saved.path == tmp_path / "figures" / "who-speaks.png"
    assert imread(saved.path).ndim == 3
    assert b"One third, n = 3." in saved.path.read_bytes()
    back = pd.read_csv(tmp_path / "tables" / "who-speaks.csv")
    assert back["x"][0] == 1 / 3 and json.loads(back["ids"][0]) == ["a b@0:3", "b@4:5"]
    assert not plt.fignum_exists(ax.get_figure().number)


def test_notebooks_show_the_picture_with_its_alternative_text(tmp_path):
    saved = save_figure(plt.figure().gca(), "a", alt="Two\n of three.", data=pd.DataFrame({"x": [1]}), out=tmp_path)
    data, metadata = saved._repr_mimebundle_()
    assert data["text/plain"] == "Two of three." == repr(saved)
    assert metadata["image/png"]["alt"] == "Two of three."
    assert data["image/png"].startswith("iVBOR")


@pytest.mark.parametrize(("name", "alt"), [("ok", ""), ("ok", "  "), ("../up", "x"), ("Caps", "x"), ("", "x")])
def test_no_alt_or_no_plain_name_is_refused(tmp_path, name, alt):
    with pytest.raises(ValueError, match="save_figure"):
        save_figure(plt.figure().gca(), name, alt=alt, data=pd.DataFrame(), out=tmp_path)
    plt.close("all")
    assert not list(tmp_path.iterdir())


def test_a_named_index_is_kept(tmp_path):
    save_table(pd.DataFrame({"n": [1]}, index=pd.Index(["Post"], name="outlet")), "t", out=tmp_path)
    assert (tmp_path / "tables" / "t.csv").read_text() == "outlet,n\nPost,1\n"


def test_a_caption_stands_under_the_picture_and_in_its_words(tmp_path):
    sizes = {}
    for caption in ("", "n = 12 statements in 4 articles. " * 6):
        ax = plt.figure(figsize=(5, 3)).gca()
        ax.set_xlabel("share")
        saved = save_figure(ax, "a", alt="Courier 12 %", caption=caption, data=pd.DataFrame({"n": [12]}), out=tmp_path)
        sizes[bool(caption)] = plt.imread(saved.path).shape
    assert saved.alt.startswith("Courier 12 %. n = 12 statements in 4 articles.")
    assert sizes[True][0] > sizes[False][0] and sizes[True][1] == pytest.approx(sizes[False][1], rel=0.05)
