"""Which terms are the same in other words, and which only look so."""

from __future__ import annotations

import pytest

from aggregator.nomenclature import extract_terms
from aggregator.nomenclature.values import Term

WIDGET = "The Wiggle turns. We like the Wiggle. A Wiggle helps. "


def term_of(terms: list[Term], form: str) -> str | None:
    """Key of the term that has this form."""
    for term in terms:
        if form in {term.term, *(variant.form for variant in term.variants)}:
            return term.key
    return None


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("A positional gearbox. The positional gearbox. The position gearbox.", "positional gearbox", "position gearbox"),
        ("The rotation gear. One rotation gear. A rotational gear.", "rotation gear", "rotational gear"),
        ("Training QeLU is slow. The QeLU training is long. A QeLU training.", "Training QeLU", "QeLU training"),
        ("A gear ratio clipping (GRC) helps. The GRC widget. A gear ratio clipping widget.", "GRC widget", "gear ratio clipping widget"),
        (WIDGET + "Wiggle is a new gear model. The Wiggle model is small.", "Wiggle", "Wiggle model"),
        (WIDGET + "We present the Wiggle, a gear network for ropes. The Wiggle architecture.", "Wiggle", "Wiggle architecture"),
        ("The retraining of QeLU (quick eager Lorentz unit). Retraining QeLU. A QeLU retraining.", "Retraining QeLU", "QeLU retraining"),
        (WIDGET + "The Wiggle dataset is small. We read the Wiggle dataset.", "Wiggle", "Wiggle dataset"),
        ("A gear ratio clipping network (GRCN). The GRCN turns. One GRCN network.", "GRCN", "GRCN network"),
        (WIDGET + "A method called Wiggle is new. The Wiggle algorithm is small.", "Wiggle", "Wiggle algorithm"),
    ],
)  # fmt: skip
def test_other_words_for_the_same_are_one_term(text: str, one: str, other: str) -> None:
    """An adjective and its noun, either order of what is done to a name, an acronym inside, a name and what it is said to be."""
    terms = extract_terms([text])
    assert term_of(terms, one) is not None
    assert term_of(terms, one) == term_of(terms, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("A functional gear. The function gear. A functional gear.", "functional gear", "function gear"),
        ("A clamping gear. The gear clamping. A gear clamping.", "clamping gear", "gear clamping"),
        ("A sliding window. The sliding Windows. A sliding WiNDOW. The window sliding.", "sliding window", "window sliding"),
        (WIDGET + "Wiggle is a gear dataset. The Wiggle model is small.", "Wiggle", "Wiggle model"),
        (WIDGET + "Wiggle is a model compression gear. A Wiggle model is small.", "Wiggle", "Wiggle model"),
        (WIDGET + "The Wiggle model is small. A Wiggle model. The Wiggle models.", "Wiggle", "Wiggle model"),
        (WIDGET + "Once we have Wiggle, the model turns. A Wiggle model.", "Wiggle", "Wiggle model"),
        (WIDGET + "If we drop Wiggle, our network fails. A Wiggle network.", "Wiggle", "Wiggle network"),
        (WIDGET + "In Wiggle, a gear network is used. A Wiggle network is small.", "Wiggle", "Wiggle network"),
        ("A gearbox is a simple machine model. One gear turns. The gear is a model. The gear model.", "gear", "gear model"),
    ],
)  # fmt: skip
def test_what_only_looks_the_same_stays_apart(text: str, one: str, other: str) -> None:
    """Adjectives with a sense of their own, words that are no names, names of another kind of thing."""
    terms = extract_terms([text, text])
    found = term_of(terms, one)
    assert found is None or found != term_of(terms, other)


def test_a_name_inside_its_longer_form_counts_once() -> None:
    """'the Wiggle model' is one use of Wiggle, and says by its evidence why."""
    terms = extract_terms([WIDGET + "Wiggle is a gear model. The Wiggle model is small."])
    wiggle = next(term for term in terms if term.term == "Wiggle")
    assert wiggle.occurrences == 5
    assert ("Wiggle model", 1, "Wiggle is a gear model") in {
        (variant.form, variant.occurrences, variant.evidence) for variant in wiggle.variants
    }
