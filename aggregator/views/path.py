"""In which order to read and watch, for the time there is: by rule, each step with its reason.

Which pieces: a term that is heard counts its weight, heard from a second voice half of that, from a third a quarter, for
nomenclature is learnt by meeting it again in other words. Such an objective is monotone and submodular; taking again and
again the piece that adds most per minute, or the one that adds most in all, whichever set is worth more, reaches at least
half of 1 - 1/e of the best (Leskovec et al., Cost-effective outbreak detection in networks, KDD 2007).
In which order: background, where there is time for it; a whole explanation first, for an overview; then other explanations; then lectures and the authors; then
code; a critical voice last, when there is something to be critical about.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from aggregator.views.materials import materials_of, weights_of
from aggregator.views.pieces import Piece, pieces_of
from aggregator.views.wording import reason_for, reason_for_background

BUDGETS_MINUTES: Mapping[str, int] = {"20 minutes": 20, "an hour": 60, "an evening": 180}

AGAIN = 0.5
"""What a term counts from each further voice, of what it counted before."""

WORTH_A_STEP = 0.01
"""The part of all weight that a step must add."""

PLACES = {"by the authors": 1, "lecture": 1, "code": 2, "interview": 3, "critique": 3}
"""What comes after the explanations (0), and in which order."""


@dataclass(frozen=True, slots=True)
class Step:
    """A piece in its place, with the terms that it adds to the steps before it, the weightiest first."""

    piece: Piece
    new_terms: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ReadingPath:
    """The steps for a budget of minutes; `coverage` is the part of the foremost terms' weight that they cover, 0 to 1."""

    name: str
    budget_minutes: float
    steps: tuple[Step, ...]
    coverage: float

    @property
    def minutes(self) -> float:
        return sum(step.piece.minutes for step in self.steps)


def paths_of(
    db: sqlite3.Connection, arxiv_id: str, budgets: Mapping[str, int] = BUDGETS_MINUTES
) -> tuple[ReadingPath, ...]:
    """A path through what was chosen for a paper, for each budget of minutes."""
    found = weights_of(db, arxiv_id)
    weights = dict(found.values())
    pieces = [
        piece for material in materials_of(db, arxiv_id, found) for piece in pieces_of(material, weights)
    ]
    return tuple(reading_path(pieces, weights, name, minutes) for name, minutes in budgets.items())


def told_once(paths: Sequence[ReadingPath]) -> tuple[tuple[str, ReadingPath], ...]:
    """(names, path): where more time brings nothing more, its name stands beside the shorter one's."""
    groups = (
        list(group) for _, group in groupby(paths, key=lambda path: [step.piece for step in path.steps])
    )
    return tuple((" or ".join(path.name for path in group), group[0]) for group in groups)


def reading_path(
    pieces: Sequence[Piece], weights: Mapping[str, float], name: str, budget_minutes: float
) -> ReadingPath:
    """The path for `budget_minutes`; empty where no piece fits. `weights`: what each term counts."""
    fitting = [piece for piece in pieces if 0 < piece.minutes <= budget_minutes]
    told = [piece for piece in fitting if piece.material.kind != "background"]
    steps = _steps(_in_order(_best_for_the_time(told, weights, budget_minutes)), weights)
    room = budget_minutes - sum(step.piece.minutes for step in steps)
    ground = _grounding([piece for piece in fitting if piece.material.kind == "background"], room)
    covered = {term for step in steps for term in step.new_terms}
    coverage = sum(weights[term] for term in covered) / (sum(weights.values()) or 1.0)
    return ReadingPath(name, budget_minutes, (*ground, *steps), coverage)


def _grounding(pieces: Sequence[Piece], room: float) -> list[Step]:
    """What the paper builds on, the shortest first, in the minutes that are left."""
    steps: list[Step] = []
    for piece in sorted((piece for piece in pieces if piece.whole), key=lambda piece: piece.minutes):
        if piece.minutes <= room:
            room -= piece.minutes
            steps.append(Step(piece, (), reason_for_background(piece)))
    return steps


