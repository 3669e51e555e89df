"""The posts of a blog's own search index (Hugo PaperMod's `/index.json`: every post with its full text)."""

from __future__ import annotations

from sources.formats.feed import FeedEntry


def posts(data: bytes, url: str) -> tuple[FeedEntry, ...]:
    """Raises Unanswered: NONE when empty, CHANGED for what is no such index."""
    raise NotImplementedError
