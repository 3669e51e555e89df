"""The way of the data: paper -> candidates -> texts -> selection -> documents -> terms -> definitions. The order of the stages, nothing else."""

from __future__ import annotations

from aggregator.selection.values import Selection
from aggregator.stages.background import find_background
from aggregator.stages.choosing import choose_sources, keep_marks
from aggregator.stages.discovery import discover
from aggregator.stages.looking_up import look_up
from aggregator.stages.naming import name_terms
from aggregator.stages.paper import know
from aggregator.stages.reading import read_texts
from aggregator.stages.world import Wish, World
from aggregator.store import read
from sources.values import Paper


def gather(wish: Wish, world: World) -> Selection:
    """Gathers the context of a paper; every step is stored as it is done, so that the same call goes on after any interruption."""
    paper = know(wish, world)
    keep_marks(paper, wish, world)
    asked = discover(paper, wish, world)
    goes_out = bool(asked) or read.has_more_to_read(world.db, paper.arxiv_id)
    if goes_out:
        read_texts(paper, wish, world)
        find_background(paper, wish, world)
    selection = choose_again(paper, wish, world)
    look_up(paper, world, anew=goes_out)
    name_terms(paper, world)
    return selection


def choose_again(paper: Paper, wish: Wish, world: World) -> Selection:
    """What follows from the stored texts alone: after a gather, and after a person added, removed or asked for something else."""
    selection = choose_sources(paper, wish, world)
    name_terms(paper, world)
    return selection
