"""What a heading says that its article is on."""

from __future__ import annotations

import pytest

from aggregator.nomenclature.headings import keys_in, names_in, with_kinds

HEADINGS = [
    ("gradient", ("gradient",), "one name"),
    ("Rank (linear algebra)", ("Rank",), "a field tells it from its namesakes"),
    ("BERT (language model)", ("BERT",), "so does a kind"),
    ("rectified linear unit (ReLU)", ("rectified linear unit", "ReLU"), "a short form"),
    ("AUC (Area under the ROC curve)", ("AUC", "Area under the ROC curve"), "a long form"),
    (
        "self-attention (also called self-attention layer)",
        ("self-attention", "self-attention layer"),
        "another name",
    ),
    ("mean squared error (MSE) (also called L2 loss)", ("mean squared error", "MSE", "L2 loss"), "both"),
    (
        "L2 loss (also called squared loss or quadratic loss)",
        ("L2 loss", "squared loss", "quadratic loss"),
        "two other names",
    ),
    (
        "attention (or scaled attention, dot attention)",
        ("attention", "scaled attention", "dot attention"),
        "or",
    ),
    ("bilinear gate (abbreviated as BLG)", ("bilinear gate", "BLG"), "abbreviated"),
    ("bias (math) or bias term", ("bias", "bias term"), "one or the other"),
    ("(ReLU)", (), "nothing but a bracket"),
    ("", (), "nothing"),
]


@pytest.mark.parametrize(("heading", "names", "why"), HEADINGS)
def test_names_in_a_heading(heading: str, names: tuple[str, ...], why: str) -> None:
    """What stands before the brackets, and in them only what means the same."""
    assert names_in(heading) == names, why


def test_keys_in_a_heading() -> None:
    """As terms have them, and in one word; a term may have a word behind it that says only what kind of thing it is."""
    assert keys_in("Mini-batches (SGD)") == ("mini batch", "minibatch")
    assert keys_in("dropout regularization") == ("dropout regularization", "dropout", "dropoutregularization")
    assert "softmax function" in with_kinds("softmax") and with_kinds("softmax")[0] == "softmax"
    assert "context vector" not in with_kinds("context"), (
        "said of a text's own words, it would define something else"
    )
