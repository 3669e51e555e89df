"""Web search through a SearXNG instance of one's own: public ones refuse programs.

GATHER_CONTEXT_SEARXNG names it ('http://localhost:8888'); its settings.yml must allow the format json
(https://docs.searxng.org/dev/search_api.html).
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sources.checking import is_web_address
from sources.contract import HostPace, NotConfigured
from sources.outcomes import Outcome, State, Unanswered, found, none
from sources.queries import method_query, web_queries
from sources.services import links
from sources.values import Candidate, Paper

if TYPE_CHECKING:
    from sources.door import Door

SETTING = "GATHER_CONTEXT_SEARXNG"
MOST_RESULTS = 15
LOOPBACK = ("127.0.0.1", "::1")


class SearXNG:
    """The same queries as any web search, to an address of the user's own."""

    name = "searxng"
    finds = frozenset({"blog", "video", "reference"})

    def __init__(self, settings: Mapping[str, str]) -> None:
        address = settings.get(SETTING, "").strip().rstrip("/")
        if not address:
            raise NotConfigured(f"set {SETTING} to the address of a SearXNG instance")
        if not is_web_address(address):
            raise NotConfigured(f"{SETTING} is no web address: {address[:100]!r}")
        self._search = address if address.endswith("/search") else f"{address}/search"
        host = (urlsplit(address).hostname or "").lower()
        self.hosts: Mapping[str, HostPace] = {host: HostPace(pause_seconds=1.0)}
        self.own_addresses = own_addresses(address)

    def plan(self, paper: Paper) -> Sequence[str]:
        return web_queries(paper)

    def find(self, door: Door, paper: Paper) -> Outcome[Sequence[Candidate]]:
        candidates = links.once(item for query in web_queries(paper) for item in self._results(door, query))
        if not candidates:
            return none("SearXNG: nothing for this paper")
        return found(candidates, f"SearXNG: {len(candidates)} pages")

    def background(self, door: Door, method: str) -> Outcome[Sequence[Candidate]]:
        """What one query for an explanation of the method finds."""
        pages = links.once(self._results(door, method_query(method)))
        said = f"SearXNG: {len(pages)} pages on {method}"
        return found(pages, said) if pages else none(said)

    def _results(self, door: Door, query: str) -> list[Candidate | None]:
        answer = _json(door, self._search, query)
        rows = answer.get("results") if isinstance(answer, dict) else None
        if not isinstance(rows, list):
            raise Unanswered(State.CHANGED, "SearXNG answered in a form that is not known")
        sound = [row for row in rows if isinstance(row, dict) and isinstance(row.get("url"), str)]
        return [_candidate(row, query, rank) for rank, row in enumerate(sound[:MOST_RESULTS])]


def _json(door: Door, address: str, query: str) -> Any:
    try:
        return door.get(address, params={"q": query, "format": "json", "language": "en"}).json()
    except Unanswered as refusal:
        if refusal.outcome.state is not State.BLOCKED:
            raise
        advice = "Add 'json' to search.formats in its settings.yml."
        raise Unanswered(State.BLOCKED, "This SearXNG does not answer programs (403).", advice) from refusal


def _candidate(row: Mapping[str, Any], query: str, rank: int) -> Candidate | None:
    title, said, published = (_text(row.get(key)) for key in ("title", "content", "publishedDate"))
    return links.candidate(
        row["url"], title or "", SearXNG.name, query, rank=rank, snippet=said, published=published
    )


def _text(value: Any) -> str | None:
    return " ".join(value.split()) if isinstance(value, str) and value.strip() else None


def own_addresses(address: str) -> frozenset[tuple[str, int]]:
    """What the door must let through for an instance on this machine or in this network, named by number or as localhost."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    try:
        return frozenset({(str(ipaddress.ip_address(host)), port)})
    except ValueError:
        return frozenset((number, port) for number in LOOPBACK) if host == "localhost" else frozenset()
