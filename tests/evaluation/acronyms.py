"""How well acronyms are found: `python -m tests.evaluation.acronyms [RECORDS]`; prints what was missed or wrong, then the figures.

A file of records is blocks of lines: a text, then one line `short | long` for each pair that it explains (acronym_records.txt).
A pair is right if both are, letter by letter, but for case.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aggregator.nomenclature import expansions

RECORDS = Path(__file__).with_name("acronym_records.txt")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """A text, what it explains, and what was found there."""

    text: str
    gold: frozenset[Pair]
    found: frozenset[Pair]


def records(path: Path = RECORDS) -> list[Record]:
    """All records of a file, read by the program."""
    return [_record(text, pairs) for text, *pairs in _blocks(path.read_text())]


def _blocks(text: str) -> Iterator[list[str]]:
    for block in text.split("\n\n"):
        lines = [line for line in block.split("\n") if line and not line.startswith("# ")]
        if lines:
            yield lines


def _record(text: str, pairs: Sequence[str]) -> Record:
    gold = frozenset(_pair(*line.split(" | ")) for line in pairs)
    return Record(text, gold, frozenset(_pair(found.short, found.long) for found in expansions(text)))


def _pair(short: str, long: str) -> Pair:
    return short.lower(), long.lower()


def figures(read: Sequence[Record]) -> dict[str, float]:
    """Precision, recall and F1 over all pairs of all records."""
    right = sum(len(record.gold & record.found) for record in read)
    found, gold = sum(len(record.found) for record in read), sum(len(record.gold) for record in read)
    precision, recall = right / found if found else 1.0, right / gold if gold else 1.0
    both = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"acronyms precision": precision, "acronyms recall": recall, "acronyms F1": both}


def main() -> None:
    read = records(*map(Path, sys.argv[1:2]))
    for record in read:
        if record.gold != record.found:
            print(record.text[:160])
            print(
                f"  missed {sorted(record.gold - record.found)}, wrong {sorted(record.found - record.gold)}"
            )
    print(f"{len(read)} records, {sum(len(record.gold) for record in read)} pairs")
    print("\n".join(f"{name:20} {value:.3f}" for name, value in figures(read).items()))


if __name__ == "__main__":
    main()
