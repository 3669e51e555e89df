"""Cues joined into passages that a person can read and jump to: 20 to 40 seconds that keep their start."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sources.formats.plain import SENTENCE_END, sentences_together
from sources.values import Cue, Segment

SHORTEST_SECONDS = 20.0
LONGEST_SECONDS = 40.0
MIDDLE_SECONDS = 30.0
SILENCE_SECONDS = 8.0
"""A pause this long ends a passage, however short it is: a jump over it would land in silence."""

PARAGRAPH_WORDS = 300
"""Untimed text longer than this is cut at ends of sentences, into parts as long as a passage of 40 seconds."""

SOUND_STEMS = (
    "applau", "aplaus", "blank_audio", "bruit", "chatter", "cheer", "chime", "chuckl", "clapping", "cough", "gasp",
    "gelächter", "giggl", "inaudible", "jingle", "laugh", "lachen", "melod", "music", "musik", "musique", "música",
    "rires", "risas", "sighs", "snort", "squeak", "swoosh", "thud", "unintelligible", "whoosh", "__",
)  # fmt: skip
"""How words begin that name a sound, in the languages whose automatic tags were seen; [MASK] and [1] are words."""

LONE_SOUNDS = {
    "beep",
    "bell",
    "clap",
    "click",
    "clicks",
    "ding",
    "foreign",
    "noise",
    "sigh",
    "silence",
    "static",
}
"""Sounds only when they are the whole tag: '[noise]', but '[noise schedule]' was said."""

BRACKETED = re.compile(r"\[([^\[\]]{1,40})\]")
PARENTHESISED = re.compile(r"\(([^()]{1,40})\)")
NOTES = re.compile(r"[♩-♬]+")
SPEAKER_TURN = re.compile(r"\s*(?:>>|- |– )")


def merge_cues(cues: Sequence[Cue]) -> tuple[Segment, ...]:
    """Passages in order; each starts where its first cue does and lasts until its last one ends.

    Sound tags are dropped; every other word stands once, as it was. Cues without times (all at second 0, without
    duration) become paragraphs without a start."""
    spoken = [replace(cue, text=text) for cue in cues if (text := without_sounds(cue.text))]
    if not any(cue.start_seconds or cue.duration_seconds for cue in spoken):
        return tuple(
            Segment(text) for cue in spoken for text in sentences_together(cue.text, PARAGRAPH_WORDS)
        )
    passages = [_passage(group) for group in _groups(spoken)]
    ends = [*(passage.start_seconds for passage in passages[1:]), None]
    return tuple(_until(passage, end) for passage, end in zip(passages, ends, strict=True))


def without_sounds(text: str) -> str:
    """What a cue says without [Music], ♪, and a parenthesis that is all it holds, like '(applause)'."""
    text = " ".join(NOTES.sub(" ", BRACKETED.sub(_unless_sound, text)).split())
    alone = PARENTHESISED.fullmatch(text)
    return "" if alone and _names_sound(alone[1]) else text


def _unless_sound(tag: re.Match[str]) -> str:
    return " " if _names_sound(tag[1]) else tag[0]


def _names_sound(tag: str) -> bool:
    words = tag.lower().split()
    stems = len(words) <= 5 and any(word.startswith(SOUND_STEMS) for word in words)
    return stems or (len(words) == 1 and words[0] in LONE_SOUNDS)


def _groups(cues: Sequence[Cue]) -> Iterator[Sequence[Cue]]:
    """Cuts the cues where `_cut` says, from the front."""
    first = 0
    while first < len(cues):
        after = _cut(cues, first)
        yield cues[first:after]
        first = after


def _cut(cues: Sequence[Cue], first: int) -> int:
    """The index after the passage that starts at `first`: the best boundary within its shortest and longest time."""
    start = cues[first].start_seconds
    best, best_worth = first + 1, -1.0
    for after in range(first + 1, len(cues)):
        if _pause(cues, after) >= SILENCE_SECONDS:
            return after
        elapsed = cues[after].start_seconds - start
        if elapsed > LONGEST_SECONDS:
            return best
        worth = _worth(cues, after, elapsed)
        if worth >= best_worth:
            best, best_worth = after, worth
    return len(cues) if _end(cues[-1]) - start <= LONGEST_SECONDS else best


def _worth(cues: Sequence[Cue], after: int, elapsed: float) -> float:
    """How good it is to cut before `after`: a sentence or a speaker's turn ends, one pauses, the length is middling."""
    signs = 0.0
    if SENTENCE_END.search(cues[after - 1].text):
        signs += 3
    if SPEAKER_TURN.match(cues[after].text):
        signs += 3
    signs += min(_pause(cues, after), 2.0)
    length = 1 - abs(elapsed - MIDDLE_SECONDS) / MIDDLE_SECONDS
    return signs + length if elapsed >= SHORTEST_SECONDS else length / 100


def _pause(cues: Sequence[Cue], after: int) -> float:
    return max(0.0, cues[after].start_seconds - _end(cues[after - 1]))


def _end(cue: Cue) -> float:
    return cue.start_seconds + cue.duration_seconds


def _passage(cues: Sequence[Cue]) -> Segment:
    start = cues[0].start_seconds
    duration = max(_end(cue) for cue in cues) - start
    return Segment(
        " ".join(cue.text for cue in cues), start_seconds=start, duration_seconds=round(duration, 3)
    )


def _until(passage: Segment, next_start: float | None) -> Segment:
    """Automatic captions overlap: a passage lasts no longer than until the next one starts."""
    if passage.start_seconds is None or passage.duration_seconds is None or next_start is None:
        return passage
    room = round(next_start - passage.start_seconds, 3)
    return replace(passage, duration_seconds=min(passage.duration_seconds, room))
