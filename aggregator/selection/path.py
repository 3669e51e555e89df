"""In which order to read and watch, for the time there is: by rule, each step with its reason.

Which pieces: those that cover the most recurring terms for the minutes at hand. Taking the piece with the most new weight
per minute, again and again, or the best single piece if that is worth more, reaches at least half of 1 - 1/e of the best
(Khuller, Moss and Naor, The budgeted maximum coverage problem, 1999). In which order: what is short and whole first, for an
overview; then by what each adds per minute; a critical voice last, when there is something to be critical about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from aggregator.selection.wording import clock

BUDGETS_MINUTES: Mapping[str, int] = {"20 minutes": 20, "an hour": 60, "an evening": 180}

WORDS_PER_MINUTE = 220
"""Reading speed for prose one wants to understand."""

LONG_MINUTES = 15.0
"""From here on a video is offered by its passages too."""

MOST_PASSAGES = 3
SHORTEST_PASSAGE_MINUTES = 2.0

WORTH_A_STEP = 0.01
"""The part of all weight that a step must add."""

NAMED_TERMS = 3
LAST = "critique"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A paragraph or some seconds of a transcript, with the recurring terms that occur in it."""

    minutes: float
    terms: frozenset[str]
    start_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """A chosen document: its parts in order. `kind` is its label (see kinds)."""

    url: str
    title: str
    form: Literal["page", "video"]
    kind: str
    parts: tuple[Spoken, ...]

    @property
    def minutes(self) -> float:
        return sum(part.minutes for part in self.parts)


@dataclass(frozen=True, slots=True)
class Piece:
    """What one step reads or watches: a whole document, or from `start_seconds` to `end_seconds`."""

    material: Material
    minutes: float
    terms: frozenset[str]
    start_seconds: float | None = None
    end_seconds: float | None = None

    @property
    def is_whole(self) -> bool:
        return self.start_seconds is None


@dataclass(frozen=True, slots=True)
class Step:
    """A piece in its place, with what it adds to the steps before it, the weightiest terms first."""

    piece: Piece
    new_terms: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ReadingPath:
    """The steps for a budget of minutes; `coverage` is the part of the recurring terms' weight that they cover."""

    budget_minutes: float
    steps: tuple[Step, ...]
    coverage: float

    @property
    def minutes(self) -> float:
        return sum(step.piece.minutes for step in self.steps)


def reading_paths(materials: Sequence[Material], weights: Mapping[str, float]) -> dict[str, ReadingPath]:
    """A path for each of the three budgets. `weights`: what each recurring term counts."""
    return {name: reading_path(materials, weights, minutes) for name, minutes in BUDGETS_MINUTES.items()}


def reading_path(
    materials: Sequence[Material], weights: Mapping[str, float], budget_minutes: float
) -> ReadingPath:
    """The path for `budget_minutes`; empty where no piece fits."""
    pieces = [piece for material in materials for piece in pieces_of(material, weights)]
    fitting = [piece for piece in pieces if 0 < piece.minutes <= budget_minutes]
    taken = _best_for_the_time(fitting, weights, budget_minutes)
    steps = _steps(_in_order(taken, weights), weights)
    covered = frozenset().union(*(piece.terms for piece in taken))
    return ReadingPath(budget_minutes, steps, _weight(covered, weights) / (sum(weights.values()) or 1.0))


def pieces_of(material: Material, weights: Mapping[str, float]) -> list[Piece]:
    """The whole, and of a long video its richest passages."""
    terms = frozenset().union(*(part.terms for part in material.parts))
    whole = Piece(material, material.minutes, terms)
    if material.form == "page" or material.minutes < LONG_MINUTES:
        return [whole]
    return [whole, *_passages(material, weights)]


def _passages(material: Material, weights: Mapping[str, float]) -> Iterator[Piece]:
    """The runs of parts that say most above the video's average, the best first, none inside another."""
    parts = list(material.parts)
    average = sum(_weight(part.terms, weights) for part in parts) / max(material.minutes, 1e-9)
    worth = [_weight(part.terms, weights) - average * part.minutes for part in parts]
    for _ in range(MOST_PASSAGES):
        first, last = _best_run(worth)
        if last == first:
            return
        run = parts[first:last]
        worth[first:last] = [float("-inf")] * (last - first)
        minutes = sum(part.minutes for part in run)
        start = run[0].start_seconds
        if start is not None and minutes >= SHORTEST_PASSAGE_MINUTES:
            end = (run[-1].start_seconds or start) + 60 * run[-1].minutes
            yield Piece(material, minutes, frozenset().union(*(part.terms for part in run)), start, end)


