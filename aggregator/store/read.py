"""Reading: rows as values for the stages, rows as dictionaries for whoever shows them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from aggregator.selection import merge
from aggregator.selection.values import Considered, Mark, Options
from aggregator.store.shelving import candidate_from_row, document_from_json, paper_from_row
from aggregator.store.write import now
from sources.outcomes import State
from sources.values import Paper

SETTLED = (State.FOUND.value, State.NONE.value)


def paper(db: sqlite3.Connection, arxiv_id: str) -> Paper | None:
    row = db.execute("select * from papers where arxiv_id = ?", [arxiv_id]).fetchone()
    return paper_from_row(row) if row else None


def papers(db: sqlite3.Connection) -> list[dict[str, Any]]:
    """Every paper with what it has, the latest gather first."""
    return rows(
        db,
        """select p.arxiv_id, p.title, sum(d.kind = 'blog') as blogs, sum(d.kind = 'video') as videos,
            (select count(*) from recurring_terms r where r.arxiv_id = p.arxiv_id) as recurring_terms,
            (select max(coalesce(finished_at, started_at)) from gathers g where g.arxiv_id = p.arxiv_id) as gathered_at
        from papers p left join documents d on d.arxiv_id = p.arxiv_id and d.chosen group by p.arxiv_id order by gathered_at desc""",
    )


def pool(db: sqlite3.Connection, arxiv_id: str) -> tuple[Considered, ...]:
    """All that was found for a paper, merged, with its text or why there is none. What may be asked again counts as untried."""
    candidates = [
        candidate_from_row(row)
        for row in db.execute("select * from sightings where arxiv_id = ?", [arxiv_id])
    ]
    texts = {
        row["url"]: row["document"]
        for row in db.execute("select url, document from readings where arxiv_id = ?", [arxiv_id])
    }
    unread = _unread(db, arxiv_id)
    return tuple(
        Considered(
            found,
            document_from_json(text) if (text := texts.get(found.candidate.url)) else None,
            None if text else unread.get(found.candidate.url),
        )
        for found in merge(candidates, marks(db, arxiv_id))
    )


def _unread(db: sqlite3.Connection, arxiv_id: str) -> dict[str, str]:
    due = "" if is_complete(db, arxiv_id) else "and not_before > :now"
    rows = db.execute(
        f"select item, sentence from outcomes where arxiv_id = :id and item <> '' and state <> 'found' {due}",
        {"id": arxiv_id, "now": now()},
    )
    return {row["item"]: row["sentence"] for row in rows}


def marks(db: sqlite3.Connection, arxiv_id: str) -> Mapping[str, Mark]:
    return {
        row["target"]: row["mark"]
        for row in db.execute("select target, mark from marks where arxiv_id = ?", [arxiv_id])
    }


def answered(db: sqlite3.Connection, arxiv_id: str, source: str, item: str) -> bool:
    """Whether a source need not be asked (again): it answered, or its time has not come, or nothing is missing any more."""
    row = db.execute(
        "select state, not_before from outcomes where (arxiv_id, source, item) = (?, ?, ?)",
        [arxiv_id, source, item],
    ).fetchone()
    return bool(row) and (
        row["state"] == State.FOUND.value or row["not_before"] > now() or is_complete(db, arxiv_id)
    )


def is_complete(db: sqlite3.Connection, arxiv_id: str) -> bool:
    """Whether the last gather that came to its end filled the quota."""
    row = db.execute(
        "select complete from gathers where arxiv_id = ? and finished_at is not null order by id desc",
        [arxiv_id],
    ).fetchone()
    return bool(row and row["complete"])


def has_more_to_read(db: sqlite3.Connection, arxiv_id: str) -> bool:
    """Whether the last gather was interrupted, or something that failed may be opened again while sources are missing."""
    last = _last_gather(db, arxiv_id)
    if last is None or last["finished_at"] is None:
        return True
    query = "select 1 from outcomes where arxiv_id = ? and item like 'http%' and state <> 'found' and not_before <= ?"
    return not is_complete(db, arxiv_id) and bool(db.execute(query, [arxiv_id, now()]).fetchone())


def last_options(db: sqlite3.Connection, arxiv_id: str) -> Options:
    """What the last gather was asked for; the defaults when there was none."""
    row = _last_gather(db, arxiv_id)
    raw: dict[str, Any] = json.loads(row["options"]) if row and row["options"] else {}
    return Options(
        **{name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}
    )


def shortfalls(db: sqlite3.Connection, arxiv_id: str) -> list[str]:
    """What was missing against the quota when the last gather ended."""
    row = _last_gather(db, arxiv_id)
    return list(json.loads(row["shortfalls"])) if row and row["shortfalls"] else []


def last_gather_began(db: sqlite3.Connection, arxiv_id: str) -> str:
    row = _last_gather(db, arxiv_id)
    return str(row["started_at"]) if row else ""


def _last_gather(db: sqlite3.Connection, arxiv_id: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = db.execute(
        "select * from gathers where arxiv_id = ? order by id desc", [arxiv_id]
    ).fetchone()
    return row


def opened(db: sqlite3.Connection, arxiv_id: str) -> Mapping[str, int]:
    """How many pages and videos the gather in hand has opened."""
    row = _last_gather(db, arxiv_id)
    return {"blog": row["opened_blogs"], "video": row["opened_videos"]} if row else {"blog": 0, "video": 0}


def planned_batch(db: sqlite3.Connection, arxiv_id: str) -> list[str]:
    row = db.execute(
        "select planned from gathers where arxiv_id = ? and finished_at is null order by id desc", [arxiv_id]
    ).fetchone()
    return list(json.loads(row["planned"])) if row else []


def rows(db: sqlite3.Connection, query: str, *values: Any) -> list[dict[str, Any]]:
    return [dict(row) for row in db.execute(query, values)]


def sources(db: sqlite3.Connection, arxiv_id: str) -> list[dict[str, Any]]:
    """The chosen documents with minutes and reason, blogs first."""
    return rows(db, "select * from sources where arxiv_id = ?", arxiv_id)


def candidates(db: sqlite3.Connection, arxiv_id: str) -> list[dict[str, Any]]:
    """Every candidate with its number, score and reason; the chosen first, then by score."""
    return rows(
        db,
        "select * from candidates where arxiv_id = ? order by kind, chosen desc, score desc, number",
        arxiv_id,
    )


def scores(db: sqlite3.Connection, candidate_id: int) -> list[dict[str, Any]]:
    return rows(
        db,
        "select part, value, says from candidate_scores where candidate_id = ? order by value desc",
        candidate_id,
    )


def outcomes(db: sqlite3.Connection, arxiv_id: str) -> list[dict[str, Any]]:
    return rows(
        db,
        "select source, item, state, sentence, advice, asked_at, not_before from outcomes where arxiv_id = ? order by source, item",
        arxiv_id,
    )


def terms(db: sqlite3.Connection, arxiv_id: str, least_sources: int = 2) -> list[dict[str, Any]]:
    """The nomenclature, most characteristic first."""
    return rows(
        db,
        "select * from term_frequency where arxiv_id = ? and document_frequency >= ?",
        arxiv_id,
        least_sources,
    )


def variants(db: sqlite3.Connection, arxiv_id: str) -> dict[int, list[dict[str, Any]]]:
    """Variants by term id, commonest first."""
    query = "select v.* from term_variants v join terms t on t.id = v.term_id where t.arxiv_id = ? order by v.occurrences desc, v.variant"
    return _by_term(rows(db, query, arxiv_id))


def quotes(db: sqlite3.Connection, arxiv_id: str) -> dict[int, list[dict[str, Any]]]:
    """Definitions by term id, best first."""
    return _by_term(rows(db, "select * from quotes where arxiv_id = ? order by term_id, seq", arxiv_id))


def term_sources(db: sqlite3.Connection, arxiv_id: str) -> dict[int, list[dict[str, Any]]]:
    """Where each term occurs, by term id, the busiest source first."""
    return _by_term(rows(db, "select * from term_sources where arxiv_id = ?", arxiv_id))


def _by_term(found: list[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    grouped: dict[int, list[dict[str, Any]]] = {}
    for row in found:
        grouped.setdefault(row["term_id"], []).append(row)
    return grouped
