"""From text to words: nothing is lost, nothing crashes, and a word's key does not depend on how it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.nomenclature import extract_terms
from aggregator.nomenclature.keys import folded, key_of
from aggregator.nomenclature.tagging import Tagger
from aggregator.nomenclature.tokens import Vocabulary, words


@given(st.text(max_size=200))
def test_tokens_are_the_text(text: str) -> None:
    """The tokens are the text's own characters in their order, white space left out; each has a tag."""
    tokens = words(text, Vocabulary())
    assert "".join("".join(word.form for word in tokens).split()) == "".join(text.split())
    assert len(Tagger().tags(tokens)) == len(tokens)


@given(st.text(alphabet="abAB-'’ .,sé1β\n(){}[]$\\/:", max_size=120))
def test_any_text_has_terms_or_none(text: str) -> None:
    """Whatever the text is, its terms occur at least once, and their uses add up."""
    for term in extract_terms([text, text]):
        assert term.term.strip() and term.occurrences >= 1
        assert sum(use.occurrences for use in term.uses) == term.occurrences


@given(st.from_regex(r"[a-z]{1,12}(-[a-z]{1,12})?", fullmatch=True))
def test_keys_do_not_know_capitals_and_hyphens(word: str) -> None:
    """Case, hyphen and space are one."""
    assert folded(word.upper()) == folded(word) == folded(word.replace("-", "–"))
    assert key_of(word.replace("-", "/")) == key_of(word)


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("Self-Attentions", "self attention"),
        ("matrices", "matrix"),
        ("corpora", "corpus"),
        ("analyses", "analysis"),
        ("GPUs", "gpu"),
        ("loss", "loss"),
        ("losses", "loss"),
        ("bias", "bias"),
        ("biases", "bias"),
        ("Bayes", "bayes"),
        ("physics", "physics"),
        ("series", "series"),
        ("optimisers", "optimizer"),
        ("colour", "color"),
        ("model's", "model"),
        ("indices", "index"),
        ("vertices", "vertex"),
    ],
)
def test_forms_of_a_word_have_one_key(form: str, key: str) -> None:
    """Plural, irregular plural, British spelling, possessive."""
    assert folded(form) == key
