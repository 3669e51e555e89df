"""`order`: in which order to read and watch what was gathered, for the time there is, each step with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from aggregator.cli.output import Output, database_option, output_options
from aggregator.cli.settings import database_path
from aggregator.selection.wording import count

if TYPE_CHECKING:
    from aggregator.views.path import ReadingPath, Step


@click.command()
@click.argument("paper")
@click.option(
    "--minutes",
    type=click.IntRange(1, 10_000),
    help="The time there is; else 20 minutes, an hour, an evening.",
)
@database_option
@output_options
def order(paper: str, minutes: int | None, db: str | None, output: Output) -> None:
    """Say in which order to read and watch what was gathered for PAPER, before the paper itself."""
    from aggregator.cli.naming import stored
    from aggregator.store.connection import open_existing
    from aggregator.views.path import BUDGETS_MINUTES, paths_of

    connection = open_existing(database_path(db))
    budgets = {f"{minutes} minute{'' if minutes == 1 else 's'}": minutes} if minutes else BUDGETS_MINUTES
    paths = paths_of(connection, stored(paper, connection), budgets)
    if output.as_json:
        output.envelope(paths=[_path_row(path) for path in paths])
    elif any(path.steps for path in paths):
        output.data("\n\n".join(_shown(paths)))
    else:
        output.talk(
            "nothing was gathered that fits into that time; add a page or video: gather-context add ID URL"
        )


def _shown(paths: Sequence[ReadingPath]) -> Iterator[str]:
    from aggregator.views.path import told_once

    for names, path in told_once(paths):
        yield "\n".join([_headline(names, path), *map(_step_lines, range(1, 1000), path.steps)])


def _headline(names: str, path: ReadingPath) -> str:
    if not path.steps:
        return f"For {names}: nothing is as short as that."
    return f"For {names}: {count(round(path.minutes), 'minute')}, covering {path.coverage:.0%} of the foremost terms by weight"


def _step_lines(number: int, step: Step) -> str:
    by = f", {step.piece.material.author}" if step.piece.material.author else ""
    lines = [f"{number:3}. {step.piece.material.title}{by}", f"     {step.reason}", f"     {step.piece.link}"]
    return "\n".join(line for line in lines if line.strip())


def _path_row(path: ReadingPath) -> dict[str, Any]:
    return {
        "name": path.name,
        "budget_minutes": path.budget_minutes,
        "minutes": round(path.minutes, 1),
        "coverage": round(path.coverage, 3),
        "steps": [_step_row(step) for step in path.steps],
    }


def _step_row(step: Step) -> dict[str, Any]:
    piece = step.piece
    return {
        "title": piece.material.title,
        "author": piece.material.author,
        "kind": "blog" if piece.material.form == "page" else "video",
        "url": piece.material.url,
        "link": piece.link,
        "from_seconds": piece.start_seconds,
        "to_seconds": piece.end_seconds,
        "minutes": round(piece.minutes, 1),
        "new_terms": list(step.new_terms),
        "reason": step.reason,
    }
