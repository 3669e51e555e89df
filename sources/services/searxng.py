"""A SearXNG instance of one's own (https://docs.searxng.org/dev/search_api.html); public ones refuse programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from sources.contract import HostPace, NotConfigured
from sources.outcomes import Outcome, State, Unanswered
from sources.queries import web_queries
from sources.services.websearch import Results, candidates_of
from sources.values import Candidate, Paper

if TYPE_CHECKING:
    from sources.door import Door

ADDRESS = "GATHER_CONTEXT_SEARXNG"


class SearXNG:
    """At most three queries a paper to the instance that the setting names; its JSON format must be switched on there."""

    name = "searxng"
    finds = frozenset({"blog"})

    def __init__(self, settings: Mapping[str, str]) -> None:
        self._address = settings.get(ADDRESS, "").strip()
        if urlsplit(self._address).scheme not in ("http", "https"):
            raise NotConfigured(f"set {ADDRESS} to the address of your SearXNG instance")
        self.hosts: Mapping[str, HostPace] = {urlsplit(self._address).hostname or "": HostPace()}

    def plan(self, paper: Paper) -> Sequence[str]:
        return web_queries(paper)

    def find(self, door: Door, paper: Paper) -> Outcome[Sequence[Candidate]]:
        return candidates_of(
            self.name, "SearXNG", web_queries(paper), lambda query: self._results(door, query)
        )

    def _results(self, door: Door, query: str) -> Results:
        address = urljoin(self._address.rstrip("/") + "/", "search")
        raw = door.get(address, params={"q": query, "format": "json"}).json()
        rows = raw.get("results") if isinstance(raw, dict) else None
        if not isinstance(rows, list):
            raise Unanswered(
                State.CHANGED,
                "SearXNG answered in another form",
                "Allow the format 'json' in its settings.yml.",
            )
        return [
            (str(r["url"]), str(r.get("title") or ""), str(r.get("content") or ""))
            for r in rows
            if isinstance(r, dict) and r.get("url")
        ]
