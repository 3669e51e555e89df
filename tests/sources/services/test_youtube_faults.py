"""What exceptions on the way to captions mean."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

import pytest
import requests
from youtube_transcript_api import _errors as transcript_errors

from sources.outcomes import State, Unanswered
from sources.services.youtube_faults import (
    AGE,
    BLOCKED,
    CONSENT,
    ELSEWHERE,
    EMPTY,
    FAULTS,
    GONE,
    NO_CAPTIONS,
    NOT_YET,
    OUT_OF_ORDER,
    PRIVATE,
    STATUSES,
    TIMED_OUT,
    TOKEN,
    UNPLAYABLE,
    UNREACHABLE,
    UNREADABLE,
    Fault,
    Stumbled,
    Then,
    fault_of,
    judged,
)

VIDEO = "a-1_bcdefgh"


def descendants(cls: type) -> Iterator[type]:
    for child in cls.__subclasses__():
        yield child
        yield from descendants(child)


def test_every_exception_of_the_transcript_library_has_a_line() -> None:
    """A release that brings a new one fails here, so that somebody decides what it means."""
    root = transcript_errors.YouTubeTranscriptApiException
    names = {cls.__name__ for cls in (root, *descendants(root)) if cls.__module__ == root.__module__}
    assert not names - set(FAULTS)


def test_every_line_of_the_table_is_an_exception_that_exists() -> None:
    """A line for a class that is gone would hide a rename."""
    import defusedxml.common
    from yt_dlp.networking import exceptions as networking
    from yt_dlp.utils import _utils

    homes = (transcript_errors, networking, _utils, requests.exceptions, defusedxml.common)
    known = {name for home in homes for name in vars(home)} | {ParseError.__name__}
    assert not set(FAULTS) - known


def unplayable(reason: str | None) -> Exception:
    return transcript_errors.VideoUnplayable(VIDEO, reason, [])


def failed_with(status: int) -> Exception:
    """As the library raises it: while an HTTPError of requests is being handled."""
    response = requests.Response()
    response.status_code = status
    try:
        try:
            response.raise_for_status()
        except requests.HTTPError as error:
            raise transcript_errors.YouTubeRequestFailed(VIDEO, error)  # noqa: B904
    except transcript_errors.YouTubeRequestFailed as failed:
        return failed


def of_yt_dlp(message: str, status: int | None = None) -> Exception:
    """As yt-dlp raises it: a DownloadError around an ExtractorError around an HTTPError."""
    from yt_dlp.networking import Response
    from yt_dlp.networking.exceptions import HTTPError
    from yt_dlp.utils import DownloadError, ExtractorError

    cause = HTTPError(Response(io.BytesIO(), "https://www.youtube.com/", {}, status)) if status else None
    inner = ExtractorError(message, cause=cause)
    return DownloadError(message, (type(inner), inner, None))


CASES: list[tuple[BaseException, Fault, str]] = [
    (transcript_errors.IpBlocked(VIDEO), BLOCKED, "a captcha, or 429"),
    (transcript_errors.RequestBlocked(VIDEO), BLOCKED, "the bot check"),
    (transcript_errors.TranscriptsDisabled(VIDEO), NO_CAPTIONS, "no tracks in the player"),
    (transcript_errors.VideoUnavailable(VIDEO), GONE, "deleted"),
    (transcript_errors.AgeRestricted(VIDEO), AGE, "a login wall"),
    (transcript_errors.PoTokenRequired(VIDEO), TOKEN, "a track address with exp=xpe"),
    (transcript_errors.FailedToCreateConsentCookie(VIDEO), CONSENT, "the consent page again and again"),
    (transcript_errors.YouTubeDataUnparsable(VIDEO), UNREADABLE, "a watch page without its key"),
    (unplayable("Sign in to confirm you're not a bot"), BLOCKED, "the bot check with another apostrophe"),
    (unplayable("This live event will begin in 3 hours."), NOT_YET, "announced"),
    (unplayable("Premieres in 2 days"), NOT_YET, "announced"),
    (unplayable("This video is private"), PRIVATE, "private"),
    (unplayable("Join this channel to get access to members-only content"), PRIVATE, "for members"),
    (unplayable("This video requires payment to watch"), PRIVATE, "for sale"),
    (unplayable("The uploader has not made this video available in your country"), ELSEWHERE, "elsewhere"),
    (unplayable("This video has been removed by the uploader"), GONE, "removed"),
    (unplayable("Sign in to confirm your age"), AGE, "a login wall"),
    (
        unplayable("The following content is not available on this app"),
        UNREADABLE,
        "the client is refused, not we",
    ),
    (unplayable("Something new"), UNPLAYABLE, "words nobody knows"),
    (unplayable(None), UNPLAYABLE, "no words"),
    (failed_with(403), STATUSES[403], "refused"),
    (failed_with(404), UNREADABLE, "an address that YouTube itself gave"),
    (failed_with(503), OUT_OF_ORDER, "down"),
    (ParseError("no element found"), EMPTY, "an empty timed text"),
    (AttributeError("'NoneType' object has no attribute 'get'"), UNREADABLE, "a player without playability"),
    (KeyError("runs"), UNREADABLE, "a track's name of another shape"),
    (RuntimeError("never seen"), UNREADABLE, "whatever else"),
    (requests.exceptions.ReadTimeout(), TIMED_OUT, "silence"),
    (requests.exceptions.ConnectionError("reset"), UNREACHABLE, "a broken connection"),
    (requests.exceptions.JSONDecodeError("Expecting value", "", 0), UNREADABLE, "HTML instead of JSON"),
    (of_yt_dlp("Sign in to confirm you’re not a bot"), BLOCKED, "the bot check, through yt-dlp"),
    (of_yt_dlp("Unable to download API page", 429), BLOCKED, "429, through yt-dlp"),
    (of_yt_dlp("Unable to download API page", 500), OUT_OF_ORDER, "500, through yt-dlp"),
    (of_yt_dlp("Failed to parse JSON"), UNREADABLE, "yt-dlp stumbles"),
]


@pytest.mark.parametrize(("error", "expected", "why"), CASES)
def test_every_exception_has_its_meaning(error: BaseException, expected: Fault, why: str) -> None:
    """By class, by status, or by YouTube's own words."""
    assert fault_of(error) == expected, why


