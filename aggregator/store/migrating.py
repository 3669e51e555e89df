"""Bringing a database up to this program: the steps of the schema that it lacks, and the views."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from aggregator.store.schema import APPLICATION_ID, STEPS, VERSION
from aggregator.store.views import VIEWS

if TYPE_CHECKING:
    from sqlite_utils import Database

MIGRATIONS = "gather-context"
"""The name of our set in the table that sqlite-utils keeps of what was applied."""

VIEWS_STEP = "views " + hashlib.sha256("\n".join(VIEWS.values()).encode()).hexdigest()[:12]
"""The views hold nothing, so they are made anew whenever their text changes; the step is named by what they say."""


def is_up_to_date(connection: sqlite3.Connection) -> bool:
    """Whether there is nothing to migrate; cheap, for every command asks it."""
    if connection.execute("pragma user_version").fetchone()[0] != VERSION:
        return False
    query = "select 1 from _sqlite_migrations where migration_set = ? and name = ?"
    return bool(connection.execute(query, [MIGRATIONS, VIEWS_STEP]).fetchone())


def migrate(connection: sqlite3.Connection) -> None:
    """Applies what is missing in one transaction; of two programs that come at once, the second finds it done."""
    from sqlite_utils import Database, Migrations  # heavy, and needed only when there is something to migrate

    migrations = Migrations(MIGRATIONS)
    for name, statements in STEPS:
        migrations(name=name)(_step(statements))
    migrations(name=VIEWS_STEP)(_make_views)
    connection.execute("begin immediate")
    try:
        migrations.apply(Database(connection, recursive_triggers=False, execute_plugins=False))
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute(f"pragma user_version = {VERSION}")
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise
    connection.execute("commit")


def _step(statements: str) -> Callable[[Database], None]:
    def step(database: Database) -> None:
        database.executescript(statements)

    return step


def _make_views(database: Database) -> None:
    """Makes ours anew; a view of a person's own stays. One that is given up is dropped by a step of the schema."""
    for name, query in VIEWS.items():
        database.execute(f"drop view if exists {name}")
        database.execute(f"create view {name} as {query}")
    database.execute(
        "delete from _sqlite_migrations where migration_set = ? and name like 'views %'", [MIGRATIONS]
    )
