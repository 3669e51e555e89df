"""DuckDuckGo's page of results without script (html.duckduckgo.com): the web search that needs no key.

Its shape was seen documented and in other clients, not recorded. It shows a bot check (202) to who asks too often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urljoin, urlsplit

from sources.contract import HostPace
from sources.outcomes import Outcome, State, Unanswered
from sources.queries import web_queries
from sources.services.websearch import candidates_of
from sources.values import Candidate, Paper

if TYPE_CHECKING:
    from sources.door import Door

ADDRESS = "https://html.duckduckgo.com/html/"
HEADERS = MappingProxyType({"Accept": "text/html", "Accept-Language": "en-US,en;q=0.8"})
BOT_CHECK = ("anomaly-modal", "challenge-form", "bots use DuckDuckGo too")
WAY_OUT = "Wait some minutes, set BRAVE_API_KEY or GATHER_CONTEXT_SEARXNG, or `add` pages by hand."


class DuckDuckGo:
    """At most three queries a paper, two seconds apart, ten results each."""

    name = "duckduckgo"
    finds = frozenset({"blog"})
    hosts: Mapping[str, HostPace] = MappingProxyType(
        {"html.duckduckgo.com": HostPace(pause_seconds=2.0, jitter_seconds=0.5)}
    )

    def __init__(self, settings: Mapping[str, str]) -> None:
        pass

    def plan(self, paper: Paper) -> Sequence[str]:
        return web_queries(paper)

    def find(self, door: Door, paper: Paper) -> Outcome[Sequence[Candidate]]:
        """The pages of all queries that were answered; the refusal only when the first is refused."""
        return candidates_of(self.name, "DuckDuckGo", web_queries(paper), lambda query: _results(door, query))


def _results(door: Door, query: str) -> list[tuple[str, str, str]]:
    """(address, title, snippet) of each result that is no advertisement. Raises Unanswered(BLOCKED) at the bot check."""
    answer = door.get(ADDRESS, params={"q": query}, headers=HEADERS)
    if answer.status == 202 or any(mark in answer.text for mark in BOT_CHECK):
        door.close_host("html.duckduckgo.com", "DuckDuckGo asks for proof that no bot is asking", 600)
        door.forget(answer.url)
        raise Unanswered(State.BLOCKED, "DuckDuckGo asks for proof that no bot is asking", WAY_OUT, 600)
    rows = parsed(answer.text)
    if not rows and "no-results" not in answer.text and "No results" not in answer.text:
        raise Unanswered(State.CHANGED, "DuckDuckGo's page of results has another form", WAY_OUT)
    return rows


def parsed(html: str) -> list[tuple[str, str, str]]:
    """The results of a page, in its order."""
    from bs4 import BeautifulSoup  # heavy

    soup = BeautifulSoup(html, "lxml")
    return [row for result in soup.select(".result:not(.result--ad)") if (row := _row(result))]


def _row(result: Any) -> tuple[str, str, str] | None:
    link, snippet = result.select_one("a.result__a"), result.select_one(".result__snippet")
    address = target(str(link.get("href") or "")) if link else None
    if not address:
        return None
    return address, link.get_text(" ", strip=True), snippet.get_text(" ", strip=True) if snippet else ""


def target(href: str) -> str | None:
    """Where a result's link leads in the end; None for an advertisement.

    >>> target("//duckduckgo.com/l/?uddg=https%3A%2F%2Fblog.example.org%2Fpost&rut=1")
    'https://blog.example.org/post'
    """
    parts = urlsplit(urljoin(ADDRESS, href))
    if parts.path.endswith("/y.js"):
        return None
    wrapped = parse_qs(parts.query).get("uddg") if (parts.hostname or "").endswith("duckduckgo.com") else None
    return wrapped[0] if wrapped else parts.geturl() if parts.scheme in ("http", "https") else None
