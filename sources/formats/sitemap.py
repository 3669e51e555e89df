"""The addresses of a sitemap."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """`is_sitemap`: the address is of a further sitemap (the file was an index). `modified` is ISO 8601 as written."""

    url: str
    modified: str | None = None
    is_sitemap: bool = False


def sitemap_urls(data: bytes) -> tuple[SitemapEntry, ...]:
    """At most 20,000 entries, in order. Raises Unanswered: NONE when empty, CHANGED for what is no sitemap, REFUSED for a DOCTYPE."""
    raise NotImplementedError