OUTCOMES = [
    (State.OFFLINE, State.OFFLINE, Then.STOP, "nothing else to try"),
    (State.TOO_LARGE, State.TOO_LARGE, Then.STOP, "a bound of ours"),
    (State.CHANGED, State.CHANGED, Then.OTHER_WAY, "impossible times in captions"),
    (State.NONE, State.CHANGED, Then.OTHER_WAY, "captions without words: a silent block"),
    (State.RATE_LIMITED, State.BLOCKED, Then.CLOSE, "429 through the door"),
]


@pytest.mark.parametrize(("given", "state", "then", "why"), OUTCOMES)
def test_the_doors_own_outcome_is_kept(given: State, state: State, then: Then, why: str) -> None:
    """Wherever it lies in a library's exception."""
    error = requests.exceptions.ConnectionError("wrapped")
    error.__cause__ = Unanswered(given, "the door says", "advice", 7)
    fault = fault_of(error)
    assert (fault.state, fault.then) == (state, then), why


def test_a_chain_that_runs_in_a_circle_ends() -> None:
    """Exceptions can be each other's cause."""
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    assert fault_of(one) == UNREADABLE


def test_only_answers_pass_unjudged() -> None:
    """What a library raises becomes a fault once; a fault stays what it is."""

    def stumble() -> None:
        raise Stumbled(GONE)

    assert judged(lambda: 1) == 1
    for question, fault in ((stumble, GONE), (lambda: {}["missing"], UNREADABLE)):
        with pytest.raises(Stumbled) as stumbled:
            judged(question)
        assert stumbled.value.fault == fault
