"""Texts with judged terms: our own fixtures (gold/), and JSON files of a folder from elsewhere.

A file has `docs` (one string per document) and `gold` (terms). Where its name begins with 'ml' the gold is an open list: what
the texts do not have is left out of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.evaluation.pools import Pool, fixture_pools
from tests.evaluation.term_matching import fold, occurring

GOLD = Path(__file__).with_name("gold")
OPEN = "ml"


@dataclass(frozen=True, slots=True)
class TextSet:
    """A set of documents about one thing; `gold` is folded."""

    name: str
    docs: list[str]
    gold: set[str]

    @property
    def hundred_thousands(self) -> float:
        """Of words."""
        return sum(len(doc.split()) for doc in self.docs) / 100_000


def own_sets() -> Iterator[TextSet]:
    """What was recorded about each paper of the fixtures, near misses and copies left out."""
    for pool in fixture_pools():
        listed = GOLD / f"{pool.paper.arxiv_id}.txt"
        if listed.exists():
            lines = [line for line in listed.read_text().splitlines() if line and not line.startswith("#")]
            docs = list(_about(pool))
            yield TextSet(pool.name, docs, occurring({fold(line) for line in lines}, docs))


def _about(pool: Pool) -> Iterator[str]:
    for item in pool.considered:
        url = item.found.candidate.url
        if item.document and pool.grades.get(url) == 2 and url not in pool.copies:
            yield "\n\n".join(segment.text for segment in item.document.segments)


def folder_sets(folder: Path) -> Iterator[TextSet]:
    """Every JSON file of a folder."""
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text())
        gold = {fold(term) for term in data["gold"]} - {""}
        yield TextSet(
            path.stem, data["docs"], occurring(gold, data["docs"]) if path.stem.startswith(OPEN) else gold
        )
