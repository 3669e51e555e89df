"""What an answer or an error means to somebody who wanted a page: statuses in sentences, and our outcome inside a library's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sources.door.values import Answer
from sources.outcomes import State, Unanswered


@dataclass(frozen=True, slots=True)
class Verdict:
    """`sentence` is filled with {host} and {status}."""

    state: State
    sentence: str
    advice: str = ""


LATER = "Run the same command again later: it asks only for what is missing."
BROWSER = "Read it in a browser; `gather-context add` takes what you save from it."

STATUSES: dict[int, Verdict] = {
    401: Verdict(State.BLOCKED, "{host} wants a login ({status}).", BROWSER),
    402: Verdict(State.BLOCKED, "{host} wants to be paid ({status}).", BROWSER),
    403: Verdict(State.BLOCKED, "{host} refuses to be read by programs ({status}).", BROWSER),
    404: Verdict(State.NONE, "{host} has no such page ({status})."),
    408: Verdict(State.TIMED_OUT, "{host} gave up waiting ({status}).", LATER),
    410: Verdict(State.NONE, "{host} has this page no more ({status})."),
    429: Verdict(State.RATE_LIMITED, "{host} asks for fewer requests ({status}).", LATER),
    451: Verdict(State.BLOCKED, "{host} may not show this page here ({status})."),
    999: Verdict(
        State.BLOCKED, "{host} refuses to be read by programs ({status}).", BROWSER
    ),  # LinkedIn's own
}
OTHERS: dict[int, Verdict] = {
    3: Verdict(State.CHANGED, "{host} redirects to nowhere ({status})."),
    4: Verdict(
        State.CHANGED,
        "{host} did not understand the question ({status}).",
        "Look for a newer gather-context.",
    ),
    5: Verdict(State.UNREACHABLE, "{host} is out of order ({status}).", LATER),
}
"""By the first digit, where the status itself has no line above."""


def answered(answer: Answer) -> Answer:
    """The answer itself where its status is 2xx; otherwise raises Unanswered."""
    if 200 <= answer.status < 300:
        return answer
    verdict = STATUSES.get(answer.status) or OTHERS.get(answer.status // 100, OTHERS[5])
    sentence = verdict.sentence.format(host=answer.host, status=answer.status)
    raise Unanswered(verdict.state, sentence, verdict.advice, _retry_after(answer))


def _retry_after(answer: Answer) -> int | None:
    """What the host asked for, where it refused; counted from when it was said."""
    if answer.status not in (429, 503):
        return None
    from sources.door.retry import (
        retry_after,
    )  # heavy: brings httpx, which is loaded by the time there is an answer

    seconds = retry_after(answer.headers, datetime.fromisoformat(answer.fetched_at).timestamp())
    return None if seconds is None else int(seconds)


def unanswered_in(error: BaseException | None) -> Unanswered | None:
    """The door's own outcome inside a library's exception, wherever in its causes it lies; None where there is none."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        for inside in (error, *error.args, _cause(error)):
            if isinstance(inside, Unanswered):
                return inside
        error = error.__cause__ or error.__context__ or _cause(error)
    return None


def _cause(error: BaseException) -> BaseException | None:
    """What yt-dlp keeps as `cause`; youtube-transcript-api keeps a sentence under the same name."""
    cause = getattr(error, "cause", None)
    return cause if isinstance(cause, BaseException) else None
