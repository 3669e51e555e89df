"""A blog page as its title, date and segments of text."""

from __future__ import annotations

from dataclasses import dataclass

from sources.values import Segment


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says, without what stands around it. Formulas within a sentence are kept as `\\(TeX\\)`, code as `` `code` ``."""

    title: str
    segments: tuple[Segment, ...]
    author: str | None = None
    published: str | None = None
    """ISO 8601 date."""
    language: str | None = None
    canonical_url: str | None = None
    """rel=canonical, only within the same host."""
    description: str | None = None
    links: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Doubts in words, as in Document: 'looks like a consent page'."""


def article(html: bytes, url: str, content_type: str | None = None) -> Article:
    """The article of a page of at most 2 MB. Raises Unanswered: REFUSED for what is no page (PDF, image, binary), NONE without text,
    TOO_LARGE. Whether it is long enough is not judged here. Run it through `extraction.extract`: a page can make it hang."""
    raise NotImplementedError


def looks_like_wall(text: str) -> str | None:
    """Why a text seems to be a consent, login or captcha page instead of what was asked for; None if it does not."""
    raise NotImplementedError
