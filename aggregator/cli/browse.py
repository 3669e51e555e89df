"""`browse`: the library in the browser, served by this machine to this machine."""

from __future__ import annotations

import click

from aggregator.cli.output import database_option
from aggregator.cli.settings import database_path


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8765,
    show_default=True,
    help="Where to listen; another one when it is taken.",
)
@click.option("--open/--no-open", "with_browser", default=True, help="Open the browser.")
@database_option
def browse(port: int, with_browser: bool, db: str | None) -> None:
    """Look through the library in your browser: terms, sources, transcripts, search. Ctrl-C ends it."""
    from aggregator.pages.serving import serve
    from aggregator.store.connection import open_existing

    database = database_path(db)
    open_existing(database).close()  # says what is wrong with it before anything is served
    serve(database, port, click.echo, with_browser)
