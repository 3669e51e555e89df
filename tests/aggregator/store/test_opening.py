"""Opening: whatever is wrong with the file is said in one sentence, and nothing that is not ours is touched."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aggregator.errors import Exit
from aggregator.store import read, schema, write
from aggregator.store.connection import open_existing, open_store, transaction
from aggregator.store.faults import StoreError
from aggregator.store.migrating import is_up_to_date
from aggregator.store.views import VIEWS
from sources.values import Paper

TOP = Path(__file__).parents[3]


def other_program(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("create table theirs (x)")
    other.close()


def from_the_future(path: Path) -> None:
    db = open_store(path)
    db.execute("pragma user_version = 999")
    db.close()


def damaged(path: Path) -> None:
    """Every page but the first holds noise."""
    full(path)
    content = bytearray(path.read_bytes())
    content[4096:] = random.Random(1).randbytes(len(content) - 4096)
    path.write_bytes(content)


def truncated(path: Path) -> None:
    full(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 // 4096 * 4096])


def full(path: Path) -> None:
    """A database with some pages of text, all in the one file."""
    db = open_store(path)
    for n in range(30):
        write.save_paper(db, Paper(f"24.{n:05}", "T" * 900, ("A",), "abstract " * 400, "s"))
    db.close()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.write_bytes(b"<!DOCTYPE html>" + b" " * 4096), "is not a database"),
        (other_program, "another program's"),
        (from_the_future, "newer gather-context"),
        (damaged, "is damaged"),
        (truncated, "is damaged"),
    ],
    ids=["a page", "another program", "the future", "noise", "half of it"],
)
def test_a_file_that_cannot_be_used(path: Path, make: Callable[[Path], object], says: str) -> None:
    """One sentence with the path and a hint, exit code 1, and not a byte of the file changes."""
    path.parent.mkdir()
    make(path)
    before = path.read_bytes()
    for opening in (open_store, open_existing):
        with pytest.raises(StoreError) as refused:
            db = opening(path)
            db.execute("select group_concat(abstract) from papers").fetchall()
        assert says in refused.value.sentence and str(path) in refused.value.sentence
        assert refused.value.hint and refused.value.code is Exit.FAILED
        assert path.read_bytes() == before


def test_nothing_gathered_yet(path: Path) -> None:
    """Reading on a fresh machine says what to do and makes no file."""
    with pytest.raises(StoreError, match="no database"):
        open_existing(path)
    assert not path.parent.exists()


def test_the_folder_cannot_be_made(tmp_path: Path) -> None:
    """A file where a folder should be."""
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(tmp_path / "file" / "db")


def test_an_odd_name_is_a_name(tmp_path: Path) -> None:
    """What means something in an address means nothing in a path."""
    path = tmp_path / "50% #1?mode=memory.db"
    open_store(path).close()
    open_store(path, read_only=True).close()
    assert path.is_file()


def test_reading_only_means_it(path: Path) -> None:
    """A connection for reading writes nothing, and says so."""
    open_store(path).close()
    with pytest.raises(StoreError, match="read-only"):
        write.save_paper(open_existing(path), Paper("24.1", "T", (), "", "s"))


def test_an_error_of_the_program_stays_an_error(path: Path) -> None:
    """A wrong statement is nobody's file's fault."""
    db = open_store(path)
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        db.execute("select nonsense")
    db.close()


def test_a_transaction_that_fails_leaves_no_trace(db: sqlite3.Connection) -> None:
    """What is half written is rolled back."""
    with pytest.raises(ZeroDivisionError), transaction(db):
        db.execute("update papers set title = 'gone'")
        raise ZeroDivisionError
    assert [row["title"] for row in read.papers(db)] == ["Widgets Are Enough"]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter, for processes without our rights."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def child(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs `code` in another process."""
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, cwd=TOP)


