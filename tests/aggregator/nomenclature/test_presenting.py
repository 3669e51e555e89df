"""What people are told of a term's variants."""

from __future__ import annotations

import pytest

from aggregator.nomenclature.presenting import how


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
