"""What automatic captions misheard counts for what was said; what only sounds alike does not."""

from __future__ import annotations

import pytest

from aggregator.nomenclature import Passage, SourceText, Term, extract_terms, read_terms
from aggregator.nomenclature.sounds import distance, sound
from tests.evaluation.floors import fallen, load
from tests.evaluation.heard import all_repairs, figures

PAPER = (
    "We train BERT with Adam. BERT reads tokens; each token has an embedding. The scale gamma and the shift beta are learned. "
    "LoRA adapts a weight matrix. LoRA matrices have a low rank. The softmax turns logits into probabilities. "
    "A ReLU follows each layer. The covariate shift is small."
)
PAGE = (
    "Adam is an optimizer. BERT is a transformer, and fine-tuning BERT is cheap. The parameters gamma and beta restore the scale. "
    "LoRA trains two matrices; LoRA layers merge into the weight matrix. After the ReLU layer comes the softmax layer with its logits. "
    "Internal covariate shift slows training; covariate shift hurts. The token embeddings are trained with Adam, and the ReLU is not."
)


def heard(said: str, *, automatic: bool = True, page: str = PAGE) -> list[Term]:
    """The terms of a paper, a page and what was said in a talk."""
    return read_terms(
        [
            SourceText(0, "paper", (Passage(0, PAPER),), anchor=True),
            SourceText(1, "page", (Passage(1, page),)),
            SourceText(2, "talk", (Passage(2, said),), automatic=automatic),
        ]
    )


def repaired(terms: list[Term]) -> dict[str, str]:
    """Heard form -> term, of all that count a word."""
    return {v.form: term.term for term in terms for v in term.variants if v.how == "heard as"}


@pytest.mark.parametrize(
    ("said", "form", "term"),
    [
        ("so they scale it with gama and shift it with beta", "gama", "gamma"),  # no word of the language
        ("and the embeding of a word is a vector", "embeding", "embedding"),
        ("everything is trained with ad am as usual", "ad am", "Adam"),  # the same letters
        ("we apply a sawft max to the output", "sawft max", "softmax"),  # the same sounds, split
        ("then a rail you and the next block", "rail you", "ReLU"),
        ("look at the low jits before that", "low jits", "logits"),
        ("the laura layers and the laura matrices are merged", "laura", "LoRA"),  # a name, beside the same words
        ("internal covariant shift and again internal covariant shift", "covariant", "covariate"),
    ],
)  # fmt: skip
def test_what_sounds_alike_counts_for_what_is_written(said: str, form: str, term: str) -> None:
    """An unknown word by its sound; two words if together they sound the same; a known word by the words beside it."""
    assert repaired(heard(said))[form] == term


@pytest.mark.parametrize(
    "said",
    [
        "and these tokens you take in one by one",  # both common: never 'token'
        "my sister laura cooks and laura sings",  # a name among other words
        "i take a nap on the matt when it is raining",
        "the attic has a better view of the low rain",
        "we recompute the tuned embedder",  # built from a written word, not misheard
        "the ith token is the one",
        "a reembedding and a co-adam and the deembedding of the reembedding",  # with a prefix
        "the laura are merged",  # one of two words alone sounds like it, and that is not enough
    ],
)
def test_what_belongs_where_it_stands_is_left_alone(said: str) -> None:
    """Common words, names among other words, and words of their own right are no mishearings."""
    assert repaired(heard(said)) == {}


def test_only_automatic_captions_are_repaired() -> None:
    """What a person wrote is what was meant."""
    assert repaired(heard("so they scale it with gama and shift it with beta", automatic=False)) == {}


def test_plain_texts_without_marks_are_captions() -> None:
    """Nobody says of a string what it is; one with hardly a mark in it is taken for what a machine heard."""
    said = "so they scale it with gama and shift it with beta " * 5
    assert repaired(extract_terms([PAPER, PAGE, said]))["gama"] == "gamma"
    assert repaired(extract_terms([PAPER, PAGE, said.title()])) == {}
    assert repaired(extract_terms([PAPER, PAGE, said.replace(" and", ", and").replace(" so", ". So")])) == {}


def test_a_word_that_others_write_is_not_misheard() -> None:
    """'gama' on a page is a word of its own."""
    assert "gama" not in repaired(heard("the gama and the beta", page=f"{PAGE} Gama is a city."))


def test_the_transcript_stays_and_the_counts_follow() -> None:
    """The talk counts as a voice of gamma, with the words around as evidence; the heard form is never the one shown."""
    said = "scale it with gama and shift it then gama again and gama once more"
    gamma = next(term for term in heard(said) if term.key == "gamma")
    alone = next(term for term in heard("nothing of the kind") if term.key == "gamma")
    assert (gamma.term, gamma.occurrences) == ("gamma", alone.occurrences + 3)
    assert gamma.document_frequency == alone.document_frequency + 1
    variant = next(variant for variant in gamma.variants if variant.form == "gama")
    assert (variant.occurrences, variant.evidence) == (3, "scale it with gama and shift it then")


def test_a_phrase_met_only_misheard_is_shown_as_it_was_said() -> None:
    """'laura checkpoint' is a LoRA checkpoint, though nobody wrote that."""
    said = "the laura layers and the laura matrices and a laura checkpoint then another laura checkpoint"
    terms = {term.term: term for term in heard(said)}
    assert [variant.form for variant in terms["LoRA checkpoint"].variants] == ["laura checkpoint"]
    assert not [name for name in terms if "laura" in name]


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("burt", "bert"), ("gama", "gamma"), ("laura", "lora"), ("jellyou", "gelu"), ("railyou", "relu"), ("lowjits", "logits"),
        ("gossian", "gaussian"), ("yoffe", "ioffe"), ("knackle", "naacl"), ("alfa", "alpha"), ("sigmoyd", "sigmoid"),
    ],
)  # fmt: skip
def test_other_letters_same_sounds(heard: str, meant: str) -> None:
    """Spellings that are spoken alike have one sound."""
    assert sound(heard) == sound(meant)


def test_distance_of_sounds() -> None:
    """Vowels and sounds alike are near, other consonants far; beyond what matters it is infinite."""
    far = [
        distance(sound(a), sound(b), 9.0)
        for a, b in (("mattresses", "matrices"), ("rez", "res"), ("net", "den"))
    ]
    assert 0 < far[0] < far[1] < far[2] and distance("kAt", "dOgz", 1.0) == float("inf")


def test_repairs_of_the_fixtures_are_right() -> None:
    """What the damaged captions of the fixtures are repaired to is what was said."""
    assert not fallen(figures(all_repairs()), load()["heard as"])
