"""`why`: the reason for one candidate, with the parts of its score; without a number, all of them."""

from __future__ import annotations

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
        columns = {
            "number": "N",
            "kind": "kind",
            "chosen": "taken",
            "score": "score",
            "title": "title",
            "reason": "why",
        }
        output.listing(
            "candidates",
            [row | {"chosen": "yes" if row["chosen"] else ""} for row in candidates],
            columns,
            "nothing was found",
        )
        return
    row = next((row for row in candidates if row["number"] == number), None)
    if row is None:
        raise Stopped(
            f"there is no candidate {number}; they are numbered 1 to {len(candidates)}",
            f"list them: gather-context why {paper}",
            Exit.USAGE,
        )
    _explain(row, read.scores(connection, row["id"]), output)


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
