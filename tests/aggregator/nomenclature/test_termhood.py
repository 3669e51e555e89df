"""What counts for a candidate and what against it: pairs of which the first must be ranked higher."""

from __future__ import annotations

import pytest

from aggregator.nomenclature import Passage, SourceText, extract_terms, read_terms

DOINGS = " The gearbox paper and the gearbox version are about adding gearboxes. Future gearboxes are cheap."
TEXTS = [
    "The spur gearbox has two shafts. A spur gearbox turns fast. The first shaft turns. A simple gearbox is cheap."
    + DOINGS,
    "In a spur gearbox the first shaft and a simple gearbox meet. The mechanism of the spur gearbox is old. Many moves."
    + DOINGS,
    "The planetary spur gearbox is new. Its mechanism moves. The spur gearbox, in short, is a gearbox. Two shafts.",
]


def ranks(texts: list[str]) -> dict[str, int]:
    return {term.key: rank for rank, term in enumerate(extract_terms(texts))}


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        ("spur gearbox", "first shaft"),  # an ordinal makes no kind
        ("spur gearbox", "two shaft"),
        ("spur gearbox", "simple gearbox"),  # a general word in front
        ("spur gearbox", "spur"),  # a piece that never stands alone
        ("spur gearbox", "planetary spur gearbox"),  # said once
        ("gearbox", "mechanism"),  # a noun of every discipline
        ("spur gearbox", "gearbox paper"),  # it speaks of a text
        ("spur gearbox", "gearbox version"),
        ("spur gearbox", "adding gearbox"),  # what is done to it
        ("spur gearbox", "future gearbox"),
    ],
)
def test_of_two_candidates_one_is_more_of_a_term(higher: str, lower: str) -> None:
    """The lower one may be missing altogether."""
    found = ranks(TEXTS)
    assert found[higher] < found.get(lower, len(found))


def test_the_parts_of_a_score_add_up_and_have_names() -> None:
    """Why a term is listed can be told: no part is nameless, none is missing."""
    for term in extract_terms(TEXTS):
        assert sum(value for _, value in term.parts) == pytest.approx(term.score)
        assert len({name for name, _ in term.parts}) == len(term.parts)


def test_spread_over_voices_counts_more_than_repetition() -> None:
    """Said by three voices once each is more than said three times by one."""
    passages = ["The worm wheel turns.", "The worm wheel helps.", "A worm wheel is used."]
    three = [SourceText(n, f"voice {n}", (Passage(n, text),)) for n, text in enumerate(passages)]
    alone = [SourceText(9, "one", (Passage(9, " ".join(passages).replace("worm wheel", "bevel wheel")),))]
    scores = {term.key: term.score for term in read_terms([*three, *alone])}
    assert scores["worm wheel"] > scores["bevel wheel"]


def test_what_the_paper_uses_counts_more() -> None:
    """The anchor raises a term, and is no voice."""
    voices = [
        SourceText(n, f"voice {n}", (Passage(n, "The worm wheel and the bevel wheel turn."),)) for n in (1, 2)
    ]
    paper = SourceText(3, "paper", (Passage(3, "We study the bevel wheel."),), anchor=True)
    terms = {term.key: term for term in read_terms([*voices, paper])}
    assert terms["bevel wheel"].score > terms["worm wheel"].score
    assert terms["bevel wheel"].document_frequency == terms["worm wheel"].document_frequency == 2


def test_what_somebody_defines_counts_more() -> None:
    """Nobody defines a word that is no term: of two with the same uses, the defined one is ranked higher."""
    texts = [
        "A worm drive is a gear that turns a wheel by a screw. The worm drive helps. The bevel drive helps.",
        "We use the bevel drive and the worm drive. The bevel drive turns.",
    ]
    found = {term.key: dict(term.parts)["defined"] for term in extract_terms(texts)}
    assert found["worm drive"] > 0 == found["bevel drive"]
    assert ranks(texts)["worm drive"] < ranks(texts)["bevel drive"]


def test_a_piece_of_one_longer_term_is_behind_it() -> None:
    """However often it is said inside of it."""
    found = ranks(["It is a harmonic strain relay. The harmonic strain relay is light."] * 2)
    assert found["harmonic strain relay"] == 0
    assert min(found["harmonic strain"], found["strain relay"]) > max(found["strain"], found["relay"])


def test_what_nobody_writes_counts_less() -> None:
    """In captions words are misheard and code is read aloud; where all is spoken, that says nothing."""
    said = "so the qeluz here and the relux there and the qeluz turns the relux and the gear"
    talks = [SourceText(n, f"talk {n}", (Passage(n, said),), automatic=True) for n in (1, 2)]
    page = SourceText(3, "page", (Passage(3, "The gear, of course, turns. The relux, too."),))
    mixed = {term.key: term.score for term in read_terms([*talks, page])}
    assert mixed["relux"] - mixed["qeluz"] > 0.5
    spoken = {term.key: dict(term.parts) for term in read_terms(talks)}
    assert spoken["qeluz"]["writing"] == 0


def test_a_hyphened_word_that_stands_before_nouns_only_is_an_adjective() -> None:
    """A term by itself stands by itself."""
    terms = {
        term.key: term.score
        for term in extract_terms(
            [
                "A tri-gear wheel, a tri-gear box, a tri-gear rod. The bi-gear turns, a bi-gear helps, one bi-gear."
            ]
            * 2
        )
    }
    assert terms["bi gear"] > terms.get("tri gear", -9) + 0.5


def test_what_is_done_to_a_named_thing_is_no_kind_of_it() -> None:
    """'tuning QeNet' is a doing, 'Tuning QeNet' may be a name."""
    texts = ["We are tuning QeNet today. After tuning QeNet we use QeNet trees. Our QeNet trees grow."] * 2
    terms = {term.key: dict(term.parts)["form"] for term in extract_terms(texts)}
    assert terms["tuning qenet"] < terms["qenet tree"]
