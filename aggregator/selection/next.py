"""What to open next: a small batch, the most promising first, until there is enough."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aggregator.selection.values import Considered, Found, Options
from sources.values import Paper

PER_GATHER = {"blog": 12, "video": 15}
"""architecture.md: at most 15 videos are opened for their transcripts in one gather."""

BATCH = {"blog": 4, "video": 5}


def next_to_read(
    paper: Paper, pool: Sequence[Considered], options: Options, opened: Mapping[str, int]
) -> tuple[Found, ...]:
    """The next few candidates worth opening, or () when there is enough or nothing worthwhile is left."""
    chosen: list[Found] = []
    for kind, wanted in (("blog", options.blogs), ("video", options.videos[1])):
        have = sum(c.document is not None for c in pool if c.found.candidate.kind == kind)
        room = min(BATCH[kind], PER_GATHER[kind] - opened.get(kind, 0), 2 * wanted - have)
        unread = [
            c.found
            for c in pool
            if c.found.candidate.kind == kind and c.document is None and c.unread is None
        ]
        unread.sort(key=lambda f: (f.candidate.rank, f.candidate.url))
        chosen += unread[: max(0, room)] if have < wanted else []
    return tuple(chosen)
