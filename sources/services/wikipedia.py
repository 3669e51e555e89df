"""English Wikipedia (https://www.mediawiki.org/wiki/API:Main_page): the article on what a paper introduced, as reference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from sources.contract import HostPace
from sources.naming import short_name
from sources.outcomes import Outcome, State, Unanswered, found, none
from sources.values import Candidate, Document, Paper, Segment

if TYPE_CHECKING:
    from sources.door import Door

HOST = "en.wikipedia.org"
API = f"https://{HOST}/w/api.php"
KEEP_SECONDS = 7 * 24 * 3600
MOST_FOUND = 3
LEAST_WORDS = 30
"""An article's lead is worth having even when it is short; it fills no quota."""

LAST_SECTIONS = frozenset(
    {"see also", "references", "external links", "further reading", "notes", "bibliography"}
)


class Wikipedia:
    """Candidates of kind 'reference': articles that cite the paper's id; and the reader of such articles."""

    name = "wikipedia"
    finds = frozenset({"reference"})
    hosts: Mapping[str, HostPace] = MappingProxyType({HOST: HostPace()})

    def __init__(self, settings: Mapping[str, str]) -> None:
        pass

    def plan(self, paper: Paper) -> Sequence[str]:
        return (f'insource:"{paper.arxiv_id}"', _by_name(paper))

    def find(self, door: Door, paper: Paper) -> Outcome[Sequence[Candidate]]:
        """By the id in the article's source, else by the paper's name."""
        for query in self.plan(paper):
            if candidates := [*_searched(door, query)]:
                return found(candidates, f"{len(candidates)} articles")
        return none("no encyclopaedia article cites it")

    def reads(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.hostname == HOST and parts.path.startswith("/wiki/")

    def read(self, door: Door, candidate: Candidate, languages: Sequence[str]) -> Outcome[Document]:
        """The article's text with its sections as headings."""
        title = unquote(urlsplit(candidate.url).path.removeprefix("/wiki/")).replace("_", " ")
        asked = {
            "action": "query",
            "prop": "extracts",
            "explaintext": "1",
            "redirects": "1",
            "titles": title,
            "format": "json",
            "formatversion": "2",
        }
        answer = door.get(API, params=asked, keep_seconds=KEEP_SECONDS)
        page = next(iter(_part(answer.json(), "pages")), {})
        segments = tuple(_segments(str(page.get("extract") or "")))
        document = Document("reference", candidate.url, str(page.get("title") or title), segments, self.name, author="Wikipedia",
                            language="en", fetched_at=answer.fetched_at, fetched_from=answer.url)  # fmt: skip
        return (
            found(document, f"{document.word_count} words")
            if document.word_count >= LEAST_WORDS
            else none("the article is empty")
        )


def _by_name(paper: Paper) -> str:
    return f"{short_name(paper) or paper.title} deep learning"


def _searched(door: Door, query: str) -> Iterator[Candidate]:
    asked = {
        "action": "query",
        "list": "search",
        "srsearch": query,
        "srlimit": str(MOST_FOUND),
        "format": "json",
        "formatversion": "2",
    }
    for rank, row in enumerate(_part(door.get(API, params=asked).json(), "search")):
        title = str(row.get("title") or "")
        snippet = re.sub(r"<[^>]*>", "", str(row.get("snippet") or ""))
        yield Candidate(
            "reference",
            f"https://{HOST}/wiki/{quote(title.replace(' ', '_'), safe='(),:')}",
            title,
            Wikipedia.name,
            query,
            rank,
            snippet=snippet,
        )


def _part(raw: Any, name: str) -> list[dict[str, Any]]:
    """The list `name` of an answer; empty when there is nothing. Raises Unanswered(CHANGED) for what is no such answer."""
    if not isinstance(raw, dict) or "error" in raw:
        raise Unanswered(State.CHANGED, "Wikipedia's API answered in another form")
    rows = (raw.get("query") or {}).get(name) or []
    return [row for row in (rows.values() if isinstance(rows, dict) else rows) if isinstance(row, dict)]


def _segments(extract: str) -> Iterator[Segment]:
    """Paragraphs under their '== heading =='; the article ends where its lists of links begin."""
    heading: str | None = None
    for line in extract.splitlines():
        if match := re.fullmatch(r"\s*(={2,6})\s*(.+?)\s*\1\s*", line):
            heading = match[2]
            if heading.lower() in LAST_SECTIONS:
                return
        elif line.strip():
            yield Segment(line.strip(), heading)
