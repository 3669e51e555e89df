"""The collection that every export is made from: a paper, its recurring terms with quotes, and its sources."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from aggregator.store import read
from aggregator.views.terms import anchor_of, terms_of
from sources.values import Paper

QUOTES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """A defining sentence, letter by letter, and the address of the second or paragraph where it stands."""

    text: str
    source: str
    link: str
    """'' when the source has no address on the web."""
    confidence: float
    """How sure we are that it defines the term, 0 to 1."""
    author: str | None = None
    kind: str = "blog"
    start_seconds: float | None = None
    heading: str | None = None
    automatic: bool = False
    """From captions that a machine made: words may be misheard."""


@dataclass(frozen=True, slots=True)
class Alias:
    """Another form of a term; `how` it is tied to it: 'plural', 'long form', 'heard as' …"""

    form: str
    how: str
    occurrences: int


@dataclass(frozen=True, slots=True)
class FirstUse:
    """Where a source uses a term for the first time, and how often it does."""

    source: str
    link: str
    occurrences: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where a source explains a term for the first time, well or badly."""

    source: str
    link: str
    start_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A term, what else it is called, how often it is used in how many independent sources, and who defines it."""

    term: str
    key: str
    """Stable over papers."""
    expansion: str | None = None
    aliases: tuple[Alias, ...] = ()
    """The commonest first."""
    occurrences: int = 0
    sources: int = 0
    """Independent ones: re-uploads and copies count once."""
    blogs: int = 0
    videos: int = 0
    in_paper: int = 0
    paper_section: str | None = None
    anchor: str = "the paper"
    """What was read of the paper: 'the paper', or 'title and abstract'."""
    termhood: float = 0.0
    known: bool = False
    """Marked as known by the person."""
    other_papers: int = 0
    """In which it was met too."""
    quotes: tuple[Quote, ...] = ()
    """The best of each source first, so that two are from two sources where there are two."""
    first_uses: tuple[FirstUse, ...] = ()
    """The busiest source first."""
    first_explained: tuple[Explanation, ...] = ()
    """Of every source that explains it, the one that does so best first."""


@dataclass(frozen=True, slots=True)
class Source:
    """A chosen page or video. `minutes` to read or watch; dates are ISO 8601."""

    kind: str
    title: str
    url: str
    author: str | None = None
    published: str | None = None
    fetched_at: str | None = None
    minutes: float = 0.0
    language: str | None = None
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class Glossary:
    """The entries, most characteristic first, with every source behind them."""

    paper: Paper
    entries: tuple[Entry, ...]
    sources: tuple[Source, ...]

    @property
    def counted(self) -> str:
        """'379 recurring terms', '60 terms, of which 3 recur'."""
        recurring = sum(entry.sources > 1 for entry in self.entries)
        if recurring == len(self.entries):
            return f"{recurring} recurring terms"
        return f"{len(self.entries)} terms, of which {recurring or 'none'} recur"


def glossary_of(db: sqlite3.Connection, arxiv_id: str, most: int) -> Glossary:
    """The terms of a stored paper that recur as a glossary of at most `most` entries; where hardly any do, its own as well."""
    paper = read.paper(db, arxiv_id) or Paper(arxiv_id, arxiv_id, (), "", "")
    variants, quotes = read.variants(db, arxiv_id), read.quotes(db, arxiv_id)
    terms = terms_of(db, arxiv_id).rows[:most]
    places = read.term_sources(db, arxiv_id, [row["term_id"] for row in terms])
    anchor, entries = anchor_of(db, arxiv_id), []
    for row in terms:
        term = row["term_id"]
        said = variants.get(term, []), quotes.get(term, []), places.get(term, [])
        entries.append(_entry(row, anchor, *said))
    return Glossary(paper, tuple(entries), tuple(map(_source, read.sources(db, arxiv_id))))


def only_new(glossary: Glossary) -> Glossary:
    """Without the terms that the person marked as known."""
    return replace(glossary, entries=tuple(entry for entry in glossary.entries if not entry.known))


Row = Mapping[str, Any]


def _entry(
    row: Row, anchor: str, variants: Sequence[Row], quotes: Sequence[Row], places: Sequence[Row]
) -> Entry:
    return Entry(
        term=row["term"],
        key=row["key"],
        expansion=row["expansion"],
        aliases=tuple(_aliases(row, variants)),
        occurrences=row["occurrences"],
        sources=row["document_frequency"],
        blogs=row["blogs"],
        videos=row["videos"],
        in_paper=row["paper_occurrences"],
        paper_section=row["paper_section"],
        anchor=anchor,
        termhood=row["termhood"],
        known=bool(row["known"]),
        other_papers=row["other_papers"],
        quotes=tuple(map(_quote, unlike(best_of_each(quotes))[:QUOTES_SHOWN])),
        first_uses=tuple(FirstUse(p["title"], p["first_use"] or "", p["occurrences"]) for p in places),
        first_explained=tuple({quote["document_id"]: _explanation(quote) for quote in quotes}.values()),
    )


def _aliases(row: Row, variants: Sequence[Row]) -> Iterator[Alias]:
    """The forms that differ by more than capitals from the term, its long form and each other."""
    seen = {row["term"].casefold(), (row["expansion"] or "").casefold()}
    for variant in variants:
        if (folded := variant["variant"].casefold()) not in seen:
            seen.add(folded)
            yield Alias(variant["variant"], variant["how"], variant["occurrences"])


def best_of_each(quotes: Sequence[Row]) -> list[Row]:
    """In the order given (best first), but every document's first before any document's second."""
    seen: dict[int, int] = {}
    turns = []
    for quote in quotes:
        turns.append(seen.setdefault(quote["document_id"], 0))
        seen[quote["document_id"]] += 1
    return [quotes[n] for n in sorted(range(len(quotes)), key=lambda n: turns[n])]


def unlike(quotes: Sequence[Row]) -> list[Row]:
    """Without those that say word by word what one before them says: blogs copy the paper."""
    first: dict[str, Row] = {}
    for quote in quotes:
        first.setdefault(quote["quote"], quote)
    return list(first.values())


def _explanation(row: Row) -> Explanation:
    return Explanation(row["title"], row["first_explained"] or "", row["first_explained_seconds"])


def _quote(row: Row) -> Quote:
    return Quote(
        text=row["quote"],
        source=row["title"],
        link=row["link"],
        confidence=row["confidence"],
        author=row["author"],
        kind=row["kind"],
        start_seconds=row["start_seconds"],
        heading=row["heading"],
        automatic=row["caption_kind"] == "automatic",
    )


def _source(row: Row) -> Source:
    kept = ("kind", "title", "url", "author", "published", "fetched_at", "minutes", "language")
    return Source(**{name: row[name] for name in kept}, automatic=row["caption_kind"] == "automatic")
