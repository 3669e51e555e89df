"""All that crosses the border between the world and this machine: frozen, plain, standard library only."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["blog", "video", "reference", "background", "paper"]
"""blog and video fill the quota; reference (encyclopaedia), background and paper (its own full text) never do."""

CaptionKind = Literal["manual", "automatic"]


@dataclass(frozen=True, slots=True)
class Paper:
    """What arXiv (or a stand-in for it) says of a paper. Dates are ISO 8601; `arxiv_id` has no version."""

    arxiv_id: str
    title: str
    authors: tuple[str, ...]
    abstract: str
    source: str
    version: int | None = None
    categories: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    doi: str | None = None
    journal_ref: str | None = None
    comment: str | None = None
    code_url: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that one source found with one query and that may be about the paper. `rank` is its place in the answer, from 0."""

    kind: Kind
    url: str
    title: str
    source: str
    query: str = ""
    rank: int = 0
    author: str | None = None
    """The author of a page or the channel of a video."""
    published: str | None = None
    duration_seconds: int | None = None
    views: int | None = None
    points: int | None = None
    snippet: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption line as the service gives it; times in seconds."""

    start_seconds: float
    duration_seconds: float
    text: str


@dataclass(frozen=True, slots=True)
class Segment:
    """The unit of reading and search: a paragraph with its heading, or 20 to 40 seconds of a transcript with its start."""

    text: str
    heading: str | None = None
    anchor: str | None = None
    """The fragment (without '#') that leads to this paragraph on its page."""
    start_seconds: float | None = None
    duration_seconds: float | None = None
    counted: bool = True
    """False for what is shown but never counted as language: code, formulas, tables."""
    address: str | None = None
    """Where it stands, if that is not the document's own page: an article among those of an encyclopaedia."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article of an encyclopaedia as far as its first paragraph, without formulas."""

    title: str
    """What it is on, with other names of that in brackets: 'rectified linear unit (ReLU)'."""
    url: str
    opening: str
    fetched_at: str = ""
    field: str = ""
    """Of an entry in a glossary of one field, that field: there its title has one sense. '' where the opening must show it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A page, a transcript or the paper itself, as text. `links` are the http(s) addresses it points to, as written, bounded."""

    kind: Kind
    url: str
    title: str
    segments: tuple[Segment, ...]
    source: str
    """The service that gave the text."""
    author: str | None = None
    published: str | None = None
    language: str | None = None
    caption_kind: CaptionKind | None = None
    duration_seconds: int | None = None
    description: str | None = None
    """What stands under a video, or a page's own summary line."""
    links: tuple[str, ...] = ()
    fetched_at: str = ""
    fetched_from: str = ""
    """The address that answered, after redirects, or the file that was imported."""
    notes: tuple[str, ...] = field(default=())
    """Doubts in words: 'automatic captions', 'looks like a consent page'."""

    @property
    def text(self) -> str:
        return "\n\n".join(segment.text for segment in self.segments)

    @property
    def word_count(self) -> int:
        return sum(len(segment.text.split()) for segment in self.segments if segment.counted)

    @property
    def content_hash(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()
