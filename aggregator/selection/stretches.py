"""A text cut into stretches of some hundred words, whatever the length of its paragraphs or captions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aggregator.selection.words import tokens
from sources.values import Segment

WINDOW_WORDS = 100
"""Some 40 seconds of talk, or a paragraph: as far as one thought reaches."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words as written, with the time in which they are said."""

    words: list[str]
    start_seconds: float | None
    end_seconds: float | None


def stretches(segments: Sequence[Segment]) -> Iterator[Stretch]:
    """Counted segments joined, or cut, to about WINDOW_WORDS; the last may be shorter."""
    words: list[str] = []
    start: float | None = None
    end: float | None = None
    for segment in segments:
        if not segment.counted:
            continue
        start = segment.start_seconds if not words else start
        words += tokens(segment.text)
        end = _end(segment)
        while len(words) >= WINDOW_WORDS * 3 // 2:
            yield Stretch(words[:WINDOW_WORDS], start, end)
            words = words[WINDOW_WORDS:]
        if len(words) >= WINDOW_WORDS * 3 // 4:
            yield Stretch(words, start, end)
            words = []
    if words:
        yield Stretch(words, start, end)


def _end(segment: Segment) -> float | None:
    if segment.start_seconds is None:
        return None
    return segment.start_seconds + (segment.duration_seconds or 0.0)
