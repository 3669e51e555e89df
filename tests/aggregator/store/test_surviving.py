"""What was reported as stored survives the death of the process, and two programs may write at once."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from aggregator.store import read

TOP = Path(__file__).parents[3]

WRITER = """
import sys
from pathlib import Path
from aggregator.store import read, write, decisions
from aggregator.store.connection import open_store
from aggregator.selection.values import Decision, Selection
from sources.outcomes import found
from sources.values import Candidate, Document, Segment
path, paper, most = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
db = open_store(path)
n = len(read.candidates(db, paper))
while n < most:
    candidate = Candidate('blog', f'https://e.example.org/{n}', 't', 's')
    document = Document('blog', candidate.url, 't', tuple(Segment(f'word {n} {k} ' * 20) for k in range(50)), 's')
    write.save_candidates(db, paper, f's{n}', found([candidate]))
    write.save_reading(db, paper, 'reader', candidate, found(document))
    pool = [item for item in read.pool(db, paper) if item.found.candidate.url == candidate.url]
    decisions.save_selection(db, paper, Selection((Decision(candidate.url, 'blog', True, 1.0, 'r'),)), pool)
    print(n, flush=True)
    n += 1
"""


def writer(path: Path, paper: str, most: int = 10**6) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), paper, str(most)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=TOP)


def test_kill_9_loses_nothing_that_was_reported(db: sqlite3.Connection, path: Path) -> None:
    """Killed at random moments, five times over: the file is whole, every reported document is there with its segments."""
    dice, reported = random.Random(3), -1
    for _ in range(5):
        process = writer(path, "2401.00001")
        assert process.stdout
        process.stdout.readline()
        time.sleep(dice.uniform(0, 0.08))
        process.kill()
        lines = process.stdout.read().split()
        process.stdout.close()
        process.wait()
        reported = max([reported, *map(int, lines)])
        assert db.execute("pragma integrity_check").fetchone()[0] == "ok"
        whole = "select count(*) as n from documents d where (select count(*) from segments s where s.document_id = d.id) = 50"
        assert read.rows(db, whole)[0]["n"] >= reported + 1
        assert not db.execute("pragma foreign_key_check").fetchall()
    db.execute("insert into segments_fts (segments_fts, rank) values ('integrity-check', 1)")


def test_two_may_write_at_once(db: sqlite3.Connection, path: Path, add_paper: Callable[[str], str]) -> None:
    """Both come to their end without an error, and all of both is stored."""
    papers = ["2401.00001", add_paper("2401.00002")]
    together = [writer(path, paper, 25) for paper in papers]
    assert [len(process.communicate()[0].split()) for process in together] == [25, 25]
    assert [len(read.candidates(db, paper)) for paper in papers] == [25, 25]
