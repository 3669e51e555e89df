"""Which terms are listed first."""

from __future__ import annotations

import pytest

from aggregator.views.terms import Terms


@pytest.mark.parametrize(
    ("rows", "recurring", "heading"),
    [
        (12, 12, "Recurring terms (12), the most characteristic first"),
        (9, 0, "Terms of the paper's own text and of single sources (9; none recur)"),
        (9, 1, "Terms of the paper's own text and of single sources (9; 1 recurs)"),
    ],
)
def test_the_heading_says_whose_terms_they_are(rows: int, recurring: int, heading: str) -> None:
    """Nobody takes the paper's own terms for recurring ones."""
    assert Terms(({},) * rows, recurring).heading == heading
