"""How well the choosing chooses: `python -m tests.evaluation.selection [DIR]`, or `make eval-selection [CORPUS=DIR]`.

Prints, for each pool, what is chosen with its grade and reason, and over all pools of a kind: precision and recall of blogs
and videos, near misses and strangers taken, lengths and channels, groups counted twice. The figures are held against
selection_floors.json; one below its floor fails the run. `--raise-floors` writes better figures there; a floor is
never lowered by a program.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aggregator.selection import choose
from aggregator.selection.kinds import length_of
from aggregator.selection.values import Decision, Options, Selection
from tests.evaluation.pools import Pool, folder_pools, own_pools

FLOORS = Path(__file__).with_name("selection_floors.json")

LEAST_WORDS = 150
WANTED = {"blog": 2, "video": 5}
"""What of a kind is to be taken at least, as far as it is there."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one pool."""

    pool: Pool
    selection: Selection
    seconds: float

    def chosen(self, kind: str | None = None) -> list[tuple[Decision, int]]:
        """What is chosen and graded."""
        return [
            (decision, self.pool.grades[decision.url])
            for decision in self.selection.chosen
            if decision.url in self.pool.grades and kind in (None, decision.kind)
        ]

    def there(self, kind: str) -> set[str]:
        """What is about the paper and may be taken: with text, a video within the minutes, copies counted once."""
        return {
            self.pool.copies.get(item.found.candidate.url, item.found.candidate.url)
            for item in self.pool.considered
            if item.found.candidate.kind == kind
            and self.pool.grades.get(item.found.candidate.url) == 2
            and item.document
            and item.document.word_count >= LEAST_WORDS
            and (kind == "blog" or _fits(item.found.candidate.duration_seconds))
        }

    def twice(self) -> int:
        """How many of the chosen are copies of another that is chosen too."""
        voices = [self.pool.copies.get(decision.url, decision.url) for decision in self.selection.chosen]
        return len(voices) - len(set(voices))

    def lengths_missed(self) -> int:
        """How many of short, middle and long are there and not among the chosen."""
        return len(self._lengths(self.there("video")) - self._lengths({d.url for d in self.selection.chosen}))

    def _lengths(self, urls: set[str]) -> set[str | None]:
        return {
            length_of((item.found.candidate.duration_seconds or 0) / 60)
            for item in self.pool.considered
            if item.found.candidate.url in urls and item.found.candidate.kind == "video"
        }


def run(pool: Pool) -> Outcome:
    """Chooses from a pool as a gather without options does."""
    began = time.perf_counter()
    selection = choose(pool.paper, pool.considered, Options())
    return Outcome(pool, selection, time.perf_counter() - began)


def figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Each from 0 to 1, the more the better."""
    chosen = [pair for outcome in outcomes for pair in outcome.chosen()]
    return {
        "precision": _share(sum(grade == 2 for _, grade in chosen), len(chosen)),
        "precision of blogs": _precision(outcomes, "blog"),
        "precision of videos": _precision(outcomes, "video"),
        "no near miss": 1 - _share(sum(grade == 1 for _, grade in chosen), len(chosen), 0.0),
        "no stranger": 1 - _share(sum(grade == 0 for _, grade in chosen), len(chosen), 0.0),
        "recall of blogs": _recall(outcomes, "blog"),
        "recall of videos": _recall(outcomes, "video"),
        "no copy": 1 - _share(sum(outcome.twice() for outcome in outcomes), len(chosen), 0.0),
        "lengths": 1 - _share(sum(outcome.lengths_missed() for outcome in outcomes), 3 * len(outcomes), 0.0),
    }


def _precision(outcomes: Sequence[Outcome], kind: str) -> float:
    chosen = [grade for outcome in outcomes for _, grade in outcome.chosen(kind)]
    return _share(sum(grade == 2 for grade in chosen), len(chosen))


def _recall(outcomes: Sequence[Outcome], kind: str) -> float:
    """Of what is to be taken at least, as far as it is there, how much is."""
    wanted = [min(WANTED[kind], len(outcome.there(kind))) for outcome in outcomes]
    taken = [sum(grade == 2 for _, grade in outcome.chosen(kind)) for outcome in outcomes]
    return _share(sum(min(pair) for pair in zip(wanted, taken, strict=True)), sum(wanted))


def _share(part: float, whole: float, empty: float = 1.0) -> float:
    return part / whole if whole else empty


def _fits(seconds: int | None) -> bool:
    least, most = Options().minutes
    return seconds is not None and least <= seconds / 60 <= most


def show(outcome: Outcome) -> None:
    """One pool, for people."""
    print(
        f"\n{outcome.pool.name}: {outcome.pool.paper.title}  ({outcome.seconds:.2f} s, {len(outcome.pool.considered)} candidates)"
    )
    titles = {item.found.candidate.url: item.found.candidate.title for item in outcome.pool.considered}
    for decision in outcome.selection.chosen:
        grade = outcome.pool.grades.get(decision.url, "?")
        print(
            f"  [{grade}] {decision.kind:5} {decision.score:.2f} {titles[decision.url][:60]}\n        {decision.reason}"
        )
    for shortfall in outcome.selection.shortfalls:
        print(f"  {shortfall}")
    _show_nearest(outcome, titles)


def _show_nearest(outcome: Outcome, titles: dict[str, str]) -> None:
    """The best of what must not be taken, and what should have been."""
    left = [decision for decision in outcome.selection.decisions if not decision.chosen]
    near = [d for d in left if outcome.pool.grades.get(d.url) in (0, 1)]
    for decision in sorted(near, key=lambda d: -d.score)[:3]:
        grade = outcome.pool.grades[decision.url]
        print(f"  nearest [{grade}] {decision.score:.2f} {titles[decision.url][:50]}: {decision.reason}")
    for decision in left:
        if (
            outcome.pool.grades.get(decision.url) == 2
            and decision.about != "paper"
            and "no captions" not in decision.reason
        ):
            print(f"  missed  [2] {decision.score:.2f} {titles[decision.url][:50]}: {decision.reason}")


def hold(measured: dict[str, float], floors: dict[str, float], raising: bool) -> list[str]:
    """What fell below its floor; with `raising`, the floors follow what is better."""
    fallen = [
        f"{name}: {measured[name]:.3f} is below its floor {floor:.3f}"
        for name, floor in floors.items()
        if measured[name] < floor - 1e-9
    ]
    if raising:
        floors.update({name: max(value, floors.get(name, 0.0)) for name, value in measured.items()})
    return fallen


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("folder", nargs="?", type=Path, help="pools from elsewhere")
    asked.add_argument("--raise-floors", action="store_true")
    options = asked.parse_args()
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text())
    outcomes = [run(pool) for pool in (folder_pools(options.folder) if options.folder else own_pools())]
    for outcome in outcomes:
        show(outcome)
    measured = figures(outcomes)
    print("\n" + "\n".join(f"{name:20} {value:.3f}" for name, value in measured.items()))
    fallen = hold(measured, floors["elsewhere" if options.folder else "own"], options.raise_floors)
    if options.raise_floors:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n")
    print("\n".join(fallen) or "all floors hold")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
