"""Where each form of a term stands in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.views.marking import around, forms_of, marked

FORMS = forms_of(
    {"key": key, "term": term, "variant": variant, "how": how}
    for key, term, variant, how in [
        ("shift", "shift", "shift", ""),
        ("internal covariate shift", "internal covariate shift", "internal covariate shift", ""),
        ("mini batch", "mini-batch", "mini-batches", "plural"),
        ("lora", "LoRA", "laura", "heard as"),
        ("c", "C++", "C++", ""),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Internal  Covariate-Shift and a shift.", [("Internal  Covariate-Shift", "internal covariate shift"), ("shift", "shift")]),
        ("shifts, shifty, reshift", []),
        ("mini batches; mini. Batches", [("mini batches", "mini batch")]),
        ("internal covariate", []),
        ("by laura", [("laura", "lora")]),
        ("C++ and c", [("C", "c"), ("c", "c")]),
        ("", []),
    ],
)  # fmt: skip
def test_the_longest_form_is_marked(text: str, expected: list[tuple[str, str]]) -> None:
    """Whatever the capitals, blanks or hyphens; whole words only; nothing over the end of a sentence."""
    assert [(piece.text, piece.key) for piece in marked(text, FORMS) if piece.key] == expected


def test_what_was_misheard_says_what_was_meant() -> None:
    """Of a form that captions made, the term that was said."""
    assert [piece.heard_as for piece in marked("laura has a shift", FORMS) if piece.key] == ["LoRA", None]


@given(st.text(alphabet="ShiftMn-batchinerlcov .\n\u0130\u00df", max_size=80))
def test_the_pieces_are_the_text(text: str) -> None:
    """Joined they are it again, letter by letter, whatever folding does to its length."""
    assert "".join(piece.text for piece in marked(text, FORMS)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A shift.", "A shift."),
        ("word " * 40 + "shift" + " word" * 40, "… " + "word " * 9 + "shift" + " word" * 8 + " …"),
        ("x" * 500, "x" * 50 + " …"),
        ("", ""),
    ],
)
def test_the_words_around_a_use(text: str, expected: str) -> None:
    """A line of text with the use in its middle, cut between words; of no use, its beginning."""
    assert around(text, ["shift"]) == expected
