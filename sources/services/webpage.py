"""Any page of the web as a document: what is left when no source knows its host better."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sources.contract import HostPace
from sources.formats.walls import looks_like_wall
from sources.outcomes import Outcome, found, none
from sources.services.youtube_addresses import video_id
from sources.values import Candidate, Document

if TYPE_CHECKING:
    from sources.door import Answer, Door
    from sources.formats.article import Article

LEAST_WORDS = 150
"""Of text that counts; below it a page is a stub, a list or a wall, and never a document."""

KEEP_SECONDS = 7 * 24 * 3600
ACCEPT = {"Accept": "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.5", "Accept-Language": "en,*;q=0.5"}


class WebPage:
    """Obeys robots.txt. The document keeps the address under which the page was found."""

    name = "webpage"
    hosts: Mapping[str, HostPace] = MappingProxyType({})

    def __init__(self, settings: Mapping[str, str]) -> None:
        pass

    def reads(self, url: str) -> bool:
        return urlsplit(url).scheme in ("http", "https") and video_id(url) is None

    def read(self, door: Door, candidate: Candidate, languages: Sequence[str]) -> Outcome[Document]:
        """NONE, with the reason, for a page without enough text and for one that hides it behind a wall."""
        from sources.formats.extraction import extract  # heavy: a process of its own

        answer = door.get(candidate.url, headers=ACCEPT, robots=True, keep_seconds=KEEP_SECONDS)
        article = extract(answer.body, answer.url, answer.headers.get("content-type"))
        document = _document(candidate, answer, article)
        if objection := why_no_document(document):
            return none(objection)
        return found(document, f"{answer.host}: {document.word_count} words")


def why_no_document(document: Document) -> str | None:
    """Why what came is not the page that was meant, in words; None where it is."""
    if wall := looks_like_wall(f"{document.title}\n{document.text}"):
        return f"the page {wall}"
    if document.word_count < LEAST_WORDS:
        return f"only {document.word_count} words of text"
    return None


def _document(candidate: Candidate, answer: Answer, article: Article) -> Document:
    return Document(
        kind=candidate.kind,
        url=candidate.url,
        title=article.title or candidate.title,
        segments=article.segments,
        source=WebPage.name,
        author=article.author or candidate.author,
        published=article.published or candidate.published,
        language=article.language,
        description=article.description,
        links=article.links,
        fetched_at=answer.fetched_at,
        fetched_from=answer.url,
        notes=article.notes,
    )
