"""Opening the one SQLite file, and what can be wrong with it, each in a sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aggregator.errors import Stopped
from aggregator.store.schema import APPLICATION_ID, VERSION, migrate

BUSY_MILLISECONDS = 30_000
"""How long a writer waits for another one; transactions here are far shorter."""


def open_store(path: Path) -> sqlite3.Connection:
    """A connection to read and write, migrated; the folder and the file are made when missing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        db = _connect(f"file:{_quoted(path)}?mode=rwc")
    except (OSError, sqlite3.Error) as error:
        raise _unusable(path, error) from error
    try:
        _prepare(db, path)
    except sqlite3.Error as error:
        db.close()
        raise _unusable(path, error) from error
    return db


def open_existing(path: Path) -> sqlite3.Connection:
    """A connection that only reads; Stopped when there is nothing yet."""
    if not path.is_file():
        raise Stopped(
            f"there is no database at {path} yet", "gather a paper first: gather-context 1706.03762"
        )
    try:
        db = _connect(f"file:{_quoted(path)}?mode=ro")
        _known_version(db, path)
    except sqlite3.Error as error:
        raise _unusable(path, error) from error
    return db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """BEGIN IMMEDIATE … COMMIT: a deferred transaction that reads before it writes starves under WAL."""
    db.execute("begin immediate")
    try:
        yield db
    except BaseException:
        db.execute("rollback")
        raise
    db.execute("commit")


def _connect(uri: str) -> sqlite3.Connection:
    db = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_MILLISECONDS / 1000)
    db.row_factory = sqlite3.Row
    db.execute("pragma foreign_keys = on")
    return db


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    """WAL with synchronous=normal: safe against any death of the process; a power cut may cost the last document, never the file."""
    _known_version(db, path)
    db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = normal")
    if _version(db) < VERSION:
        migrate(db)


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("pragma user_version").fetchone()[0])


def _known_version(db: sqlite3.Connection, path: Path) -> None:
    if _version(db) > VERSION:
        raise Stopped(
            f"{path} was made by a newer gather-context", "upgrade: pip install --upgrade gather-context"
        )
    ours = int(db.execute("pragma application_id").fetchone()[0])
    if ours not in (0, APPLICATION_ID) or (
        ours == 0 and db.execute("select count(*) from sqlite_master").fetchone()[0]
    ):
        raise Stopped(f"{path} is another program's database", "give a file of its own: --db FILE")


def _quoted(path: Path) -> str:
    return str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _unusable(path: Path, error: Exception) -> Stopped:
    said = str(error)
    if "not a database" in said:
        return Stopped(f"{path} is not a database", "move it away, or give another file: --db FILE")
    if "malformed" in said or "corrupt" in said:
        return Stopped(
            f"{path} is damaged ({said})", "save what is left: sqlite3 FILE .recover | sqlite3 NEW"
        )
    return Stopped(
        f"the database {path} cannot be opened ({said})",
        "check the folder and its rights, or give another file: --db FILE",
    )
