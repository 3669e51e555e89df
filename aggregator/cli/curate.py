"""`add` and `remove`: what a person decides about sources; it survives every later run."""

from __future__ import annotations

import re

import click

from aggregator.cli.output import Output, database_option, output_options
from aggregator.cli.settings import database_path


@click.command()
@click.argument("paper")
@click.argument("what", metavar="URL|FILE")
@click.option("--video", metavar="URL", help="The video that a transcript file belongs to.")
@click.option("--title", help="Its title, when the file or page does not say.")
@click.option(
    "--replay",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="Recorded answers instead of the network.",
)
@database_option
@output_options
def add(paper: str, what: str, output: Output, **asked: str | None) -> int:
    """Add a page, a video, or a transcript file (SRT, VTT, JSON, text) of one's own to PAPER."""
    from aggregator.cli.adding import add_source

    return add_source(paper, what, output, asked)


@click.command()
@click.argument("paper")
@click.argument("what", metavar="N|URL", required=False)
@click.option("--yes", is_flag=True, help="Do not ask before a whole paper is removed.")
@database_option
@output_options
def remove(paper: str, what: str | None, yes: bool, db: str | None, output: Output) -> None:
    """Take candidate N (or URL) out of PAPER's choice for good; without N remove the paper and all its texts."""
    from aggregator.cli.adding import choose_without_asking
    from aggregator.cli.naming import stored
    from aggregator.store import decisions, read, write
    from aggregator.store.connection import open_store

    connection = open_store(database_path(db))
    arxiv_id = stored(paper, connection)
    if what is None:
        if yes or click.confirm(f"Remove {arxiv_id} and everything gathered for it?", abort=True, err=True):
            write.remove_paper(connection, arxiv_id)
        output.talk(f"{arxiv_id} is removed")
        return
    url = _address(what, read.candidates(connection, arxiv_id))
    decisions.save_mark(connection, arxiv_id, [url], "removed")
    choose_without_asking(arxiv_id, connection, output)


def _address(what: str, candidates: list[dict[str, object]]) -> str:
    """The address of candidate N, or the address itself."""
    from aggregator.errors import Exit, Stopped

    if not re.fullmatch(r"\d+", what):
        return what
    url = next((str(row["url"]) for row in candidates if row["number"] == int(what)), None)
    if url is None:
        raise Stopped(
            f"there is no candidate {what}", "the numbers stand in `gather-context why ID`", Exit.USAGE
        )
    return url
