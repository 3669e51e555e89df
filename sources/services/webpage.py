"""Any page on the web: fetched as robots.txt allows, read as an article, refused when it is no text to speak of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sources.contract import HostPace
from sources.outcomes import Outcome, found, none
from sources.values import Candidate, Document

if TYPE_CHECKING:
    from sources.door import Answer, Door
    from sources.formats.article import Article

LEAST_WORDS = 150
"""architecture.md: a page with less text is never a document."""

KEEP_SECONDS = 30 * 24 * 3600
MOST_BYTES = 2_000_000


class WebPage:
    """Reads http(s) pages that no more particular source reads."""

    name = "webpage"
    hosts: Mapping[str, HostPace] = MappingProxyType({})

    def __init__(self, settings: Mapping[str, str]) -> None:
        pass

    def reads(self, url: str) -> bool:
        return urlsplit(url).scheme in ("http", "https")

    def read(self, door: Door, candidate: Candidate, languages: Sequence[str]) -> Outcome[Document]:
        """The article on the page; NONE for a wall, a page of few words, another file than a page."""
        from sources.formats.extraction import extract, warm_up

        warm_up()
        answer = door.get(candidate.url, robots=True, keep_seconds=KEEP_SECONDS, max_bytes=MOST_BYTES)
        page = extract(answer.body, answer.url, answer.headers.get("content-type"))
        document = _document(candidate, page, answer)
        return _too_little(document) or found(document, f"{document.word_count} words")


def _document(candidate: Candidate, page: Article, answer: Answer) -> Document:
    return Document(
        kind=candidate.kind,
        url=candidate.url,
        title=page.title or candidate.title,
        segments=page.segments,
        source=WebPage.name,
        author=page.author or candidate.author,
        published=page.published or candidate.published,
        language=page.language,
        description=page.description,
        links=page.links,
        fetched_at=answer.fetched_at,
        fetched_from=answer.url,
        notes=page.notes,
    )


def _too_little(document: Document) -> Outcome[Document] | None:
    from sources.formats.walls import looks_like_wall

    if wall := looks_like_wall(document.text):
        return none(f"not an article: {wall}")
    if document.word_count < LEAST_WORDS:
        return none(f"only {document.word_count} words of text")
    return None
