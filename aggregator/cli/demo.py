"""`demo`: the main job on the recorded world that comes with the program, through the same door, without a network."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.output import Output, output_options

PAPERS = ("1607.08022", "1502.03167")
"""The poor one first, so that the rich one's summary is what is seen last."""


def recorded_world() -> Path:
    """fixtures/ in a checkout; inside the package where it was built into a wheel."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "fixtures"
    return inside if inside.is_dir() else package.parent / "fixtures"


@click.command()
@output_options
def demo(output: Output) -> int:
    """Gather two papers from recorded answers: shows the whole job in seconds, with no network and no account.

    The pages and talks of the demo were written for this program; they are not real publications.
    """
    import shlex
    import tempfile

    from aggregator.cli.gathering import run
    from aggregator.cli.opening import Way, open_world
    from aggregator.cli.settings import folder
    from aggregator.stages.world import Wish

    database = folder("data") / "demo.db"
    for leftover in database.parent.glob("demo.db*"):
        leftover.unlink()
    output.talk("The demo: recorded answers written for this program, no network.")
    code = 0
    with tempfile.TemporaryDirectory() as cache:
        way = Way(str(database), replay=str(recorded_world()), archive=Path(cache) / "answers.db")
        with open_world(way, output) as world:
            for arxiv_id in PAPERS:
                code = max(code, run(Wish(arxiv_id), world, output))
    asked = f"--db {shlex.quote(str(database))}"
    output.talk(
        f"The demo's database is its own. Look around in it: gather-context focus {PAPERS[-1]} {asked}"
    )
    return code
