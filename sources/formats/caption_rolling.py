"""Rolling captions: YouTube's automatic WebVTT shows a line as the current one, as the former, and for 10 ms alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sources.formats.plain import one_line
from sources.values import Cue

WORD_TIME = re.compile(r"<\d\d:[\d:.]{4,12}>")
COLOUR = re.compile(r"</?c[^<>]{0,100}>")

ROLLING_SHARE = 0.3
"""Of rolling cues, two in three repeat the line before; speech repeats a whole line once in a hundred."""


def unrolled(cues: Sequence[Cue]) -> Sequence[Cue]:
    """Every line once, at the start of the cue that brings it. Cues that do not roll are returned as they are."""
    kept = [(cue, lines) for cue in cues if (lines := _lines(cue))]
    repeats = [0, *(_repeated(before, lines) for (_, before), (_, lines) in pairwise(kept))]
    timed_words = any(WORD_TIME.search(cue.text) for cue in cues)
    if not timed_words and sum(map(bool, repeats)) <= ROLLING_SHARE * len(kept):
        return cues
    return [
        replace(cue, text="\n".join(lines[old:]))
        for (cue, lines), old in zip(kept, repeats[: len(kept)], strict=True)
    ]


def _lines(cue: Cue) -> list[str]:
    return [
        line for raw in cue.text.split("\n") if (line := one_line(COLOUR.sub("", WORD_TIME.sub("", raw))))
    ]


def _repeated(before: Sequence[str], lines: Sequence[str]) -> int:
    """How many of the first `lines` are the last ones shown before."""
    most = min(len(before), len(lines))
    return next((n for n in range(most, 0, -1) if list(before[-n:]) == list(lines[:n])), 0)
