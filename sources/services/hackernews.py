"""Hacker News through Algolia's search (https://hn.algolia.com/api): stories about a paper, and what their comments link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sources.contract import HostPace
from sources.outcomes import Outcome, State, Unanswered, found, none
from sources.services.junk import is_article, is_video
from sources.values import Candidate, Kind, Paper

if TYPE_CHECKING:
    from sources.door import Door

SEARCH = "https://hn.algolia.com/api/v1/search"
ITEM = "https://hn.algolia.com/api/v1/items/"
PAGE = 30
STORIES_OPENED = 2
"""Whose comments are read: the paper's own stories with the most comments."""

MOST_COMMENTS = 2000


class HackerNews:
    """Candidates: stories by id and by title, and the outside links in the comments of the paper's own story."""

    name = "hackernews"
    finds = frozenset({"blog", "video"})
    hosts: Mapping[str, HostPace] = MappingProxyType({"hn.algolia.com": HostPace(pause_seconds=0.5)})

    def __init__(self, settings: Mapping[str, str]) -> None:
        pass

    def plan(self, paper: Paper) -> Sequence[str]:
        return (
            f'"{paper.arxiv_id}" in addresses',
            f"{_title(paper)} in titles",
            "the comments of the paper's own story",
        )

    def find(self, door: Door, paper: Paper) -> Outcome[Sequence[Candidate]]:
        """At most four requests; NONE when no story fits."""
        by_id = _stories(door, f'"{paper.arxiv_id}"', restrictSearchableAttributes="url")
        by_title = _stories(door, _title(paper))
        own = [
            story
            for story in {s["objectID"]: s for s in [*by_id, *by_title]}.values()
            if _is_own(story, paper)
        ]
        candidates = [*_posted(by_id, paper.arxiv_id), *_posted(by_title, _title(paper)), *_linked(door, own)]
        if not candidates:
            return none("Hacker News has no story about it")
        return found(candidates, f"{len(own)} stories about the paper, {len(candidates)} links")


def _title(paper: Paper) -> str:
    """Algolia wants every word of a query in a title; a subtitle is rarely there."""
    return re.split(r":\s", paper.title, maxsplit=1)[0]


def _stories(door: Door, query: str, **restricted: str) -> list[dict[str, Any]]:
    """Exactly these words: by default Algolia forgives typing errors, and finds other papers."""
    asked = {
        "query": query,
        "tags": "story",
        "typoTolerance": "false",
        "hitsPerPage": str(PAGE),
        **restricted,
    }
    raw = door.get(SEARCH, params=asked).json()
    hits = raw.get("hits") if isinstance(raw, dict) else None
    if not isinstance(hits, list):
        raise Unanswered(State.CHANGED, "Hacker News' search answered in another form")
    return [hit for hit in hits if isinstance(hit, dict) and hit.get("objectID")]


def _is_own(story: Mapping[str, Any], paper: Paper) -> bool:
    """A story that links the paper itself."""
    return paper.arxiv_id in str(story.get("url") or "")


def _posted(stories: Sequence[Mapping[str, Any]], query: str) -> Iterator[Candidate]:
    for rank, story in enumerate(stories):
        url = str(story.get("url") or "")
        if kind := _kind(url):
            title = " ".join(unescape(str(story.get("title") or "")).split()) or url
            yield Candidate(
                kind,
                url,
                title,
                HackerNews.name,
                query,
                rank,
                published=story.get("created_at"),
                points=story.get("points"),
            )


def _linked(door: Door, own: Sequence[Mapping[str, Any]]) -> Iterator[Candidate]:
    """What the comments of the paper's own stories link, in the order of the thread."""
    busy = sorted(own, key=lambda story: (-int(story.get("num_comments") or 0), str(story["objectID"])))
    for story in [story for story in busy if story.get("num_comments")][:STORIES_OPENED]:
        thread = door.get(f"{ITEM}{int(story['objectID'])}").json()
        for rank, (url, said) in enumerate(_links(thread)):
            if kind := _kind(url):
                yield Candidate(
                    kind,
                    url,
                    url,
                    HackerNews.name,
                    f"comments of story {story['objectID']}",
                    rank,
                    snippet=said,
                )


def _links(thread: Any) -> Iterator[tuple[str, str]]:
    """(address, comment in plain text) for every link of a thread; walked without recursion, however deep."""
    waiting, seen = [thread], 0
    while waiting and seen < MOST_COMMENTS:
        item, seen = waiting.pop(0), seen + 1
        if isinstance(item, dict):
            text = str(item.get("text") or "")
            plain = " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())[:300]
            yield from ((unescape(address), plain) for address in re.findall(r'href="([^"]+)"', text))
            waiting += item.get("children") or []


def _kind(url: str) -> Kind | None:
    if is_video(url):
        return "video"
    return "blog" if is_article(url) else None
