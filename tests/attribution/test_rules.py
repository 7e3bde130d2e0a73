import time

import pytest

from analysis.attribution.rules import engine as rules
from analysis.attribution.rules import votes
from analysis.attribution.rules.clauses import Text
from analysis.base.lexicon import read_lexicon
from analysis.text.inflect import inflect

# (sentence, [(speaker, cue, pieces of content)]): invented people, common constructions of news English.
SENTENCES = [
    (
        "The bridge will reopen in May, the transport ministry said on Thursday.",
        [("the transport ministry", "said", ["The bridge will reopen in May"])],
    ),
    (
        "The ministry said on Thursday that the bridge would reopen in May.",
        [("The ministry", "said", ["that the bridge would reopen in May"])],
    ),
    (
        '"We will not sign," President Ana Orlo said. "Not this year."',
        [("President Ana Orlo", "said", ['"We will not sign,"', '"Not this year."'])],
    ),
    (
        '"We will not sign," said Ana Orlo, the president of Vell, "not this year."',
        [("Ana Orlo, the president of Vell,", "said", ['"We will not sign,"', '"not this year."'])],
    ),
    ("‘We will not sign,’ Ms Orlo said.", [("Ms Orlo", "said", ["‘We will not sign,’"])]),
    ("«We will not sign», Orlo said.", [("Orlo", "said", ["«We will not sign»"])]),
    ('Orlo tweeted: "We will not sign."', [("Orlo", "tweeted:", ['"We will not sign."'])]),
    (
        "Ana Orlo, head of the dockers' union, told reporters in Tarsk that the port was closed.",
        [("Ana Orlo, head of the dockers' union,", "told", ["that the port was closed"])],
    ),
    (
        "According to the governor's office, four houses burned.",
        [("the governor's office", "According to", ["four houses burned"])],
    ),
    (
        "The bakers promised over the weekend that they would cool the ovens.",
        [("The bakers", "promised", ["that they would cool the ovens"])],
    ),
    (
        "The strike was condemned by the harbour union.",
        [("the harbour union", "was condemned", ["The strike"])],
    ),
    ("Four houses burned, according to the governor.", [("the governor", "according to", ["Four houses burned"])]),
    (
        "The talks, the envoy added, would go on for weeks.",
        [("the envoy", "added", ["The talks", "would go on for weeks"])],
    ),
    (
        "Marin accused the neighbours of breaking the truce.",
        [("Marin", "accused", ["the neighbours of breaking the truce"])],
    ),
    (
        "The prime minister visited the port on Monday, saying the strike had to end.",
        [("The prime minister", "saying", ["the strike had to end"])],
    ),
    ("The pilot was reportedly unhurt.", [(None, "was reportedly", ["The pilot", "unhurt"])]),
    (
        "TARSK (Agency) — The convoy turned back, the press service confirmed, adding that nobody was hurt.",
        [
            ("the press service", "confirmed", ["The convoy turned back"]),
            ("the press service", "adding", ["that nobody was hurt"]),
        ],
    ),
    (
        "Some walked home.\n“We are tired of waiting here.”\nRain fell.",
        [(None, None, ["“We are tired of waiting here.”"])],
    ),
    ("The road leads to the sea and the port lies behind it.", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_who_said_what(text, expected):
    (found,) = rules.find([text])
    words = [
        (
            a.source and text[slice(*a.source)],
            a.cue and text[slice(*a.cue)],
            [text[start:end] for start, end in a.content],
        )
        for a in found
    ]
    assert words == expected


def test_every_hit_names_its_rule_and_its_chance():
    for text, _ in SENTENCES:
        for a in rules.find([text])[0]:
            if a.cue:
                assert a.rule in votes.RULES.values()
                assert 0 < a.score <= 1
            else:
                assert a.rule == "quotation that stands alone"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Orlo said the corridor would open.", "reporting"),
        ("Orlo wants the corridor to open before winter.", "attitude"),
        ("He believes in the deal.", "attitude"),
    ],
)
def test_saying_is_told_from_thinking(sentence, kind):
    assert [a.cue_kind for a in rules.find([sentence])[0]] == [kind]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("claim", ["claim", "claims", "claimed", "claiming"]),
        ("argue", ["argue", "argues", "argued", "arguing"]),
        ("deny", ["deny", "denies", "denied", "denying"]),
        ("stress", ["stress", "stresses", "stressed", "stressing"]),
        ("say", ["say", "says", "said", "saying"]),
    ],
)
def test_forms_of_a_verb(verb, forms):
    assert inflect(verb) == forms


def test_every_cue_has_a_kind():
    from analysis.base.schema import CUE_KINDS

    cues = read_lexicon("cues", columns=("lemma", "cue_kind", "source"))
    assert cues["lemma"].is_unique
    assert set(cues["cue_kind"]) == set(CUE_KINDS)
    assert (cues["source"] != "").all()


def test_chances_of_the_word_orders_sum_to_one():
    t = Text("The mayor said it rained.")
    t.prepare()
    judge = votes.shipped()
    (candidate,) = rules.candidates(t)
    chances = judge.orders(rules.Clause(t, candidate, judge).view())
    assert len(chances) == len(votes.ORDERS)
    assert sum(chances) == pytest.approx(1)


def test_without_weights_nothing_is_said():
    judge = votes.Judge({})
    assert judge.orders([("x",) * n for n in (5, 2, 5, 6, 4, 6, 1)]) == pytest.approx(
        [1 / len(votes.ORDERS)] * len(votes.ORDERS)
    )


ODD = {
    "one long line": "The mayor said on Thursday that it would rain and " * 2000,
    "a quotation mark after another": '"' * 10_000,
    "opening and closing marks": "“a” " * 5_000 + "he said",
    "unclosed marks": "“said " * 5_000,
    "no white space": "thesaidmayor" * 8_000,
    "cues alone": "said " * 10_000,
    "commas": "a, " * 20_000 + "he said",
    "capitals": "Orm " * 10_000 + "said so.",
    "right to left": "قال الوزير إن الجسر مغلق said " * 1_000,
    "emoji": "🙂 he said 🙂🙂 that 👩‍👩‍👧 " * 2_000,
    "many cues before many points": "he said x " * 1_000 + "." * 60_000,
    "many cues behind many commas": ", " * 30_000 + "he left, saying x, " * 1_000,
    "line ends": "\n" * 50_000,
    "nothing": "",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_are_read_in_linear_time(text):
    half = text[: len(text) // 2]
    times = []
    for part in (half, text, text):  # the whole twice, as a busy machine makes one of them slow
        start = time.process_time()
        (found,) = rules.find([part])
        times.append(time.process_time() - start)
        for a in found:
            for start, end in (*a.content, a.source or (0, 1), a.cue or (0, 1)):
                assert 0 <= start < end <= len(part)
    assert min(times[1:]) < 6 * times[0] + 0.5  # twice the text, at most a few times the time: quadratic would be seen
    assert min(times[1:]) < 6


def test_workers_change_nothing(monkeypatch):
    monkeypatch.setattr(rules, "WORTH_A_POOL", 0)
    texts = [text for text, _ in SENTENCES] * 20
    assert rules.find(texts, workers=2) == rules.find(texts, workers=1)
