"""Stage 3: texts. What the selection wants to see next is opened, a batch at a time, until it has seen enough.

A batch is written down before it is opened, so that a run that is killed and taken up again opens the same things
in the same order as one that nobody disturbed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from aggregator.selection import next_to_read
from aggregator.selection.addresses import video_id
from aggregator.selection.values import Considered, Found, Options
from aggregator.stages.asking import Job, ask_all
from aggregator.stages.world import Wish, World
from aggregator.store import read, write
from sources.checking import checked_document
from sources.contract import ask
from sources.outcomes import Outcome, State, none
from sources.values import Candidate, Document, Paper

VIDEO_LANE = "videos"
"""Videos are opened one after another: after a block nothing more is asked."""


Wanted = Callable[[Paper, Sequence[Considered], Options, Mapping[str, int]], tuple[Found, ...]]
"""What is to be opened next, seeing what was opened so far."""


def read_texts(paper: Paper, wish: Wish, world: World, wanted: Wanted = next_to_read) -> None:
    """Opens what is worth opening and stores each text, or why there is none, the moment it is known."""
    write.start_gather(world.db, paper.arxiv_id)
    tried: set[str] = set()
    while batch := _batch(paper, wish, world, wanted, tried):
        tried |= {found.candidate.url for found in batch}
        write.plan_batch(world.db, paper.arxiv_id, [found.candidate.url for found in batch])
        candidates = {found.candidate.url: found.candidate for found in batch}
        for job, outcome in ask_all(_questions(batch, wish, world), world.tell):
            write.save_reading(world.db, paper.arxiv_id, job.source, candidates[job.item], outcome)


def _batch(paper: Paper, wish: Wish, world: World, wanted: Wanted, tried: AbstractSet[str]) -> list[Found]:
    """What an interrupted run had planned and not opened; else what the selection wants next. Nothing twice in a run."""
    pool = [_settled(item, tried) for item in read.pool(world.db, paper.arxiv_id)]
    planned = set(read.planned_batch(world.db, paper.arxiv_id))
    rest = [item.found for item in pool if item.found.candidate.url in planned and _untried(item)]
    return rest or list(wanted(paper, pool, wish.options, read.opened(world.db, paper.arxiv_id)))


def _settled(item: Considered, tried: AbstractSet[str]) -> Considered:
    """What failed just now counts as unread, although it may be due at once in the next run."""
    return (
        replace(item, unread="it failed just now")
        if item.found.candidate.url in tried and _untried(item)
        else item
    )


def _untried(item: Considered) -> bool:
    return item.document is None and item.unread is None


def _questions(batch: Iterable[Found], wish: Wish, world: World) -> Iterator[Job[Document]]:
    for found in batch:
        candidate = found.candidate
        lane = VIDEO_LANE if video_id(candidate.url) else urlsplit(candidate.url).hostname or candidate.url
        yield Job(
            _reader_name(candidate, world), candidate.url, partial(read_one, candidate, wish, world), lane
        )


def read_one(candidate: Candidate, wish: Wish, world: World) -> Outcome[Document]:
    """The document of the first reader for its address that has one; the last word of the others otherwise."""
    outcome: Outcome[Document] = none("no installed source reads this address")
    for reader in world.registry.readers_for(candidate.url):
        outcome = ask(partial(reader.read, world.door, candidate, wish.options.languages), reader.name)
        if outcome.state is not State.NEEDS_KEY:
            return checked_document(outcome, reader.name)
    return outcome


def _reader_name(candidate: Candidate, world: World) -> str:
    return next((reader.name for reader in world.registry.readers_for(candidate.url)), "nobody")
