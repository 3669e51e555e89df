"""What a failure on the way to a video's captions means: one table from exceptions to a state, a sentence and what to do next.

The exceptions are those of youtube-transcript-api and yt-dlp, and the ones that escape them from below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeVar

from sources.outcomes import ASK_AGAIN_SECONDS, State, Unanswered
from sources.services.youtube_addresses import HOST

if TYPE_CHECKING:
    from sources.door import Door

T = TypeVar("T")
DAY = 24 * 3600


class Then(Enum):
    """What follows from a failure."""

    STOP = auto()
    """Nothing: it says all there is to know about this video."""
    OTHER_WAY = auto()
    """The library stumbled: the other one may get through."""
    CLOSE = auto()
    """YouTube blocks: nobody asks it anything more for a while."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A failure as people are told of it."""

    state: State
    sentence: str
    then: Then = Then.STOP
    advice: str = ""
    retry_after_seconds: int | None = None


class Stumbled(Exception):
    """Carries a fault from where a library failed to where it is decided what follows."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.sentence)
        self.fault = fault


WAIT = "wait some hours and run the same command again; or set HTTPS_PROXY to a proxy in another network"
COOL_DOWN_SECONDS = ASK_AGAIN_SECONDS[State.BLOCKED]
OPEN_IT = "Open it in a browser to see why."
NEWER = "If it stays so, update youtube-transcript-api and yt-dlp."

BLOCKED = Fault(
    State.BLOCKED,
    "YouTube blocks requests from this address (too many of them, or it belongs to a data centre).",
    Then.CLOSE,
    retry_after_seconds=COOL_DOWN_SECONDS,
)
UNREADABLE = Fault(
    State.CHANGED, "YouTube's answer could not be read: it changed, or it hides.", Then.OTHER_WAY, NEWER
)
EMPTY = Fault(
    State.CHANGED, "YouTube lists captions for this video and sends empty ones.", Then.OTHER_WAY, NEWER
)
TOKEN = Fault(
    State.CHANGED, "YouTube gives these captions only to a browser (PO token).", Then.OTHER_WAY, NEWER
)
CONSENT = Fault(
    State.BLOCKED, "YouTube shows its consent page instead of the video, again and again.", Then.OTHER_WAY
)
NO_CAPTIONS = Fault(State.NONE, "no captions: watch only")
GONE = Fault(State.NONE, "the video is no longer there")
AGE = Fault(State.NONE, "age-restricted: its captions are shown only to who is signed in")
NOT_YET = Fault(
    State.NONE, "it has not been streamed yet, or is live: captions come later", Then.STOP, "", DAY
)
PRIVATE = Fault(State.NONE, "the video is private or for members: its captions are not public")
ELSEWHERE = Fault(State.NONE, "the video is not shown in this country")
UNPLAYABLE = Fault(State.NONE, "YouTube does not play this video", advice=OPEN_IT)
UNREACHABLE = Fault(State.UNREACHABLE, "www.youtube.com could not be reached.")
TIMED_OUT = Fault(State.TIMED_OUT, "www.youtube.com did not answer in time.")
OUT_OF_ORDER = Fault(State.UNREACHABLE, "www.youtube.com is out of order.")
OTHER_VIDEO = Fault(
    State.CHANGED, "YouTube answered with another video than the one asked for.", Then.OTHER_WAY
)

FAULTS: dict[str, Fault] = {
    # youtube-transcript-api 1.2, youtube_transcript_api/_errors.py
    "IpBlocked": BLOCKED,
    "RequestBlocked": BLOCKED,
    "TranscriptsDisabled": NO_CAPTIONS,
    "NoTranscriptFound": NO_CAPTIONS,
    "NotTranslatable": NO_CAPTIONS,
    "TranslationLanguageNotAvailable": NO_CAPTIONS,
    "AgeRestricted": AGE,
    "VideoUnavailable": GONE,
    "InvalidVideoId": GONE,
    "VideoUnplayable": UNPLAYABLE,
    "PoTokenRequired": TOKEN,
    "FailedToCreateConsentCookie": CONSENT,
    "YouTubeDataUnparsable": UNREADABLE,
    "YouTubeRequestFailed": UNREADABLE,
    "CouldNotRetrieveTranscript": UNREADABLE,
    "YouTubeTranscriptApiException": UNREADABLE,
    "CookieError": UNREADABLE,
    "CookiePathInvalid": UNREADABLE,
    "CookieInvalid": UNREADABLE,
    # what escapes it: a timed text that is empty or HTML, a player answer of another shape
    "ParseError": EMPTY,
    "DefusedXmlException": UNREADABLE,
    # yt_dlp/utils/_utils.py
    "GeoRestrictedError": ELSEWHERE,
    "UnavailableVideoError": UNPLAYABLE,
    # requests/exceptions.py and yt_dlp/networking/exceptions.py, where the door says no more
    "Timeout": TIMED_OUT,
    "ConnectionError": UNREACHABLE,
    "TransportError": UNREACHABLE,
}
"""By the name of the class, the more particular first in a class's line of descent, so that nothing is imported for it.
What is not here (AttributeError, KeyError, ValueError …) is an answer that a library could not read."""

REASONS: tuple[tuple[re.Pattern[str], Fault], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), fault)
    for pattern, fault in (
        (r"not a (?:ro)?bot|unusual traffic|captcha", BLOCKED),
        (r"content isn.t available, try again later|not available on this app", UNREADABLE),
        (r"confirm your age|age[- ]restricted|inappropriate for some users", AGE),
        (r"\blive (?:event|stream)|premieres? |upcoming|has not started|offline", NOT_YET),
        (r"\bprivate\b|members|membership|payment|purchase|rent(?:al)?\b|premium", PRIVATE),
        (r"in your country|in your location|geo", ELSEWHERE),
        (r"removed|terminated|no longer available|copyright|unavailable", GONE),
    )
)
"""YouTube's own words for why it does not play a video, as both libraries pass them on; the first that fits."""

