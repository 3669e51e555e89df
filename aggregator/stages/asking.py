"""Asking many at once: lanes side by side, a lane one after another, whoever hangs is left behind."""

from __future__ import annotations

import queue
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from sources.contract import ask
from sources.outcomes import Outcome, State

T = TypeVar("T")

JOB_SECONDS = 180.0
"""More than the door's own patience (three tries and a Retry-After of two minutes); past it a plug-in hangs."""


@dataclass(frozen=True, slots=True)
class Job(Generic[T]):
    """One question to one source. `item` says about what ('' is the paper itself); jobs of a lane wait for each other."""

    source: str
    item: str
    question: Callable[[], Outcome[T]]
    lane: str


class Tell(Protocol):
    """Who is told how it goes: a progress display, a log, nobody."""

    def stage(self, text: str) -> None: ...

    def started(self, source: str, item: str) -> None: ...

    def ended(self, source: str, item: str, outcome: Outcome[Any]) -> None: ...


@dataclass(slots=True)
class _Lane(Generic[T]):
    """The jobs of a lane still to do, and since when the first of them is being done. A thread owns it until it is disowned."""

    jobs: list[Job[T]]
    began: float = 0.0
    owner: object = field(default_factory=object)


def ask_all(
    jobs: Iterable[Job[T]], tell: Tell, patience_seconds: float = JOB_SECONDS
) -> Iterator[tuple[Job[T], Outcome[T]]]:
    """Every job with its outcome, in order of arrival. A job that takes longer than `patience_seconds` comes back TIMED_OUT,
    and the rest of its lane goes on without it."""
    answers: queue.Queue[tuple[Job[T], Outcome[T]]] = queue.Queue()
    lanes = _lanes(jobs)
    waiting = {(job.source, job.item) for lane in lanes for job in lane.jobs}
    for lane in lanes:
        _work(lane, answers, tell)
    while waiting:
        try:
            job, outcome = answers.get(timeout=min(0.5, patience_seconds))
        except queue.Empty:
            _disown_the_hanging(lanes, answers, tell, patience_seconds)
            continue
        if (job.source, job.item) in waiting:  # else it hung, was given up, and answered after all
            waiting.remove((job.source, job.item))
            tell.ended(job.source, job.item, outcome)
            yield job, outcome


def _lanes(jobs: Iterable[Job[T]]) -> list[_Lane[T]]:
    by_name: dict[str, list[Job[T]]] = defaultdict(list)
    for job in jobs:
        by_name[job.lane].append(job)
    return [_Lane(lane) for lane in by_name.values()]


def _work(lane: _Lane[T], answers: queue.Queue[tuple[Job[T], Outcome[T]]], tell: Tell) -> None:
    owner = lane.owner = object()

    def run() -> None:
        while lane.jobs and lane.owner is owner:
            job, lane.began = lane.jobs[0], time.monotonic()
            tell.started(job.source, job.item)
            outcome = ask(job.question, job.source)
            if lane.owner is owner:
                lane.jobs.pop(0)
                answers.put((job, outcome))

    threading.Thread(target=run, daemon=True, name=f"ask {lane.jobs[0].lane}").start()


def _disown_the_hanging(
    lanes: list[_Lane[T]],
    answers: queue.Queue[tuple[Job[T], Outcome[T]]],
    tell: Tell,
    patience_seconds: float,
) -> None:
    for lane in lanes:
        if lane.jobs and time.monotonic() - lane.began > patience_seconds:
            lane.owner, job = object(), lane.jobs.pop(0)
            answers.put(
                (
                    job,
                    Outcome(State.TIMED_OUT, f"{job.source} did not answer within {patience_seconds:.0f} s"),
                )
            )
            if lane.jobs:
                _work(lane, answers, tell)
