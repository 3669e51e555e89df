"""The one SQLite file behind the door, shared by threads and processes: answers, derived values, closed hosts, slots.

It is a cache: a file that is broken or of another schema is set aside under another name, a folder that cannot be
written means a shelf in memory, and a full disk means that nothing new is kept. None of these stops a gather."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

log = logging.getLogger("gather_context.door")

SCHEMA_VERSION = 1
SCHEMA = """
CREATE TABLE IF NOT EXISTS answers(
    key TEXT PRIMARY KEY, method TEXT NOT NULL, url TEXT NOT NULL, request_body_sha256 TEXT NOT NULL,
    status INTEGER NOT NULL, headers TEXT NOT NULL, body BLOB NOT NULL, fetched_at TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS answers_by_url ON answers(url);
CREATE TABLE IF NOT EXISTS derived(key TEXT PRIMARY KEY, value TEXT NOT NULL, made_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS closed_hosts(
    host TEXT PRIMARY KEY, kind TEXT NOT NULL, sentence TEXT NOT NULL, closed_at REAL NOT NULL, seconds REAL NOT NULL);
CREATE TABLE IF NOT EXISTS slots(bucket TEXT PRIMARY KEY, next_start REAL NOT NULL);
"""
BUSY_SECONDS = 30.0


class Shelf:
    """Rows in, rows out, from any thread. `path` None: in memory.

    Reads of what cannot be read give nothing, writes of what cannot be written are dropped; both are logged."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._connection = _open(path)

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            try:
                return self._connection.execute(query, values).fetchall()
            except sqlite3.Error as error:
                self._mourn(error)
                return []

    def write(self, statement: str, values: Sequence[Any]) -> None:
        with self._lock:
            try:
                self._connection.execute(statement, values)
            except sqlite3.Error as error:
                self._mourn(error)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """BEGIN IMMEDIATE: what is read inside is still true when it is written, in every process."""
        with self._lock:
            begun = self._begin()
            try:
                yield
            finally:
                if begun:
                    self._finish()

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def _begin(self) -> bool:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            self._mourn(error)
            return False
        return True

    def _finish(self) -> None:
        try:
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            self._mourn(error)

    def _mourn(self, error: sqlite3.Error) -> None:
        """A file that turns out to be broken in the middle of a run is set aside too."""
        log.warning("the cache %s cannot be used: %s", self.path or "in memory", error)
        if _is_broken(error):
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = _open(self.path, set_aside=True)


def _open(path: Path | None, set_aside: bool = False) -> sqlite3.Connection:
    if path is None:
        return _connect(":memory:")
    try:
        if set_aside:
            _set_aside(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        return _connect_or_set_aside(path)
    except (OSError, sqlite3.Error) as error:
        log.warning("the cache %s cannot be used, so nothing is kept: %s", path, error)
        return _connect(":memory:")


def _connect_or_set_aside(path: Path) -> sqlite3.Connection:
    try:
        return _connect(str(path))
    except sqlite3.Error as error:
        if not _is_broken(error):
            raise
        _set_aside(path)
        return _connect(str(path))


def _connect(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        _migrate(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _migrate(connection: sqlite3.Connection) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == SCHEMA_VERSION:
        return
    if version != 0:
        raise sqlite3.DatabaseError(f"schema {version} is not of this version")
    connection.executescript(f"BEGIN IMMEDIATE; {SCHEMA} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT")


def _is_broken(error: sqlite3.Error) -> bool:
    """Not a database, malformed, or of another schema: just these have no class of their own."""
    return type(error) is sqlite3.DatabaseError


def _set_aside(path: Path) -> None:
    """answers.sqlite -> answers.sqlite.broken; an older one of that name gives way."""
    for suffix in ("", "-wal", "-shm"):
        file = path.with_name(path.name + suffix)
        if file.exists():
            file.replace(path.with_name(path.name + suffix + ".broken"))
    log.warning("the cache %s was not readable and is set aside as %s.broken", path, path.name)
