"""Which of a video's caption tracks is read: the wanted language first, manual before automatic, whole before partial."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sources.outcomes import State
from sources.services.youtube_faults import NO_CAPTIONS, Fault, Stumbled, Then
from sources.values import Cue

LEAST_COVERED = 0.8
"""Share of the video that captions reach; below it they may be of its beginning only."""

LEAST_CHARACTERS_A_MINUTE = 120
"""Speech has some 900 in English, 250 in Chinese; captions with fewer name what is on screen, or stop early."""

CLEARLY_MORE = 1.25
"""So many times the characters of a manual track make an automatic one the fuller of the two."""


@dataclass(frozen=True, slots=True)
class Track:
    """A caption track that can be had. `language` is a BCP 47 code; `cues` fetches it, raising Stumbled."""

    language: str
    automatic: bool
    cues: Callable[[], tuple[Cue, ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """The track that was read, what it says, and doubts in words."""

    track: Track
    cues: tuple[Cue, ...]
    notes: tuple[str, ...] = ()


def read_best(tracks: Iterable[Track], wanted: Sequence[str], length_seconds: int | None) -> Reading:
    """The best track, fetched. A second one is fetched only where the first, a manual one, seems to be a part.

    Raises Stumbled, also where no track is in a wanted language: another language is read only when it is asked for."""
    listed = tuple(tracks)
    choice = preferred(listed, wanted)
    if not choice:
        raise Stumbled(_none_of(listed))
    first = choice[0]
    reading = Reading(first, first.cues())
    rival = next((track for track in choice if track.automatic and _same_language(track, first)), None)
    if first.automatic or rival is None or not is_thin(reading.cues, length_seconds):
        return reading
    return _fuller(reading, rival)


def preferred(tracks: Iterable[Track], wanted: Sequence[str]) -> tuple[Track, ...]:
    """The tracks in wanted languages, best first: by the order of `wanted`, manual before automatic, the code itself
    before its plain form before other regions ('en' takes en-US and en-GB)."""
    ranked = [
        ((place, track.automatic, _distance(track.language, want), track.language), track)
        for track in tracks
        for place, want in enumerate(wanted)
        if _base(track.language) == _base(want)
    ]
    return tuple(dict.fromkeys(track for _, track in sorted(ranked, key=lambda item: item[0])))


def is_thin(cues: Sequence[Cue], length_seconds: int | None) -> bool:
    """Whether captions end long before the video, or say far too little for its length."""
    if not length_seconds:
        return False
    few = characters(cues) < LEAST_CHARACTERS_A_MINUTE * length_seconds / 60
    return few or end_of(cues) < LEAST_COVERED * length_seconds


def characters(cues: Iterable[Cue]) -> int:
    return sum(len(cue.text) for cue in cues)


def end_of(cues: Sequence[Cue]) -> float:
    """When the last words end, in seconds."""
    return max((cue.start_seconds + cue.duration_seconds for cue in cues), default=0.0)


def _fuller(reading: Reading, rival: Track) -> Reading:
    """The automatic track where it says clearly more; a rival that cannot be had leaves the manual one."""
    try:
        cues = rival.cues()
    except Stumbled as stumbled:
        if stumbled.fault.then is Then.CLOSE:
            raise
        return reading
    if characters(cues) < CLEARLY_MORE * characters(reading.cues):
        return reading
    return Reading(rival, cues, ("the manual captions are of a part only",))


def _none_of(tracks: Sequence[Track]) -> Fault:
    if not tracks:
        return NO_CAPTIONS
    codes = ", ".join(sorted({track.language for track in tracks})[:8])
    first = _base(tracks[0].language)
    return Fault(
        State.NONE,
        f"no captions in a wanted language, only in: {codes}",
        advice=f"--language {first} takes them.",
    )


def _base(language: str) -> str:
    return language.lower().replace("_", "-").partition("-")[0]


def _distance(language: str, want: str) -> int:
    language, want = (code.lower().replace("_", "-") for code in (language, want))
    return 0 if language == want else 1 if language == _base(want) else 2


def _same_language(one: Track, other: Track) -> bool:
    return _base(one.language) == _base(other.language)
