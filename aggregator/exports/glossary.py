"""The collection that every export is made from: a paper, its recurring terms with quotes, and its sources."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aggregator.store import read

QUOTES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """A defining sentence, letter by letter, and the address of the second or paragraph where it stands."""

    text: str
    source: str
    link: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A term, what else it is called, how often it is used in how many independent sources, and who defines it."""

    term: str
    expansion: str | None
    aliases: tuple[str, ...]
    occurrences: int
    sources: int
    in_paper: int
    quotes: tuple[Quote, ...]
    first_uses: tuple[tuple[str, str], ...]
    """(title of the source, link to its first use there), the busiest source first."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The entries, most characteristic first, with the (title, address) of every source behind them."""

    arxiv_id: str
    title: str
    entries: tuple[Entry, ...]
    sources: tuple[tuple[str, str], ...]


def glossary_of(db: sqlite3.Connection, arxiv_id: str, most: int) -> Glossary:
    """The recurring terms of a stored paper as a glossary of at most `most` entries."""
    paper = read.paper(db, arxiv_id)
    variants, quotes, places = (
        read.variants(db, arxiv_id),
        read.quotes(db, arxiv_id),
        read.term_sources(db, arxiv_id),
    )
    entries = tuple(
        _entry(
            row,
            variants.get(row["term_id"], []),
            quotes.get(row["term_id"], []),
            places.get(row["term_id"], []),
        )
        for row in read.terms(db, arxiv_id)[:most]
    )
    sources = tuple((row["title"], row["url"]) for row in read.sources(db, arxiv_id))
    return Glossary(arxiv_id, paper.title if paper else arxiv_id, entries, sources)


def _entry(
    row: dict[str, Any],
    variants: Sequence[dict[str, Any]],
    quotes: Sequence[dict[str, Any]],
    places: Sequence[dict[str, Any]],
) -> Entry:
    names = (variant["variant"] for variant in variants)
    aliases = tuple(name for name in names if name not in (row["term"], row["expansion"]))
    shown = tuple(Quote(q["quote"], q["title"], q["link"], q["confidence"]) for q in quotes[:QUOTES_SHOWN])
    first = tuple((place["title"], place["first_use"]) for place in places)
    return Entry(
        row["term"], row["expansion"], aliases, row["occurrences"], row["document_frequency"],
        row["paper_occurrences"], shown, first,
    )  # fmt: skip
