"""A term across the papers of the library: what it is called, who defines it, where it is used."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from aggregator.errors import Exit, Stopped
from aggregator.store import browsing, reader

MOST_QUOTES = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A text that uses it, and where it does so first."""

    document_id: int
    kind: str
    title: str
    author: str | None
    language: str | None
    occurrences: int
    segment_id: int
    link: str
    start_seconds: float | None


@dataclass(frozen=True, slots=True)
class InPaper:
    """What a paper's sources do with it; `paper_uses` in the paper's own text."""

    arxiv_id: str
    title: str
    uses: int
    sources: int
    """Independent ones."""
    paper_uses: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A defining sentence with its place; `paper` is the title of the paper it was gathered for."""

    text: str
    paper: str
    kind: str
    title: str
    author: str | None
    automatic: bool
    document_id: int
    segment_id: int
    link: str
    start_seconds: float | None
    first_explained: str | None
    """Where the same text explains the term for the first time, if that is known."""
    first_explained_seconds: float | None


@dataclass(frozen=True, slots=True)
class TermAcross:
    term: str
    key: str
    expansion: str | None
    forms: tuple[tuple[str, str], ...]
    """Other forms, and what ties each to it: 'plural', 'heard as' …"""
    known: bool
    note: str
    quotes: tuple[Quote, ...]
    papers: tuple[InPaper, ...]


def term_of(db: sqlite3.Connection, key: str) -> TermAcross:
    """Raises Stopped for a term that no paper has."""
    row = browsing.term(db, key)
    if row is None:
        raise Stopped(f"no paper of the library has the term {key!r}", "search for it", Exit.NO_SUCH_PAPER)
    quotes = (_quote(quote) for quote in browsing.quotes_of_term(db, key))
    return TermAcross(
        row["term"],
        key,
        row["expansion"],
        tuple(_forms(browsing.forms_of_term(db, key), row)),
        bool(row["known"]),
        reader.notes(db, "term").get(key, ""),
        tuple({quote.text: quote for quote in quotes}.values())[:MOST_QUOTES],
        tuple(_papers(browsing.places_of_term(db, key))),
    )


def _forms(rows: Sequence[Mapping[str, Any]], term: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Those that differ from the term and each other by more than capitals."""
    seen = {term["term"].casefold(), (term["expansion"] or "").casefold()}
    forms = {row["variant"].casefold(): (row["variant"], row["how"]) for row in reversed(rows)}
    return [form for folded, form in reversed(forms.items()) if folded not in seen]


def _quote(row: Mapping[str, Any]) -> Quote:
    kept = ("paper", "kind", "title", "author", "document_id", "segment_id", "link", "start_seconds",
            "first_explained", "first_explained_seconds")  # fmt: skip
    values = {name: row[name] for name in kept}
    return Quote(text=row["quote"], automatic=row["caption_kind"] == "automatic", **values)


def _papers(rows: Sequence[Mapping[str, Any]]) -> Iterator[InPaper]:
    """`rows` by paper; they stand together."""
    for arxiv_id, group in groupby(rows, key=lambda row: str(row["arxiv_id"])):
        texts = list(group)
        one, places = texts[0], tuple(map(_place, texts))
        counts = (one["in_all"], one["document_frequency"], one["paper_occurrences"])
        yield InPaper(arxiv_id, one["paper"], *counts, places)


def _place(row: Mapping[str, Any]) -> Place:
    kept = ("document_id", "kind", "title", "author", "language", "occurrences", "segment_id", "link")
    return Place(**{name: row[name] for name in kept}, start_seconds=row["start_seconds"])
