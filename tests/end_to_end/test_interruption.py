"""Interrupted at any moment, by Ctrl-C or kill -9: what is stored stays whole, and the same command goes on."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.conftest import FIXTURES

RICH, POOR = "1502.03167", "1607.08022"


def start(home: Path, paper: str = RICH) -> subprocess.Popen[str]:
    environment = {**os.environ, "GATHER_CONTEXT_HOME": str(home)}
    return subprocess.Popen(
        [sys.executable, "-m", "aggregator.cli", paper, "--replay", str(FIXTURES)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd=FIXTURES.parent,
    )


def lines(process: subprocess.Popen[str]) -> Iterator[str]:
    assert process.stderr
    for line in process.stderr:  # noqa: UP028  # `yield from` would close the pipe with the generator
        yield line


def texts(home: Path) -> dict[str, str]:
    """Every chosen document's whole text."""
    query = """select d.url, group_concat(s.text, ' ') from documents d
        join (select * from segments order by document_id, seq) s on s.document_id = d.id where d.chosen group by d.url"""
    with sqlite3.connect(home / "data" / "gather-context.db") as db:
        assert db.execute("pragma integrity_check").fetchone()[0] == "ok"
        found = dict(db.execute(query).fetchall())
    db.close()
    return found


@pytest.mark.parametrize("after", ["youtube ", "webpage "])
def test_ctrl_c_ends_cleanly_and_the_same_command_goes_on(tmp_path: Path, after: str) -> None:
    """130, within two seconds, no traceback; the next run ends with 0."""
    process = start(tmp_path)
    for line in lines(process):
        if after in line:
            break
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    rest = "".join(lines(process))
    assert process.stderr
    process.stderr.close()
    assert process.wait(10) == 130 and time.monotonic() - began < 5
    assert "Traceback" not in rest and "run the same command again" in rest
    again = start(tmp_path)
    again.communicate()
    assert again.returncode == 0


@pytest.mark.parametrize(("paper", "moments"), [(RICH, (3, 6, 12)), (POOR, (14, 17))])
def test_kill_9_loses_nothing_and_ends_like_an_undisturbed_run(
    tmp_path: Path, paper: str, moments: tuple[int, ...]
) -> None:
    """Killed after some lines of progress, of the poor paper while background is asked for, then let through: the same
    documents, to the letter."""
    start(tmp_path / "whole", paper).communicate()
    for most in moments:
        process = start(tmp_path / "broken", paper)
        for number, _ in enumerate(lines(process)):
            if number == most:
                break
        process.kill()
        process.communicate()
    last = start(tmp_path / "broken", paper)
    last.communicate()
    assert last.returncode == 0 and texts(tmp_path / "broken") == texts(tmp_path / "whole") != {}
