"""`gather`: the main job. What was asked for becomes one `Wish`; the pipeline does the rest; the summary says what came of it."""

from __future__ import annotations

from typing import Any

import click

from aggregator.cli.output import Output, database_option, output_options
from aggregator.cli.ranges import Range
from aggregator.cli.targets import Language, Target


@click.command()
@click.argument("paper", nargs=-1, required=True, metavar="PAPER")
@click.option(
    "--blogs", type=click.IntRange(0, 20), default=3, show_default=True, help="How many blog posts at most."
)
@click.option(
    "--videos", type=Range(), default="5-10", show_default=True, help="How many videos, at least and at most."
)
@click.option(
    "--minutes", type=Range(least_end=1), default="6-60", show_default=True, help="How long a video may be."
)
@click.option(
    "--language",
    multiple=True,
    type=Language(),
    default=["en"],
    show_default=True,
    help="Languages of transcripts, best first.",
)
@click.option(
    "--include",
    multiple=True,
    type=Target(),
    metavar="URL|CHANNEL",
    help="Take it whatever its score; remembered.",
)
@click.option(
    "--exclude", multiple=True, type=Target(), metavar="URL|CHANNEL", help="Never take it; remembered."
)
@click.option("--without", multiple=True, metavar="SOURCE", help="Leave a source out (see `sources`).")
@click.option("--refresh", is_flag=True, help="Ask the searches again, keep the texts, say what is new.")
@click.option("--offline", is_flag=True, help="Ask nobody; use what is stored.")
@click.option(
    "--replay",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="Recorded answers instead of the network.",
)
@click.option("--dry-run", is_flag=True, help="Print the plan: queries, requests, quota. Gathers nothing.")
@click.option("--strict", is_flag=True, help="Exit with 3 when the quota is not filled.")
@database_option
@output_options
def gather(paper: tuple[str, ...], output: Output, **asked: Any) -> int:
    """Gather the context of PAPER: an arXiv id in any form people paste it, or a title to look it up."""
    from aggregator.cli.gathering import gather_paper

    return gather_paper(" ".join(paper), output, asked)
