"""The heat map: which term is used how often in which source, and where it is defined."""

from __future__ import annotations

import sqlite3
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aggregator.store import browsing
from aggregator.views.sources import Source, sources_of
from aggregator.views.terms import terms_of

MOST_TERMS = 24
"""What fits on a screen and on a printed page."""

SHADES_FROM = (1.0, 2.0, 4.0, 8.0)
"""Uses in 1,000 words from which a shade begins; each twice the one before, as rates differ by factors."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A term in a source. `segment_id` and `link` are of the passage that uses it first."""

    document_id: int
    occurrences: int
    per_1000_words: float
    shade: int
    """From 1 to 5, by the rate."""
    defines: bool
    segment_id: int
    link: str


@dataclass(frozen=True, slots=True)
class Row:
    term: str
    key: str
    sources: int
    """Independent ones."""
    occurrences: int
    known: bool
    cells: tuple[Cell | None, ...]
    """One for each column; None where the source does not use it."""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Sources as columns, the shortest first; terms as rows, those of most sources first."""

    columns: tuple[Source, ...]
    rows: tuple[Row, ...]


def heat_of(db: sqlite3.Connection, arxiv_id: str, most: int = MOST_TERMS) -> HeatMap:
    """The most characteristic terms of a paper over the sources that count."""
    found = heat_of_terms(db, arxiv_id, terms_of(db, arxiv_id).rows[:most])
    return HeatMap(found.columns, tuple(sorted(found.rows, key=lambda row: -row.sources)))


def heat_of_terms(db: sqlite3.Connection, arxiv_id: str, terms: Sequence[Mapping[str, Any]]) -> HeatMap:
    """These terms (rows of `term_frequency`), in their order, over the sources that count."""
    columns = tuple(source for source in sources_of(db, arxiv_id).rows if source.counts)
    found = {
        (cell["term_id"], cell["document_id"]): _cell(cell)
        for cell in browsing.cells(db, [term["term_id"] for term in terms])
    }
    made = (
        _row(term, tuple(found.get((term["term_id"], source.document_id)) for source in columns))
        for term in terms
    )
    return HeatMap(columns, tuple(made))


def _row(term: Mapping[str, Any], cells: tuple[Cell | None, ...]) -> Row:
    uses, sources = term["occurrences"], term["document_frequency"]
    return Row(term["term"], term["key"], sources, uses, bool(term["known"]), cells)


def _cell(row: Mapping[str, Any]) -> Cell:
    rate = row["per_1000_words"]
    shade = 1 + bisect(SHADES_FROM, rate)
    return Cell(
        row["document_id"],
        row["occurrences"],
        rate,
        shade,
        bool(row["defines"]),
        row["segment_id"],
        row["link"],
    )
