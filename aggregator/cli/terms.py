"""`terms` and `glossary`: the recurring nomenclature, and its export with quoted definitions."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.output import Output, database_option, output_options
from aggregator.cli.settings import database_path


@click.command()
@click.argument("paper")
@click.option("--all", "every", is_flag=True, help="Also the terms that only one source uses.")
@click.option("-n", "--most", type=click.IntRange(1), default=50, show_default=True, help="How many at most.")
@database_option
@output_options
def terms(paper: str, every: bool, most: int, db: str | None, output: Output) -> None:
    """List the terms that recur over PAPER's sources, the most characteristic first."""
    from aggregator.cli.naming import stored
    from aggregator.store import read
    from aggregator.store.connection import open_existing

    connection = open_existing(database_path(db))
    rows = read.terms(connection, stored(paper, connection), least_sources=1 if every else 2)[:most]
    columns = {
        "term": "term",
        "expansion": "stands for",
        "occurrences": "uses",
        "document_frequency": "sources",
        "blogs": "blogs",
        "videos": "videos",
        "paper_occurrences": "in paper",
        "termhood": "termhood",
    }
    output.listing("terms", rows, columns, "no term recurs; --all lists those of single sources")


@click.command()
@click.argument("paper")
@click.option("-f", "--format", "name", default="markdown", show_default=True, help="markdown, csv, json …")
@click.option("-o", "--output-file", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
@click.option(
    "-n", "--most", type=click.IntRange(1), default=100, show_default=True, help="How many terms at most."
)
@database_option
def glossary(paper: str, name: str, output_file: Path | None, most: int, db: str | None) -> None:
    """Export PAPER's recurring terms with quoted definitions, counts and links to the second."""
    from aggregator.cli.naming import stored
    from aggregator.exports import FORMATS
    from aggregator.exports.glossary import glossary_of
    from aggregator.store.connection import open_existing

    if name not in FORMATS:
        raise click.UsageError(f"no format {name!r}; there are {', '.join(FORMATS)}")
    connection = open_existing(database_path(db))
    text = FORMATS[name](glossary_of(connection, stored(paper, connection), most))
    if output_file:
        output_file.write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=not text.endswith("\n"))
