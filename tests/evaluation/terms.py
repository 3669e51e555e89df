"""How well terms are found: `python -m tests.evaluation.terms [DIR]`, or `make eval-terms [DATA=DIR]`.

On our fixtures, and on every JSON file of DIR (term_sets.py): ours beside the peers (term_systems.py), each in a fresh process
with its own clock and peak memory. Then acronyms over their records, repairs of captions, and definitions. Ours is held against terms_floors.json: a figure below
its floor fails the run. `--ours` leaves the peers out; `--raise-floors` writes what is better; `--lower REASON` what is worse.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.evaluation import acronyms, definitions, floors, heard
from tests.evaluation.term_matching import RANKS, figures, ranked
from tests.evaluation.term_sets import TextSet, folder_sets, own_sets
from tests.evaluation.term_systems import OURS, PEERS

TOP = Path(__file__).resolve().parent.parent.parent
MEASURES = (*(f"P@{rank}" for rank in RANKS), "AP", "F1")
MOST_SECONDS = 900.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a system did on a set; seconds per 100,000 words, peak memory in MB."""

    system: str
    measured: dict[str, float]
    seconds: float
    megabytes: float

    def row(self) -> str:
        values = " | ".join(f"{self.measured[name]:.3f}".lstrip("0") for name in MEASURES)
        return f"| {self.system} | {values} | {self.seconds:.1f} | {self.megabytes:.0f} |"


@dataclass(frozen=True, slots=True)
class Failure:
    """A system that could not be measured, with the last thing it said."""

    system: str
    reason: str

    def row(self) -> str:
        return f"| {self.system} | {'– | ' * len(MEASURES)}– | – | ({self.reason})"


def run(system: str, texts: TextSet, python: str) -> Outcome | Failure:
    """One system on one set, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        docs, result = Path(folder, "docs.json"), Path(folder, "result.json")
        docs.write_text(json.dumps(texts.docs))
        command = [python, "-m", "tests.evaluation.term_systems", system, str(docs), str(result)]
        try:
            done = subprocess.run(
                command, cwd=TOP, capture_output=True, text=True, timeout=MOST_SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as failed:
            return Failure(system, str(failed)[:80])
        if done.returncode or not result.exists():
            return Failure(system, (done.stderr.strip().splitlines() or ["no result"])[-1][:80])
        found = json.loads(result.read_text())
    measured = figures(ranked((term, score) for term, score in found["terms"]), texts.gold)
    return Outcome(system, measured, found["seconds"] / texts.hundred_thousands, found["megabytes"])


def table(texts: TextSet, peers_python: str | None) -> Iterator[Outcome | Failure]:
    """Prints a set's table row by row, as they come."""
    words = round(texts.hundred_thousands * 100_000, -2)
    print(f"\n{texts.name}: {len(texts.docs)} documents, {words:,.0f} words, {len(texts.gold)} terms\n")
    print(f"| system | {' | '.join(MEASURES)} | s | MB |\n|---|{'---|' * (len(MEASURES) + 2)}")
    systems = [(OURS, sys.executable)]
    if peers_python:
        systems += [(name, peers_python) for name in PEERS]
    for system, python in systems:
        outcome = run(system, texts, python)
        print(outcome.row(), flush=True)
        yield outcome


def hold(measured: Mapping[str, Mapping[str, float]], raising: bool, reason: str | None) -> list[str]:
    """What fell below its floor; floors follow what is better, or, with a reason, what is worse."""
    groups, below, notes = floors.load(), [], []
    for name, values in measured.items():
        known = groups.get(name, {})
        below += [
            f"{name}: {which} is below its floor {known[which]}" for which in floors.fallen(values, known)
        ]
        if reason:
            groups[name], added = floors.lowered(values, known, reason)
            notes += [f"{name}: {note}" for note in added]
        if raising:
            groups[name] = floors.raised(values, groups.get(name, {}))
    if raising or reason:
        floors.save(groups, notes)
    return [] if reason else below


def asked() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("folder", nargs="?", type=Path, help="sets from elsewhere, besides our own")
    options.add_argument("--ours", action="store_true", help="leave the peers out")
    options.add_argument(
        "--peers-python", default=".venv-peers/bin/python", help="that has the group `peers`"
    )
    options.add_argument("--raise-floors", action="store_true")
    options.add_argument(
        "--lower", metavar="REASON", help="accept figures below their floors, for this reason"
    )
    return options.parse_args()


def main() -> int:
    options = asked()
    measured: dict[str, Mapping[str, float]] = {}
    for texts in (*own_sets(), *(folder_sets(options.folder) if options.folder else ())):
        for outcome in table(texts, None if options.ours else options.peers_python):
            if isinstance(outcome, Outcome) and outcome.system == OURS:
                measured[texts.name] = outcome.measured
            elif isinstance(outcome, Failure) and outcome.system == OURS:
                return 1
    measured["acronyms"] = acronyms.figures(acronyms.records())
    measured["heard as"] = heard.figures(heard.all_repairs())
    measured["definitions"] = definitions.figures(definitions.all_shown(), definitions.judged())
    for group in ("acronyms", "heard as", "definitions"):
        print("\n" + "\n".join(f"{name:20} {value:.3f}" for name, value in measured[group].items()))
    below = hold(measured, options.raise_floors, options.lower)
    print("\n".join(below) or "all floors hold")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
