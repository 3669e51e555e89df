"""Caption files and tracks of every shape, as cues."""

from __future__ import annotations

from collections.abc import Iterable

from sources.values import Cue


def sniff_captions(data: bytes, name: str = "") -> tuple[Cue, ...]:
    """The cues of a caption file, its shape told from its first characters (and, for plain text, its `name`).

    Plain text without times gives cues that all start at NaN-free 0 with duration 0: `merge_cues` makes paragraphs of them.
    Raises Unanswered: NONE for an empty track, CHANGED for what no shape fits, TOO_LARGE over 5 MB."""
    raise NotImplementedError


def checked_cues(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """The same cues, cleaned of control characters, if their times can be trusted (finite, not negative, in order).

    For cues that a library parsed. Raises Unanswered: NONE for no cue, CHANGED for impossible times."""
    raise NotImplementedError
