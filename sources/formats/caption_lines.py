"""Captions written line by line: WebVTT, SRT, SBV, and plain text with or without times."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from sources.formats.caption_rolling import unrolled
from sources.values import Cue

ARROW = re.compile(r"\s*([\d:.,]{4,16})\s*-->\s*([\d:.,]{4,16})")
SBV_TIMES = re.compile(r"(\d+:\d+:\d+\.\d+),(\d+:\d+:\d+\.\d+)\s*$")
STAMP = re.compile(r"\s*[\[(]?((?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)[\])]?(?=$|[\s:–—-])[\s:–—-]*(.*)$")
"""A line of a copied transcript: '12:34 text', '[1:02:03] text', '(0:05)' with the text below it."""

WORDS_PER_SECOND = 2.5
"""Lectures are spoken at some 150 words a minute; only gives a last cue that has no end its duration."""

Timed = tuple[float, float | None, str]
"""Start and duration in seconds (None: until the next one starts) and what was said."""


def seconds(clock: str) -> float:
    """'1:02:03.4', '02:03,4', '3.4' or '3.4s' as seconds. Raises ValueError."""
    total = 0.0
    for part in clock.strip().removesuffix("s").replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def until_the_next(rows: Sequence[Timed]) -> Iterator[Cue]:
    """Cues, where one without a duration lasts until the next one starts."""
    for (start, duration, said), after in zip(rows, [*rows[1:], None], strict=True):
        if duration is None:
            duration = max(0.0, after[0] - start) if after else len(said.split()) / WORDS_PER_SECOND
        yield Cue(start, duration, said)


def webvtt(text: str) -> Iterable[Cue]:
    return unrolled(list(_arrow_cues(text.splitlines(), ends_at_blank=True)))


def srt(text: str) -> Iterable[Cue]:
    return unrolled(list(_arrow_cues(text.splitlines(), ends_at_blank=False)))


def _arrow_cues(lines: Sequence[str], ends_at_blank: bool) -> Iterator[Cue]:
    """Cues under their '-->' lines. In WebVTT a blank line ends a cue, for what follows may be a NOTE or a STYLE."""
    times: tuple[float, float] | None = None
    said: list[str] = []
    for number, line in enumerate(lines):
        if arrow := ARROW.match(line):
            if times:
                yield _cue(times, said)
            times, said = (seconds(arrow[1]), seconds(arrow[2])), []
        elif times and ends_at_blank and not line and any(part.strip() for part in said):
            yield _cue(times, said)
            times = None
        elif times and not _names_a_cue(lines, number):
            said.append(line)
    if times:
        yield _cue(times, said)


def _names_a_cue(lines: Sequence[str], number: int) -> bool:
    """A line right above a '-->' line is that cue's name if it stands apart, and its number if it is one."""
    if number + 1 == len(lines) or not ARROW.match(lines[number + 1]):
        return False
    return not lines[number - 1].strip() or lines[number].strip().isdigit()


def _cue(times: tuple[float, float], said: Sequence[str]) -> Cue:
    return Cue(times[0], max(0.0, times[1] - times[0]), html.unescape("\n".join(said)))


def sbv(text: str) -> Iterator[Cue]:
    times: tuple[float, float] | None = None
    said: list[str] = []
    for line in text.splitlines():
        if match := SBV_TIMES.match(line):
            if times:
                yield _cue(times, said)
            times, said = (seconds(match[1]), seconds(match[2])), []
        else:
            said.append(line.replace("[br]", " "))
    if times:
        yield _cue(times, said)


def plain(text: str) -> Iterable[Cue]:
    """A transcript copied from a page: with times at the start of lines, or paragraphs without (all at second 0)."""
    lines = text.splitlines()
    if STAMP.match(lines[0]) and sum(bool(STAMP.match(line)) for line in lines) >= 2:
        return until_the_next(list(_stamped(lines)))
    return [Cue(0.0, 0.0, paragraph) for paragraph in re.split(r"\n[ \t]*\n", text)]


def _stamped(lines: Sequence[str]) -> Iterator[Timed]:
    start, said = 0.0, [""]
    for line in lines:
        if stamp := STAMP.match(line):
            if any(said):
                yield start, None, " ".join(said)
            start, said = seconds(stamp[1]), [stamp[2]]
        else:
            said.append(line.strip())
    if any(said):
        yield start, None, " ".join(said)
