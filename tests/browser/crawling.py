"""Every page that can be reached by links from the first one."""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import dataclass
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

import httpx
from lxml import html


@dataclass(frozen=True, slots=True)
class Crawled:
    """A page: its address, status, the places (ids) in it, and where it leads, all absolute."""

    address: str
    status: int
    places: frozenset[str]
    links: tuple[str, ...]


def crawl(client: httpx.Client, start: str = "/", most_of_each: int = 8) -> list[Crawled]:
    """Pages in the order they are met, at most so many of each shape (the library, a paper, a source …)."""
    home = str(client.base_url)
    waiting, known, counts, pages = deque([urljoin(home, start)]), set[str](), Counter[str](), list[Crawled]()
    while waiting:
        address = waiting.popleft()
        if address in known or not address.startswith(home) or counts[shape(address)] >= most_of_each:
            continue
        known.add(address)
        counts[shape(address)] += 1
        pages.append(_fetched(client, address))
        waiting.extend(urldefrag(link).url for link in pages[-1].links)
    return pages


def _fetched(client: httpx.Client, address: str) -> Crawled:
    answer = client.get(address)
    if "html" not in answer.headers.get("content-type", "") or not answer.text:
        return Crawled(address, answer.status_code, frozenset(), ())
    tree = html.fromstring(answer.content, parser=html.HTMLParser(encoding="utf-8"))
    links = tuple(urljoin(address, link) for link in tree.xpath("//a/@href"))
    return Crawled(address, answer.status_code, frozenset(tree.xpath("//@id")), links)


def shape(address: str) -> str:
    """
    >>> shape("http://127.0.0.1:1/source/12?term=a")
    '/source/*?term'
    """
    parts = urlsplit(address)
    names = "&".join(sorted({name for name, _ in parse_qsl(parts.query)}))
    return re.sub(r"\d[\w.-]*", "*", parts.path) + (f"?{names}" if names else "")
