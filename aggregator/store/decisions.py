"""Writing what was decided: every candidate with its score and reason, the chosen ones as documents with their segments."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from aggregator.selection import canonical
from aggregator.selection.values import Considered, Decision, Mark, Selection
from aggregator.store.connection import transaction
from aggregator.store.counting import add_up
from aggregator.store.links import link_to
from aggregator.store.shelving import document_from_json, document_to_json, insert, now, storable, update
from sources.values import Document

AHEAD_WORDS = 12
"""How far over its end a segment is searched: the longest phrase that is found across a border has one word more."""


def save_selection(
    db: sqlite3.Connection, arxiv_id: str, selection: Selection, pool: Sequence[Considered]
) -> None:
    """All decisions in one transaction. A document that is no longer chosen stays, with chosen = 0; one that was no
    candidate (the paper's own text, what an encyclopaedia has on its terms) stays as it is.

    A decision about an address that is not in `pool` is a KeyError."""
    considered = {(str(item.found.candidate.kind), item.found.candidate.url): item for item in pool}
    by_url = {item.found.candidate.url: item for item in pool}
    with transaction(db):
        db.execute(
            "update documents set chosen = 0 where arxiv_id = ? and candidate_id is not null", [arxiv_id]
        )
        for decision in selection.decisions:
            item = considered.get((decision.kind, decision.url)) or by_url[decision.url]
            candidate_id = _save_candidate(db, arxiv_id, item, decision)
            if decision.chosen and item.document:
                row = _document_row(arxiv_id, item.document, decision, candidate_id)
                _save_document(db, row, item.document)
        add_up(db, arxiv_id)


def save_document(db: sqlite3.Connection, arxiv_id: str, document: Document) -> None:
    """A document that nobody has to choose: the paper's own full text. Of those the last one holds."""
    with transaction(db):
        if document.kind == "paper":
            db.execute("update documents set chosen = 0 where arxiv_id = ? and kind = 'paper'", [arxiv_id])
        put_document(db, arxiv_id, document)


def put_document(db: sqlite3.Connection, arxiv_id: str, document: Document) -> None:
    """Such a document, inside the caller's transaction."""
    document = document_from_json(storable(document_to_json(document)))  # as a reading would come back
    decision = Decision(document.url, document.kind, True, 0.0, "")
    _save_document(db, _document_row(arxiv_id, document, decision, None), document)
    add_up(db, arxiv_id)


def save_mark(
    db: sqlite3.Connection, arxiv_id: str, targets: Iterable[str], mark: Mark, note: str | None = None
) -> None:
    """What a person decided about addresses or channels, and why; the latest word holds."""
    with transaction(db):
        for target in targets:
            row = {"arxiv_id": arxiv_id, "target": target, "mark": mark, "note": note, "made_at": now()}
            insert(db, "marks", row, or_else="replace")


def delete_mark(db: sqlite3.Connection, arxiv_id: str, target: str) -> None:
    """As if nothing had been decided about `target`."""
    with transaction(db):
        db.execute("delete from marks where arxiv_id = ? and target = ?", [arxiv_id, target])


def _save_candidate(db: sqlite3.Connection, arxiv_id: str, item: Considered, decision: Decision) -> int:
    """-> its row id. It is known again by what all its addresses have in common."""
    row = _candidate_row(arxiv_id, item, decision)
    known = db.execute(
        "select id from candidates where (arxiv_id, kind, canonical) = (:arxiv_id, :kind, :canonical)", row
    ).fetchone()
    if known:
        update(db, "candidates", row, known["id"])
    identity = known["id"] if known else _new_candidate(db, row)
    db.execute("delete from candidate_scores where candidate_id = ?", [identity])
    for part in decision.parts:
        score = {"candidate_id": identity, "part": part.name, "value": part.value, "says": part.says}
        insert(db, "candidate_scores", score, or_else="replace")
    return int(identity)


def _candidate_row(arxiv_id: str, item: Considered, decision: Decision) -> dict[str, Any]:
    candidate = item.found.candidate
    described = {name: value for name, value in asdict(candidate).items() if name not in ("query", "rank")}
    return described | {
        "arxiv_id": arxiv_id,
        "kind": decision.kind,
        "canonical": canonical(candidate.url, candidate.kind),
        "sources": ", ".join(sorted({sighting.source for sighting in item.found.sightings})),
        "score": decision.score,
        "chosen": decision.chosen,
        "reason": decision.reason,
        "about": decision.about,
        "group_url": decision.group or candidate.url,
        "labels": ", ".join(decision.labels),
        **_passage(decision),
    }


def _new_candidate(db: sqlite3.Connection, row: Mapping[str, Any]) -> int:
    """Numbers only ever grow, so that `why ID 7` means the same candidate tomorrow."""
    number = db.execute(
        "select coalesce(max(number), 0) + 1 from candidates where arxiv_id = ?", [row["arxiv_id"]]
    ).fetchone()[0]
    return insert(db, "candidates", {**row, "number": number, "found_at": now()})


def _passage(decision: Decision) -> dict[str, float | None]:
    passage = decision.passage
    return {
        "passage_start_seconds": passage.start_seconds if passage else None,
        "passage_end_seconds": passage.end_seconds if passage else None,
    }


_AS_READ = (
    "title",
    "author",
    "published",
    "duration_seconds",
    "language",
    "caption_kind",
    "word_count",
    "content_hash",
    "source",
    "fetched_at",
    "fetched_from",
    "description",
)
"""What a document says of itself; its kind, address and group are the decision's."""


def _document_row(
    arxiv_id: str, document: Document, decision: Decision, candidate_id: int | None
) -> dict[str, Any]:
    return {name: getattr(document, name) for name in _AS_READ} | {
        "arxiv_id": arxiv_id,
        "candidate_id": candidate_id,
        "kind": decision.kind,
        "url": decision.url,
        "notes": "; ".join(document.notes),
        "chosen": True,
        "group_url": decision.group or decision.url,
        **_passage(decision),
    }


def _save_document(db: sqlite3.Connection, row: Mapping[str, Any], document: Document) -> None:
    """The row; the segments only when the text is another one, so that what points to them stays true."""
    known = db.execute(
        "select id, content_hash from documents where (arxiv_id, url) = (:arxiv_id, :url)", dict(row)
    ).fetchone()
    if known:
        update(db, "documents", row, known["id"])
    identity = known["id"] if known else insert(db, "documents", row)
    if not known or known["content_hash"] != document.content_hash:
        _replace_segments(db, identity, document, row)


def _replace_segments(
    db: sqlite3.Connection, document_id: int, document: Document, row: Mapping[str, Any]
) -> None:
    """What was counted in the old segments goes with them; the terms are found anew after every change of a text."""
    db.execute("delete from term_counts where document_id = ?", [document_id])
    db.execute("delete from segments where document_id = ?", [document_id])
    address = _where_it_reads(document, row)
    following = (*(segment.text for segment in document.segments[1:]), "")
    rows = (
        (document_id, seq, segment.start_seconds, segment.duration_seconds, segment.heading, segment.anchor,
         segment.counted, segment.text, _first_words(ahead), link_to(address, row["kind"], segment))
        for seq, (segment, ahead) in enumerate(zip(document.segments, following, strict=True))
    )  # fmt: skip
    db.executemany(
        """insert into segments (document_id, seq, start_seconds, duration_seconds, heading, anchor, counted, text,
            ahead, link) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [tuple(map(storable, row)) for row in rows],
    )


def _where_it_reads(document: Document, row: Mapping[str, Any]) -> str:
    """The page that has the paragraphs: of the paper, whose address is that of its abstract, the one that answered."""
    return document.fetched_from if row["kind"] == "paper" and document.fetched_from else str(row["url"])


def _first_words(text: str) -> str:
    return " ".join(text.split(maxsplit=AHEAD_WORDS)[:AHEAD_WORDS])
