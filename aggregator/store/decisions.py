"""Writing what was decided: every candidate with its score and reason, the chosen ones as documents with their segments."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from aggregator.selection.values import Considered, Decision, Selection
from aggregator.store.connection import transaction
from aggregator.store.shelving import insert
from aggregator.store.write import now
from sources.values import Document


def save_selection(
    db: sqlite3.Connection, arxiv_id: str, selection: Selection, pool: Sequence[Considered]
) -> None:
    """All decisions in one transaction. A document that is no longer chosen stays, with chosen = 0."""
    by_url = {item.found.candidate.url: item for item in pool}
    with transaction(db):
        db.execute(
            "update documents set chosen = 0 where arxiv_id = ? and kind in ('blog', 'video', 'reference', 'background')",
            [arxiv_id],
        )
        for decision in selection.decisions:
            item = by_url[decision.url]
            _save_candidate(db, arxiv_id, item, decision)
            if decision.chosen and item.document:
                _save_document(db, arxiv_id, item.document, decision)


def save_document(db: sqlite3.Connection, arxiv_id: str, document: Document) -> None:
    """A document that nobody has to choose: the paper's own full text."""
    with transaction(db):
        _save_document(db, arxiv_id, document, Decision(document.url, document.kind, True, 0.0, ""))


def _save_candidate(db: sqlite3.Connection, arxiv_id: str, item: Considered, decision: Decision) -> None:
    candidate = item.found.candidate
    row = {name: value for name, value in asdict(candidate).items() if name not in ("query", "rank")}
    row |= {
        "arxiv_id": arxiv_id,
        "kind": decision.kind,
        "sources": ", ".join(sorted({sighting.source for sighting in item.found.sightings})),
        "score": decision.score,
        "chosen": decision.chosen,
        "reason": decision.reason,
        "about": decision.about,
        "group_url": decision.group or candidate.url,
        "labels": ", ".join(decision.labels),
        **_passage(decision),
    }
    known = db.execute(
        "select id from candidates where arxiv_id = ? and url = ?", [arxiv_id, candidate.url]
    ).fetchone()
    identity = known["id"] if known else _new_candidate(db, row)
    if known:
        db.execute(
            f"update candidates set {', '.join(f'{name} = :{name}' for name in row)} where id = :id",
            row | {"id": identity},
        )
    db.execute("delete from candidate_scores where candidate_id = ?", [identity])
    for part in decision.parts:
        row = {"candidate_id": identity, "part": part.name, "value": part.value, "says": part.says}
        insert(db, "candidate_scores", row, or_else="replace")


def _new_candidate(db: sqlite3.Connection, row: dict[str, Any]) -> int:
    """Numbers only ever grow, so that `why ID 7` means the same candidate tomorrow."""
    number = db.execute(
        "select coalesce(max(number), 0) + 1 from candidates where arxiv_id = ?", [row["arxiv_id"]]
    ).fetchone()[0]
    return insert(db, "candidates", row | {"number": number, "found_at": now()})


def _passage(decision: Decision) -> dict[str, float | None]:
    passage = decision.passage
    return {
        "passage_start_seconds": passage.start_seconds if passage else None,
        "passage_end_seconds": passage.end_seconds if passage else None,
    }


_PLAIN = (
    "url",
    "title",
    "author",
    "published",
    "duration_seconds",
    "language",
    "caption_kind",
    "source",
    "fetched_at",
    "fetched_from",
    "description",
)


def _save_document(db: sqlite3.Connection, arxiv_id: str, document: Document, decision: Decision) -> None:
    row: dict[str, Any] = {name: getattr(document, name) for name in _PLAIN} | {
        "arxiv_id": arxiv_id,
        "kind": decision.kind,
        "url": decision.url,
        "word_count": document.word_count,
        "content_hash": document.content_hash,
        "notes": "; ".join(document.notes),
        "chosen": 1,
        "group_url": decision.group or decision.url,
        **_passage(decision),
    }
    known = db.execute(
        "select id, content_hash from documents where arxiv_id = ? and url = ?", [arxiv_id, decision.url]
    ).fetchone()
    if known:
        db.execute(
            f"update documents set {', '.join(f'{name} = :{name}' for name in row)} where id = :id",
            row | {"id": known["id"]},
        )
    identity = known["id"] if known else insert(db, "documents", row)
    if not known or known["content_hash"] != document.content_hash:
        _save_segments(db, identity, document)


def _save_segments(db: sqlite3.Connection, document_id: int, document: Document) -> None:
    db.execute("delete from segments where document_id = ?", [document_id])
    rows = (
        (document_id, seq, s.start_seconds, s.duration_seconds, s.heading, s.anchor, s.counted, s.text)
        for seq, s in enumerate(document.segments)
    )
    db.executemany(
        "insert into segments (document_id, seq, start_seconds, duration_seconds, heading, anchor, counted, text) values (?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def save_mark(db: sqlite3.Connection, arxiv_id: str, targets: Iterable[str], mark: str) -> None:
    """What a person decided about addresses or channels; the latest word holds."""
    with transaction(db):
        for target in targets:
            insert(
                db,
                "marks",
                {"arxiv_id": arxiv_id, "target": target, "mark": mark, "made_at": now()},
                or_else="replace",
            )
