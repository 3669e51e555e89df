"""Which acronyms that no text spells out are taken for a term by its initials."""

from __future__ import annotations

import pytest

from aggregator.nomenclature import extract_terms
from aggregator.nomenclature.acronyms import UNSAID
from aggregator.nomenclature.values import Term

LONG = "Gear ratio clipping helps the widgets. We like gear ratio clipping. "
SHORT = "The GRC is stable. A widget has a GRC. "
MIXED = "Gear ratio clipping is old, and GRC is cheap. "


def one_term(terms: list[Term], *forms: str) -> Term | None:
    """The term that has all these forms."""
    return next(
        (term for term in terms if {*forms} <= {term.term, *(variant.form for variant in term.variants)}),
        None,
    )


@pytest.mark.parametrize(
    ("texts", "forms"),
    [
        ((LONG + SHORT, MIXED), ("GRC", "gear ratio clipping")),
        ((LONG * 2, SHORT + MIXED, SHORT), ("GRC", "gear ratio clipping")),
        ((LONG + "GRCs are stable. Two GRCs.", LONG + "The GRCs."), ("GRCs", "gear ratio clipping")),
        (
            (
                "The gear ratio norm turns. A gear ratio norm. GRN",
                "GRN and gear ratio norm. A gear ratio normalization.",
            ),
            ("GRN", "gear ratio normalization"),
        ),
        (("The grc helps. A gear ratio clipping helps.", LONG + SHORT), ("grc", "gear ratio clipping")),
        (
            ("Gear clipping and GC help.", "A GC is gear clipping.", "The GC does gear clipping."),
            ("GC", "gear clipping"),
        ),
    ],
)
def test_sources_that_use_both_mean_the_same(texts: tuple[str, ...], forms: tuple[str, ...]) -> None:
    """Three letters and more that one source uses beside the words, and another too; two letters if three do. It says from what."""
    found = one_term(extract_terms(texts), *forms)
    assert found is not None
    assert UNSAID in {variant.evidence for variant in found.variants}
    assert "company" in dict(found.parts), "it is judged by its words, however common the acronym is"


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        ((LONG, SHORT), "nobody uses both"),
        ((LONG + SHORT, LONG), "one source alone uses the acronym"),
        ((LONG + SHORT + SHORT * 4, MIXED * 2 + SHORT), "the acronym is far commoner than the words"),
        (
            (LONG + SHORT, MIXED + "Great rope cars turn. A great rope car. " * 3),
            "other words have the initials",
        ),
        ((LONG + SHORT, MIXED + "The GRC (great rope cars) turns."), "a text says that it is something else"),
    ],
)
def test_in_doubt_an_acronym_stays_by_itself(texts: tuple[str, ...], why: str) -> None:
    """A wrong meaning is worse than two entries."""
    assert one_term(extract_terms(texts), "GRC", "gear ratio clipping") is None, why


def test_an_acronym_is_written_in_capitals_by_somebody() -> None:
    """Where nobody does, three letters may be any word of the captions."""
    texts = [(LONG + SHORT).lower(), (MIXED + LONG).lower()]
    assert one_term(extract_terms(texts), "grc", "gear ratio clipping") is None
    assert one_term(extract_terms([texts[0], MIXED + LONG]), "grc", "gear ratio clipping")


def test_two_letters_need_three_sources() -> None:
    """So few letters are the initials of many words."""
    texts = ["Gear clipping and GC help.", "A GC is gear clipping. The gear clipping."]
    assert one_term(extract_terms(texts), "GC", "gear clipping") is None


def test_an_acronym_holds_none_of_its_words() -> None:
    """However often it is used, 'gear ratio' is no piece of 'gear ratio clipping' by that."""
    texts = [
        "Gear ratio clipping (GRC) helps. A gear ratio helps. Each gear ratio turns. The gear ratios."
        + SHORT * 4
    ]
    assert "gear ratio" in {term.key for term in extract_terms(texts)}
