"""The entries of an RSS or Atom feed."""

from __future__ import annotations

import calendar
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from sources.formats.addresses import web_address
from sources.formats.gate import decoded
from sources.formats.mentions import arxiv_ids
from sources.formats.plain import one_line, shorten
from sources.outcomes import State, Unanswered

if TYPE_CHECKING:
    from time import struct_time

MOST_BYTES = 5_000_000
MOST_ENTRIES = 2_000
MOST_PARSED_CHARACTERS = 1_500_000
"""feedparser takes 2.5 s for a megabyte: what is left of a feed after trimming must stay below this."""

CONTENT_CHARACTERS = 2_000
SUMMARY_CHARACTERS = 500

ROOT = re.compile(r"<(?:rss|feed|rdf:RDF|RDF)[\s>]", re.IGNORECASE)
ENTRY = re.compile(r"<(?:item|entry)[\s>]", re.IGNORECASE)
ENTRY_END = re.compile(r"</(?:item|entry)\s*>", re.IGNORECASE)
LONG_ELEMENT = re.compile(
    r"<(content:encoded|content|description|summary|itunes:summary|media:description)(?=[\s>])[^<>]{0,500}(?<!/)>"
)
XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,2000}>")
HALF_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}$")
CDATA, CDATA_END = "<![CDATA[", "]]>"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A post that a blog announces. `url` is absolute http(s), `published` ISO 8601, `summary` one line of plain text."""

    title: str
    url: str
    published: str | None = None
    summary: str = ""
    arxiv_ids: tuple[str, ...] = ()
    """Papers that the post names, as far as the feed carries it: ids without version, at most 200."""


def entries(data: bytes, url: str, content_type: str | None = None) -> tuple[FeedEntry, ...]:
    """At most 2,000 entries, in order. `url` is where the feed was found, for its relative links.

    Raises Unanswered: NONE for a feed without entries, CHANGED for what is no feed, REFUSED for one that declares
    entities, TOO_LARGE over 5 MB."""
    if len(data) > MOST_BYTES:
        raise Unanswered(State.TOO_LARGE, f"The feed has more than {MOST_BYTES // 1_000_000} MB.")
    text = XML_DECLARATION.sub("", decoded(data, content_type), count=1)
    _refuse_what_is_no_feed(text)
    head, posts, tail = _split(text)
    slim = head + "".join("".join(_trimmed(post)) for post in posts) + tail
    if "<!ENTITY" in slim:
        raise Unanswered(State.REFUSED, "The feed declares entities, which none needs.")
    if len(slim) > MOST_PARSED_CHARACTERS:
        raise Unanswered(State.TOO_LARGE, "The feed holds too much beside its entries.")
    parsed = _parsed(slim, url)
    named = [arxiv_ids(post) for post in posts] if len(parsed) == len(posts) else [()] * len(parsed)
    found = tuple(entry for raw, ids in zip(parsed, named, strict=True) if (entry := _entry(raw, url, ids)))
    if not found:
        raise Unanswered(State.NONE, "The feed has no entries.")
    return found


def _refuse_what_is_no_feed(text: str) -> None:
    root = ROOT.search(text)
    if not root:
        raise Unanswered(State.CHANGED, "What came is no feed.")
    if "<!DOCTYPE" in text[: root.start()].upper():
        raise Unanswered(State.REFUSED, "The feed declares a document type, which none needs.")


def _split(text: str) -> tuple[str, list[str], str]:
    """What stands before the entries, the first 2,000 of them, what stands behind them all."""
    starts = [match.start() for match in ENTRY.finditer(text)]
    if not starts:
        return text, [], ""
    end = next((match.end() for match in reversed(list(ENTRY_END.finditer(text)))), len(text))
    edges = [*starts, max(end, starts[-1])]
    posts = [text[edges[n] : edges[n + 1]] for n in range(min(len(starts), MOST_ENTRIES))]
    return text[: starts[0]], posts, text[edges[-1] :]


def _trimmed(post: str) -> Iterator[str]:
    """An entry whose long texts are cut to their beginning, as plain text."""
    done = 0
    while opening := LONG_ELEMENT.search(post, done):
        inside = opening.end()
        begin = (
            post.find(CDATA_END, inside) if post[inside : inside + 20].lstrip().startswith(CDATA) else inside
        )
        close = post.find(f"</{opening[1]}>", begin)
        if begin < 0 or close < 0:
            break
        yield post[done : opening.start()]
        yield (
            post[opening.start() : close]
            if close - inside <= CONTENT_CHARACTERS
            else _beginning(post, opening)
        )
        done = close
    yield post[done:]


def _beginning(post: str, opening: re.Match[str]) -> str:
    inner = post[opening.end() : opening.end() + 2 * CONTENT_CHARACTERS].lstrip()
    return f"<{opening[1]}>{html.escape(shorten(_plain(inner.removeprefix(CDATA)), CONTENT_CHARACTERS))}"


def _plain(markup: str) -> str:
    """Escaped or bare HTML as plain text; a tag that the cut went through is dropped."""
    bare = TAG.sub(" ", html.unescape(markup) if "<" not in markup else markup)
    return html.unescape(HALF_TAG.sub("", bare))


def _parsed(text: str, url: str) -> list[Any]:
    import feedparser  # heavy

    # Never a string: feedparser opens a string as a path or an address (reliability finding 7).
    headers = {"content-location": url, "content-type": "application/xml; charset=utf-8"}
    data = text.encode("utf-8", "replace")
    return list(feedparser.parse(BytesIO(data), response_headers=headers).entries)


def _entry(raw: Any, feed_url: str, ids: tuple[str, ...]) -> FeedEntry | None:
    address = web_address(str(raw.get("link") or ""), feed_url)
    title = one_line(_plain(str(raw.get("title") or "")))
    if not title or not address or not raw.get("link"):
        return None
    published = _date(raw.get("published_parsed") or raw.get("updated_parsed"))
    return FeedEntry(
        title, address, published, shorten(_plain(str(raw.get("summary") or "")), SUMMARY_CHARACTERS), ids
    )


def _date(moment: struct_time | None) -> str | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC).isoformat() if moment else None
    except (ValueError, OverflowError, OSError):
        return None
