"""The chosen sources, the shortest first: how long each is on one scale, why it was chosen, what a person did with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from aggregator.store import read, reader

SCALES_MINUTES = (15, 30, 60, 90, 120, 180, 240)
"""Ends of the scale that people read without thinking; a longer source ends it itself."""


AUTOMATIC = "automatic captions"
"""A note that `captions` says already."""


@dataclass(frozen=True, slots=True)
class Source:
    """A page or video. `position` from 1 over the page; `number` is the candidate's, for `why`."""

    position: int
    document_id: int
    kind: str
    title: str
    author: str | None
    url: str
    minutes: float
    """To watch or to read; of a video that is used for a passage, of that passage."""
    language: str | None
    captions: str | None
    """'manual' or 'automatic', of a video."""
    published: str | None
    labels: tuple[str, ...]
    reason: str
    notes: tuple[str, ...]
    """Doubts in words."""
    number: int | None
    passage: tuple[float, float] | None
    """Seconds: what of it is about the paper, where that is not the whole."""
    same_as: int | None
    """The position of the source with which it is one voice, and counted once."""
    is_read: bool = False
    note: str = ""
    """The reader's own."""

    @property
    def counts(self) -> bool:
        """Whether its words make the nomenclature; an encyclopaedia's and the background's do not."""
        return self.kind in ("blog", "video")


@dataclass(frozen=True, slots=True)
class Sources:
    """All of them; `scale_minutes` is the end of the common scale."""

    rows: tuple[Source, ...]
    scale_minutes: float


def sources_of(db: sqlite3.Connection, arxiv_id: str) -> Sources:
    """Those that count, by length; then reference and background."""
    found = sorted(read.sources(db, arxiv_id), key=_order)
    first_of: dict[str, int] = {}
    made = [_source(row, position, first_of) for position, row in enumerate(found, 1)]
    is_read, notes = reader.read_urls(db), reader.notes(db, "source")
    mine = (replace(source, is_read=source.url in is_read, note=notes.get(source.url, "")) for source in made)
    return Sources(tuple(mine), _scale([source.minutes for source in made]))


def _order(row: Mapping[str, Any]) -> tuple[bool, float, int]:
    return (row["kind"] not in ("blog", "video"), row["minutes"], row["document_id"])


def _source(row: Mapping[str, Any], position: int, first_of: dict[str, int]) -> Source:
    first = first_of.setdefault(row["group_url"], position)
    begin, end = row["passage_start_seconds"], row["passage_end_seconds"]
    kept = ("document_id", "kind", "title", "author", "url", "minutes", "language", "published", "number")
    return Source(
        position=position,
        captions=row["caption_kind"],
        labels=tuple(filter(None, (row["labels"] or "").split(", "))),
        reason=row["reason"] or "",
        notes=tuple(note for note in (row["notes"] or "").split("; ") if note and note != AUTOMATIC),
        passage=(begin, end) if begin is not None and end is not None else None,
        same_as=first if first != position else None,
        **{name: row[name] for name in kept},
    )


def _scale(minutes: Sequence[float]) -> float:
    """
    >>> _scale([4, 40]), _scale([300.5])
    (60, 300.5)
    """
    longest = max(minutes, default=0.0)
    return next((end for end in SCALES_MINUTES if longest <= end), longest)
