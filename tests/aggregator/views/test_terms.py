"""Which terms are listed first."""

from __future__ import annotations

from pathlib import Path

import pytest

from aggregator.store import decisions, write
from aggregator.store.connection import open_store
from aggregator.views.terms import Terms, anchor_of
from sources.values import Document, Paper, Segment


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


def test_what_was_read_of_the_paper(tmp_path: Path) -> None:
    """'In the paper' is not said of a paper of which no more than the abstract was to be had."""
    store = open_store(tmp_path / "library.db")
    write.save_paper(store, Paper("2401.00001", "Widgets", ("A",), "We turn widgets.", "arxiv"))
    assert anchor_of(store, "2401.00001") == "title and abstract"
    text = Document("paper", "https://arxiv.org/html/1", "Widgets", (Segment("We turn."),), "s")
    decisions.save_document(store, "2401.00001", text)
    assert anchor_of(store, "2401.00001") == "the paper"