def _best_run(worth: Sequence[float]) -> tuple[int, int]:
    """[first, last) of the run with the greatest sum; (0, 0) where nothing is above nought (Kadane)."""
    best, span, total, began = 0.0, (0, 0), 0.0, 0
    for i, value in enumerate(worth):
        if total <= 0:
            total, began = 0.0, i
        total += value
        if total > best:
            best, span = total, (began, i + 1)
    return span


def _best_for_the_time(
    pieces: Sequence[Piece], weights: Mapping[str, float], budget_minutes: float
) -> list[Piece]:
    """The greedy set, or the best single piece where that alone covers more."""
    taken = _greedy(pieces, weights, budget_minutes)
    single = max(pieces, key=lambda piece: _weight(piece.terms, weights), default=None)
    covered = frozenset().union(*(piece.terms for piece in taken))
    if single and _weight(single.terms, weights) > _weight(covered, weights):
        return [single]
    return taken


def _greedy(pieces: Sequence[Piece], weights: Mapping[str, float], budget_minutes: float) -> list[Piece]:
    taken: list[Piece] = []
    covered: frozenset[str] = frozenset()
    left = sorted(pieces, key=lambda piece: (piece.material.url, piece.start_seconds or 0.0, piece.minutes))
    least = WORTH_A_STEP * sum(weights.values())
    while True:
        room = budget_minutes - sum(piece.minutes for piece in taken)
        able = [
            piece
            for piece in left
            if piece.minutes <= room
            and _weight(piece.terms - covered, weights) > least
            and not _overlaps(piece, taken)
        ]
        if not able:
            return taken
        best = max(able, key=lambda piece: _weight(piece.terms - covered, weights) / piece.minutes)
        taken.append(best)
        covered |= best.terms
        left.remove(best)


def _overlaps(piece: Piece, taken: Sequence[Piece]) -> bool:
    """A whole and its passage are one thing; two passages of a video never overlap."""
    return any(
        other.material.url == piece.material.url and (other.is_whole or piece.is_whole) for other in taken
    )


def _in_order(taken: Sequence[Piece], weights: Mapping[str, float]) -> list[Piece]:
    """An overview first, critique last; between them as taken; the passages of one video in its own order."""
    whole = [piece for piece in taken if piece.is_whole and piece.material.kind != LAST]
    overview = min(whole, key=lambda piece: piece.minutes, default=None)
    places = {id(piece): place for place, piece in enumerate(taken)}
    first_of: dict[str, int] = {}
    for place, piece in enumerate(taken):
        first_of.setdefault(piece.material.url, place)
    return sorted(
        taken,
        key=lambda piece: (
            piece is not overview,
            piece.material.kind == LAST,
            first_of[piece.material.url],
            piece.start_seconds or 0.0,
            places[id(piece)],
        ),
    )


def _steps(pieces: Sequence[Piece], weights: Mapping[str, float]) -> tuple[Step, ...]:
    steps: list[Step] = []
    covered: frozenset[str] = frozenset()
    for piece in pieces:
        new = sorted(piece.terms - covered, key=lambda term: (-weights.get(term, 0.0), term))
        steps.append(Step(piece, tuple(new), _reason(piece, new, is_first=not steps)))
        covered |= piece.terms
    return tuple(steps)


def _reason(piece: Piece, new: Sequence[str], *, is_first: bool) -> str:
    """'7 minutes from 12:30 to 19:30: 9 new terms, among them attention head, query and key.'"""
    verb = "read" if piece.material.form == "page" else "watch"
    where = (
        ""
        if piece.is_whole
        else f" from {clock(piece.start_seconds or 0)} to {clock(piece.end_seconds or 0)}"
    )
    begins = (
        "For an overview, "
        if is_first
        else "With the others in mind, "
        if piece.material.kind == LAST
        else ""
    )
    what = f"{begins}{verb} {max(1, round(piece.minutes))} minute{'s' if round(piece.minutes) > 1 else ''}{where}"
    what = what[0].upper() + what[1:]
    if not new:
        return f"{what}: nothing new in words, another view of the same."
    few = [*new[: NAMED_TERMS - 1], *new[NAMED_TERMS - 1 : NAMED_TERMS]]
    named = " and ".join(filter(None, (", ".join(few[:-1]), few[-1])))
    count = f"{len(new)} {'' if is_first else 'new '}recurring term{'s' if len(new) > 1 else ''}"
    return f"{what}: {count}, {'among them ' if len(new) > len(few) else ''}{named}."


def _weight(terms: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(term, 0.0) for term in terms)
