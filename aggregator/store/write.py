"""Writing, one transaction a thing: what a call has stored survives whatever comes after it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from aggregator.selection import canonical
from aggregator.selection.addresses import video_id
from aggregator.selection.values import Options
from aggregator.store.connection import transaction
from aggregator.store.counting import recount
from aggregator.store.shelving import document_to_json, insert, now, paper_to_row
from sources.outcomes import Outcome
from sources.values import Candidate, Document, Paper


def save_paper(db: sqlite3.Connection, paper: Paper) -> None:
    """A paper's metadata; what was gathered for it stays."""
    row = paper_to_row(paper) | {"fetched_at": now()}
    changes = ", ".join(f"{name} = :{name}" for name in row if name not in ("arxiv_id", "code_url"))
    with transaction(db):
        known = db.execute("select 1 from papers where arxiv_id = ?", [paper.arxiv_id]).fetchone()
        if known:
            db.execute(
                f"update papers set {changes}, code_url = coalesce(:code_url, code_url) where arxiv_id = :arxiv_id",
                row,
            )
        else:
            insert(db, "papers", row)


def save_code_url(db: sqlite3.Connection, arxiv_id: str, url: str) -> None:
    with transaction(db):
        db.execute("update papers set code_url = ? where arxiv_id = ?", [url, arxiv_id])


def save_outcome(
    db: sqlite3.Connection, arxiv_id: str, source: str, item: str, outcome: Outcome[Any]
) -> None:
    """How asking ended, and from when on it may be asked again."""
    with transaction(db):
        put_outcome(db, arxiv_id, source, item, outcome)


def put_outcome(db: sqlite3.Connection, arxiv_id: str, source: str, item: str, outcome: Outcome[Any]) -> None:
    """The same, inside the caller's transaction."""
    asked = datetime.now(UTC)
    again = asked + timedelta(seconds=outcome.again_seconds)
    row = {
        "arxiv_id": arxiv_id,
        "source": source,
        "item": item,
        "state": outcome.state.value,
        "sentence": outcome.sentence,
        "advice": outcome.advice,
        "asked_at": asked.isoformat(timespec="seconds"),
        "not_before": again.isoformat(timespec="seconds"),
        "gather_id": db.execute(f"select {GATHER_IN_HAND}", {"arxiv_id": arxiv_id}).fetchone()[0],
    }
    insert(db, "outcomes", row, or_else="replace")


def save_candidates(
    db: sqlite3.Connection, arxiv_id: str, source: str, outcome: Outcome[Sequence[Candidate]], item: str = ""
) -> None:
    """What one source found, with its outcome; a failure takes nothing away that it found before. `item`: what it was asked for."""
    with transaction(db):
        for candidate in outcome.value or ():
            insert(
                db,
                "sightings",
                asdict(candidate) | {"arxiv_id": arxiv_id, "source": source, "found_at": now()},
                or_else="replace",
            )
        put_outcome(db, arxiv_id, source, item, outcome)


def save_reading(
    db: sqlite3.Connection, arxiv_id: str, source: str, candidate: Candidate, outcome: Outcome[Document]
) -> None:
    """The text of a candidate, or why there is none; a failure keeps the old text."""
    with transaction(db):
        if outcome.value:
            row = {
                "arxiv_id": arxiv_id,
                "canonical": canonical(candidate.url, candidate.kind),
                "url": candidate.url,
                "document": document_to_json(outcome.value),
                "read_at": now(),
            }
            insert(db, "readings", row, or_else="replace")
        put_outcome(db, arxiv_id, source, candidate.url, outcome)
        counter = "opened_videos" if video_id(candidate.url) else "opened_blogs"
        statement = f"update gathers set {counter} = {counter} + 1 where id = {GATHER_IN_HAND}"
        db.execute(statement, {"arxiv_id": arxiv_id})


GATHER_IN_HAND = "(select max(id) from gathers where arxiv_id = :arxiv_id and finished_at is null)"
"""The one that was begun and has not ended; null when there is none."""

_LAST_GATHER = "(select max(id) from gathers where arxiv_id = ?)"


def start_gather(db: sqlite3.Connection, arxiv_id: str) -> None:
    """Takes up the unfinished gather of a paper, or begins a new one."""
    with transaction(db):
        if not db.execute(
            f"select 1 from gathers where id = {_LAST_GATHER} and finished_at is null", [arxiv_id]
        ).fetchone():
            insert(db, "gathers", {"arxiv_id": arxiv_id, "started_at": now()})


def plan_batch(db: sqlite3.Connection, arxiv_id: str, urls: Iterable[str]) -> None:
    """What is about to be opened, so that an interrupted run goes on with the very same."""
    with transaction(db):
        db.execute(
            f"update gathers set planned = ? where id = {_LAST_GATHER}", [json.dumps(list(urls)), arxiv_id]
        )


def finish_gather(db: sqlite3.Connection, arxiv_id: str, options: Options, shortfalls: Sequence[str]) -> None:
    """The end of a gather, or of choosing again: with which options, and what is missing, in sentences."""
    ended = [now(), not shortfalls, json.dumps(asdict(options)), json.dumps(shortfalls), arxiv_id]
    with transaction(db):
        db.execute(
            f"""update gathers set finished_at = coalesce(finished_at, ?), complete = ?, options = ?, shortfalls = ?, planned = '[]'
                where id = {_LAST_GATHER}""",
            ended,
        )


def remove_paper(db: sqlite3.Connection, arxiv_id: str) -> None:
    """A paper and all that was gathered for it. Asked for by name only."""
    with transaction(db):
        keys = [row["key"] for row in db.execute("select key from terms where arxiv_id = ?", [arxiv_id])]
        db.execute("delete from outcomes where arxiv_id = ?", [arxiv_id])
        db.execute("delete from papers where arxiv_id = ?", [arxiv_id])
        recount(db, keys)
