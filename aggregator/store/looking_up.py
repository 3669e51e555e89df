"""What an encyclopaedia is asked for and has: the terms that no source defines, and the openings that do."""

from __future__ import annotations

import sqlite3
from typing import Any

from aggregator.store.connection import transaction
from aggregator.store.decisions import put_document
from aggregator.store.shelving import rows
from aggregator.store.views import LOOKED_UP, VOICE
from aggregator.store.write import put_outcome
from sources.outcomes import Outcome
from sources.values import Document


def undefined(db: sqlite3.Connection, arxiv_id: str, most: int) -> list[dict[str, Any]]:
    """The foremost terms that recur (of all, where there is one voice only) and that nobody defines but who was asked for
    them, with what they stand for."""
    query = f"""select t.term, t.expansion from terms t
        where t.arxiv_id = :arxiv_id and t.document_frequency >= (
            select min(2, count(distinct d.group_url)) from documents d where d.arxiv_id = :arxiv_id and {VOICE})
        and not exists (select 1 from definitions q join documents d on d.id = q.document_id and d.chosen = 1
            where q.term_id = t.id and not {LOOKED_UP})
        order by t.termhood desc, t.key limit :most"""
    return rows(db, query, {"arxiv_id": arxiv_id, "most": most})


def foremost(db: sqlite3.Connection, arxiv_id: str, most: int) -> list[str]:
    """The paper's terms, the most characteristic first."""
    query = "select term from terms where arxiv_id = ? order by termhood desc, key limit ?"
    return [row["term"] for row in db.execute(query, [arxiv_id, most])]


def save_looked_up(
    db: sqlite3.Connection, arxiv_id: str, source: str, item: str, outcome: Outcome[Document]
) -> None:
    """The openings as one document, in place of those before, with how asking ended; a failure takes nothing away."""
    with transaction(db):
        if outcome.value:
            put_document(db, arxiv_id, outcome.value)
        put_outcome(db, arxiv_id, source, item, outcome)
