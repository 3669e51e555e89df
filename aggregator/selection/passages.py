"""The stretch of a long text that treats the paper: the run of windows with the greatest sum above the ordinary.

Each window gives its weight less what windows of the field have anyway; the run with the greatest sum is found in one
pass (Kadane's algorithm; Bentley, Programming Pearls, 1984).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aggregator.selection.reading import Reading, Window, covered
from aggregator.selection.subject import Subject
from aggregator.selection.values import Passage

ORDINARY = 2.0
"""The weight of a window that only speaks of the field."""

SHORTEST_SECONDS = 300.0
"""A shorter stretch is a mention."""

USEFUL_SECONDS, USEFUL_PART, WIDE_SECONDS = 600.0, 0.15, 1800.0
USEFUL_NAMES_PER_THOUSAND, USEFUL_TERMS = 4.0, 0.12
"""What a passage must have to stand for a recording that is not about the paper as a whole (half an hour or more): ten
minutes of it, a seventh of the whole, the paper's own name again and again, and its terms."""


def passage_of(reading: Reading) -> Passage | None:
    """From when to when a transcript treats the paper; None for texts without times, or where nothing lasts."""
    windows = [window for window in reading.windows if window.start_seconds is not None]
    first, last = densest(windows)
    if last <= first:
        return None
    start, end = windows[first].start_seconds, windows[last - 1].end_seconds
    if start is None or end is None or end - start < SHORTEST_SECONDS:
        return None
    return Passage(start, end)


def treats_the_paper(subject: Subject, reading: Reading, passage: Passage) -> bool:
    """Whether a passage of a recording on something wider is as good as a talk on the paper."""
    inside = within(reading, passage)
    lasts = passage.end_seconds - passage.start_seconds
    whole = max((window.end_seconds or 0.0 for window in reading.windows), default=0.0)
    return (
        not subject.generic
        and whole >= WIDE_SECONDS
        and lasts >= max(USEFUL_SECONDS, USEFUL_PART * whole)
        and inside.names_per_thousand >= USEFUL_NAMES_PER_THOUSAND
        and covered(subject, inside.terms_together) >= USEFUL_TERMS
    )


def within(reading: Reading, passage: Passage) -> Reading:
    """The reading of a passage alone."""
    windows = tuple(
        window
        for window in reading.windows
        if window.start_seconds is not None
        and passage.start_seconds <= window.start_seconds < passage.end_seconds
    )
    return replace(reading, words=sum(window.words for window in windows), windows=windows)


def densest(windows: Sequence[Window]) -> tuple[int, int]:
    """[first, last) of the run with the greatest sum of weight above the ordinary; (0, 0) where no window is above it."""
    best, span, total, began = 0.0, (0, 0), 0.0, 0
    for i, window in enumerate(windows):
        if total <= 0:
            total, began = 0.0, i
        total += window.weight - ORDINARY
        if total > best:
            best, span = total, (began, i + 1)
    return span
