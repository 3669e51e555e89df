"""The timeline of a term: in which minutes of which video it is used."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aggregator.store import browsing
from aggregator.views.marking import around
from aggregator.views.sources import Source

MOST_TICKS = 50
"""In a lane: more are a grey bar that tells nothing. Those with most uses are kept."""

WIDTH = 1000
"""Of a lane, whatever the video's length."""

LEAST_WIDTH = 5
"""Of a tick: to be seen, and hit."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A stretch of a video with uses of the term; `x` and `width` in parts of WIDTH."""

    x: int
    width: int
    start_seconds: float
    occurrences: int
    said: str
    """The words around the first use."""
    link: str
    segment_id: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A video from its beginning to its end. `chapters`: where each begins, in parts of WIDTH, and what it is called."""

    source: Source
    seconds: float
    ticks: tuple[Tick, ...]
    chapters: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """A term over all videos, the shortest first."""

    term: str
    key: str
    lanes: tuple[Lane, ...]


def timelines_of(
    db: sqlite3.Connection, arxiv_id: str, sources: Iterable[Source], terms: Sequence[tuple[int, str, str]]
) -> tuple[Timeline, ...]:
    """For each of `terms` (id, key, term) its timeline; none where no video was chosen."""
    videos = [source for source in sources if source.kind == "video"]
    uses = _uses(db, [number for number, _, _ in terms])
    forms = _forms(db, arxiv_id)
    seconds, chapters = browsing.seconds_of_videos(db, arxiv_id), browsing.chapters(db, arxiv_id)

    def lane(video: Source, number: int) -> Lane:
        length = max(seconds[video.document_id], 1.0)
        rows = uses.get((number, video.document_id), ())
        begun = (row for row in chapters if row["document_id"] == video.document_id)
        marks = tuple((round(WIDTH * row["start_seconds"] / length), row["heading"]) for row in begun)
        return Lane(video, length, _ticks(rows, length, forms[number]), marks)

    return tuple(
        Timeline(term, key, tuple(lane(video, number) for video in videos))
        for number, key, term in terms
        if videos
    )


Uses = Mapping[tuple[int, int], Sequence[Mapping[str, Any]]]
"""By term and document."""


def _uses(db: sqlite3.Connection, term_ids: Sequence[int]) -> Uses:
    found: dict[tuple[int, int], list[Mapping[str, Any]]] = defaultdict(list)
    for row in browsing.uses_in_videos(db, term_ids):
        found[row["term_id"], row["document_id"]].append(row)
    return found


def _forms(db: sqlite3.Connection, arxiv_id: str) -> Mapping[int, Sequence[str]]:
    """By term id, the longest first."""
    found: dict[int, list[str]] = defaultdict(list)
    for row in browsing.forms(db, arxiv_id, None):
        found[row["term_id"]].append(row["variant"])
    return found


def _ticks(rows: Sequence[Mapping[str, Any]], seconds: float, forms: Sequence[str]) -> tuple[Tick, ...]:
    busiest = sorted(rows, key=lambda row: -row["occurrences"])[:MOST_TICKS]
    return tuple(_tick(row, seconds, forms) for row in sorted(busiest, key=lambda row: row["start_seconds"]))


def _tick(row: Mapping[str, Any], seconds: float, forms: Sequence[str]) -> Tick:
    x = min(round(WIDTH * row["start_seconds"] / seconds), WIDTH - LEAST_WIDTH)
    width = max(round(WIDTH * (row["duration_seconds"] or 0) / seconds) - 1, LEAST_WIDTH)
    said = around(row["text"], forms)
    return Tick(x, width, row["start_seconds"], row["occurrences"], said, row["link"], row["segment_id"])