def _best_for_the_time(
    pieces: Sequence[Piece], weights: Mapping[str, float], budget_minutes: float
) -> list[Piece]:
    """An overview, and for the rest of the time the better of the two greedy sets."""
    ordered = sorted(
        pieces, key=lambda piece: (piece.material.url, piece.start_seconds or 0.0, piece.minutes)
    )
    overview, least = _overview(ordered, weights), WORTH_A_STEP * sum(weights.values())
    sets = []
    for a_minute in (True, False):
        heard = _Heard(dict(weights), budget_minutes)
        best = overview or heard.best_of(ordered, least, a_minute=a_minute)
        while best:
            heard.take(best)
            best = heard.best_of(ordered, least, a_minute=a_minute)
        sets.append(heard)
    return max(sets, key=lambda heard: heard.worth).taken


def _overview(pieces: Sequence[Piece], weights: Mapping[str, float]) -> Piece | None:
    """Of what explains the paper as a whole, what says most a minute."""
    whole = [piece for piece in pieces if piece.whole and _place(piece) == 0]
    heard = _Heard(dict(weights))
    return max(whole, key=lambda piece: heard.gain(piece) / piece.minutes, default=None)


@dataclass(slots=True)
class _Heard:
    """What is taken so far, what each term is `still` worth to a voice that has not said it, and the minutes left."""

    still: dict[str, float]
    room: float = 0.0
    taken: list[Piece] = field(default_factory=list)
    said: dict[str, set[str]] = field(default_factory=dict)
    """Voice -> the terms heard from it."""
    worth: float = 0.0

    def gain(self, piece: Piece) -> float:
        """What a piece adds. Two passages of one video are one voice."""
        said = self.said.get(piece.material.url)
        if not said:
            return sum(map(self.still.__getitem__, piece.terms))
        return sum([self.still[term] for term in piece.terms if term not in said])

    def take(self, piece: Piece) -> None:
        self.worth += self.gain(piece)
        self.taken.append(piece)
        self.room -= piece.minutes
        said = self.said.setdefault(piece.material.url, set())
        for term in piece.terms.keys() - said:
            self.still[term] *= AGAIN
        said |= piece.terms.keys()

    def best_of(self, pieces: Sequence[Piece], least: float, *, a_minute: bool) -> Piece | None:
        """What still fits and adds most, in all or a minute; None where nothing adds more than `least`."""
        able = [piece for piece in pieces if piece.minutes <= self.room and not self._overlaps(piece)]
        rated = [(self.gain(piece), piece) for piece in able]
        worth = [
            (gain / (piece.minutes if a_minute else 1.0), piece) for gain, piece in rated if gain > least
        ]
        return max(worth, key=lambda pair: pair[0], default=(0.0, None))[1]

    def _overlaps(self, piece: Piece) -> bool:
        """A whole and its passage are one thing; two passages of a video never overlap."""
        return any(
            other.material.url == piece.material.url and (other is piece or other.whole or piece.whole)
            for other in self.taken
        )


def _in_order(taken: Sequence[Piece]) -> list[Piece]:
    """The overview first, then by place; within one the shorter before the longer, the passages of a video in its own order."""
    overview = [piece for piece in taken[:1] if piece.whole and _place(piece) == 0]
    minutes: Counter[str] = Counter()
    for piece in taken:
        minutes[piece.material.url] += round(piece.minutes * 60)
    return sorted(
        taken,
        key=lambda piece: (
            piece not in overview,
            _place(piece),
            minutes[piece.material.url],
            piece.material.url,
            piece.start_seconds or 0.0,
        ),
    )


def _place(piece: Piece) -> int:
    return PLACES.get(piece.material.kind, 0)


def _steps(pieces: Sequence[Piece], weights: Mapping[str, float]) -> tuple[Step, ...]:
    steps: list[Step] = []
    heard: Counter[str] = Counter()
    for piece in pieces:
        by_weight = sorted(piece.terms, key=lambda term: (-weights[term], term))
        new = [term for term in by_weight if term not in heard]
        before = steps[-1].piece if steps else None
        steps.append(Step(piece, tuple(new), reason_for(piece, before, new, heard, len(weights))))
        heard.update(piece.terms)
    return tuple(steps)
