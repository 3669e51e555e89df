"""What the reader did: sources read or watched, notes on sources and terms. Nothing else writes these."""

from __future__ import annotations

import sqlite3
from typing import Literal

from aggregator.store.connection import transaction
from aggregator.store.shelving import now, storable

About = Literal["source", "term"]


def read_urls(db: sqlite3.Connection) -> frozenset[str]:
    """The addresses of what was read or watched."""
    return frozenset(row["url"] for row in db.execute("select url from read_marks"))


def mark_read(db: sqlite3.Connection, url: str, is_read: bool) -> None:
    with transaction(db):
        if is_read:
            db.execute("insert or ignore into read_marks (url, marked_at) values (?, ?)", [url, now()])
        else:
            db.execute("delete from read_marks where url = ?", [url])


def notes(db: sqlite3.Connection, about: About) -> dict[str, str]:
    """Address of a source, or key of a term -> the note on it."""
    return dict(db.execute("select target, note from notes where about = ?", [about]).fetchall())


def save_note(db: sqlite3.Connection, about: About, target: str, note: str) -> None:
    """The note on something; an empty one takes it away."""
    with transaction(db):
        if note.strip():
            row = [about, target, storable(note), now()]
            db.execute(
                "insert or replace into notes (about, target, note, written_at) values (?, ?, ?, ?)", row
            )
        else:
            db.execute("delete from notes where about = ? and target = ?", [about, target])
