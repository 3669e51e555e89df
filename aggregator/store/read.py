"""Reading: rows as values for the stages, rows as dictionaries for whoever shows them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from aggregator.selection import canonical, merge
from aggregator.selection.values import Considered, Found, Mark, Options
from aggregator.store.shelving import candidate_from_row, document_from_json, now, paper_from_row
from aggregator.store.shelving import rows as rows
from aggregator.store.write import GATHER_IN_HAND
from sources.outcomes import State
from sources.values import Paper


def paper(db: sqlite3.Connection, arxiv_id: str) -> Paper | None:
    row = db.execute("select * from papers where arxiv_id = ?", [arxiv_id]).fetchone()
    return paper_from_row(row) if row else None


def papers(db: sqlite3.Connection) -> list[dict[str, Any]]:
    """Every paper with what it has, the latest gather first. Terms are as many as recurred when they were found."""
    return rows(
        db,
        """select p.arxiv_id, p.title,
            (select count(*) from documents d where d.arxiv_id = p.arxiv_id and d.chosen and d.kind = 'blog') as blogs,
            (select count(*) from documents d where d.arxiv_id = p.arxiv_id and d.chosen and d.kind = 'video') as videos,
            (select count(*) from terms t where t.arxiv_id = p.arxiv_id and t.document_frequency >= 2) as recurring_terms,
            (select max(coalesce(finished_at, started_at)) from gathers g where g.arxiv_id = p.arxiv_id) as gathered_at
        from papers p order by gathered_at desc, p.arxiv_id""",
    )


def pool(db: sqlite3.Connection, arxiv_id: str) -> tuple[Considered, ...]:
    """All that was found for a paper, merged, with its text or why there is none. What may be asked again counts as untried.

    What was opened once keeps the address it was opened under, whatever forms of it are found later."""
    candidates = [
        candidate_from_row(row)
        for row in db.execute("select * from sightings where arxiv_id = ?", [arxiv_id])
    ]
    readings, unread = _readings(db, arxiv_id), _unread(db, arxiv_id)
    return tuple(_considered(found, readings, unread) for found in merge(candidates, marks(db, arxiv_id)))


def _considered(
    found: Found, readings: Mapping[str, sqlite3.Row], unread: Mapping[str, sqlite3.Row]
) -> Considered:
    candidate = found.candidate
    key = canonical(candidate.url, candidate.kind)
    reading = readings.get(key)
    refusal = unread.get(candidate.url) or unread.get(key)
    opened = reading["url"] if reading else refusal["item"] if refusal else candidate.url
    if opened != candidate.url:
        found = replace(found, candidate=replace(candidate, url=opened))
    if reading:
        return Considered(found, document_from_json(reading["document"]))
    return Considered(found, None, refusal["sentence"] if refusal and refusal["holds"] else None)


def _readings(db: sqlite3.Connection, arxiv_id: str) -> dict[str, sqlite3.Row]:
    """By canonical address."""
    query = "select canonical, url, document from readings where arxiv_id = ?"
    return {row["canonical"]: row for row in db.execute(query, [arxiv_id])}


def _unread(db: sqlite3.Connection, arxiv_id: str) -> dict[str, sqlite3.Row]:
    """What was opened in vain, by the address it was opened under and by its canonical form. `holds`: it is not tried again,
    for it is not due, or was tried in this very gather, or nothing is missing."""
    query = f"""select item, sentence, not ({_DUE}) or :complete or coalesce(gather_id = {GATHER_IN_HAND}, 0) as holds from outcomes
        where arxiv_id = :arxiv_id and item like 'http%' and state <> 'found'"""
    values = {"arxiv_id": arxiv_id, "now": now(), "complete": is_complete(db, arxiv_id)}
    found = list(db.execute(query, values))
    return {row["item"]: row for row in found} | {canonical(row["item"], "video"): row for row in found}


_DUE = "not_before <= :now or asked_at > :now"
"""Whether it may be asked again. Asked in the future: the clock was set back, and its waiting time means nothing."""


def marks(db: sqlite3.Connection, arxiv_id: str) -> Mapping[str, Mark]:
    return {
        row["target"]: row["mark"]
        for row in db.execute("select target, mark from marks where arxiv_id = ?", [arxiv_id])
    }


def answered(db: sqlite3.Connection, arxiv_id: str, source: str, item: str) -> bool:
    """Whether a source need not be asked (again): it answered, or its time has not come, or nothing is missing any more."""
    settled = is_settled(db, arxiv_id, source, item)
    return bool(settled) or (settled is not None and is_complete(db, arxiv_id))


def is_settled(db: sqlite3.Connection, arxiv_id: str, source: str, item: str) -> bool | None:
    """Whether it answered, or its time has not come; None if it was never asked."""
    row = db.execute(
        f"""select state = '{State.FOUND.value}' or not ({_DUE}) as settled from outcomes
        where (arxiv_id, source, item) = (:arxiv_id, :source, :item)""",
        {"arxiv_id": arxiv_id, "source": source, "item": item, "now": now()},
    ).fetchone()
    return bool(row["settled"]) if row else None


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
    query = f"select 1 from outcomes where arxiv_id = :arxiv_id and item like 'http%' and state <> 'found' and ({_DUE})"
    due = db.execute(query, {"arxiv_id": arxiv_id, "now": now()}).fetchone()
    return bool(due) and not is_complete(db, arxiv_id)


def last_options(db: sqlite3.Connection, arxiv_id: str) -> Options:
    """What the last gather was asked for; the defaults when there was none."""
    row = _last_gather(db, arxiv_id)
    raw: dict[str, Any] = json.loads(row["options"]) if row and row["options"] else {}
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()
    }
    return Options(**given)


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


def term_sources(
    db: sqlite3.Connection, arxiv_id: str, term_ids: Iterable[int]
) -> dict[int, list[dict[str, Any]]]:
    """Where each of these terms occurs, by term id, the busiest source first."""
    query = "select * from term_sources where arxiv_id = ? and term_id in (select value from json_each(?))"
    return _by_term(rows(db, query, arxiv_id, json.dumps(list(term_ids))))


def _by_term(found: list[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    grouped: dict[int, list[dict[str, Any]]] = {}
    for row in found:
        grouped.setdefault(row["term_id"], []).append(row)
    return grouped
