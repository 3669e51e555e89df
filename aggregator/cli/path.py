"""`path`: where things lie, for scripts: `datasette "$(gather-context path db)"`."""

from __future__ import annotations

import click

from aggregator.cli.output import database_option
from aggregator.cli.settings import archive_path, config_path, database_path


@click.command()
@click.argument("what", type=click.Choice(["db", "cache", "config"]), default="db")
@database_option
def path(what: str, db: str | None) -> None:
    """Print the path of the database, the cache of answers or the configuration file."""
    places = {"db": database_path(db), "cache": archive_path(), "config": config_path()}
    click.echo(str(places[what]))
