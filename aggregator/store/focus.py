"""What the focus of a paper is made from: its foremost terms, what all, one or none of the sources say, and where."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from aggregator.store.shelving import rows
from aggregator.store.views import VOICE


def voices(db: sqlite3.Connection, arxiv_id: str) -> int:
    """How many independent voices were chosen."""
    found = rows(db, "select voices from voices where arxiv_id = ?", arxiv_id)
    return int(found[0]["voices"]) if found else 0


def foremost(db: sqlite3.Connection, arxiv_id: str, most: int) -> list[dict[str, Any]]:
    """The most characteristic recurring terms."""
    return rows(db, "select * from recurring_terms where arxiv_id = ? limit ?", arxiv_id, most)


def everyone_says(db: sqlite3.Connection, arxiv_id: str, most: int) -> list[dict[str, Any]]:
    return rows(db, "select * from everyone_says where arxiv_id = ? limit ?", arxiv_id, most)


def only_one_says(db: sqlite3.Connection, arxiv_id: str, most: int) -> list[dict[str, Any]]:
    """What one voice says more than once and the reader does not know: a single use is a slip, or small talk."""
    query = "select * from only_one_says where arxiv_id = ? and occurrences >= 2 and not known limit ?"
    return rows(db, query, arxiv_id, most)


def nobody_explains(
    db: sqlite3.Connection, arxiv_id: str, least_termhood: float, most: int
) -> list[dict[str, Any]]:
    """What the paper uses, no voice defines and at most half of them mention: of what most speak, one learns by listening.

    What the paper says more than once comes first."""
    query = """select * from nobody_explains where arxiv_id = ? and not known and 2 * document_frequency <= ?
            and termhood >= ? order by paper_occurrences > 1 desc, termhood desc, key limit ?"""
    return rows(db, query, arxiv_id, voices(db, arxiv_id), least_termhood, most)


def explained_at(db: sqlite3.Connection, terms: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Term id -> the best definition with its place: of a voice, else of an encyclopaedia or a background source, else of the paper itself."""
    query = """select q.* from json_each(?) wanted join quotes q on q.term_id = wanted.value
        order by q.term_id, q.kind = 'paper' desc, q.kind in ('blog', 'video'), q.seq desc"""
    return {row["term_id"]: row for row in rows(db, query, json.dumps(list(terms)))}


def used_at(db: sqlite3.Connection, terms: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Term id -> where the voice that uses it most uses it first."""
    query = f"""select c.term_id, max(c.occurrences) as occurrences, d.kind, d.title, d.author, d.caption_kind,
            coalesce(s.link, '') as link, s.start_seconds, s.heading
        from json_each(?) wanted join term_counts c on c.term_id = wanted.value
            join documents d on d.id = c.document_id and {VOICE} left join segments s on s.id = c.first_segment_id
        group by c.term_id"""
    return {row["term_id"]: row for row in rows(db, query, json.dumps(list(terms)))}


def has_full_text(db: sqlite3.Connection, arxiv_id: str) -> bool:
    """Whether more of the paper was read than its title and abstract."""
    return bool(
        rows(db, "select 1 from documents where arxiv_id = ? and kind = 'paper' and chosen = 1", arxiv_id)
    )


def headings(db: sqlite3.Connection, arxiv_id: str) -> list[str]:
    """The headings of the paper's own text, in its order."""
    query = """select s.heading from documents d join segments s on s.document_id = d.id
        where d.arxiv_id = ? and d.kind = 'paper' and d.chosen = 1 and s.heading is not null
        group by s.heading order by min(s.seq)"""
    return [row["heading"] for row in rows(db, query, arxiv_id)]
