"""One term of one paper, with everything that is stored about it."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from aggregator.store.shelving import rows


def term(db: sqlite3.Connection, arxiv_id: str, key: str) -> dict[str, Any] | None:
    """Its row of `term_frequency`, with `parts` of the score (name -> value) and the number of `voices`."""
    query = """select f.*, t.parts, coalesce((select voices from voices where arxiv_id = :paper), 0) as voices
        from term_frequency f join terms t on t.id = f.term_id where f.arxiv_id = :paper and f.key = :key"""
    found = rows(db, query, {"paper": arxiv_id, "key": key})
    return found[0] | {"parts": json.loads(found[0]["parts"])} if found else None


def forms(db: sqlite3.Connection, term_id: int) -> list[dict[str, Any]]:
    """In which it occurs, the commonest first, each with what ties it to the term."""
    query = """select variant, occurrences, how, evidence from term_variants where term_id = ?
        order by occurrences desc, variant"""
    return rows(db, query, term_id)


def places(db: sqlite3.Connection, term_id: int) -> list[dict[str, Any]]:
    """The chosen sources that use it, the busiest first, with the link to the first use."""
    return rows(db, "select * from term_sources where term_id = ? order by occurrences desc, url", term_id)


def quotes(db: sqlite3.Connection, term_id: int) -> list[dict[str, Any]]:
    """Its definitions, best first."""
    return rows(db, "select * from quotes where term_id = ? order by seq", term_id)
