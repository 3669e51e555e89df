"""Brave's web search, with a key (https://api-dashboard.search.brave.com/app/documentation)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from sources.contract import HostPace, NotConfigured
from sources.outcomes import Outcome, State, Unanswered
from sources.queries import web_queries
from sources.services.websearch import Results, candidates_of
from sources.values import Candidate, Paper

if TYPE_CHECKING:
    from sources.door import Door

ADDRESS = "https://api.search.brave.com/res/v1/web/search"
KEY = "BRAVE_API_KEY"


class Brave:
    """At most three queries a paper; the key goes in a header and is never stored."""

    name = "brave"
    finds = frozenset({"blog"})
    hosts: Mapping[str, HostPace] = MappingProxyType({"api.search.brave.com": HostPace(pause_seconds=1.1)})

    def __init__(self, settings: Mapping[str, str]) -> None:
        self._key = settings.get(KEY, "").strip()
        if not self._key:
            raise NotConfigured(f"set {KEY} for Brave's web search")

    def plan(self, paper: Paper) -> Sequence[str]:
        return web_queries(paper)

    def find(self, door: Door, paper: Paper) -> Outcome[Sequence[Candidate]]:
        return candidates_of(self.name, "Brave", web_queries(paper), lambda query: self._results(door, query))

    def _results(self, door: Door, query: str) -> Results:
        headers = {"X-Subscription-Token": self._key, "Accept": "application/json"}
        raw = door.get(ADDRESS, params={"q": query, "count": "20"}, headers=headers).json()
        rows = (raw.get("web") or {}).get("results", []) if isinstance(raw, dict) else None
        if not isinstance(rows, list):
            raise Unanswered(State.CHANGED, "Brave answered in another form")
        return [
            (str(r["url"]), str(r.get("title") or ""), str(r.get("description") or ""))
            for r in rows
            if isinstance(r, dict) and r.get("url")
        ]
