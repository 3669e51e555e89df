"""Why a term is listed: the parts of its score, its forms and what ties them to it, who uses it, who defines it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aggregator.store import listed as store

SAYS = {
    # part of the score (aggregator/nomenclature/termhood.py) -> what it tells
    "frequency": "how often the sources use it, less what longer terms account for",
    "contrast": "how much more frequent it is here than in general English",
    "independence": "whether it stands by itself, or only inside of longer terms",
    "company": "whether its words keep together",
    "defined": "whether a source says what it is",
    "family": "in how many compounds its word lives, or how many longer terms hold it",
    "writing": "whether anybody writes it, or only captions have it",
    "variety": "how many different words stand before it",
    "general": "a general word in it counts against it",
    "spread": "how many independent sources use it",
    "form": "whether it is formed like a term: length, name, number",
    "paper": "whether the paper itself uses it",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A part of the score; `value` is added to it."""

    part: str
    value: float
    says: str


@dataclass(frozen=True, slots=True)
class Listed:
    """`term` is its row in the view term_frequency; `forms`, `places` and `quotes` are rows of term_variants, term_sources
    and quotes (docs/database.md)."""

    term: Mapping[str, Any]
    reasons: tuple[Reason, ...]
    """What speaks for it most first, what speaks against it last."""
    forms: tuple[Mapping[str, Any], ...]
    places: tuple[Mapping[str, Any], ...]
    quotes: tuple[Mapping[str, Any], ...]


def listed_of(db: sqlite3.Connection, arxiv_id: str, key: str) -> Listed | None:
    """None when the paper has no such term."""
    row = store.term(db, arxiv_id, key)
    if row is None:
        return None
    parts: dict[str, float] = row.pop("parts")
    reasons = [Reason(part, value, SAYS.get(part, "")) for part, value in parts.items() if value]
    return Listed(
        row,
        tuple(sorted(reasons, key=lambda reason: -reason.value)),
        tuple(store.forms(db, row["term_id"])),
        tuple(store.places(db, row["term_id"])),
        tuple(store.quotes(db, row["term_id"])),
    )
