"""What can be wrong with the database's file, each in one sentence with what to do. The root error is `StoreError`."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from aggregator.errors import Stopped


class StoreError(Stopped):
    """The database cannot be used. What was committed before stays as it is."""


DISK = "make room there, or give a file elsewhere: --db FILE; what was stored before is kept"

FAULTS: dict[int, tuple[str, str]] = {
    # primary result code (sqlite.org/rescode.html) -> sentence about {path}, hint
    sqlite3.SQLITE_NOTADB: ("{path} is not a database", "move it away, or give another file: --db FILE"),
    sqlite3.SQLITE_CORRUPT: (
        "the database {path} is damaged ({said})",
        "save what is left: sqlite3 {path} .recover | sqlite3 NEW.db, then --db NEW.db",
    ),
    sqlite3.SQLITE_FULL: ("the disk is full: {path} cannot grow ({free} free)", DISK),
    # a limit on the size of files, and some full disks, arrive as an error of input and output
    sqlite3.SQLITE_IOERR: ("{path} could not be read or written ({said}; {free} free)", DISK),
    sqlite3.SQLITE_READONLY: (
        "the database {path} cannot be written: the file or its folder is read-only",
        "change its rights, or give another file: --db FILE; what only reads works as it is",
    ),
    sqlite3.SQLITE_PERM: ("{path} may not be opened", "change its rights, or give another file: --db FILE"),
    sqlite3.SQLITE_CANTOPEN: (
        "the database {path} cannot be opened ({said})",
        "check the folder and its rights, or give another file: --db FILE",
    ),
    sqlite3.SQLITE_BUSY: (
        "another program has been writing to {path} for over {patience_seconds} seconds",
        "wait for it to end, then run the same command again",
    ),
}
FAULTS[sqlite3.SQLITE_LOCKED] = FAULTS[sqlite3.SQLITE_BUSY]

PATIENCE_SECONDS = 30
"""How long a writer waits for another one; transactions here take milliseconds."""


def explained(error: sqlite3.Error, path: Path) -> StoreError | None:
    """The sentence for what happened to the file; None for an error in the program itself (a wrong statement)."""
    code = getattr(error, "sqlite_errorcode", None)
    sentence, hint = FAULTS.get((code or 0) & 0xFF, ("", ""))
    if not sentence:
        return None
    facts = {"path": path, "said": error, "free": _free(path), "patience_seconds": PATIENCE_SECONDS}
    return StoreError(sentence.format(**facts), hint.format(**facts))


def _free(path: Path) -> str:
    """'1.2 GB' on the disk that holds `path`."""
    try:
        return f"{shutil.disk_usage(path.parent).free / 1e9:.1f} GB"
    except OSError:
        return "unknown room"
