"""`sources`: where the program looks, from which package each source comes, what needs a key, what happened last."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from aggregator.cli.output import Output, database_option, output_options
from aggregator.cli.settings import database_path, source_settings
from sources.values import Paper


@click.command()
@click.option("--check", is_flag=True, help="Ask each source for a paper, politely, and say what to do.")
@database_option
@output_options
def sources(check: bool, db: str | None, output: Output) -> None:
    """List the sources: what each does, what it needs, what happened in the last run."""
    from sources.registry import load

    registry = load(source_settings())
    last = _last_outcomes(db)
    rows: list[dict[str, Any]] = [
        {
            "name": source.name,
            "does": registry.abilities(source),
            "from": registry.origin(source.name),
            "last": last.get(source.name, ""),
        }
        for source in registry.sources
    ]
    rows += [
        {"name": s.name, "does": "", "from": registry.origin(s.name), "last": f"left out: {s.reason}"}
        for s in (*registry.skipped, *registry.broken)
    ]
    if check:
        rows = [row | {"last": said} for row, said in zip(rows, _checked(db, rows, output), strict=True)]
    output.listing(
        "sources",
        rows,
        {"name": "source", "does": "does", "from": "from", "last": "now" if check else "last run"},
        "no source is installed",
    )


def _last_outcomes(db: str | None) -> dict[str, str]:
    from aggregator.store.connection import open_existing

    if not database_path(db).is_file():
        return {}
    query = "select source, state, sentence, max(asked_at) from outcomes group by source"
    return {
        row["source"]: f"{row['state']}: {row['sentence']}"
        for row in open_existing(database_path(db)).execute(query)
    }


CHECKED_WITH = Paper(
    "1706.03762", "Attention Is All You Need", ("Ashish Vaswani",), "We propose the Transformer.", "check"
)
"""A paper that every service knows."""
CHECKED_FOR = ("machine learning",)
"""A term that every encyclopaedia has."""


def _checked(db: str | None, rows: list[dict[str, Any]], output: Output) -> list[str]:
    """One polite question to each source that can be asked with a paper or a term alone."""
    from aggregator.cli.opening import Way, open_world
    from sources.contract import Discoverer, Encyclopaedia, FullTextSource, PaperSource, ask

    with open_world(Way(db), output) as world:
        door = world.door.refreshing()
        said = {}
        for source in world.registry.sources:
            if isinstance(source, Discoverer):
                outcome: Any = ask(partial(source.find, door, CHECKED_WITH), source.name)
            elif isinstance(source, PaperSource):
                outcome = ask(partial(source.paper, door, CHECKED_WITH.arxiv_id), source.name)
            elif isinstance(source, FullTextSource):
                outcome = ask(partial(source.full_text, door, CHECKED_WITH), source.name)
            elif isinstance(source, Encyclopaedia):
                outcome = ask(partial(source.openings, door, CHECKED_FOR), source.name)
            else:
                continue
            said[source.name] = f"{outcome.state}: {outcome.sentence} {outcome.advice}".strip()
    return [said.get(row["name"], row["last"]) for row in rows]
