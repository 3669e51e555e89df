"""Stage 3b: background, where little is said of the paper itself: sources on the methods that its abstract builds on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from aggregator.selection.background import methods_of
from aggregator.selection.background_judging import naming
from aggregator.selection.background_next import next_background
from aggregator.selection.choosing import choose, lacks_sources
from aggregator.stages.asking import Job, ask_all
from aggregator.stages.reading import read_texts
from aggregator.stages.world import Wish, World
from aggregator.store import read, write
from sources.checking import checked_candidates
from sources.outcomes import Outcome, none
from sources.values import Candidate, Paper

BACKGROUND = "background: "
"""What a source is asked for, with the method after it: the `item` of its outcome."""


def find_background(paper: Paper, wish: Wish, world: World) -> None:
    """Asks for background and reads it, where it is wanted. Nobody is opened before everybody was asked, so that an
    interrupted run goes on like an undisturbed one."""
    if not lacks_sources(choose(paper, read.pool(world.db, paper.arxiv_id), wish.options)):
        return
    for job, outcome in ask_all(list(background_jobs(paper, wish, world)), world.tell):
        _keep(paper, job, outcome, world)
    read_texts(paper, wish, world, next_background)


def background_jobs(paper: Paper, wish: Wish, world: World) -> Iterator[Job[Sequence[Candidate]]]:
    """A question to every source that can tell of methods, for each method; none that is answered already."""
    door = world.door.refreshing() if wish.refresh else world.door
    for method in methods_of(paper):
        item = BACKGROUND + method
        for source in world.registry.backgrounds():
            if wish.refresh or not read.answered(world.db, paper.arxiv_id, source.name, item):
                yield Job(source.name, item, partial(source.background, door, method), source.name)


def _keep(
    paper: Paper, job: Job[Sequence[Candidate]], outcome: Outcome[Sequence[Candidate]], world: World
) -> None:
    """Of what was found, what names the method: as background, whatever its source took it for."""
    method = job.item.removeprefix(BACKGROUND)
    checked = checked_candidates(outcome, job.source)
    kept = naming(paper, method, checked.value or ())
    if checked.value and not kept:
        checked = none(f"{job.source}: nothing that is named for {method}")
    background = tuple(replace(candidate, kind="background", query=method) for candidate in kept)
    write.save_candidates(
        world.db, paper.arxiv_id, job.source, replace(checked, value=background or None), job.item
    )
