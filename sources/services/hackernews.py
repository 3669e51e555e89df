"""Hacker News, through Algolia's search: stories that link the paper or carry its title, and what their comments link.

The API: https://hn.algolia.com/api. Its matching is fuzzy unless phrases are quoted and typing errors switched off,
and even then each hit is held against the paper here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sources.contract import HostPace
from sources.identifiers import arxiv_id as read_id
from sources.outcomes import Outcome, State, Unanswered, found, none
from sources.queries import distinctive_terms, plain_words, short_name
from sources.services import links
from sources.values import Candidate, Paper

if TYPE_CHECKING:
    from sources.door import Door

API = "https://hn.algolia.com/api/v1"
STORIES_OF_A_QUERY = 40
THREADS_READ = 1
"""Of the paper's own stories, the one with the most comments; with the three searches that makes four requests."""

MOST_COMMENTS = 5_000
SNIPPET_CHARACTERS = 300

# One of these in a title makes it clear that a common word (Adam, Mamba, Transformer) is meant as a name of the field.
_FIELD_WORDS = """
ai arxiv attention autoencoder backprop bert classification convolutional cnn cuda dataset deep diffusion embedding
explained generative gpt gpu gradient image implementation inference keras language learning llm lstm machine ml model
network neural nlp optimizer paper pre-training pretrained pytorch recognition reinforcement rnn tensorflow token
training transformer tuning vision
"""
FIELD_WORDS = frozenset(_FIELD_WORDS.split())


@dataclass(frozen=True, slots=True)
class Search:
    """One query for stories; `field`: the one attribute that is searched."""

    query: str
    field: str


class HackerNews:
    """Pages that were submitted about a paper, and the pages and videos that the readers of the paper recommend."""

    name = "hackernews"
    finds = frozenset({"blog", "video", "reference"})
    hosts: Mapping[str, HostPace] = MappingProxyType({"hn.algolia.com": HostPace(pause_seconds=0.5)})

    def __init__(self, settings: Mapping[str, str]) -> None:
        pass

    def plan(self, paper: Paper) -> Sequence[str]:
        return [
            *(f"stories with {search.query} in their {search.field}" for search in searches(paper)),
            "the comments on the paper's own story",
        ]

    def find(self, door: Door, paper: Paper) -> Outcome[Sequence[Candidate]]:
        stories = {hit["objectID"]: hit for search in searches(paper) for hit in _stories(door, search)}
        own = [hit for hit in stories.values() if is_of(paper, hit)]
        pages = [_page(hit) for hit in stories.values() if may_treat(paper, hit)]
        linked = [item for hit in _most_discussed(own) for item in _linked(door, hit)]
        candidates = links.once([*pages, *linked])
        if not candidates:
            return none(f"Hacker News: {_counted(len(own), 'story', 'stories')} of this paper, nothing else")
        told = f"{_counted(len(own), 'story links', 'stories link')} this paper"
        return found(candidates, f"Hacker News: {told}; {_counted(len(candidates), 'page', 'pages')} found")


def searches(paper: Paper) -> tuple[Search, ...]:
    """By the paper's id in the address, by its title, and by its short name."""
    name = short_name(paper)
    by_name = (Search(f'"{name}"', "title"),) if name else ()
    title = paper.title.replace('"', " ")
    return (Search(f'"{paper.arxiv_id}"', "url"), Search(f'"{title}"', "title"), *by_name)


def is_of(paper: Paper, hit: Mapping[str, Any]) -> bool:
    """True for a story that links the paper itself."""
    linked = read_id(hit["url"])
    return linked is not None and linked[0] == paper.arxiv_id


def may_treat(paper: Paper, hit: Mapping[str, Any]) -> bool:
    """True for a story whose title carries the paper's title, or its name in a sentence of the field."""
    title, name = hit["title"], short_name(paper)
    if _carries(title, paper.title) or paper.arxiv_id in hit["url"]:
        return True
    if not name or not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title):
        return False
    said = set(plain_words(title))
    unmistakable = len(re.findall(r"[A-Z]", name)) > 1 and name != name.upper()
    telling = {word for term in distinctive_terms(paper) for word in term.split()} | FIELD_WORDS
    return unmistakable or bool((said - set(plain_words(name))) & telling)


def _carries(title: str, wanted: str) -> bool:
    """True where the title has all telling words of the other, or, of one with a single telling word, its very words."""
    telling = set(plain_words(wanted))
    if len(telling) > 1:
        return telling <= set(plain_words(title))
    said, words = (" ".join(re.findall(r"\w+", text.lower())) for text in (title, wanted))
    return bool(words) and words in said


def _stories(door: Door, search: Search) -> list[dict[str, Any]]:
    """The stories of one search that have an address, a title and an id."""
    params = {
        "query": search.query,
        "tags": "story",
        "restrictSearchableAttributes": search.field,
        "typoTolerance": "false",
        "hitsPerPage": STORIES_OF_A_QUERY,
    }
    answer = door.get(f"{API}/search", params=params).json()
    hits = answer.get("hits") if isinstance(answer, dict) else None
    if not isinstance(hits, list):
        raise Unanswered(State.CHANGED, "Hacker News' search answered in a form that is not known")
    wanted = ("objectID", "title", "url")
    return [
        hit for hit in hits if isinstance(hit, dict) and all(isinstance(hit.get(key), str) for key in wanted)
    ]


def _page(hit: Mapping[str, Any]) -> Candidate | None:
    return links.candidate(
        hit["url"],
        hit["title"],
        HackerNews.name,
        "story",
        published=hit.get("created_at") if isinstance(hit.get("created_at"), str) else None,
        points=_number(hit.get("points")),
    )


def _most_discussed(stories: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    discussed = [hit for hit in stories if _number(hit.get("num_comments"))]
    return sorted(discussed, key=lambda hit: -(_number(hit.get("num_comments")) or 0))[:THREADS_READ]


def _linked(door: Door, story: Mapping[str, Any]) -> Iterator[Candidate | None]:
    """A candidate for each link in the comments on a story. A thread that does not come costs only its links."""
    try:
        tree = door.get(f"{API}/items/{story['objectID']}").json()
    except Unanswered:
        return
    for text in _comments(tree):
        for url in re.findall(r'href="([^"]+)"', text):
            yield links.candidate(
                html.unescape(url),
                "",
                HackerNews.name,
                "comments on the paper's story",
                snippet=_snippet(text),
            )


def _comments(tree: Any) -> Iterator[str]:
    """The texts of a tree of comments, depth first, at most 5,000."""
    waiting, seen = [tree], 0
    while waiting and seen < MOST_COMMENTS:
        node = waiting.pop()
        if not isinstance(node, dict):
            continue
        seen += 1
        children = node.get("children")
        waiting += reversed(children) if isinstance(children, list) else []
        if isinstance(node.get("text"), str):
            yield node["text"]


def _snippet(text: str) -> str:
    """What a comment says, without its markup, cut."""
    bare = html.unescape(re.sub(r"<[^<>]*>", " ", re.sub(r"<a [^<>]*>[^<]*</a>", " … ", text)))
    return " ".join(bare.split())[:SNIPPET_CHARACTERS]


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
