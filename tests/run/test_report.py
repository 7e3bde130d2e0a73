import base64

import nbformat
import pytest

from analysis.run.report import write_report


def test_one_page_holds_every_picture_and_escapes_what_articles_say(tmp_path):
    picture = base64.b64encode(b"\x89PNG").decode()
    output = nbformat.v4.new_output(
        "display_data", {"image/png": picture, "text/plain": "<script>alert('Post')</script> 12 %"}
    )
    cells = [
        nbformat.v4.new_markdown_cell("# Who & what?\n\nSome **text**."),
        nbformat.v4.new_code_cell("1", outputs=[output]),
    ]
    (tmp_path / "notebooks").mkdir()
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "notebooks" / "03-a.ipynb")
    page = write_report(tmp_path).read_text(encoding="utf-8")
    assert page.count(f"data:image/png;base64,{picture}") == 1
    assert "<script" not in page and "&lt;script&gt;" in page
    assert "Who &amp; what?" in page and 'href="#03-a"' in page
    assert "http://" not in page and "https://" not in page


def test_without_notebooks_it_says_what_to_run(tmp_path):
    with pytest.raises(ValueError, match="run `python -m analysis figures"):
        write_report(tmp_path)
