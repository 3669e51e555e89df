"""Opening the one SQLite file, to read or to write, and writing to it a transaction at a time."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

from aggregator.store.faults import PATIENCE_SECONDS, StoreError, explained
from aggregator.store.migrating import is_up_to_date, migrate
from aggregator.store.schema import APPLICATION_ID, VERSION

F = TypeVar("F", bound=Callable[..., Any])


def _told(method: F) -> F:
    """`method` of a cursor, with what is wrong with the file raised as StoreError."""

    @wraps(method)
    def told(self: Cursor, *args: Any) -> Any:
        try:
            return method(self, *args)
        except sqlite3.Error as error:
            raise explained(error, self.connection.path) or error from error

    return cast(F, told)


class Cursor(sqlite3.Cursor):
    """A cursor whose errors about the file are sentences: a disk may fill, or a page turn out damaged, at any row."""

    connection: Store
    execute = _told(sqlite3.Cursor.execute)
    executemany = _told(sqlite3.Cursor.executemany)
    fetchone = _told(sqlite3.Cursor.fetchone)
    fetchall = _told(sqlite3.Cursor.fetchall)
    __next__ = _told(sqlite3.Cursor.__next__)


class Store(sqlite3.Connection):
    """A connection that knows its file. Used by the thread that opened it; opening another takes milliseconds."""

    path: Path

    def cursor(self, factory: Any = Cursor) -> Any:
        return super().cursor(factory)

    def execute(self, sql: str, parameters: Any = (), /) -> Cursor:
        cursor: Cursor = self.cursor()
        return cursor.execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> Cursor:
        cursor: Cursor = self.cursor()
        return cursor.executemany(sql, parameters)


def open_store(path: Path, read_only: bool = False) -> Store:
    """The database, brought up to date; folder and file are made when missing. Raises StoreError.

    With `read_only` it is opened as it is (see `open_existing`)."""
    if read_only:
        return open_existing(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"the folder {path.parent} cannot be made ({error.strerror})", "give another file: --db FILE"
        ) from error
    store = _connect(path, "rwc")
    try:
        _refuse_strangers(store)
        _prepare(store)
    except BaseException:
        store.close()
        raise
    return store


def open_existing(path: Path) -> Store:
    """The database for reading only; brought up to date first when it is of an older version. Raises StoreError."""
    _refuse_what_is_no_file(path)
    store = _readable(path)
    try:
        _refuse_strangers(store)
        if not is_up_to_date(store):
            _bring_up_to_date(path)
    except BaseException:
        store.close()
        raise
    return store


def _refuse_what_is_no_file(path: Path) -> None:
    try:
        there, folder = path.exists(), path.is_dir()
    except OSError as error:
        raise StoreError(
            f"{path} cannot be reached ({error.strerror})",
            "check the rights of its folder, or give another: --db FILE",
        ) from error
    if folder:
        raise StoreError(f"{path} is a folder, not a database", "give a file: --db FILE")
    if not there:
        raise StoreError(
            f"there is no database at {path} yet", "gather a paper first: gather-context 1706.03762"
        )


def _bring_up_to_date(path: Path) -> None:
    """What an older version wrote has to be written to once, even to be read."""
    try:
        open_store(path).close()
    except StoreError as error:
        if getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_READONLY:
            raise
        raise StoreError(
            f"{path} was made by an older gather-context, and cannot be brought up to date: it or its folder is read-only",
            f"read a copy of it: cp {path} COPY.db, then --db COPY.db",
        ) from error


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """BEGIN IMMEDIATE … COMMIT: a deferred transaction that reads before it writes starves under WAL."""
    db.execute("begin immediate")
    try:
        yield db
    except BaseException:
        if db.in_transaction:  # a full disk has rolled back already
            db.execute("rollback")
        raise
    db.execute("commit")


def _connect(path: Path, mode: str) -> Store:
    name = str(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    uri = f"file:{name}?{mode if '=' in mode else 'mode=' + mode}"
    try:
        store = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=PATIENCE_SECONDS, factory=Store)
    except sqlite3.Error as error:
        raise explained(error, path) or error from error
    store.path = path
    store.row_factory = sqlite3.Row
    store.execute("pragma foreign_keys = on")
    return store


def _readable(path: Path) -> Store:
    """Opened read-only. Where the folder is read-only too, SQLite cannot make the files that WAL needs for reading;
    then nobody writes either, and the file is read as immutable."""
    store = _connect(path, "ro")
    try:
        store.execute("select 1 from sqlite_master").fetchone()
    except StoreError as error:
        store.close()
        if getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF not in (
            sqlite3.SQLITE_CANTOPEN,
            sqlite3.SQLITE_READONLY,
        ):
            raise
        store = _connect(path, "mode=ro&immutable=1")
    return store


def _prepare(store: Store) -> None:
    """WAL, so that readers and a writer do not wait for each other, with every commit on the disk before it is reported:
    a gather commits some fifty times, and what a person marked shall survive a power cut too."""
    _switch_to_wal(store)
    store.execute("pragma synchronous = full")
    if not is_up_to_date(store):
        migrate(store)


def _switch_to_wal(store: Store) -> None:
    """Once in a file's life. SQLite does not wait for its turn here, so we do."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while store.execute("pragma journal_mode").fetchone()[0] != "wal":
        try:
            store.execute("pragma journal_mode = wal")
        except StoreError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _refuse_strangers(store: Store) -> None:
    """Raises for a database of another program, or of a newer one of ours; not a byte of it is touched."""
    ours = store.execute("pragma application_id").fetchone()[0]
    if ours != APPLICATION_ID and store.execute("select count(*) from sqlite_master").fetchone()[0]:
        raise StoreError(f"{store.path} is another program's database", "give a file of its own: --db FILE")
    if store.execute("pragma user_version").fetchone()[0] > VERSION:
        raise StoreError(
            f"{store.path} was made by a newer gather-context",
            "upgrade: pip install --upgrade gather-context",
        )
