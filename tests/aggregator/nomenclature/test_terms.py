"""What counts as a term, what ties its variants together, and whose voice counts."""

from __future__ import annotations

from aggregator.nomenclature import extract_terms, read_terms
from aggregator.nomenclature.values import Passage, SourceText, Term

TALKS = [
    "Gradient clipping keeps the norm of a gradient small. With gradient clipping the training is stable. It is cheap.",
    "We use gradient clipping, and a learning rate of ten. The learning rates differ. Gradient Clipping helps.",
    "Stochastic gradient descent (SGD) is the method. SGD needs a learning rate. Stochastic gradient descent is old.",
]


def named(terms: list[Term], name: str) -> Term:
    return next(term for term in terms if term.term.lower() == name)


def texts(*groups: str, anchor: str = "") -> list[SourceText]:
    voices = [
        SourceText(n, group, (Passage(n * 10, TALKS[n - 1]),)) for n, group in enumerate(groups, start=1)
    ]
    own = [SourceText(9, "paper", (Passage(90, anchor),), anchor=True)] if anchor else []
    return [*voices, *own]


def test_terms_come_before_words() -> None:
    """A multi-word term that recurs is ahead of any general word, and words of the language are no terms at all."""
    terms = [term.term.lower() for term in extract_terms(TALKS)]
    assert "gradient clipping" in terms[:3]
    assert not {"the", "it", "we", "ten", "cheap"} & set(terms)


def test_case_and_plural_are_one_term() -> None:
    """'Gradient Clipping' counts with 'gradient clipping', 'learning rates' with 'learning rate'."""
    terms = extract_terms(TALKS)
    clipping, rate = named(terms, "gradient clipping"), named(terms, "learning rate")
    assert (clipping.occurrences, clipping.document_frequency) == (4, 2)
    assert (rate.occurrences, rate.document_frequency) == (3, 2)
    assert ("learning rates", 1, "plural") in {(v.form, v.occurrences, v.how) for v in rate.variants}


def test_an_acronym_is_its_long_form() -> None:
    """'SGD' and 'stochastic gradient descent' are one term that knows both."""
    terms = extract_terms(TALKS)
    descent = named(terms, "stochastic gradient descent")
    assert ("SGD", 2, "short form") in {(v.form, v.occurrences, v.how) for v in descent.variants}
    assert descent.occurrences == 4 and not [term for term in terms if term.term == "SGD"]


def test_one_voice_counts_once() -> None:
    """Two texts of one group are one source in the document frequency; their uses add up."""
    apart, together = read_terms(texts("a", "b", "c")), read_terms(texts("a", "a", "c"))
    assert named(apart, "gradient clipping").document_frequency == 2
    assert named(together, "gradient clipping").document_frequency == 1
    assert named(together, "gradient clipping").occurrences == named(apart, "gradient clipping").occurrences


def test_the_paper_is_an_anchor_and_no_voice() -> None:
    """What the paper says is counted apart."""
    term = named(
        read_terms(texts("a", "b", "c", anchor="We propose gradient clipping.")), "gradient clipping"
    )
    assert (term.occurrences, term.document_frequency, term.paper_occurrences) == (4, 2, 1)


def test_every_use_points_into_a_passage() -> None:
    """The uses of a term add up to its occurrences, each with its text and passage."""
    term = named(read_terms(texts("a", "b", "c")), "gradient clipping")
    assert sum(use.occurrences for use in term.uses) == term.occurrences
    assert {(use.text_id, use.passage_id) for use in term.uses} == {(1, 10), (2, 20)}


def test_the_same_texts_give_the_same_terms() -> None:
    """Nothing depends on chance or on the order of a set."""
    assert extract_terms(TALKS) == extract_terms(TALKS)


def test_nothing_gives_nothing() -> None:
    """Empty texts have no terms."""
    assert extract_terms([]) == extract_terms(["", "   "]) == []
