"""What a source hands over, held against its bounds: types, addresses, sizes, numbers. A plug-in is not trusted to count.

Use it inside `contract.ask`, so that what breaks while a plug-in's answer is looked at counts as its failure:
`ask(lambda: checked_candidates(source.find(door, paper), source.name), source.name)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar, get_args
from urllib.parse import urlsplit

from sources.formats.plain import clean, one_line
from sources.outcomes import Outcome, State
from sources.values import Article, Candidate, Document, Kind, Segment

T = TypeVar("T")

MOST_CANDIDATES = 100
"""Of one source for one paper; more can never be chosen from."""

MOST_LOOKED_AT = 1_000
MOST_SEGMENTS = 20_000
MOST_LINKS = 500
MOST_TEXT_CHARACTERS = 5_000_000
LONGEST_URL = 2_000
LONGEST = {
    "title": 500,
    "author": 200,
    "query": 300,
    "snippet": 1_000,
    "published": 40,
    "description": 20_000,
    "opening": 5_000,
    "field": 100,
}
"""Characters kept of a field."""

KINDS = frozenset(get_args(Kind))


def checked_candidates(outcome: Outcome[Sequence[Candidate]], source: str) -> Outcome[tuple[Candidate, ...]]:
    """The same outcome with at most 100 sound candidates, each marked as found by `source`, its strings cut.

    What is no candidate or has no http(s) address is dropped; where nothing remains of something, the outcome is FAILED."""
    if outcome.value is None:
        return _without_value(outcome)
    looked_at = list(islice(_iterable(outcome.value), MOST_LOOKED_AT))
    sound = [_candidate(item, source) for item in looked_at if _is_candidate(item)]
    if looked_at and not sound:
        return Outcome(
            State.FAILED, f"{source} found {len(looked_at)} things, and none is a web page or video."
        )
    return Outcome(outcome.state, outcome.sentence, outcome.advice, tuple(sound[:MOST_CANDIDATES]))


def checked_document(outcome: Outcome[Document], source: str) -> Outcome[Document]:
    """The same outcome with a document inside its bounds: segments, characters, links; FAILED for what is no document."""
    document = outcome.value
    if document is None:
        return _without_value(outcome)
    if not isinstance(document, Document) or document.kind not in KINDS or not is_web_address(document.url):
        return Outcome(State.FAILED, f"{source} read something that is no document.")
    bounded = replace(
        document,
        title=_cut(document.title, "title") or document.url,
        author=_cut(document.author, "author"),
        published=_cut(document.published, "published"),
        description=_cut(document.description, "description"),
        segments=_bounded(document.segments),
        links=tuple(link for link in document.links if is_web_address(link))[:MOST_LINKS],
    )
    return replace(outcome, value=bounded)


def checked_articles(outcome: Outcome[Mapping[str, Article]], source: str) -> Outcome[dict[str, Article]]:
    """The same outcome with at most 1,000 articles that have a title, an address and a text, each cut to its length."""
    if outcome.value is None:
        return _without_value(outcome)
    if not isinstance(outcome.value, Mapping):
        return Outcome(State.FAILED, f"{source} found something that is no articles.")
    rows = islice(outcome.value.items(), MOST_LOOKED_AT)
    checked = {title: _article(item) for title, item in rows if isinstance(item, Article)}
    sound = {title: article for title, article in checked.items() if article}
    return Outcome(outcome.state, outcome.sentence, outcome.advice, sound)


def is_web_address(url: Any) -> bool:
    """True for an absolute http(s) address of ordinary length, without a password, space or control character."""
    if not isinstance(url, str) or len(url) > LONGEST_URL or re.search(r"[\x00-\x20\x7f-\x9f\\]", url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


def _without_value(outcome: Outcome[Any]) -> Outcome[Any]:
    """A FOUND without a value is the plug-in's mistake."""
    if outcome.state is State.FOUND:
        return replace(outcome, state=State.FAILED, sentence=outcome.sentence or "found, but gave nothing")
    return outcome


def _iterable(value: Any) -> Iterable[Any]:
    if not isinstance(value, Iterable) or isinstance(value, str):
        raise TypeError(f"candidates must be a sequence, not {type(value).__name__}")
    return value


def _is_candidate(item: Any) -> bool:
    return isinstance(item, Candidate) and item.kind in KINDS and is_web_address(item.url)


def _candidate(item: Candidate, source: str) -> Candidate:
    return replace(
        item,
        title=_cut(item.title, "title") or item.url,
        source=source,
        query=_cut(item.query, "query") or "",
        rank=_count(item.rank) or 0,
        author=_cut(item.author, "author"),
        published=_cut(item.published, "published"),
        duration_seconds=_count(item.duration_seconds),
        views=_count(item.views),
        points=_count(item.points),
        snippet=_cut(item.snippet, "snippet"),
    )


def _article(item: Article) -> Article | None:
    title, opening = _cut(item.title, "title"), _cut(item.opening, "opening")
    if not title or not opening or not is_web_address(item.url):
        return None
    fetched_at, field = _cut(item.fetched_at, "published") or "", _cut(item.field, "field") or ""
    return Article(title, item.url, opening, fetched_at, field)


def _bounded(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    kept, characters = [], 0
    for segment in islice(segments, MOST_SEGMENTS):
        characters += len(segment.text)
        if characters > MOST_TEXT_CHARACTERS:
            break
        kept.append(segment)
    return tuple(kept)


def _cut(text: Any, field: str) -> str | None:
    """The text without control characters, on one line but for a description, cut to the field's length; None if empty."""
    if not isinstance(text, str):
        return None
    tidy = clean if field == "description" else one_line
    return tidy(text[: 4 * LONGEST[field]])[: LONGEST[field]].strip() or None


def _count(number: Any) -> int | None:
    """A whole number that fits into a database; None for anything else."""
    sound = isinstance(number, int | float) and not isinstance(number, bool) and 0 <= number < 2**53
    return int(number) if sound else None
