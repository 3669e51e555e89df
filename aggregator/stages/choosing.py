"""Stage 4: the choice, from what is stored, without asking anybody."""

from __future__ import annotations

from aggregator.selection import choose
from aggregator.selection.next import bound_reached
from aggregator.selection.values import Selection
from aggregator.stages.world import Wish, World
from aggregator.store import decisions, read, write
from sources.values import Paper


def keep_marks(paper: Paper, wish: Wish, world: World) -> None:
    """What a person includes or excludes is stored first, so that it holds in every later run."""
    decisions.save_mark(world.db, paper.arxiv_id, wish.options.include, "included")
    decisions.save_mark(world.db, paper.arxiv_id, wish.options.exclude, "excluded")


def choose_sources(paper: Paper, wish: Wish, world: World) -> Selection:
    """Chooses from the stored pool and stores every decision with its reason; the chosen become documents."""
    pool = read.pool(world.db, paper.arxiv_id)
    selection = choose(paper, pool, wish.options)
    decisions.save_selection(world.db, paper.arxiv_id, selection, pool)
    bound = bound_reached(selection, read.opened(world.db, paper.arxiv_id))
    write.finish_gather(world.db, paper.arxiv_id, wish.options, (*selection.shortfalls, *bound))
    return selection
