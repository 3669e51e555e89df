"""A text to read: its passages with times and links, terms marked, and the way from one use of a chosen term to the next."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from aggregator.errors import Exit, Stopped
from aggregator.store import browsing, reader
from aggregator.views.marking import Forms, Piece, forms_of, marked

MOST_TERMS = 80
"""To choose from: a list that one can still look through."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a stretch of a transcript. `heading` where a new one begins."""

    segment_id: int
    start_seconds: float | None
    heading: str | None
    link: str
    pieces: tuple[Piece, ...]
    prose: bool
    """Not code, a formula or a table."""
    used: bool = False
    """Whether it has the chosen term; then the passages before and after it that have it too."""
    previous: int | None = None
    next: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A term one can choose: how often it is marked in this text."""

    key: str
    term: str
    uses: int


@dataclass(frozen=True, slots=True)
class Reader:
    """A document as it is read. `chosen` is the key of the term that the rest is dimmed for."""

    document: Mapping[str, Any]
    passages: tuple[Passage, ...]
    terms: tuple[Choice, ...]
    chosen: str | None
    first: int | None
    """The first passage that uses the chosen term."""
    heard: tuple[tuple[str, str], ...]
    """What captions heard, and the term that was said."""
    is_read: bool
    note: str


def reader_of(db: sqlite3.Connection, document_id: int, chosen: str | None = None) -> Reader:
    """Raises Stopped for a text that is not in the library."""
    document = browsing.document(db, document_id)
    if document is None:
        raise Stopped("there is no such text", "it may have been removed with its paper", Exit.NO_SUCH_PAPER)
    rows = browsing.forms(db, document["arxiv_id"], chosen)
    names = {row["key"]: row["term"] for row in rows}
    followed = forms_of(row for row in rows if row["key"] == chosen)
    passages = _passages(browsing.segments(db, document_id), followed, forms_of(rows))
    joined = _joined(passages, chosen)
    return Reader(
        document,
        joined,
        tuple(_choices(passages, names)),
        chosen if any(passage.used for passage in joined) else None,
        next((passage.segment_id for passage in joined if passage.used), None),
        tuple(_heard(passages)),
        document["url"] in reader.read_urls(db),
        reader.notes(db, "source").get(document["url"], ""),
    )


def _passages(rows: Sequence[Mapping[str, Any]], followed: Forms, forms: Forms) -> list[Passage]:
    passages, above = [], None
    for row in rows:
        heading = row["heading"] if row["heading"] != above else None
        above = row["heading"]
        pieces = _pieces(row["text"], followed, forms) if row["counted"] else (Piece(row["text"]),)
        passages.append(
            Passage(row["id"], row["start_seconds"], heading, row["link"], pieces, bool(row["counted"]))
        )
    return passages


def _pieces(text: str, followed: Forms, forms: Forms) -> tuple[Piece, ...]:
    """The chosen term first, so that it is found inside of longer ones too."""
    cut = (((piece,) if piece.key else marked(piece.text, forms)) for piece in marked(text, followed))
    return tuple(chain.from_iterable(cut))


def _joined(passages: Sequence[Passage], chosen: str | None) -> tuple[Passage, ...]:
    """With the passages that use the chosen term joined to each other."""
    using = [p.segment_id for p in passages if chosen and any(piece.key == chosen for piece in p.pieces)]
    place = {segment: n for n, segment in enumerate(using)}
    return tuple(_between(passage, using, place.get(passage.segment_id)) for passage in passages)


def _between(passage: Passage, using: Sequence[int], place: int | None) -> Passage:
    if place is None:
        return passage
    previous = using[place - 1] if place else None
    following = using[place + 1] if place + 1 < len(using) else None
    return replace(passage, used=True, previous=previous, next=following)


def _choices(passages: Sequence[Passage], names: Mapping[str, str]) -> list[Choice]:
    """The terms marked, as they stand in `names` (the most characteristic first)."""
    counted = Counter(piece.key for passage in passages for piece in passage.pieces if piece.key)
    return [Choice(key, term, counted[key]) for key, term in names.items() if counted[key]][:MOST_TERMS]


def _heard(passages: Sequence[Passage]) -> list[tuple[str, str]]:
    """Each once, in the order of the text."""
    pieces = (piece for passage in passages for piece in passage.pieces)
    return list(dict.fromkeys((piece.text.lower(), piece.heard_as) for piece in pieces if piece.heard_as))
