"""A store with one paper, and the values that tests put into it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from aggregator.store import write
from aggregator.store.connection import open_store
from sources.values import Paper

PAPER = Paper(
    "2401.00001",
    "Widgets Are Enough",
    ("Ada One", "Bo Two"),
    "We propose the widget.",
    "arxiv",
    version=2,
    categories=("cs.LG",),
)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_store(tmp_path / "library" / "gather-context.db")
    write.save_paper(connection, PAPER)
    yield connection
    connection.close()
