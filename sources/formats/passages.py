"""Cues joined into passages of 20 to 40 seconds that keep their start."""

from __future__ import annotations

from collections.abc import Sequence

from sources.values import Cue, Segment


def merge_cues(cues: Sequence[Cue]) -> tuple[Segment, ...]:
    """Passages in order; each starts where its first cue does. Without times (all zero): paragraphs without a start."""
    raise NotImplementedError
