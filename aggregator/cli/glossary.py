"""`glossary`: the recurring terms with quoted definitions, to read on a terminal and to take elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aggregator.cli.output import Output, database_option, output_options, write_out
from aggregator.cli.settings import database_path

if TYPE_CHECKING:
    from aggregator.exports.glossary import Entry, Glossary, Quote


@click.command()
@click.argument("paper")
@click.option(
    "-f",
    "--format",
    "name",
    help="markdown, csv, json, html, anki …; default: markdown, drawn on a terminal.",
)
@click.option("-o", "--output-file", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
@click.option("--new", is_flag=True, help="Without the terms that you know (see `known`).")
@click.option(
    "-n", "--most", type=click.IntRange(1), default=100, show_default=True, help="How many terms at most."
)
@database_option
@output_options
def glossary(paper: str, db: str | None, output: Output, **asked: Any) -> None:
    """Show or export PAPER's recurring terms with quoted definitions, counts and links to the second."""
    from aggregator.cli.naming import stored
    from aggregator.exports import FORMATS, glossary_of, only_new
    from aggregator.store.connection import open_existing

    name, file = "json" if output.as_json else asked["name"], asked["output_file"]
    if name not in (None, *FORMATS):
        raise click.UsageError(f"no format {name!r}; there are {', '.join(FORMATS)}")
    connection = open_existing(database_path(db))
    found = glossary_of(connection, stored(paper, connection), asked["most"])
    found = only_new(found) if asked["new"] else found
    if name is None and file is None and sys.stdout.isatty():
        output.show(*_drawn(found))
        return
    write_out(FORMATS[name or "markdown"](found), file)


def _drawn(found: Glossary) -> Iterator[Any]:
    from aggregator.cli.drawing import heading

    yield heading(f"{found.paper.title}: {len(found.entries)} terms")
    for entry in found.entries:
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[Any]:
    from aggregator.cli.drawing import columns, heading, line, text

    known = "  (you know it)" if entry.known else ""
    counts = f"  {entry.occurrences} uses, {entry.sources} sources, {entry.in_paper} in {entry.anchor}{known}"
    yield ""
    yield line(heading(entry.term), f"  {entry.expansion or ''}".rstrip(), text(counts, "dim"))
    if entry.aliases:
        yield line(text("also " + ", ".join(alias.form for alias in entry.aliases), "dim"), indent=2)
    if entry.quotes:
        yield columns([(_quote(quote),) for quote in entry.quotes])


def _quote(quote: Quote) -> Any:
    from aggregator.cli.drawing import place, text

    doubt = "automatic captions" if quote.automatic else ""
    where = place(quote.source, quote.link, quote.start_seconds, quote.heading, doubt)
    return text(f"“{quote.text}”\n") + where
