"""The form in which a term is shown."""

from __future__ import annotations

import pytest

from aggregator.nomenclature.counting import Candidate
from aggregator.nomenclature.heard import Repairs
from aggregator.nomenclature.keys import key_of
from aggregator.nomenclature.presenting import how, shown_form
from aggregator.nomenclature.tokens import Vocabulary, words


def candidate(forms: dict[str, int]) -> Candidate:
    first = next(iter(forms))
    places = {form: [0] * count for form, count in forms.items()}
    return Candidate(key_of(first), words(first, Vocabulary()), places, sum(forms.values()))


@pytest.mark.parametrize(
    ("forms", "shown"),
    [
        ({"gear ratio": 3, "gear ratios": 1}, "gear ratio"),
        ({"gear ratios": 2, "gear ratio": 1}, "gear ratios"),
        ({"Gear Ratio": 5, "gear ratio": 2}, "gear ratio"),  # headings
        ({"Gear Ratio": 9, "gear ratio": 2}, "Gear Ratio"),
        ({"relunet": 30, "ReLUNet": 2}, "ReLUNet"),  # captions know no capitals
        ({"qvx": 30, "QVX": 2}, "QVX"),
        ({"newton step": 4, "Newton step": 1}, "Newton step"),
        ({"mini-batch": 3, "Mini-batch": 2, "Mini-Batch": 2}, "mini-batch"),
        ({"Optimizer": 1, "optimizer": 3}, "optimizer"),
        ({"transformer": 2, "Transformer": 8}, "Transformer"),
        ({"A": 1, "a": 1}, "a"),
    ],
)
def test_the_commonest_form_is_shown_in_its_capitals(forms: dict[str, int], shown: str) -> None:
    """Names have theirs though captions write them small; compounds of common words are small though headings write them large."""
    assert shown_form(candidate(forms), Repairs.of({})) == shown


@pytest.mark.parametrize(
    ("form", "shown", "tie"),
    [
        ("Gear ratio", "gear ratio", "case"),
        ("gear-ratio", "gear ratio", "hyphen"),
        ("gear ratios", "gear ratio", "plural"),
        ("optimiser", "optimizer", "spelling"),
        ("batch norm", "batch normalization", "short form"),
        ("neural network", "neural net", "long form"),
        ("gradient clipping", "GC", "long form"),
        ("GC", "gradient clipping", "short form"),
        ("multi-headed gear", "multi-head gear", "inflection"),
    ],
)
def test_each_variant_says_what_ties_it_to_the_term(form: str, shown: str, tie: str) -> None:
    """In a word."""
    assert how(form, shown) == tie
