"""Caption files and tracks of every shape, as cues."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from math import isfinite
from pathlib import PurePath

from sources.formats import caption_json, caption_lines, caption_xml
from sources.formats.plain import NOISE_SHARE, noise_share, one_line
from sources.outcomes import State, Unanswered
from sources.values import Cue

MOST_BYTES = 5_000_000
MOST_CUES = 50_000
"""Twelve hours of automatic captions are some 15,000."""

LONGEST_SECONDS = 100 * 3600.0

BACKWARD_SECONDS = 1.0
"""Two speakers' cues may be written in the other order; more than this is no order at all."""

CAPTION_SUFFIXES = {".json", ".json3", ".sbv", ".srt", ".srv1", ".srv2", ".srv3", ".ttml", ".vtt", ".xml"}
"""A file of this name is never read as plain text: what fits no shape there is an error message or a page."""

STYLING = re.compile(
    r"</?(?:font|i|b|u|c|v|br|ruby|rt|lang|span)\b[^<>]{0,200}>|<\d[\d:.]{4,15}>|\{\\an?\d\}", re.IGNORECASE
)
"""Other angle brackets may be what was said ('if a < b')."""

Parser = Callable[[str], Iterable[Cue]]

SHAPES: tuple[tuple[re.Pattern[str], Parser, str], ...] = (
    (re.compile(r"WEBVTT"), caption_lines.webvtt, "WebVTT"),
    (re.compile(r"[{\[]\s*[\[{\"\]}]"), caption_json.cues, "JSON captions"),
    (re.compile(r"<(?:\?xml|transcript|timedtext|tt\b)", re.IGNORECASE), caption_xml.cues, "timed text"),
    (re.compile(r"\d+:\d+:\d+\.\d+,\d+:\d+:\d+\.\d+"), caption_lines.sbv, "SBV"),
    (re.compile(r"(?:\d+\s*\n\s*)?\d+:\d+(?::\d+)?[.,]\d+\s*-->"), caption_lines.srt, "SRT"),
)
"""How a shape begins, who reads it, what it is called. Plain text is what remains."""


def sniff_captions(data: bytes, name: str = "") -> tuple[Cue, ...]:
    """The cues of a caption file or track, its shape told from how it begins.

    What fits no shape is plain text, unless `name` ends like a caption file. Text without times gives one cue a
    paragraph, all at second 0 and without duration: `merge_cues` makes segments without a start of them.
    Raises Unanswered: NONE for an empty track, CHANGED for a malformed one, TOO_LARGE over 5 MB or 50,000 cues."""
    if len(data) > MOST_BYTES:
        raise Unanswered(State.TOO_LARGE, f"The captions have more than {MOST_BYTES // 1_000_000} MB.")
    text = _decoded(data).strip()
    if not text:
        raise Unanswered(State.NONE, "The captions are empty.")
    for begins, parse, shape in SHAPES:
        if begins.match(text):
            return checked_cues(_parsed(parse, text, shape))
    if text.startswith("<") or PurePath(name.lower()).suffix in CAPTION_SUFFIXES:
        sentence = "What came is no captions in a known shape."
        raise Unanswered(State.CHANGED, sentence, "SRT, WebVTT, SBV, JSON or plain text can be read.")
    return checked_cues(_parsed(caption_lines.plain, text, "plain text"))


def checked_cues(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """The cues that say something, in order, without styling and control characters, if their times can be trusted.

    Also for cues that a library parsed. Raises Unanswered: NONE where no cue says anything, CHANGED for a time that
    is not finite, negative, or before its predecessor, TOO_LARGE over 50,000."""
    clean = [replace(cue, text=text) for cue in cues if (text := one_line(STYLING.sub("", cue.text)))]
    if not clean:
        raise Unanswered(State.NONE, "The captions hold no words.")
    if len(clean) > MOST_CUES:
        raise Unanswered(State.TOO_LARGE, f"The captions have more than {MOST_CUES} lines.")
    for cue in clean:
        if not (_sane(cue.start_seconds) and _sane(cue.duration_seconds)):
            impossible = f"{cue.start_seconds} s for {cue.duration_seconds} s"
            raise Unanswered(State.CHANGED, f"The captions have an impossible time: {impossible}.")
    for before, after in pairwise(clean):
        if after.start_seconds < before.start_seconds - BACKWARD_SECONDS:
            raise Unanswered(State.CHANGED, f"The captions run backwards at {after.start_seconds:.1f} s.")
    return tuple(sorted(clean, key=lambda cue: cue.start_seconds))


def _sane(seconds: float) -> bool:
    return isfinite(seconds) and 0 <= seconds <= LONGEST_SECONDS


def _decoded(data: bytes) -> str:
    """UTF-16 by its mark, UTF-8, else Windows-1252, in which old subtitle files are written."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if noise_share(text) > NOISE_SHARE:
        raise Unanswered(State.CHANGED, "What came is no captions: it is full of control characters.")
    return text


def _parsed(parse: Parser, text: str, shape: str) -> Iterable[Cue]:
    """A parser's cues; whatever it stumbles over (no numbers, nesting without end) is a changed shape."""
    stumbles = (
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        ArithmeticError,
        RecursionError,
        SyntaxError,
    )
    try:
        return list(parse(text))
    except stumbles as error:
        reason = one_line(f"{type(error).__name__}: {error}")[:200]
        raise Unanswered(State.CHANGED, f"The {shape} could not be read ({reason}).") from error
