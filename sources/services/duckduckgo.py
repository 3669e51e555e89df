"""DuckDuckGo's HTML page: the web search that asks for no key. Best effort: it takes us for a bot when it likes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urljoin, urlsplit

from sources.contract import HostPace
from sources.outcomes import HOUR, Outcome, State, Unanswered, found, none
from sources.queries import method_query, web_queries
from sources.services import links
from sources.values import Candidate, Paper

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from sources.door import Answer, Door

HOST = "html.duckduckgo.com"
ADDRESS = f"https://{HOST}/html/"
MOST_RESULTS = 10
LEFT_ALONE_SECONDS = HOUR

ASK_LIKE_A_BROWSER = {"Accept": "text/html,application/xhtml+xml", "Accept-Language": "en-US,en;q=0.8"}
"""Without an Accept header the bot check comes at once."""

BLOCKED = "DuckDuckGo takes this machine for a bot and shows a puzzle instead of results"
WAYS_OUT = "Wait an hour, or name a SearXNG of yours in GATHER_CONTEXT_SEARXNG, or set BRAVE_API_KEY."


class DuckDuckGo:
    """Three queries a paper, two to three seconds apart."""

    name = "duckduckgo"
    finds = frozenset({"blog", "video", "reference"})
    hosts: Mapping[str, HostPace] = MappingProxyType({HOST: HostPace(pause_seconds=2.0, jitter_seconds=1.0)})

    def __init__(self, settings: Mapping[str, str]) -> None:
        pass

    def plan(self, paper: Paper) -> Sequence[str]:
        return web_queries(paper)

    def find(self, door: Door, paper: Paper) -> Outcome[Sequence[Candidate]]:
        """What the queries found before a bot check, if one came, counts."""
        kept: list[Candidate] = []
        for query in web_queries(paper):
            try:
                kept += _results(door, query)
            except Unanswered:
                if not kept:
                    raise
                return found(
                    links.once(kept), f"DuckDuckGo: {len(links.once(kept))} pages, then it stopped answering"
                )
        if not kept:
            return none("DuckDuckGo: nothing for this paper")
        return found(links.once(kept), f"DuckDuckGo: {len(links.once(kept))} pages")

    def background(self, door: Door, method: str) -> Outcome[Sequence[Candidate]]:
        """What one query for an explanation of the method finds."""
        pages = links.once(_results(door, method_query(method)))
        said = f"DuckDuckGo: {len(pages)} pages on {method}"
        return found(pages, said) if pages else none(said)


def _results(door: Door, query: str) -> list[Candidate]:
    answer = door.get(ADDRESS, params={"q": query, "kl": "us-en"}, headers=ASK_LIKE_A_BROWSER)
    if is_bot_check(answer):
        door.forget(answer.url)
        door.close_host(HOST, f"{BLOCKED}.", LEFT_ALONE_SECONDS)
        raise Unanswered(State.BLOCKED, f"{BLOCKED}.", WAYS_OUT, LEFT_ALONE_SECONDS)
    return list(results(answer.body, query))


def is_bot_check(answer: Answer) -> bool:
    """Status 202, or the puzzle itself under a status that means success."""
    return answer.status == 202 or b"anomaly-modal" in answer.body or b"challenge-form" in answer.body


def results(page: bytes, query: str) -> Iterator[Candidate]:
    """At most ten candidates of a page of results, in order, without advertisements. Raises Unanswered(CHANGED) for no such page."""
    from lxml.html import HTMLParser, document_fromstring  # heavy

    root = document_fromstring(page or b"<html/>", parser=HTMLParser(encoding="utf-8"))
    rows = root.xpath(
        '//div[contains(concat(" ", @class, " "), " result ")][.//a[contains(@class, "result__a")]]'
    )
    if not rows and not root.xpath('//*[contains(@class, "no-results")]'):
        raise Unanswered(State.CHANGED, "DuckDuckGo's page of results has another form than the known one")
    ranked = [row for row in rows if "result--ad" not in row.get("class", "")][:MOST_RESULTS]
    for rank, row in enumerate(ranked):
        if candidate := _candidate(row, query, rank):
            yield candidate


def _candidate(row: HtmlElement, query: str, rank: int) -> Candidate | None:
    anchor = row.xpath('.//a[contains(@class, "result__a")]')[0]
    said = " ".join(" ".join(row.xpath('.//*[contains(@class, "result__snippet")]//text()')).split())
    url = unwrapped(anchor.get("href", ""))
    title = " ".join(anchor.text_content().split())
    return links.candidate(url, title, DuckDuckGo.name, query, rank=rank, snippet=said or None)


def unwrapped(href: str) -> str:
    """The address behind DuckDuckGo's own redirect; '' for an advertisement."""
    url = urljoin(ADDRESS, href)
    parts = urlsplit(url)
    if not (parts.hostname or "").endswith("duckduckgo.com"):
        return url
    return parse_qs(parts.query).get("uddg", [""])[0] if parts.path.startswith("/l/") else ""
