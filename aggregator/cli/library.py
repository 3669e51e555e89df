"""`list` and `show`: the papers gathered so far, and one of them."""

from __future__ import annotations

import click

from aggregator.cli.output import Output, database_option, output_options
from aggregator.cli.settings import database_path


@click.command("list")
@database_option
@output_options
def list_papers(db: str | None, output: Output) -> None:
    """List the papers gathered so far, the latest first."""
    from aggregator.store import read
    from aggregator.store.connection import open_existing

    columns = {
        "arxiv_id": "arXiv id",
        "title": "title",
        "blogs": "blogs",
        "videos": "videos",
        "recurring_terms": "terms",
        "gathered_at": "gathered",
    }
    output.listing(
        "papers", read.papers(open_existing(database_path(db))), columns, "no paper has been gathered yet"
    )


@click.command()
@click.argument("paper")
@database_option
@output_options
def show(paper: str, db: str | None, output: Output) -> None:
    """Show what was gathered for PAPER (an id, or words of its title) and its recurring terms."""
    from aggregator.cli.naming import stored
    from aggregator.cli.summary import show_summary
    from aggregator.store.connection import open_existing

    connection = open_existing(database_path(db))
    show_summary(connection, stored(paper, connection), output)
