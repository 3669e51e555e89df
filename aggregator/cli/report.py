"""`report`: the page of a paper as one file, to keep, send and print."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.output import database_option, write_out
from aggregator.cli.settings import database_path


@click.command()
@click.argument("paper")
@click.option(
    "-o",
    "--output-file",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    help="Where to write it, - for stdout; else ID.html here.",
)
@database_option
def report(paper: str, output_file: Path | None, db: str | None) -> None:
    """Write PAPER's page as one HTML file: terms, sources, reading path and quoted glossary; no network, printable."""
    from aggregator.cli.naming import stored
    from aggregator.pages.report import report_of
    from aggregator.store.connection import open_existing

    connection = open_existing(database_path(db))
    arxiv_id = stored(paper, connection)
    html, file = report_of(connection, arxiv_id), output_file or Path(f"{arxiv_id.replace('/', '-')}.html")
    to_stdout = str(file) == "-"
    write_out(html, None if to_stdout else file)
    if not to_stdout:
        click.echo(str(file))
