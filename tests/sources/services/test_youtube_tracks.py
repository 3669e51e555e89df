"""Which caption track is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sources.outcomes import State
from sources.services.youtube_faults import BLOCKED, EMPTY, Fault, Stumbled
from sources.services.youtube_tracks import Track, is_thin, preferred, read_best
from sources.values import Cue

TEN_MINUTES = 600


def cues(seconds: float, characters: int = 30) -> tuple[Cue, ...]:
    """Speech of so many seconds: a line of so many characters every two seconds."""
    return tuple(Cue(float(at), 2.0, "x" * characters) for at in range(0, int(seconds), 2))


SPEECH = cues(TEN_MINUTES)


def track(code: str, said: tuple[Cue, ...] | Fault = SPEECH, asked: list[str] | None = None) -> Track:
    """'en' is a manual track, 'en*' an automatic one."""

    def fetch() -> tuple[Cue, ...]:
        if asked is not None:
            asked.append(code)
        if isinstance(said, Fault):
            raise Stumbled(said)
        return said

    return Track(code.rstrip("*"), code.endswith("*"), fetch)


CHOICES = [
    (["en*", "en"], ["en"], "en", "manual before automatic"),
    (["en*", "en-GB"], ["en"], "en-GB", "a region's manual track before the plain automatic one"),
    (["de", "en*"], ["en"], "en*", "a manual track of another language does not beat an automatic one"),
    (["en-US", "en-GB"], ["en"], "en-GB", "among regions the order of their codes"),
    (["en", "en-GB"], ["en-GB"], "en-GB", "the very code first"),
    (["en-US", "en"], ["en-GB"], "en", "then the plain one"),
    (["en-US"], ["en-GB"], "en-US", "then another region"),
    (
        ["de", "fr*"],
        ["en", "fr", "de"],
        "fr*",
        "the order of what is wanted comes before manual and automatic",
    ),
    (["pt_BR"], ["pt"], "pt_BR", "an underscore is a hyphen"),
    (["de", "ko*"], ["en"], None, "none is wanted"),
    (["eng"], ["en"], None, "another code altogether"),
]


@pytest.mark.parametrize(("codes", "wanted", "expected", "why"), CHOICES)
def test_the_best_track_is_chosen(
    codes: list[str], wanted: list[str], expected: str | None, why: str
) -> None:
    """By language, then kind, then nearness of the code; the order in which they are listed does not matter."""
    tracks = [track(code) for code in codes]
    for listed in (tracks, tracks[::-1]):
        best = next(iter(preferred(listed, wanted)), None)
        assert (best and best.language + "*" * best.automatic) == expected, why


THIN: list[tuple[tuple[Cue, ...], int | None, bool, str]] = [
    (cues(TEN_MINUTES), TEN_MINUTES, False, "speech to the end"),
    (cues(500), TEN_MINUTES, False, "an end card without speech"),
    (cues(200), TEN_MINUTES, True, "the first minutes"),
    (cues(TEN_MINUTES, characters=2), TEN_MINUTES, True, "only what is written on screen"),
    (cues(TEN_MINUTES, characters=8), TEN_MINUTES, False, "a language of few characters"),
    (cues(200), None, False, "nobody knows how long the video is"),
]


@pytest.mark.parametrize(("said", "length", "expected", "why"), THIN)
def test_a_partial_track_is_suspicious(
    said: tuple[Cue, ...], length: int | None, expected: bool, why: str
) -> None:
    """One that ends long before the video, or says far too little for its length."""
    assert is_thin(said, length) == expected, why


READINGS: list[tuple[tuple[Cue, ...] | Fault, tuple[Cue, ...] | Fault, str, list[str], str]] = [
    (cues(600), cues(600), "en", ["en"], "a whole manual track needs no second look"),
    (cues(100), cues(600), "en*", ["en", "en*"], "a manual track of the beginning gives way to the whole"),
    (cues(100), cues(110), "en", ["en", "en*"], "where nobody speaks on, the automatic one ends too"),
    (cues(100), EMPTY, "en", ["en", "en*"], "a second track that cannot be had leaves the first"),
]


@pytest.mark.parametrize(("manual", "automatic", "expected", "fetched", "why"), READINGS)
def test_a_second_track_is_fetched_only_on_suspicion(
    manual: tuple[Cue, ...] | Fault,
    automatic: tuple[Cue, ...] | Fault,
    expected: str,
    fetched: list[str],
    why: str,
) -> None:
    """And taken only where it says clearly more."""
    asked: list[str] = []
    reading = read_best([track("en", manual, asked), track("en*", automatic, asked)], ["en"], TEN_MINUTES)
    assert (reading.track.language + "*" * reading.track.automatic, asked) == (expected, fetched), why
    assert bool(reading.notes) == (expected == "en*"), "a person is told why not the manual captions"


def test_the_automatic_rival_speaks_the_same_language() -> None:
    """A partial English track is not replaced by an automatic German one, though German is wanted too."""
    asked: list[str] = []
    tracks = [track("en", cues(100), asked), track("de*", cues(600), asked)]
    assert read_best(tracks, ["en", "de"], TEN_MINUTES).track.language == "en" and asked == ["en"]


def _stumble(question: Callable[[], object]) -> Fault:
    with pytest.raises(Stumbled) as stumbled:
        question()
    return stumbled.value.fault


def test_a_block_is_never_passed_over() -> None:
    """Also when it comes with the second track."""
    tracks = [track("en", cues(100)), track("en*", BLOCKED)]
    assert _stumble(lambda: read_best(tracks, ["en"], TEN_MINUTES)) == BLOCKED


def test_other_languages_are_named_but_not_taken() -> None:
    """The person decides whether to read another language."""
    fault = _stumble(lambda: read_best([track("ko"), track("de*")], ["en"], None))
    assert fault.state is State.NONE and "de, ko" in fault.sentence and "--language ko" in fault.advice


def test_no_track_at_all_is_no_captions() -> None:
    """The sentence that the choice shows for the video."""
    assert _stumble(lambda: read_best([], ["en"], None)).sentence == "no captions: watch only"