SPEAKING = frozenset({"VideoUnplayable", "DownloadError", "ExtractorError"})
"""Exceptions whose text holds YouTube's words."""

STATUSES: dict[int, Fault] = {
    403: Fault(State.BLOCKED, "YouTube refuses to be read by programs (403).", Then.OTHER_WAY),
    429: BLOCKED,
}


def fault_of(error: BaseException) -> Fault:
    """What any exception on the way to captions means. The door's own outcome, wherever it lies inside, comes first."""
    unanswered = next((link for link in _chain(error) if isinstance(link, Unanswered)), None)
    if unanswered is not None:
        return _of_outcome(unanswered)
    status = _status_in(error)
    if status is not None:
        return STATUSES.get(status) or (OUT_OF_ORDER if status >= 500 else UNREADABLE)
    names = [cls.__name__ for link in _chain(error) for cls in type(link).__mro__]
    if SPEAKING.intersection(names):
        return _of_words(" ".join(str(link) for link in _chain(error)), names)
    return _of_names(names)


def _of_outcome(unanswered: Unanswered) -> Fault:
    """The door's and the formats' outcomes. Captions without words or with impossible times are worth another way."""
    outcome = unanswered.outcome
    if outcome.state is State.RATE_LIMITED:
        return replace(
            BLOCKED, retry_after_seconds=outcome.retry_after_seconds or BLOCKED.retry_after_seconds
        )
    if outcome.state is State.NONE:
        return EMPTY
    then = Then.OTHER_WAY if outcome.state is State.CHANGED else Then.STOP
    return Fault(outcome.state, outcome.sentence, then, outcome.advice, outcome.retry_after_seconds)


def _of_words(words: str, names: list[str]) -> Fault:
    fault = next((fault for pattern, fault in REASONS if pattern.search(words)), None)
    return fault or _of_names(names)


def _of_names(names: list[str]) -> Fault:
    return next((FAULTS[name] for name in names if name in FAULTS), UNREADABLE)


def _status_in(error: BaseException) -> int | None:
    """The HTTP status that a library stumbled over: requests' and yt-dlp's HTTPError both carry the answer."""
    for link in _chain(error):
        status = getattr(getattr(link, "response", None), "status_code", None) or getattr(
            link, "status", None
        )
        if isinstance(status, int):
            return status
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An exception and what it came from, nearest first; yt-dlp keeps its causes in attributes of its own."""
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        wrapped = getattr(link, "exc_info", None) or (None, None)
        link = (
            link.__cause__
            or _exception(wrapped[1])
            or _exception(getattr(link, "cause", None))
            or link.__context__
        )


def _exception(thing: object) -> BaseException | None:
    return thing if isinstance(thing, BaseException) else None


def judged(question: Callable[[], T]) -> T:
    """What `question` answers; whatever a library raises in it becomes Stumbled, with the fault that it means."""
    try:
        return question()
    except Stumbled:
        raise
    except Exception as error:
        raise Stumbled(fault_of(error)) from error


def close_if_blocked(door: Door, fault: Fault) -> None:
    """After a block YouTube is left alone: by everybody, and by later runs until its cool-down is over."""
    if fault.then is Then.CLOSE:
        door.close_host(HOST, fault.sentence, fault.retry_after_seconds or COOL_DOWN_SECONDS)