def without_rights(work: Callable[[], str]) -> str:
    """What `work` returns in a child without our rights: root may write everywhere, so it becomes nobody first."""
    reading, writing = os.pipe()
    if (pid := os.fork()) == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            os.write(writing, work().encode())
        except BaseException as error:
            os.write(writing, repr(error).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        said = answer.read()
    os.waitpid(pid, 0)
    return said


def test_a_read_only_folder_is_read(open_folder: Path) -> None:
    """Without the right to write, reading works as ever, and writing says why not."""
    path = open_folder / "library.db"
    full(path)
    path.chmod(0o444)
    open_folder.chmod(0o555)
    assert without_rights(lambda: str(len(read.papers(open_existing(path))))) == "30"
    assert "is read-only" in (said := without_rights(lambda: str(open_store(path)))) and str(path) in said


def test_an_older_file_that_cannot_be_written(open_folder: Path) -> None:
    """It has to be brought up to date to be read: that is said, with what to do."""
    path = open_folder / "library.db"
    full(path)
    with sqlite3.connect(path) as older:
        older.execute("delete from _sqlite_migrations where name like 'views %'")
    older.close()
    path.chmod(0o444)
    open_folder.chmod(0o555)
    said = without_rights(lambda: str(open_existing(path)))
    assert "older gather-context" in said and "read-only" in said


def test_a_folder_without_rights(open_folder: Path) -> None:
    """What cannot be looked at is said not to be reachable."""
    (open_folder / "library.db").touch()
    open_folder.chmod(0o000)
    assert "cannot be reached" in without_rights(lambda: str(open_existing(open_folder / "library.db")))


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    """Nor is it a database that is not there yet."""
    with pytest.raises(StoreError, match="is a folder"):
        open_existing(tmp_path)


FILL = """
import resource, signal, sys
from pathlib import Path
from aggregator.store import write
from aggregator.store.connection import open_store
from aggregator.store.faults import StoreError
from sources.values import Paper
db = open_store(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
try:
    for n in range(10_000):
        write.save_paper(db, Paper(f"24.{n:05}", "T", ("A",), "abstract " * 1000, "s"))
        print(n)
except StoreError as error:
    print(error.sentence)
"""


def test_a_full_disk_is_said_and_loses_nothing(path: Path) -> None:
    """At the limit one sentence with the room left; what was stored is whole."""
    *stored, said = child(FILL, str(path)).stdout.splitlines()
    assert str(path) in said and "free" in said and stored
    db = open_existing(path)
    assert db.execute("pragma integrity_check").fetchone()[0] == "ok"
    assert len(read.papers(db)) == len(stored)


def test_an_older_database_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is stored stays, what the new version adds is there, for a reader too; a person's own view stays."""
    full(path)
    db = open_store(path)
    db.execute("create view mine as select title from papers")
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, ("999 later", "create table later (x integer);")))
    monkeypatch.setattr("aggregator.store.migrating.STEPS", schema.STEPS)
    for module in ("migrating", "connection"):
        monkeypatch.setattr(f"aggregator.store.{module}.VERSION", schema.VERSION + 1)
    assert not is_up_to_date(db)
    reader = open_existing(path)
    assert is_up_to_date(reader) and not reader.execute("select * from later").fetchall()
    assert len(read.papers(reader)) == 30 and len(reader.execute("select * from mine").fetchall()) == 30


def test_a_step_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration is all or nothing."""
    full(path)
    broken = (*schema.STEPS, ("998 good", "create table good (x);"), ("999 bad", "create table papers (x);"))
    monkeypatch.setattr("aggregator.store.migrating.STEPS", broken)
    monkeypatch.setattr("aggregator.store.migrating.VERSION", len(broken))
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        open_store(path)
    with sqlite3.connect(path) as db:
        tables = {row[0] for row in db.execute("select name from sqlite_master")}
    db.close()
    assert "papers" in tables and "good" not in tables


def test_changed_views_are_made_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A view whose text changed is replaced without a new step of the schema."""
    open_store(path).close()
    monkeypatch.setitem(VIEWS, "voices", "select 1 as changed")
    monkeypatch.setattr("aggregator.store.migrating.VIEWS_STEP", "views changed")
    assert [row["changed"] for row in open_store(path).execute("select * from voices")] == [1]


OPEN = """
import sys
from pathlib import Path
from aggregator.store.connection import open_store
print(open_store(Path(sys.argv[1])).execute("pragma user_version").fetchone()[0])
"""


def test_many_may_open_a_fresh_database_at_once(path: Path) -> None:
    """Whoever comes first makes it; the others find it made."""
    command = [sys.executable, "-c", OPEN, str(path)]
    together = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=TOP) for _ in range(3)]
    assert [p.communicate()[0].strip() for p in together] == [str(schema.VERSION)] * 3


def test_opening_to_read_imports_nothing_heavy(path: Path) -> None:
    """An up-to-date database is opened without sqlite-utils."""
    open_store(path).close()
    code = "import sys; from pathlib import Path; from aggregator.store.connection import open_existing\nopen_existing(Path(sys.argv[1])); print('sqlite_utils' in sys.modules)"
    assert child(code, str(path)).stdout.strip() == "False"
