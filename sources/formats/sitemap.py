"""The addresses of a sitemap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from sources.formats.addresses import web_address
from sources.formats.plain import one_line
from sources.outcomes import State, Unanswered

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_ENTRIES = 20_000
MOST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """`is_sitemap`: the address leads to a further sitemap. `modified` is as written, by the standard ISO 8601."""

    url: str
    modified: str | None = None
    is_sitemap: bool = False


def sitemap_urls(data: bytes) -> tuple[SitemapEntry, ...]:
    """At most 20,000 http(s) addresses, in order; those of a file that breaks off are kept.

    Raises Unanswered: NONE when there is none, CHANGED for what is no sitemap (or a compressed one),
    REFUSED for one with a document type, TOO_LARGE over 5 MB."""
    if len(data) > MOST_BYTES:
        raise Unanswered(State.TOO_LARGE, f"The sitemap has more than {MOST_BYTES // 1_000_000} MB.")
    found = tuple(islice(_entries(data), MOST_ENTRIES))
    if not found:
        raise Unanswered(State.NONE, "The sitemap holds no addresses.")
    return found


def _entries(data: bytes) -> Iterator[SitemapEntry]:
    from defusedxml.common import DefusedXmlException  # heavy
    from defusedxml.ElementTree import ParseError, iterparse

    seen = False
    try:
        for _, element in iterparse(BytesIO(data), forbid_dtd=True):
            if _local_name(element) in ("url", "sitemap"):
                if entry := _entry(element):
                    seen = True
                    yield entry
                element.clear()
    except DefusedXmlException as error:
        raise Unanswered(State.REFUSED, "The sitemap declares a document type, which none needs.") from error
    except (ParseError, ValueError, LookupError) as error:
        if not seen:
            raise Unanswered(State.CHANGED, "What came is no sitemap.") from error


def _entry(element: Element) -> SitemapEntry | None:
    parts = {_local_name(part): one_line(part.text or "") for part in element}
    url = web_address(parts.get("loc", ""))
    return SitemapEntry(url, parts.get("lastmod") or None, _local_name(element) == "sitemap") if url else None


def _local_name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
