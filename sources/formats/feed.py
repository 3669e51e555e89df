"""The entries of an RSS or Atom feed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A post that a blog announces. `url` is absolute http(s); `published` ISO 8601; `summary` plain text of at most 500 characters."""

    title: str
    url: str
    published: str | None = None
    summary: str = ""
    arxiv_ids: tuple[str, ...] = ()
    """Papers that the whole post names, as far as the feed carries it (ids without version, at most 200)."""


def entries(data: bytes, url: str, content_type: str | None = None) -> tuple[FeedEntry, ...]:
    """Raises Unanswered: NONE for a feed without entries, CHANGED for what is no feed, REFUSED for a DOCTYPE, TOO_LARGE over 5 MB."""
    raise NotImplementedError
