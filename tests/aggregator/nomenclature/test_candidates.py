"""Where candidate terms begin and end; one row per boundary that was wrong once."""

from __future__ import annotations

import pytest

from aggregator.nomenclature.candidates import runs, spans
from aggregator.nomenclature.cleaning import countable, is_punctuated
from aggregator.nomenclature.tagging import Tagger
from aggregator.nomenclature.tokens import Vocabulary, words


def candidates(text: str) -> dict[str, bool]:
    """Surface form -> whether it is weak."""
    tokens = words(countable(text), Vocabulary())
    found = runs(tokens, Tagger().tags(tokens), punctuated=is_punctuated(text))
    return {
        " ".join(word.form for word in run.words[start:end]): weak
        for run in found
        for start, end, weak in spans(run.roles)
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("We train GPT-4, a β-VAE and k-means.", ["GPT-4", "β-VAE", "k-means"]),
        ("ReLU and BLEU are used by Adam.", ["ReLU", "BLEU", "Adam"]),
        ("C++, C#, word2vec, f-GAN", ["C++", "C#", "word2vec", "f-GAN"]),
        ("It is cut into 16x16 patches.", ["16x16 patches"]),
        ("They use top-k sampling.", ["top-k sampling"]),
        ("We add l2 regularisation and L1-norm penalties.", ["l2 regularisation", "L1-norm penalties"]),
        ("a learning rate schedule is chosen by hand", ["learning rate schedule", "learning rate"]),
        ("She uses the learned features to sort them.", ["learned features"]),
        ("A bag of words is simple.", ["bag of words"]),
        ("A mixture of experts is large.", ["mixture of experts"]),
        ("Sequence to sequence models came first.", ["Sequence to sequence models"]),
        ("the 6 minute walk test is short", ["6 minute walk test", "walk test"]),
        ("The fully connected layer is last.", ["fully connected layer"]),
        ("the dot product of both", ["dot product"]),
        ("TCP/IP is older.", ["TCP/IP"]),
        ("The off-the-shelf model is slow.", ["off-the-shelf model"]),
        ("under the OECD anti bribery convention", ["OECD anti bribery convention"]),
        ("then sub layer output is added", ["sub layer output"]),
        ("the semi supervised learning of it", ["semi supervised learning"]),
    ],
)
def test_terms_are_proposed_whole(text: str, wanted: list[str]) -> None:
    """Hyphens, digits, Greek, code-like names and stop words inside a term do not cut it."""
    assert set(wanted) <= set(candidates(text))


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("It has a number of layers.", ["number of layers"]),
        ("the model takes images and returns labels", ["model takes", "takes images", "returns labels"]),
        (
            "Layer normalization stabilises training.",
            ["Layer normalization stabilises", "stabilises training"],
        ),
        ("the queries keys and values are vectors so it works", ["queries keys"]),
        ("it is stored in self dot weight as we saw", ["self dot weight", "dot weight"]),
        ("It is the state-of-the-art.", ["state-of-the-art"]),
        ("The method beats the other.", ["method beats"]),
        ("Read it at www.example.org/posts/a1 or example.com.", ["example.com", "posts"]),
        ("Call model.fit() as in `x = f(y)`, see Figure 2.", ["fit()"]),
        (
            "Call model.eval or d2l.Block, cite Miller.Jones.2019.",
            ["model.eval", "d2l.Block", "Miller.Jones.2019"],
        ),
        ("Shown in :numref:`fig_gear` and :std:ref:`wheel`.", ["numref", "fig_gear", "wheel"]),
        ("A beam/tree search, DroneA/DroneB.", ["beam/tree search", "DroneA/DroneB"]),
        ("One.\n:begin tab: gear \nTwo.\n:end tab:", ["tab", "begin tab", "end tab"]),
        ("One.\n\nYour browser does not support the video tag.", ["video tag", "browser"]),
        ("From x₀ to xₜ, then w1 and ᾱₜ.", ["x₀", "xₜ", "w1", "ᾱₜ"]),
        ("A cat. (Image source: Petrenko collection)", ["Image source", "Petrenko collection"]),
    ],
)
def test_phrases_end_where_the_sentence_says(text: str, unwanted: list[str]) -> None:
    """Verbs, containers ('number of'), plurals in unpunctuated speech, code and addresses end a candidate."""
    assert not set(unwanted) & set(candidates(text))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Two sub-layers follow.", "Two sub-layers"),
        ("The thirty-five gears turn.", "thirty-five gears"),
        ("The third block follows.", "third block"),
        ("A simple model is used.", "simple model"),
        ("The low rank is what counts.", "low rank"),
        ("A bag of words is simple.", "bag of words"),
    ],
)
def test_numbers_general_words_and_links_make_weak_forms(text: str, form: str) -> None:
    """They are proposed, and must earn it by keeping company."""
    assert candidates(text)[form]


def test_a_link_at_the_end_is_part_of_the_run() -> None:
    """'The rate of the …': 'rate' does not stand alone there."""
    tokens = words("the rate of the gear", Vocabulary())
    assert [run.roles for run in runs(tokens, Tagger().tags(tokens))] == ["N+", "N"]
