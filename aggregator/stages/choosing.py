"""Stage 4: the choice, from what is stored, without asking anybody."""

from __future__ import annotations

from aggregator.selection import choose
from aggregator.selection.values import Selection
from aggregator.stages.world import Wish, World
from sources.values import Paper


def choose_sources(paper: Paper, wish: Wish, world: World) -> Selection:
    """Chooses from the stored pool and stores every decision with its reason; the chosen become documents."""
    pool = world.store.pool(paper.arxiv_id)
    selection = choose(paper, pool, wish.options)
    world.store.save_selection(paper.arxiv_id, selection, pool)
    return selection
