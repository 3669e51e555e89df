"""How well terms are defined in the texts of the fixtures: `python -m tests.evaluation.definitions`.

Of the first fifty terms that recur, the two best quotes each are held against definitions_judged.json, where we wrote down by
hand whether each defines its term when read by a person. What is not judged yet counts as wrong and is printed: judge it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aggregator.nomenclature import read_terms
from tests.evaluation.heard import world_texts
from tests.evaluation.pools import FIXTURES

JUDGED = Path(__file__).with_name("definitions_judged.json")
TERMS = 50
QUOTES = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """A term that recurs, with the quotes that are shown of it."""

    term: str
    key: str
    quotes: tuple[str, ...]


def shown(folder: Path) -> list[Shown]:
    """What is shown of one world of the fixtures."""
    recurring = [term for term in read_terms(list(world_texts(folder))) if term.document_frequency > 1]
    return [
        Shown(term.term, term.key, tuple(definition.quote for definition in term.definitions[:QUOTES]))
        for term in recurring[:TERMS]
    ]


def all_shown() -> list[Shown]:
    """Over all worlds."""
    return [term for world in sorted(FIXTURES.glob("*/world.json")) for term in shown(world.parent)]


def judged() -> dict[tuple[str, str], bool]:
    """(key of the term, quote) -> whether it defines it."""
    rows = json.loads(JUDGED.read_text())
    return {(row["key"], row["quote"]): row["defines"] for row in rows}


def figures(terms: list[Shown], judgement: Mapping[tuple[str, str], bool]) -> dict[str, float]:
    """Precision of the quotes, and the share of the terms that have a right one."""
    right = [[judgement.get((term.key, quote), False) for quote in term.quotes] for term in terms]
    quotes = [one for of_term in right for one in of_term]
    return {
        "definitions precision": sum(quotes) / len(quotes) if quotes else 1.0,
        "definitions coverage": sum(map(any, right)) / len(terms) if terms else 0.0,
    }


def main() -> None:
    judgement, terms = judged(), all_shown()
    for term in terms:
        for quote in term.quotes:
            known = judgement.get((term.key, quote))
            print(f"{'NOT JUDGED' if known is None else 'right' if known else 'WRONG'}  {term.key}: {quote}")
    print("\n".join(f"{name:24} {value:.3f}" for name, value in figures(terms, judgement).items()))


if __name__ == "__main__":
    main()
