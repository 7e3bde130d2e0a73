"""The bounds of the rules for words: the last input that a rule takes, and the first that it leaves."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from analysis.terms.collocates import collocations
from analysis.terms.concordance import kwic
from analysis.terms.counting.matrix import document_term_matrix
from analysis.terms.diversity import lexical_diversity
from analysis.terms.frequency import count_terms, dispersion, rate_intervals
from analysis.terms.index.words import index_words
from analysis.terms.keywords.contrast import keyness
from analysis.terms.keywords.gates import count_dates, find_steady, smoothed_rates, stored_cells
from analysis.terms.keywords.reference import Against, _frequency_list, compared_with
from analysis.terms.keywords.style import find_set_aside, house_style, own_names
from analysis.terms.shift import word_shift


def articles(*texts, outlets="A"):
    names = [outlets[k % len(outlets)] for k in range(len(texts))] if len(outlets) < len(texts) else list(outlets)
    return pd.DataFrame({"article_id": [f"a{k}" for k in range(len(texts))], "outlet": names, "text": list(texts)})


@pytest.mark.parametrize(("n", "known"), [(4, False), (5, True), (6, True)])
def test_a_collocation_has_an_interval_from_five_articles_on(n, known):
    texts = [f"aid corridor {'aid ' * k}closed" for k in range(n)]
    row = collocations(articles(*texts), "corridor", min_n=1).set_index("term").loc["aid"]
    assert row["n_articles"] == n and pd.notna(row["low"]) == known


@pytest.mark.parametrize(("n", "listed"), [(2, False), (3, True)])
def test_a_collocate_stands_near_three_times(n, listed):
    table = collocations(articles(*["aid corridor closed"] * n), "corridor")
    assert ("aid" in set(table["term"])) == listed


@pytest.mark.parametrize(
    ("rule", "sizes", "empty", "notes"),
    [
        ("five of each", (5, 5), 0, ("", "")),
        ("too few", (4, 6), 0, ("fewer than 5 articles", "fewer than 5 articles in the rest")),
        ("an article without words is none", (5, 6), 1, ("fewer than 5 articles", "fewer than 5 articles in the rest")),
        ("two who are few", (4, 4), 0, ("fewer than 5 articles", "fewer than 5 articles")),
        ("alone", (9, 0), 0, ("not tested: one group",)),
    ],
)
def test_who_is_tested(rule, sizes, empty, notes):
    texts = [f"aid {'talks ' * (k % 4 + 1)}" for k in range(sum(sizes))]
    texts[:empty] = ["…"] * empty
    table = articles(*texts, outlets="A" * sizes[0] + "B" * sizes[1])
    rows = count_terms(document_term_matrix(table), by="outlet", terms="aid", intervals=True, draws=50)
    assert tuple(rows["note"]) == notes and list(rows["p"].notna()) == [not note for note in notes], rule


@pytest.mark.parametrize(
    ("rule", "n_words", "groups", "known"),
    [
        ("five articles", [10] * 5, [0] * 5, True),
        ("four", [10] * 4, [0] * 4, False),
        ("four and one without words", [10] * 4 + [0], [0] * 5, False),
        ("four and one of another group", [10] * 5, [0] * 4 + [1], False),
    ],
)
def test_a_rate_has_an_interval_from_five_articles_on(rule, n_words, groups, known):
    counts = sparse.csr_array(np.array([[(k + 1) * (n > 0)] for k, n in enumerate(n_words)]))
    low, high = rate_intervals(counts, np.array(n_words), np.array(groups), max(groups) + 1)
    assert np.isfinite(low[0, 0]) == np.isfinite(high[0, 0]) == known, rule


def test_events_are_what_varies_where_articles_are_of_events():
    """Ten articles on five events, each twice the same: the interval is that of five articles."""
    counts, n_words = np.array([[1], [2], [3], [4], [5]]), np.full(5, 10)
    alone = rate_intervals(sparse.csr_array(counts), n_words, np.zeros(5, dtype=int), 1)
    twice = rate_intervals(
        sparse.csr_array(np.repeat(counts, 2, axis=0)), np.full(10, 10), np.zeros(10, dtype=int), 1,
        block=np.repeat([7, 3, 5, 1, 9], 2),
    )  # fmt: skip
    assert np.allclose(alone, twice)


def test_spread_is_known_from_two_articles_with_words_on():
    made = document_term_matrix(articles("aid talks", "aid", "", "aid", "", outlets="AABCC"))
    table = dispersion(made, by="outlet").set_index(["outlet", "term"])
    known = {("A", "aid"): True, ("A", "talks"): True, ("C", "aid"): False}
    assert table["estimate"].notna().to_dict() == known
    assert table["share_of_articles"].to_dict() == {("A", "aid"): 1, ("A", "talks"): 0.5, ("C", "aid"): 1}
    alone = dispersion(document_term_matrix(articles("aid", "", outlets="BB")))
    assert alone["estimate"].isna().all() and alone["share_of_articles"].tolist() == [1]


# contexts


def shown(text, pattern, **options):
    row = kwic(articles(text), pattern, **options).iloc[0]
    return row["left"], row["match"], row["right"]


@pytest.mark.parametrize(
    ("window", "left", "right"),
    [(0, "", ""), (1, "c ", " d"), (2, "b c ", " d e"), (3, "a b c ", " d e f"), (9, "a b c ", " d e f")],
)
def test_so_many_words_on_either_side(window, left, right):
    assert shown("a b c corridor d e f", "corridor", window=window) == (left, "corridor", right)


@pytest.mark.parametrize(
    ("width", "left", "right"),
    [
        (6, "ab cd ", " ef gh"),
        (5, "…cd ", " ef…"),
        (3, "…cd ", " ef…"),
        (2, "…d ", " e…"),
        (0, "…", "…"),
    ],
)
def test_the_far_end_is_cut_at_a_word(width, left, right):
    assert shown("ab cd corridor ef gh", "corridor", width=width) == (left, "corridor", right)


@pytest.mark.parametrize(("text", "at"), [("  \na b", 0), ("a b\n  \nc d", 4), ("a b\n  ", 4), ("a b\r  \rc", 4)])
def test_a_line_without_words_has_no_context(text, at):
    row = kwic(articles(text), "  ", regex=True, window=2).iloc[0]
    assert row[["start", "left", "right"]].tolist() == [at, "", ""]


@pytest.mark.parametrize(
    ("text", "left"), [("U.am", "U.a"), ("am", "a"), ("b U.am", "U.a"), ("U am", "a"), ("Us.am", "a")]
)
def test_an_index_reads_a_piece_of_a_word_as_the_text_does(text, left):
    for where in (articles(text), index_words(articles(text))):
        assert kwic(where, "m", regex=True, window=1)["left"].tolist() == [left]


@pytest.mark.parametrize(("sample", "n"), [(0, 0), (2, 2), (3, 3), (4, 3)])
def test_a_sample_is_no_larger_than_what_is_found(sample, n):
    found = kwic(articles("aid one", "aid two", "aid three"), "aid", sample=sample)
    assert len(found) == n and found["article_id"].is_monotonic_increasing


@pytest.mark.parametrize(
    ("text", "pattern", "found"),
    [
        ("$5 $50 x$5", "$5", [0, 8]),
        ("15$ 5$ 5$x", "5$", [4, 7]),
        ("C++ xC++ C++x", "C++", [0, 9]),
        ("(so) (sox)", "(so)", [0]),
    ],
)
def test_signs_stand_as_they_are_given_and_no_word_goes_on(text, pattern, found):
    assert kwic(articles(text), pattern)["start"].tolist() == found


def test_a_long_table_says_how_many_rows_are_left():
    table = kwic(articles(*["aid"] * 4), "aid")
    with pd.option_context("display.max_rows", 3):
        assert "1 further rows" in table._repr_html_() and table._repr_html_().count("<tr>") == 4
    with pd.option_context("display.max_rows", 4):
        assert "further" not in table._repr_html_()


@pytest.mark.parametrize("missing", ["text", "article_id"])
def test_a_file_without_texts_or_names_is_refused(missing, tmp_path):
    path = tmp_path / "a.parquet"
    articles("aid").drop(columns=missing).to_parquet(path)
    with pytest.raises(ValueError, match="column article_id or text is missing"):
        document_term_matrix(path)


@pytest.mark.parametrize(
    ("text", "pattern", "found"),
    [
        ("The ferry sank", "the ferry", [0]),  # the first words of all
        ("It sank. The ferry", "sank the", []),  # over the end of a sentence
        ("a corridor", "corridor", [2]),  # the last
        ("corridor", "corridor", [0]),
        ("aid aid aid", "aid aid", [0, 4]),  # they may overlap
        ("the ferry the", ["the", "the ferry"], [0, 10]),  # the longer where two begin
        ("ferry-boat ferry", "ferry", [11]),
        ("\u0301aid aid", "aid", [5]),  # a mark belongs to the word
    ],
)
def test_phrases_at_the_ends_of_a_text(text, pattern, found):
    assert kwic(articles(text), pattern)["start"].tolist() == found


# keywords


def test_a_group_of_one_word_has_a_rate_and_one_of_none_has_none():
    found = smoothed_rates(np.ones(3), np.array([0, 1, 2]), 0.25)
    assert found.tolist() == pytest.approx([np.nan, 1.25, 0.75], nan_ok=True)


@pytest.mark.parametrize(
    ("sizes", "weights", "counted"),
    [
        ((5, 5, 4), [[0, 1, 0], [1, 0, 0], [0.5, 0.5, 0]], [0, 1]),
        ((5, 4, 3), [[0, 0.5, 0.5], [1, 0, 0], [1, 0, 0]], [0]),
        ((4, 3, 2), [[0, 0.5, 0.5], [0.5, 0, 0.5], [0.5, 0.5, 0]], [0, 1, 2]),
        ((4, 3, 0), [[0, 1, 0], [1, 0, 0], [0.5, 0.5, 0]], [0, 1]),
    ],
)
def test_groups_of_five_articles_are_compared_with(sizes, weights, counted):
    total = np.array(sizes) * np.array([10, 1, 3])
    found = compared_with(None, ["A", "B", "C"], "outlet", None, [], total, np.array(sizes))
    assert found.weights.tolist() == weights and not found.alone and not found.listed
    assert found.floor == pytest.approx(0.5 / total[counted].mean())


@pytest.mark.parametrize("total", [0.5, 1, 2])
def test_a_list_says_how_many_words_are_behind_it(total):
    counts, words = _frequency_list(
        pd.DataFrame({"term": ["Aid", "aid", "a b"], "n": [1, 2, 0], "total": total}), (1, 2)
    )
    assert counts.to_dict() == {"aid": 3, "a b": 0} and words == total
    counts, words = _frequency_list(pd.DataFrame({"term": ["aid", "a b"], "n": [1, 5]}), (1,))
    assert counts.to_dict() == {"aid": 1, "a b": 5} and words == 1
    for odd in ([0, 0], [1, 2], [-1, -1]):
        with pytest.raises(ValueError, match="total, the words behind the list, differs between rows"):
            _frequency_list(pd.DataFrame({"term": ["aid", "b"], "n": [1, 2], "total": odd}), (1,))


@pytest.mark.parametrize(("sizes", "tested"), [((6, 5, 4), "AB"), ((5, 5, 5), "ABC"), ((6, 4, 4), "")])
def test_groups_of_five_articles_are_tested(sizes, tested):
    rng = np.random.default_rng(1)
    texts = [" ".join(rng.choice(["aid", "army", "talks"], 9)) for _ in range(sum(sizes))]
    table = articles(*texts, outlets="".join(name * n for name, n in zip("ABC", sizes, strict=True)))
    found = keyness(document_term_matrix(table), by="outlet", draws=20, permutations=20)
    for column in ("p", "low", "high", "p_adjusted"):
        assert set(found.loc[found[column].notna(), "outlet"]) == set(tested), column
    few = found["note"] == "fewer than 5 articles in a group"
    assert set(found.loc[few, "outlet"]) == set("ABC") - set(tested)
    assert found["overall_p"].notna().all() == bool(tested) or not tested


@pytest.mark.parametrize(("n", "listed"), [(1, True), (2, True), (3, False)])
def test_a_term_is_tested_from_so_many_articles_on(n, listed):
    table = articles("aid talks", "aid", "talks", "talks", outlets="AABB")
    found = keyness(document_term_matrix(table), by="outlet", min_articles=n, draws=0, permutations=0)
    assert ("aid" in set(found["term"])) == listed and "talks" in set(found["term"])


@pytest.mark.parametrize("limits", [(6, 1), (7, 1), (12, 1), (13, 1), (1, 3), (1, 4), (0, 0)])
def test_what_is_key_passes_every_limit(limits):
    rng, rows = np.random.default_rng(4), []
    for outlet, days in (("A", 3), ("B", 4)):
        for k in range(12):
            text = " ".join(rng.choice(["talks", "road", "army"], 30))
            text += " convoy convoy" * (outlet == "A") + " ferry ferry" * (outlet == "B" and k < 6)
            text += " raid raid raid" * (outlet == "A" and k < 7)
            rows.append((f"{outlet}{k}", outlet, f"2031-05-0{k % days + 1}", text))
    table = pd.DataFrame(rows, columns=["article_id", "outlet", "published", "text"])
    least, days = limits
    found = keyness(
        document_term_matrix(table), by="outlet", min_articles=least, min_dates=days, draws=100, permutations=200
    )
    known = {"convoy": (12, 3), "ferry": (6, 4), "raid": (7, 3)}  # articles and days of the outlet that has it
    found = found[found["term"].isin(known)]
    sure = (found["p_adjusted"] < 0.05) & (found["bound"] != 0) & found["steady"]
    assert sure.all() and set(found["term"]) == {term for term in known if known[term][0] >= least}
    passed = {term for term, (n, on) in known.items() if n >= least and on >= days}
    assert set(found.loc[found["key"], "term"]) == passed and found["key"].sum() == 2 * len(passed)


def test_cells_come_some_articles_at_a_time():
    counts = sparse.csr_array(sparse.random_array((4003, 6), density=0.2, rng=np.random.default_rng(2)))
    found = [np.concatenate(part) for part in zip(*stored_cells(counts, np.array([1, 4, 5])), strict=True)]
    expected = counts.toarray()[:, [1, 4, 5]]
    rows, columns = expected.nonzero()
    assert sorted(zip(*(part.tolist() for part in found), strict=True)) == sorted(
        zip(rows.tolist(), columns.tolist(), expected[rows, columns].tolist(), strict=True)
    )


def grouped(seed, n=14):
    """Three groups with zeros and ties, compared with each other."""
    rng = np.random.default_rng(seed)
    counts, codes = rng.integers(0, 3, (n, 7)) * (rng.random((n, 7)) < 0.6), rng.permutation(np.arange(n) % 3)
    n_words = counts.sum(axis=1) + rng.integers(1, 9, n)
    n, total = (np.array([part[codes == g].sum(axis=0) for g in range(3)]) for part in (counts, n_words))
    weights = (np.ones((3, 3)) - np.eye(3)) / 2
    return counts, n_words, codes, n, total, Against(weights, 0.5 / total.mean())


def test_days_are_those_of_a_plain_loop():
    for seed in range(4):
        counts, _, codes, *_, against = grouped(seed)
        rng = np.random.default_rng(seed)
        published = pd.Series(pd.to_datetime("2031-05-01") + pd.to_timedelta(rng.integers(0, 90, 14), unit="h"))
        published[rng.random(14) < 0.3] = pd.NaT
        published[codes == seed % 3] = pd.NaT if seed else published
        tested, days = np.array([0, 2, 3, 6]), published.dt.normalize()
        table = pd.DataFrame({"published": published})
        found = count_dates(table, sparse.csr_array(counts), tested, codes, against.groups)
        for group in range(3):
            mine, rest = codes == group, codes != group
            assert found[2][group] == published[mine].notna().any() and found[3][group] == published[rest].notna().any()
            for at, term in enumerate(tested):
                has = counts[:, term] > 0
                assert (found[0][group, at], found[1][group, at]) == tuple(
                    days[has & s].nunique() for s in (mine, rest)
                )


def test_what_is_steady_is_that_of_a_plain_loop():
    """Each article that has the term is left out, and the longest of the group as if it had it not."""
    steady = []
    for seed in range(12):
        counts, n_words, codes, n, total, against = grouped(seed, n=4 if seed == 5 else 14)
        tested = np.arange(7)
        found = find_steady(sparse.csr_array(counts), tested, n_words, codes, n, total, against)
        rate = n / total[:, None] + against.floor
        for group, term in np.ndindex(3, 7):
            ends, rest = {}, [g for g in range(3) if g != group]
            for g in range(3):
                mine = np.flatnonzero(codes == g)
                left = [(n[g, term], total[g] - n_words[mine].max())]
                left += [(n[g, term] - counts[a, term], total[g] - n_words[a]) for a in mine if counts[a, term]]
                rates = [uses / size + against.floor if size > 0 else np.nan for uses, size in left]
                ends[g] = min(rates), max(rates)
            other = rate[rest, term].mean()
            signs = {rate[group, term] > other} | {end > other for end in ends[group]}
            for g in rest:
                signs |= {rate[group, term] > other + np.nan_to_num(end - rate[g, term]) / 2 for end in ends[g]}
            assert found[group, term] == (len(signs) == 1 and bool(np.isfinite(ends[group]).all()))
            steady.append(found[group, term])
    assert 0.1 < np.mean(steady) < 0.9


@pytest.mark.parametrize(
    ("rule", "terms", "mine", "others", "marked"),
    [
        ("six of ten", 4, (6, 10), (0, 20), True),
        ("half", 4, (5, 10), (0, 20), False),
        ("five of five", 4, (5, 5), (0, 20), True),
        ("four of four", 4, (4, 4), (0, 20), False),
        ("hardly any other", 4, (6, 10), (1, 20), True),
        ("one in 19", 4, (6, 10), (1, 19), False),
        ("three terms", 3, (6, 10), (0, 20), False),
    ],
)
def test_what_a_house_phrase_is(rule, terms, mine, others, marked):
    used = np.array([[mine[0]] * terms, [others[0]] * terms])
    rows = [[1] * terms] * mine[0] + [[0] * terms] * (mine[1] - mine[0])
    rows += [[1] * terms] * others[0] + [[0] * terms] * (others[1] - others[0])
    codes, names = np.repeat([0, 1], [mine[1], others[1]]), pd.Index([f"w{k}" for k in range(terms)])
    found = find_set_aside(["A", "B"], names, sparse.csr_array(np.array(rows)), np.arange(terms), codes, used, ())
    assert set(found[0]) == {"house phrase" if marked else ""} and set(found[1]) == {""}, rule


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Lisk", {"lisk"}),
        ("Lisk Post", {"lisk", "post", "liskpost", "lp"}),
        ("LiskPost", {"liskpost", "lisk", "post"}),
        ("ALisk", {"alisk", "lisk"}),
        ("Lisk-Orm Echo", {"lisk-orm", "lisk", "orm", "echo", "lisk-ormecho", "le"}),
        ("The", {"the"}),
    ],
)
def test_what_an_outlet_may_be_called(name, own):
    assert own_names(name) == own


@pytest.mark.parametrize(("name", "term", "own"), [("LiskPost", "liskers", True), ("LisPost", "lisbon", False)])
def test_a_long_name_can_begin_with_four_letters(name, term, own):
    table = articles(f"{term} a b", "x y", outlets=[name, "Echo"])
    found = house_style(document_term_matrix(table), kinds=["own name", "initial"]).set_index("term")["set_aside"]
    assert (found.get(term) == "own name") == own and found[["a", "b", "x", "y"]].eq("initial").all()


# groups


@pytest.mark.parametrize(
    ("lengths", "told"), [((20, 22), True), ((20, 21), False), ((22, 20), True), ((20,), False), ((20, 20), False)]
)
def test_lengths_that_differ_by_a_tenth_are_told(lengths, told):
    table = articles(*("aid talks " * (n // 2) + "road" * (n % 2) for n in lengths), outlets="AB"[: len(lengths)])
    notes = lexical_diversity(table, by="outlet", window=2)["note"]
    assert notes.str.contains("the groups differ in length").tolist() == [told] * len(lengths)


@pytest.mark.parametrize(("sizes", "known"), [((5, 5), True), ((4, 6), False), ((6, 4), False)])
def test_a_shift_has_an_interval_from_five_articles_on(sizes, known):
    texts = ["aid talks" + " aid" * (k % 3) + " road" * (k < sizes[0]) for k in range(sum(sizes))]
    table = articles(*texts, outlets="A" * sizes[0] + "B" * sizes[1])
    for first, second, sign in (("A", "B", 1), ("B", "A", -1)):
        found = word_shift(document_term_matrix(table), by="outlet", first=first, second=second, draws=50)
        assert found["low"].notna().all() == found["high"].notna().all() == known
        assert found["note"].str.startswith("fewer than 5 articles").all() != known
        road = found.set_index("term").loc["road"]
        assert road["towards"] == "A" and np.sign(road["estimate"]) == sign
        assert road[["n_first", "n_second"]].tolist() == [sizes[0], 0][::sign]
