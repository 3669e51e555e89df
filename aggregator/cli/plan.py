"""`--dry-run`: what a gather would ask, of whom, and how often at most."""

from __future__ import annotations

from aggregator.cli.output import Output
from aggregator.errors import Exit
from aggregator.selection.next import PER_GATHER
from aggregator.stages.paper import know
from aggregator.stages.world import Wish, World
from aggregator.store import read

REQUESTS_A_VIDEO = 3
"""Watch page, player, captions."""


def show_plan(wish: Wish, world: World, output: Output) -> int:
    """Prints the plan; asks nobody but, for a paper that is not stored yet, the paper's own source."""
    paper = know(wish, world)
    rows = []
    for source in world.registry.discoverers():
        due = wish.refresh or not read.answered(world.db, paper.arxiv_id, source.name, "")
        rows += [
            {"source": source.name, "query": query, "asked": "now" if due else "not again"}
            for query in source.plan(paper)
        ]
    quota = {
        "blogs": wish.options.blogs,
        "videos": list(wish.options.videos),
        "minutes": list(wish.options.minutes),
        "pages opened at most": PER_GATHER["blog"],
        "videos opened at most": PER_GATHER["video"],
        "requests at most": sum(row["asked"] == "now" for row in rows)
        + 2 * PER_GATHER["blog"]
        + REQUESTS_A_VIDEO * PER_GATHER["video"],
    }
    if output.as_json:
        output.envelope(paper={"arxiv_id": paper.arxiv_id, "title": paper.title}, queries=rows, quota=quota)
        return Exit.DONE
    output.data(f"{paper.arxiv_id}  {paper.title}")
    output.listing(
        "queries",
        rows,
        {"source": "source", "query": "query", "asked": "asked"},
        "no source finds candidates",
    )
    output.data("\n".join(f"{name}: {value}" for name, value in quota.items()))
    return Exit.DONE
