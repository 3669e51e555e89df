"""A paper's card: what it is, and the line of truth: how much was gathered, from how many voices, what is missing."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from aggregator.errors import Exit, Stopped
from aggregator.store import browsing, read
from aggregator.views.missing import missing
from sources.values import Paper

QUIET = timedelta(minutes=3)
"""A gather without an end that has asked nothing for so long was interrupted: the slowest answer is waited for a minute."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The last gather. Of one under way: how many pages and videos were opened, and when something was last asked."""

    state: Literal["done", "running", "interrupted"]
    blogs: int
    videos: int
    at: str
    """When it ended, or last did something; ISO 8601 in UTC."""


@dataclass(frozen=True, slots=True)
class Card:
    paper: Paper
    blogs: int
    videos: int
    voices: int
    """Independent ones: copies and re-uploads count once."""
    minutes: float
    terms: int
    """That recur over independent voices."""
    missing: tuple[str, ...]
    progress: Progress | None


def paper_of(db: sqlite3.Connection, arxiv_id: str) -> Paper:
    """Raises Stopped for a paper that is not in the library."""
    if paper := read.paper(db, arxiv_id):
        return paper
    raise Stopped(
        f"no gathered paper is {arxiv_id!r}", "gather it first: gather-context ID", Exit.NO_SUCH_PAPER
    )


def card_of(db: sqlite3.Connection, arxiv_id: str) -> Card:
    """Raises Stopped for a paper that is not in the library."""
    paper = paper_of(db, arxiv_id)
    voices = [row for row in read.sources(db, arxiv_id) if row["kind"] in ("blog", "video")]
    return Card(
        paper,
        blogs=sum(row["kind"] == "blog" for row in voices),
        videos=sum(row["kind"] == "video" for row in voices),
        voices=len({row["group_url"] for row in voices}),
        minutes=sum(row["minutes"] for row in voices),
        terms=browsing.recurring_terms(db, arxiv_id),
        missing=tuple(missing(db, arxiv_id)),
        progress=progress_of(db, arxiv_id, datetime.now(UTC)),
    )


def progress_of(db: sqlite3.Connection, arxiv_id: str, now: datetime) -> Progress | None:
    """How the last gather stands; None when there was none (a paper of `add` alone)."""
    row = browsing.last_gather(db, arxiv_id)
    if row is None:
        return None
    at = row["finished_at"] or row["asked_at"] or row["started_at"]
    return Progress(_state(row, at, now), row["opened_blogs"], row["opened_videos"], at)


def _state(row: dict[str, Any], at: str, now: datetime) -> Literal["done", "running", "interrupted"]:
    if row["finished_at"]:
        return "done"
    return "running" if now - datetime.fromisoformat(at) < QUIET else "interrupted"
