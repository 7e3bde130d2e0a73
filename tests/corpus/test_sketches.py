"""Copies and events from sketches: the same however a corpus was cut into batches, in memory or on disk."""

import os

import numpy as np
import pandas as pd
import pytest

import analysis as an
from analysis.corpus.copies import copies_among
from analysis.corpus.events import events_among
from analysis.corpus.sketches import Runs, run_sketch, terms_of, word_sketch

WIRE = "the ferry to Orla ran again on Thursday after eleven days of storm, the harbour office of Reld said"
TEXTS = [
    WIRE,
    "The budget passed in Osk after a long night.",
    WIRE + " while passengers cheered",
    "",
    "Reld mourns: the harbour of Reld lost the ferry to Orla.",
    "The council of Osk passed the budget.",
    "Nothing else.",
]


@pytest.fixture
def articles():
    days = pd.to_datetime(["2031-05-01", "2031-05-01", "2031-05-02", "2031-05-02", "2031-05-03", "2031-05-02", None])
    ids = [f"a{n}" for n in range(len(TEXTS))]
    titles = ["Ferry runs", "Budget", None, "", "Reld", "Budget of Osk", None]
    return pd.DataFrame({"article_id": ids, "outlet": "Courier", "title": titles, "text": TEXTS, "published": days})


@pytest.mark.parametrize("cuts", [(3,), (1, 2, 6), (0, 4, 4)])
def test_batches_and_disk_make_no_difference(articles, cuts, tmp_path):
    whole = an.find_events(an.find_copies(articles))
    assert whole["event"].nunique() == 2 and whole["copy_of"].notna().sum() == 1
    edges = list(zip([0, *cuts], [*cuts, len(articles)], strict=True))
    titles = articles["title"].fillna("")
    runs = Runs([run_sketch(TEXTS[a:b]) for a, b in edges])
    words = [word_sketch(titles[a:b], TEXTS[a:b]) for a, b in edges]
    head = articles.drop(columns="text")
    found = events_among(copies_among(head, runs), words, scratch=tmp_path)
    pd.testing.assert_frame_equal(found, whole.drop(columns="text"), check_exact=True)
    assert (tmp_path / "weights.npy").is_file()


def test_runs_keep_their_place_and_words_their_order():
    runs = Runs([run_sketch(["a b c d e f g", "a b"]), run_sketch([]), run_sketch(["c d e f g a b c d e"])])
    assert runs.n_words.tolist() == [7, 2, 10] and runs.n_distinct.tolist() == [3, 0, 6]
    assert len(runs[1]) == 0 and runs[0][2] == runs[2][0]
    sketch = word_sketch(["Ferry"], ["Orla saw a ferry, Reld none."])
    assert terms_of(sketch) == ["ferry", "orla", "saw", "reld", "none"]
    assert sketch["counts"].tolist() == [4, 1, 1, 1, 1]  # three times in the title, once in the text
    assert sketch["capitals"].tolist() == [0, 0, 0, 1, 0] and sketch["small"].tolist() == [1, 0, 1, 0, 1]


class OnDisk:
    """Sketches that are opened when they are asked for."""

    def __init__(self, folder, n):
        self.paths = [folder / f"{i}.npy" for i in range(n)]
        for path in self.paths:
            np.save(path, run_sketch([WIRE]))

    def __getitem__(self, i):
        return np.load(self.paths[i], mmap_mode="r")

    def __len__(self):
        return len(self.paths)


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="open files are counted there")
def test_runs_of_many_batches_keep_few_files_open(tmp_path):
    before = len(os.listdir("/proc/self/fd"))
    runs = Runs(OnDisk(tmp_path, 400))
    assert len({tuple(runs[i]) for i in range(400)}) == 1
    assert len(os.listdir("/proc/self/fd")) - before <= 110
