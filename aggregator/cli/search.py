"""`search`: passages of all texts that were gathered, each with a link to its second or paragraph."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from aggregator.cli.output import Output, database_option, output_options
from aggregator.cli.settings import database_path

if TYPE_CHECKING:
    from rich.text import Text

    from aggregator.store.search import Hit

LONGEST_SHOWN = 100
"""Characters of what was looked for, in the answer that nothing has it."""

KINDS = ("blog", "video", "paper", "reference", "background")


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--paper", metavar="PAPER", help="Only what was gathered for this paper, and its own text.")
@click.option("--kind", type=click.Choice(KINDS), help="Only texts of this kind.")
@click.option(
    "--source", metavar="WORDS", help="Only sources whose title, author or address has these words."
)
@click.option(
    "-n", "--most", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many hits at most."
)
@database_option
@output_options
def search(query: tuple[str, ...], db: str | None, output: Output, most: int, **filters: str | None) -> None:
    """Search all texts: words (in any order), "phrases" in quotation marks, beginnings*; the best hits first.

    Quote the whole for the shell when it has quotation marks or a star: gather-context search '"covariate shift" norm*'
    """
    from dataclasses import asdict

    from aggregator.cli.naming import stored
    from aggregator.store import search as store
    from aggregator.store.connection import open_existing

    wanted = " ".join(query)
    if not store.expressions(wanted):
        raise click.UsageError(f"there is no word in {wanted!r} to search for")
    connection = open_existing(database_path(db))
    arxiv_id = stored(filters["paper"], connection) if filters["paper"] else None
    hits = store.search(connection, wanted, arxiv_id, filters["kind"], filters["source"], most)
    if output.as_json:
        output.envelope(query=wanted, hits=[asdict(hit) for hit in hits])
    elif hits:
        output.show(*_drawn(hits))
    else:
        shown = wanted if len(wanted) <= LONGEST_SHOWN else f"{wanted[:LONGEST_SHOWN]} …"
        output.talk(f"nothing has {shown!r}; {_hint(wanted, filters, connection)}")


def _hint(wanted: str, filters: Mapping[str, str | None], db: sqlite3.Connection) -> str:
    from aggregator.store.known import near_terms

    if narrowed := [f"--{name}" for name, value in filters.items() if value]:
        return f"search without {' and '.join(narrowed)}"
    if near := near_terms(db, wanted):
        return f"did you mean {' or '.join(near)}?"
    return "`gather-context terms` lists the terms of all papers"


def _drawn(hits: Sequence[Hit]) -> Iterator[Any]:
    from aggregator.cli.drawing import columns, marked, text

    if hits[0].partial:
        yield text("No passage has all of it; these have some.", "dim")
    yield columns(
        [
            (text(number, "dim"), marked(hit.sentence.replace("\n", " "), hit.spans) + "\n" + _source(hit))
            for number, hit in enumerate(hits, 1)
        ]
    )


def _source(hit: Hit) -> Text:
    from aggregator.cli.drawing import place

    author = f", {hit.author}" if hit.author and hit.kind != "paper" else ""
    return place(f"{hit.title}{author}", hit.link or hit.url, hit.start_seconds, hit.heading)
