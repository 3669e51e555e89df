"""Web search through Brave's API, for whoever has a key (https://api-dashboard.search.brave.com/app/documentation)."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from sources.contract import HostPace, NotConfigured
from sources.door.verdicts import answered
from sources.outcomes import Outcome, State, Unanswered, found, none
from sources.queries import method_query, web_queries
from sources.services import links
from sources.values import Candidate, Paper

if TYPE_CHECKING:
    from sources.door import Door

KEY = "BRAVE_API_KEY"
ADDRESS = "https://api.search.brave.com/res/v1/web/search"
MOST_RESULTS = 20
KEEP_SECONDS = 7 * 24 * 3600
"""Queries cost money."""


class Brave:
    """Three queries a paper. The key goes into a header and nowhere else."""

    name = "brave"
    finds = frozenset({"blog", "video", "reference"})
    hosts: Mapping[str, HostPace] = MappingProxyType({"api.search.brave.com": HostPace(pause_seconds=1.1)})

    def __init__(self, settings: Mapping[str, str]) -> None:
        self._key = settings.get(KEY, "").strip()
        if not self._key.isascii() or not self._key.isprintable():
            raise NotConfigured(f"{KEY} holds characters that no key has")
        if not self._key:
            raise NotConfigured(f"set {KEY}")

    def plan(self, paper: Paper) -> Sequence[str]:
        return web_queries(paper)

    def find(self, door: Door, paper: Paper) -> Outcome[Sequence[Candidate]]:
        candidates = links.once(item for query in web_queries(paper) for item in self._results(door, query))
        return found(candidates, f"Brave: {len(candidates)} pages") if candidates else none("Brave: nothing")

    def background(self, door: Door, method: str) -> Outcome[Sequence[Candidate]]:
        """What one query for an explanation of the method finds."""
        pages = links.once(self._results(door, method_query(method)))
        said = f"Brave: {len(pages)} pages on {method}"
        return found(pages, said) if pages else none(said)

    def _results(self, door: Door, query: str) -> list[Candidate | None]:
        address = f"{ADDRESS}?{urlencode({'q': query, 'count': MOST_RESULTS})}"
        headers = {"X-Subscription-Token": self._key, "Accept": "application/json"}
        answer = door.send("GET", address, headers=headers, body=b"", follow=False, keep_seconds=KEEP_SECONDS)
        if answer.status in (401, 403, 422):
            raise Unanswered(
                State.NEEDS_KEY, f"Brave does not take the key ({answer.status}).", f"Check {KEY}."
            )
        rows = _rows(answered(answer).json())
        return [_candidate(row, query, rank) for rank, row in enumerate(rows)]


def _rows(answer: Any) -> list[Mapping[str, Any]]:
    """The results of an answer; it has no 'web' where nothing was found."""
    known = isinstance(answer, dict) and answer.get("type") == "search"
    web = answer.get("web", {"results": []}) if known else None
    rows = web.get("results") if isinstance(web, dict) else None
    if not isinstance(rows, list):
        raise Unanswered(State.CHANGED, "Brave answered in a form that is not known.")
    return [row for row in rows if isinstance(row, dict) and isinstance(row.get("url"), str)]


def _candidate(row: Mapping[str, Any], query: str, rank: int) -> Candidate | None:
    published = row.get("page_age") if isinstance(row.get("page_age"), str) else None
    title, said = _plain(row.get("title")), _plain(row.get("description")) or None
    return links.candidate(row["url"], title, Brave.name, query, rank=rank, snippet=said, published=published)


def _plain(text: Any) -> str:
    """Without the tags that mark the words of the query."""
    return " ".join(html.unescape(re.sub(r"</?\w+>", "", text)).split()) if isinstance(text, str) else ""
