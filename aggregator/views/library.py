"""The library at a glance: a line for every paper."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from aggregator.store import browsing
from aggregator.store.shelving import LIST_SEPARATOR


@dataclass(frozen=True, slots=True)
class Shelved:
    """A paper with what was chosen for it; `new_terms` of its recurring terms are not marked as known."""

    arxiv_id: str
    title: str
    authors: tuple[str, ...]
    published: str | None
    blogs: int
    videos: int
    voices: int
    minutes: float
    terms: int
    new_terms: int
    gathered_at: str | None


def library_of(db: sqlite3.Connection) -> tuple[Shelved, ...]:
    """Every paper, the latest gathered first."""
    return tuple(map(_shelved, browsing.library(db)))


def _shelved(row: dict[str, Any]) -> Shelved:
    return Shelved(
        row["arxiv_id"],
        row["title"],
        tuple(row["authors"].split(LIST_SEPARATOR)) if row["authors"] else (),
        row["published"],
        row["blogs"] or 0,
        row["videos"] or 0,
        row["voices"] or 0,
        row["minutes"] or 0.0,
        row["terms"],
        row["terms"] - row["known"],
        row["gathered_at"],
    )
