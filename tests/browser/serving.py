"""The real command: a library made by `demo`, served by `browse`."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

COMMAND = [sys.executable, "-m", "aggregator.cli"]

PAPER = "1502.03167"
"""The richer paper of the demo."""

PATIENCE_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Served:
    """`url` has no slash at its end."""

    url: str
    database: Path
    process: subprocess.Popen[str]


def run(home: Path, *arguments: str, database: Path | None = None) -> str:
    """What the command prints; its failure is an error here."""
    done = subprocess.run(
        [*COMMAND, *arguments], env=environment(home, database), capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def make_library(home: Path) -> Path:
    """The database of the demo."""
    run(home, "demo", "--quiet")
    return home / "data" / "demo.db"


@contextmanager
def served(database: Path, home: Path) -> Iterator[Served]:
    """The pages over a database, until the end of the block; then Ctrl-C, which must end it cleanly."""
    process = subprocess.Popen(
        [*COMMAND, "browse", "--no-open"],
        env=environment(home, database),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Served(address_of(process), database, process)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE_SECONDS) in (0, 130)
    finally:
        process.kill()
        process.communicate()


def address_of(process: subprocess.Popen[str]) -> str:
    """The address that the command prints."""
    assert process.stdout
    said = []
    for line in process.stdout:
        said.append(line)
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return found[0]
    raise AssertionError(f"browse ended without an address: {''.join(said)}")


def environment(home: Path, database: Path | None) -> Mapping[str, str]:
    """Nothing of this machine's settings, no proxy."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
    own = {"GATHER_CONTEXT_HOME": str(home), "PYTHONUNBUFFERED": "1", "COLUMNS": "120"}
    return kept | own | ({"GATHER_CONTEXT_DB": str(database)} if database else {})
