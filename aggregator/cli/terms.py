"""`terms`: the recurring nomenclature of a paper, with its sources as columns where they fit, or of the whole library."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from aggregator.cli.output import Output, database_option, output_options
from aggregator.cli.settings import database_path

if TYPE_CHECKING:
    from rich.text import Text

    from aggregator.views.heat import Cell, HeatMap


@click.command()
@click.argument("paper", required=False)
@click.option("--all", "every", is_flag=True, help="Also the terms that only one source uses.")
@click.option("--new", is_flag=True, help="Without the terms that you know (see `known`).")
@click.option("-n", "--most", type=click.IntRange(1), default=50, show_default=True, help="How many at most.")
@database_option
@output_options
def terms(paper: str | None, every: bool, new: bool, most: int, db: str | None, output: Output) -> None:
    """List the terms that recur over PAPER's sources, the most characteristic first; without PAPER those of the library.

    Columns 1, 2 … are the sources, the shortest first, where the terminal is wide enough: how often each uses the term;
    a dot marks who defines it. `term` tells why a term is listed.
    """
    from aggregator.cli.naming import stored
    from aggregator.store import read
    from aggregator.store.connection import open_existing
    from aggregator.views.terms import terms_of

    connection = open_existing(database_path(db))
    if paper is None:
        return _of_the_library(connection, new, most, output)
    arxiv_id = stored(paper, connection)
    listed = terms_of(connection, arxiv_id)
    if listed.recurring < len(listed.rows) and not every:
        output.talk(f"{listed.heading}:")
    rows = read.terms(connection, arxiv_id, least_sources=1) if every else listed.rows
    shown = [row for row in rows if not (new and row["known"])][:most]
    return _of_a_paper(connection, arxiv_id, shown, output)


def _of_the_library(db: sqlite3.Connection, new: bool, most: int, output: Output) -> None:
    from aggregator.store.known import terms_across_papers

    rows = terms_across_papers(db, most, only_new=new)
    columns = {"term": "term", "papers": "papers", "occurrences": "uses", "document_frequency": "sources"}
    if not new:
        columns["known"] = "known"
    shown = rows if output.as_json else [row | {"known": "yes" if row["known"] else ""} for row in rows]
    output.listing("terms", shown, columns, "no terms yet; gather a paper first: gather-context 1706.03762")


def _of_a_paper(
    db: sqlite3.Connection, arxiv_id: str, rows: Sequence[Mapping[str, Any]], output: Output
) -> None:
    from aggregator.views.heat import heat_of_terms

    heat = heat_of_terms(db, arxiv_id, rows)
    if output.as_json:
        output.envelope(**_for_programs(rows, heat))
    elif rows:
        output.show(*_drawn(rows, heat, output.width))
    else:
        output.talk("no term recurs; --all lists those of single sources")


def _for_programs(rows: Sequence[Mapping[str, Any]], heat: HeatMap) -> dict[str, Any]:
    """The table's content: the terms, each with its cells, and the sources that the cells are of."""
    from dataclasses import asdict

    told = [{**row, "by_source": _by_source(cells.cells)} for row, cells in zip(rows, heat.rows, strict=True)]
    return {"terms": told, "sources": [asdict(source) for source in heat.columns]}


def _by_source(cells: Sequence[Cell | None]) -> list[dict[str, Any]]:
    kept = ("document_id", "occurrences", "per_1000_words", "defines", "link")
    return [{name: getattr(cell, name) for name in kept} for cell in cells if cell]


OWN_COLUMNS, COLUMN = 30, 5
"""Characters beside the term: bar and sources, uses, uses in the paper; and for each source."""

NARROW = 60
"""Characters; in less the bar is left out."""


def _drawn(rows: Sequence[Mapping[str, Any]], heat: HeatMap, width: int) -> Iterator[Any]:
    from aggregator.cli.drawing import grid

    voices = len({source.same_as or source.position for source in heat.columns})
    bar_cells = 6 if width >= NARROW else 0
    made = [_row(row, cells.cells, voices, bar_cells) for row, cells in zip(rows, heat.rows, strict=True)]
    room = width - OWN_COLUMNS - max(row["term"].cell_len for row in made)
    fits = room >= COLUMN * len(heat.columns)
    sources = {str(n): str(n) for n in range(1, len(heat.columns) + 1)} if fits else {}
    yield grid(made, {"term": "term", "sources": "sources", "uses": "uses", "paper": "paper"} | sources)
    if fits:
        yield from ("", _legend(heat))


def _row(row: Mapping[str, Any], cells: Sequence[Cell | None], voices: int, bar_cells: int) -> dict[str, Any]:
    from aggregator.cli.drawing import bar, text

    spread = bar(row["document_frequency"], voices, bar_cells) + text(
        f" {row['document_frequency']} of {voices}"
    )
    counts = {
        "term": _name(row),
        "sources": spread,
        "uses": row["occurrences"],
        "paper": row["paper_occurrences"],
    }
    return counts | {str(n): _cell(cell) for n, cell in enumerate(cells, 1)}


def _name(row: Mapping[str, Any]) -> Text:
    from aggregator.cli.drawing import text

    name = text(row["term"], "dim" if row["known"] else "bold")
    return name + text(f"  {row['expansion']}" if row["expansion"] else "", "dim")


SHADES = ("", "dim", "", "cyan", "bold cyan", "bold")
"""By the rate in the source, as the pages shade it; the number says the same."""


def _cell(cell: Cell | None) -> Text:
    from aggregator.cli.drawing import text

    if cell is None:
        return text("· ", "dim")
    return text(cell.occurrences, SHADES[cell.shade], cell.link) + text("•" if cell.defines else " ", "green")


def _legend(heat: HeatMap) -> Any:
    from aggregator.cli.drawing import columns, text

    return columns(
        (
            text(f"{n:2}", "dim"),
            source.kind,
            f"{source.minutes:3.0f} min",
            text(source.title, link=source.url),
        )
        for n, source in enumerate(heat.columns, 1)
    )
