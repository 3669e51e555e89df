"""docs/database.md and the database say the same, in both directions; its examples run."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

DOCS = (Path(__file__).parents[3] / "docs" / "database.md").read_text(encoding="utf-8")

INTERNAL = r"sqlite_.*|_sqlite_migrations|segments_fts_.*"
"""SQLite's own tables, sqlite-utils' list of migrations, and what the index is made of."""


def documented() -> dict[str, list[str]]:
    """Table or view -> its columns, in alphabetical order."""
    sections = re.split(r"^###? ", DOCS, flags=re.MULTILINE)
    named = [(re.match(r"`(\w+)`\n", section), section) for section in sections]
    return {name[1]: sorted(columns(section)) for name, section in named if name}


def columns(section: str) -> list[str]:
    """What stands in backticks in the first cells of its table."""
    first_cells = re.findall(r"^\| ([^|]*) \|", section, flags=re.MULTILINE)
    return [name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)]


def stored(db: sqlite3.Connection) -> dict[str, list[str]]:
    names = [
        row["name"] for row in db.execute("select name from sqlite_master where type in ('table', 'view')")
    ]
    ours = [name for name in names if not re.fullmatch(INTERNAL, name)]
    return {name: sorted(row["name"] for row in db.execute(f"pragma table_info({name})")) for name in ours}


def test_every_table_view_and_column_is_documented_and_there(db: sqlite3.Connection) -> None:
    """No column without a word on it, no word on a column that is not there."""
    assert documented() == stored(db)


@pytest.mark.parametrize("example", re.findall(r"```sql\n(.*?)```", DOCS, re.DOTALL))
def test_the_examples_run(gathered: sqlite3.Connection, example: str) -> None:
    """Every question in the docs is one that the database answers."""
    gathered.execute(example).fetchall()
