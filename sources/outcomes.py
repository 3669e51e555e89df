"""What can come of asking somebody: a state, a sentence for people, what to do about it, and when to ask again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

HOUR = 3600
WEEK = 7 * 24 * HOUR


class State(StrEnum):
    """How asking ended. Everything but FOUND and NONE is a failure that may be tried again later."""

    FOUND = "found"
    NONE = "none"
    BLOCKED = "blocked"
    RATE_LIMITED = "rate-limited"
    NEEDS_KEY = "needs-key"
    CHANGED = "changed-format"
    TIMED_OUT = "timed-out"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    TOO_LARGE = "too-large"
    OFFLINE = "offline"
    FAILED = "failed"


ASK_AGAIN_SECONDS: dict[State, int] = {
    State.FOUND: WEEK,
    State.NONE: WEEK,
    State.BLOCKED: 6 * HOUR,
    State.RATE_LIMITED: HOUR,
    State.NEEDS_KEY: 0,
    State.CHANGED: 24 * HOUR,
    State.TIMED_OUT: HOUR,
    State.UNREACHABLE: HOUR,
    State.REFUSED: WEEK,
    State.TOO_LARGE: WEEK,
    State.OFFLINE: 0,
    State.FAILED: HOUR,
}
"""After how long the same question may be asked again (design: none 7 days, 5xx and timeout 1 hour, blocked its cool-down)."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T_co]):
    """`value` is there exactly when the state is FOUND. `sentence` says what happened, `advice` what a person can do."""

    state: State
    sentence: str = ""
    advice: str = ""
    value: T_co | None = None
    retry_after_seconds: int | None = None
    """What the service itself asked for; otherwise ASK_AGAIN_SECONDS holds."""
    detail: str = ""
    """For `-vv` only: a traceback, a library's own words."""

    @property
    def again_seconds(self) -> int:
        return ASK_AGAIN_SECONDS[self.state] if self.retry_after_seconds is None else self.retry_after_seconds


def found(value: T, sentence: str = "") -> Outcome[T]:
    return Outcome(State.FOUND, sentence, value=value)


def none(sentence: str) -> Outcome[T]:
    return Outcome(State.NONE, sentence)


class Unanswered(Exception):
    """Carries an outcome without a value up to the border of a source, where `contract.ask` hands it over as a value."""

    def __init__(
        self, state: State, sentence: str, advice: str = "", retry_after_seconds: int | None = None
    ) -> None:
        super().__init__(sentence)
        self.outcome: Outcome[object] = Outcome(state, sentence, advice, None, retry_after_seconds)
