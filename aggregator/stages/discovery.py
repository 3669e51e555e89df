"""Stage 2: candidates, and what is known of the paper beside its abstract (full text, code). Everybody at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from aggregator.stages.asking import Job, ask_all
from aggregator.stages.world import Wish, World
from aggregator.store import decisions, read, write
from sources.checking import checked_candidates, checked_document
from sources.outcomes import Outcome
from sources.values import Candidate, Document, Paper

CANDIDATES, FULL_TEXT, CODE = "", "full text", "code"
"""What a source is asked for: the `item` of its outcome."""


def discover(paper: Paper, wish: Wish, world: World) -> int:
    """Asks whoever is due; -> how many were asked. Each answer is stored as it comes."""
    keepers: dict[str, Callable[[str, Outcome[Any]], None]] = {
        CANDIDATES: lambda source, outcome: _keep_candidates(paper, source, outcome, world),
        FULL_TEXT: lambda source, outcome: _keep_full_text(paper, source, outcome, world),
        CODE: lambda source, outcome: _keep_code(paper, source, outcome, world),
    }
    jobs = due(paper, wish, world)
    for job, outcome in ask_all(jobs, world.tell):
        keepers[job.item](job.source, outcome)
    return len(jobs)


def due(paper: Paper, wish: Wish, world: World) -> list[Job[Any]]:
    """The questions to whoever has not answered yet; to everyone under --refresh."""
    return [
        job
        for job in _questions(paper, wish, world)
        if wish.refresh or not read.answered(world.db, paper.arxiv_id, job.source, job.item)
    ]


def _questions(paper: Paper, wish: Wish, world: World) -> Iterator[Job[Any]]:
    """Every discoverer in a lane of its own; the sources of the full text in one, for the first that has it is enough."""
    door = world.door.refreshing() if wish.refresh else world.door
    for source in world.registry.discoverers():
        yield Job(source.name, CANDIDATES, partial(source.find, door, paper), source.name)
    for text in world.registry.full_texts():
        yield Job(text.name, FULL_TEXT, partial(text.full_text, world.door, paper), "full text")
    if not paper.code_url:
        for code in world.registry.codes():
            yield Job(code.name, CODE, partial(code.code, world.door, paper), "code")


def _keep_candidates(paper: Paper, source: str, outcome: Outcome[Sequence[Candidate]], world: World) -> None:
    write.save_candidates(world.db, paper.arxiv_id, source, checked_candidates(outcome, source))


def _keep_full_text(paper: Paper, source: str, outcome: Outcome[Document], world: World) -> None:
    checked = checked_document(outcome, source)
    if checked.value:
        decisions.save_document(world.db, paper.arxiv_id, checked.value)
    write.save_outcome(world.db, paper.arxiv_id, source, FULL_TEXT, checked)


def _keep_code(paper: Paper, source: str, outcome: Outcome[str], world: World) -> None:
    if outcome.value:
        write.save_code_url(world.db, paper.arxiv_id, outcome.value)
    write.save_outcome(world.db, paper.arxiv_id, source, CODE, outcome)
