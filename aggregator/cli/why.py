"""`why`: the reason for one candidate, with the parts of its score; without a number, all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

from aggregator.cli.output import Output, database_option, output_options
from aggregator.cli.settings import database_path
from aggregator.errors import Exit, Stopped


@click.command()
@click.argument("paper")
@click.argument("number", type=int, required=False)
@database_option
@output_options
def why(paper: str, number: int | None, db: str | None, output: Output) -> None:
    """Say why candidate NUMBER of PAPER was taken or left; without NUMBER list all candidates."""
    from aggregator.cli.naming import stored
    from aggregator.store import read
    from aggregator.store.connection import open_existing

    connection = open_existing(database_path(db))
    candidates = read.candidates(connection, stored(paper, connection))
    if number is None:
        return _list(candidates, output)
    row = next((row for row in candidates if row["number"] == number), None)
    if row is None:
        raise Stopped(
            f"there is no candidate {number}; they are numbered 1 to {len(candidates)}",
            f"list them: gather-context why {paper}",
            Exit.USAGE,
        )
    return _explain(row, read.scores(connection, row["id"]), output)


def _list(candidates: Sequence[Mapping[str, Any]], output: Output) -> None:
    """A candidate with its reason below it; what was taken stands out."""
    if output.as_json or not candidates:
        output.listing("candidates", candidates, {}, "nothing was found")
        return
    from aggregator.cli.drawing import columns, text

    output.show(
        columns(
            (
                text(row["number"], "dim"),
                row["kind"],
                text("taken" if row["chosen"] else "", "green"),
                text(f"{row['score'] or 0:.2f}"),
                text(row["title"], "bold" if row["chosen"] else "", row["url"])
                + text(f"\n{row['reason'] or ''}", "dim"),
            )
            for row in candidates
        )
    )


def _explain(row: dict[str, object], parts: list[dict[str, object]], output: Output) -> None:
    if output.as_json:
        output.envelope(candidate=row, parts=parts)
        return
    output.data(
        f"{row['number']}  {row['kind']}  {row['title']}\n   {row['url']}\n   found by {row['sources']}\n   {row['reason']}"
    )
    output.listing(
        "parts", parts, {"part": "part", "value": "value", "says": "what it says"}, "it was not scored"
    )
