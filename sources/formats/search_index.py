"""The posts of a blog's own search index: PaperMod's `/index.json`, Quarto's and Jekyll's `search.json`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urldefrag

from sources.formats.addresses import web_address
from sources.formats.feed import SUMMARY_CHARACTERS, FeedEntry
from sources.formats.gate import decoded
from sources.formats.mentions import arxiv_ids
from sources.formats.plain import one_line, shorten
from sources.outcomes import State, Unanswered

MOST_BYTES = 10_000_000
"""A prolific blog's full text is 2 MB."""

MOST_POSTS = 5_000

ADDRESS = ("permalink", "url", "uri", "href", "relpermalink")
SUMMARY = ("summary", "description", "content", "text")
FULL_TEXT = ("content", "text", "body")
DATE = ("date", "published", "lastmod")


def posts(data: bytes, url: str) -> tuple[FeedEntry, ...]:
    """Each page once, in order, at most 5,000. `url` is where the index was found, for its relative links.

    Raises Unanswered: NONE when it is empty, CHANGED for what is no such index, TOO_LARGE over 10 MB."""
    if len(data) > MOST_BYTES:
        raise Unanswered(State.TOO_LARGE, f"The search index has more than {MOST_BYTES // 1_000_000} MB.")
    found: dict[str, FeedEntry] = {}
    for post in _posts(data, url):
        found.setdefault(post.url, post)
    if not found:
        raise Unanswered(State.NONE, "The search index is empty.")
    return tuple(found.values())[:MOST_POSTS]


def _posts(data: bytes, url: str) -> Iterator[FeedEntry]:
    try:
        rows = json.loads(decoded(data))
    except (ValueError, RecursionError) as error:
        raise Unanswered(State.CHANGED, "The search index is no JSON.") from error
    if not isinstance(rows, list):
        raise Unanswered(State.CHANGED, "The search index is no list of posts.")
    for row in rows:
        if isinstance(row, dict) and (post := _post(row, url)):
            yield post


def _post(row: Mapping[str, Any], index_url: str) -> FeedEntry | None:
    title, written = one_line(_first(row, ("title",))), _first(row, ADDRESS)
    address = web_address(written, index_url)
    if not title or not written or not address:
        return None
    summary = shorten(_first(row, SUMMARY)[: 4 * SUMMARY_CHARACTERS], SUMMARY_CHARACTERS)
    return FeedEntry(
        title, urldefrag(address).url, _first(row, DATE) or None, summary, arxiv_ids(_first(row, FULL_TEXT))
    )


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((value for name in names if isinstance(value := row.get(name), str) and value), "")
