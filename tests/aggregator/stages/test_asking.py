"""Asking many sources at once: order in a lane, lanes side by side, whoever hangs or breaks touches only itself."""

from __future__ import annotations

import threading
from typing import Any

from aggregator.stages.asking import Job, ask_all
from sources.outcomes import Outcome, State, Unanswered, found


class Told:
    """A `Tell` that remembers what ended, in order."""

    def __init__(self) -> None:
        self.ends: list[tuple[str, str, State]] = []

    def stage(self, text: str) -> None: ...

    def started(self, source: str, item: str) -> None: ...

    def ended(self, source: str, item: str, outcome: Outcome[Any]) -> None:
        self.ends.append((source, item, outcome.state))


def test_jobs_of_a_lane_run_one_after_another() -> None:
    """Two jobs of a lane never overlap and keep their order."""
    running, most, order = 0, 0, []

    def question(item: str) -> Outcome[str]:
        nonlocal running, most
        running += 1
        most = max(most, running)
        order.append(item)
        running -= 1
        return found(item)

    jobs = [Job("s", str(n), lambda n=n: question(str(n)), "lane") for n in range(20)]  # type: ignore[misc]
    answers = [outcome.value for _, outcome in ask_all(jobs, Told())]
    assert (answers, order, most) == ([str(n) for n in range(20)], [str(n) for n in range(20)], 1)


def test_lanes_run_side_by_side() -> None:
    """A lane that waits for another lane's job is not waited for by it."""
    other = threading.Event()

    def waits() -> Outcome[str]:
        assert other.wait(5)
        return found("after")

    def sets() -> Outcome[str]:
        other.set()
        return found("before")

    jobs = [Job("slow", "", waits, "a"), Job("quick", "", sets, "b")]
    assert [outcome.value for _, outcome in ask_all(jobs, Told())] == ["before", "after"]


def test_what_a_source_raises_is_its_own_outcome() -> None:
    """A broken source is reported with its error; a typed refusal keeps its state; the others are found all the same."""

    def breaks() -> Outcome[str]:
        raise ZeroDivisionError("a bug")

    def refuses() -> Outcome[str]:
        raise Unanswered(State.BLOCKED, "no robots here", "wait an hour")

    told = Told()
    jobs = [
        Job("broken", "", breaks, "a"),
        Job("strict", "", refuses, "b"),
        Job("good", "", lambda: found("x"), "c"),
    ]
    by_name = {job.source: outcome for job, outcome in ask_all(jobs, told)}
    assert by_name["broken"].state is State.FAILED and "ZeroDivisionError" in by_name["broken"].detail
    assert (by_name["strict"].state, by_name["strict"].advice) == (State.BLOCKED, "wait an hour")
    assert by_name["good"].value == "x"
    assert sorted(told.ends) == [
        ("broken", "", State.FAILED),
        ("good", "", State.FOUND),
        ("strict", "", State.BLOCKED),
    ]


def test_whoever_hangs_is_left_behind_and_its_lane_goes_on() -> None:
    """A job that never answers comes back timed out; the next job of its lane is done by another thread."""
    never = threading.Event()
    jobs = [
        Job("s", "hangs", lambda: found(str(never.wait(30))), "lane"),
        Job("s", "next", lambda: found("done"), "lane"),
    ]
    by_item = {job.item: outcome for job, outcome in ask_all(jobs, Told(), patience_seconds=0.2)}
    never.set()
    assert by_item["hangs"].state is State.TIMED_OUT
    assert by_item["next"].value == "done"
