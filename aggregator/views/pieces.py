"""What a step of a reading path can be: a page or a video as a whole, or a passage of a long video that says much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

LONG_MINUTES = 15.0
"""From here on a video is offered by its passages too."""

MOST_PASSAGES = 3
SHORTEST_PASSAGE_MINUTES = 2.0

LARGEST_PART = 0.6
"""Of a video; a passage that is more of it is as good as the whole."""

EARLIER_SECONDS = 90.0
"""So far back a passage may begin, to begin with a thought."""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or some seconds of a transcript, and how often each recurring term occurs in it."""

    minutes: float
    terms: Mapping[str, int]
    start_seconds: float | None = None
    link: str = ""
    opens: bool = False
    """Whether a thought begins with it: after a pause, or with a sentence."""


@dataclass(frozen=True, slots=True)
class Material:
    """A chosen document: its parts in order. `kind` is what it does: 'explainer', 'code', 'critique' … (see selection/kinds)."""

    url: str
    title: str
    author: str | None
    form: Literal["page", "video"]
    kind: str
    minutes: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """What one step reads or watches: a material, or a video from `start_seconds` to `end_seconds`."""

    material: Material
    minutes: float
    terms: Mapping[str, int]
    start_seconds: float | None = None
    end_seconds: float | None = None
    link: str = ""
    """'' where it has no address on the web."""
    whole: bool = True


def pieces_of(material: Material, weights: Mapping[str, float]) -> list[Piece]:
    """The whole, and of a long video its richest passages."""
    whole = Piece(material, material.minutes, _terms(material.parts), link=_link(material.url))
    if material.form == "page" or material.minutes < LONG_MINUTES:
        return [whole]
    return [whole, *_passages(material, weights)]


def _link(url: str) -> str:
    return url if url.startswith(("http://", "https://")) else ""


def _passages(material: Material, weights: Mapping[str, float]) -> Iterator[Piece]:
    """The runs of parts that say most above the video's average, the best first, none inside another."""
    parts = material.parts
    said = [sum(weights.get(term, 0.0) for term in part.terms) for part in parts]
    average = sum(said) / max(sum(part.minutes for part in parts), 1e-9)
    worth = [weight - average * part.minutes for weight, part in zip(said, parts, strict=True)]
    free = [True] * len(parts)
    for _ in range(MOST_PASSAGES):
        first, last = best_run(worth)
        if last == first:
            return
        first = _with_its_beginning(parts, first, free)
        worth[first:last] = [float("-inf")] * (last - first)
        free[first:last] = [False] * (last - first)
        if passage := _passage(material, parts[first:last]):
            yield passage


def _passage(material: Material, run: Sequence[Part]) -> Piece | None:
    """None for what has no time, is too short, or nearly the whole."""
    begin, last = run[0].start_seconds, run[-1].start_seconds
    minutes = sum(part.minutes for part in run)
    if begin is None or last is None:
        return None
    if not SHORTEST_PASSAGE_MINUTES <= minutes <= LARGEST_PART * material.minutes:
        return None
    end = last + 60 * run[-1].minutes
    return Piece(material, minutes, _terms(run), begin, end, run[0].link, whole=False)


def best_run(worth: Sequence[float]) -> tuple[int, int]:
    """[first, last) of the run with the greatest sum; (0, 0) where nothing is above nought (Kadane)."""
    best, span, total, began = 0.0, (0, 0), 0.0, 0
    for i, value in enumerate(worth):
        if total <= 0:
            total, began = 0.0, i
        total += value
        if total > best:
            best, span = total, (began, i + 1)
    return span


def _with_its_beginning(parts: Sequence[Part], first: int, free: Sequence[bool]) -> int:
    """The nearest part before, or this one, with which a thought begins; this one where none is near."""
    at = parts[first].start_seconds or 0.0
    for i in range(first, -1, -1):
        if not free[i] or at - (parts[i].start_seconds or 0.0) > EARLIER_SECONDS:
            break
        if parts[i].opens or i == 0:
            return i
    return first


def _terms(parts: Sequence[Part]) -> Mapping[str, int]:
    counted: Counter[str] = Counter()
    for part in parts:
        counted.update(part.terms)
    return counted
