"""`export`: what was gathered, for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.output import database_option, write_out
from aggregator.cli.settings import database_path

MOST_TERMS = 1000


@click.command()
@click.argument("name", metavar="FORMAT")
@click.argument("paper", required=False)
@click.option("-o", "--output-file", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
@database_option
def export(name: str, paper: str | None, output_file: Path | None, db: str | None) -> None:
    """Export PAPER's terms and sources as FORMAT: bibtex, csl-json, csv, json, markdown, html, anki, obsidian.

    FORMAT datasette is about the whole library: questions to ask it with, for `datasette "$(gather-context path db)" -m FILE`.
    """
    from aggregator.exports import FORMATS
    from aggregator.exports.datasette import datasette_metadata

    if name not in ("datasette", *FORMATS):
        raise click.UsageError(f"no format {name!r}; there are datasette, {', '.join(FORMATS)}")
    if name == "datasette":
        write_out(datasette_metadata(database_path(db).stem), output_file)
    elif paper is None:
        raise click.UsageError(f"of which paper? For example: gather-context export {name} 1706.03762")
    else:
        write_out(_of_a_paper(name, paper, db), output_file)


def _of_a_paper(name: str, paper: str, db: str | None) -> str:
    from aggregator.cli.naming import stored
    from aggregator.exports import FORMATS, glossary_of
    from aggregator.store.connection import open_existing

    connection = open_existing(database_path(db))
    return FORMATS[name](glossary_of(connection, stored(paper, connection), MOST_TERMS))
