"""Which terms to list: those that recur; where hardly any do, those of the paper's own text and of single sources as well."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from aggregator.store import read
from aggregator.store.focus import has_full_text

FEW = 10
"""Fewer terms than these say nothing of a paper."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Rows of the view term_frequency, the most characteristic first; the first `recurring` of them recur."""

    rows: tuple[dict[str, Any], ...]
    recurring: int

    @property
    def heading(self) -> str:
        """
        >>> Terms(({}, {}), 2).heading
        'Recurring terms (2), the most characteristic first'
        """
        if self.recurring == len(self.rows):
            return f"Recurring terms ({self.recurring}), the most characteristic first"
        recur = f"{self.recurring or 'none'} recur{'s' if self.recurring == 1 else ''}"
        return f"Terms of the paper's own text and of single sources ({len(self.rows)}; {recur})"


def anchor_of(db: sqlite3.Connection, arxiv_id: str) -> str:
    """What was read of the paper itself: 'the paper', or 'title and abstract' where its text was not to be had."""
    return anchor_name(has_full_text(db, arxiv_id))


def anchor_name(full_text: bool) -> str:
    """What people call the paper, or that of it which was read."""
    return "the paper" if full_text else "title and abstract"


def terms_of(db: sqlite3.Connection, arxiv_id: str) -> Terms:
    """The terms to begin with."""
    recurring = read.terms(db, arxiv_id)
    if len(recurring) >= FEW:
        return Terms(tuple(recurring), len(recurring))
    others = [row for row in read.terms(db, arxiv_id, least_sources=0) if row["document_frequency"] < 2]
    return Terms((*recurring, *others), len(recurring))
