import pandas as pd

from analysis.figures.save import save_table


def test_a_named_index_is_kept(tmp_path):
    save_table(pd.DataFrame({"n": [1]}, index=pd.Index(["Post"], name="outlet")), "t", out=tmp_path)
    assert (tmp_path / "tables" / "t.csv").read_text() == "outlet,n\nPost,1\n"
