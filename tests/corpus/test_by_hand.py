import pytest

from analysis.corpus.lines.by_hand import read_roles
from analysis.corpus.load import read_corpus

HEAD = "article_id,line,role,begins\n"
TEXT = """Ferry stops

The ferry between Lysk and Orn stopped on Friday, the harbour said.

Buy our calendar of ferries, with twelve views.

It will run again in May, the harbour added.
"""


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "courier_2031-05-02_ferry.txt").write_text(TEXT, encoding="utf-8")
    return folder


def roles(tmp_path, rows):
    path = tmp_path / "roles.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return path


def test_a_role_set_by_hand_counts_more_than_every_rule(corpus, tmp_path):
    path = roles(tmp_path, "courier_2031-05-02_ferry,5,furniture,Buy our calendar\n")
    articles, lines, problems = read_corpus(corpus, roles=path)
    assert lines.loc[lines["line"] == 5, ["role", "rule"]].to_numpy().tolist() != [["furniture", "by hand"]]
    assert "begins otherwise" in problems["problem"].iloc[-1] and "roles.csv, row 2" in problems["problem"].iloc[-1]
    path = roles(tmp_path, 'courier_2031-05-02_ferry,5,furniture,"Buy our calendar of ferries, with twelve"\n')
    articles, lines, problems = read_corpus(corpus, roles=path)
    assert lines.loc[lines["line"] == 5, ["role", "rule"]].to_numpy().tolist() == [["furniture", "by hand"]]
    assert "calendar" not in articles["text"].iloc[0] and "May" in articles["text"].iloc[0] and problems.empty


def test_a_role_for_no_article_is_reported_and_a_wrong_table_refused(corpus, tmp_path):
    problems = read_corpus(corpus, roles=roles(tmp_path, "other,1,body,Ferry\n"))[2]
    assert problems["problem"].tolist() == ["roles.csv, row 2: no article other"]
    with pytest.raises(ValueError, match=r"roles\.csv, row 2: line is 'x'"):
        read_roles(roles(tmp_path, "a,x,body,Ferry\n"))
    with pytest.raises(ValueError, match="row 3: role is 'advert'; use one of"):
        read_roles(roles(tmp_path, "a,1,body,F\na,2,advert,F\n"))
