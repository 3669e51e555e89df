"""Known machine-learning blogs: their feeds, search indexes and sitemaps, indexed once a week for all papers.

The list is known_blogs.toml beside this file; GATHER_CONTEXT_BLOGS names a further file of the same form."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sources.contract import HostPace, NotConfigured
from sources.naming import short_name
from sources.outcomes import WEEK, Outcome, Unanswered, found, none
from sources.queries import distinctive_terms, plain_words
from sources.services.junk import is_article
from sources.values import Candidate, Paper

if TYPE_CHECKING:
    from sources.door import Door
    from sources.formats.feed import FeedEntry

LIST = Path(__file__).with_name("known_blogs.toml")
OWN_LIST = "GATHER_CONTEXT_BLOGS"
INDEX = "known-blogs"
MOST_FOUND = 15
ASKED_AT_ONCE = 12
FEED_BYTES = 2_000_000
FEW_POSTS = 60
"""A feed with fewer posts holds only the newest; the sitemap is asked for the others."""


@dataclass(frozen=True, slots=True)
class Blog:
    """A line of the list. `feed`, `index` (PaperMod's index.json) and `sitemap` are addresses; `pages` single articles."""

    name: str
    feed: str = ""
    index: str = ""
    sitemap: str = ""
    pages: tuple[tuple[str, str], ...] = ()
    """(address, title)."""


@dataclass(frozen=True, slots=True)
class Post:
    """A line of the index."""

    url: str
    title: str
    blog: str
    published: str | None = None
    summary: str = ""
    arxiv_ids: tuple[str, ...] = ()


class KnownBlogs:
    """Candidates: posts whose title, address or summary names the paper, or whose feed links it."""

    name = "known-blogs"
    finds = frozenset({"blog"})

    def __init__(self, settings: Mapping[str, str]) -> None:
        own = settings.get(OWN_LIST, "").strip()
        try:
            self._blogs = (*read_list(LIST), *(read_list(Path(own).expanduser()) if own else ()))
        except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
            raise NotConfigured(f"the list of blogs {own} cannot be read: {error}") from error
        self.hosts: Mapping[str, HostPace] = {}

    def plan(self, paper: Paper) -> Sequence[str]:
        return (f"the index of {len(self._blogs)} blogs, asked anew once a week",)

    def find(self, door: Door, paper: Paper) -> Outcome[Sequence[Candidate]]:
        """The best fitting posts of the index. Blogs that do not answer are counted, and missed by nobody else."""
        index = door.remember(INDEX, WEEK, lambda: self._index(door))
        posts = [Post(**{**row, "arxiv_ids": tuple(row["arxiv_ids"])}) for row in index["posts"]]
        fitting = best(paper, posts)
        silent = f" ({index['silent']} of {len(self._blogs)} blogs did not answer)" if index["silent"] else ""
        if not fitting:
            return none(f"none of {len(posts)} posts of known blogs names it{silent}")
        return found(
            [_candidate(post, rank) for rank, post in enumerate(fitting)],
            f"{len(fitting)} of {len(posts)} posts{silent}",
        )

    def _index(self, door: Door) -> dict[str, Any]:
        with ThreadPoolExecutor(ASKED_AT_ONCE) as pool:
            lists = list(pool.map(lambda blog: posts_of(door, blog), self._blogs))
        posts = {post.url: asdict(post) for known in lists for post in known or ()}
        return {"posts": list(posts.values()), "silent": sum(known is None for known in lists)}


def read_list(path: Path) -> tuple[Blog, ...]:
    """The blogs of a list in TOML. Raises OSError, TOMLDecodeError, KeyError or TypeError for what is none."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["blog"]
    return tuple(
        Blog(**{**row, "pages": tuple((p["url"], p["title"]) for p in row.get("pages", ()))}) for row in rows
    )


def posts_of(door: Door, blog: Blog) -> list[Post] | None:
    """What one blog has: at most its search index, or its feed and, where that is short, its sitemap. None: it is silent."""
    from sources.formats.feed import entries
    from sources.formats.search_index import posts

    own = [Post(url, title, blog.name) for url, title in blog.pages]
    listed: list[FeedEntry] | None = None
    for address, parse in ((blog.index, posts), (blog.feed, entries)):
        if address and not listed:
            listed = _listed(door, address, parse)
    listing = [_post(entry, blog.name) for entry in listed or ()]
    mapped = _mapped(door, blog) if blog.sitemap and len(listing) < FEW_POSTS else []
    asked = blog.index or blog.feed or blog.sitemap
    return None if asked and listed is None and not mapped and not own else [*own, *mapped, *listing]


def _listed(door: Door, address: str, parse: Any) -> list[FeedEntry] | None:
    try:
        answer = door.get(address, keep_seconds=WEEK, max_bytes=FEED_BYTES)
        return list(parse(answer.body, answer.url))
    except Unanswered:
        return None


def _mapped(door: Door, blog: Blog) -> list[Post]:
    """The pages of a sitemap, titled by the words of their address."""
    from sources.formats.sitemap import sitemap_urls

    try:
        answer = door.get(blog.sitemap, robots=True, keep_seconds=WEEK, max_bytes=FEED_BYTES)
        pages = [
            entry for entry in sitemap_urls(answer.body) if not entry.is_sitemap and is_article(entry.url)
        ]
    except Unanswered:
        return []
    return [Post(entry.url, _slug(entry.url), blog.name, entry.modified) for entry in pages]


def _post(entry: FeedEntry, blog: str) -> Post:
    return Post(entry.url, entry.title, blog, entry.published, entry.summary[:300], entry.arxiv_ids)


def _slug(url: str) -> str:
    """'the illustrated transformer' from '/2018/the-illustrated-transformer/'."""
    last = urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1]
    return re.sub(r"[-_]+", " ", re.sub(r"\.html?$|^\d{4}-\d{2}-\d{2}-", "", last)).strip()


def _candidate(post: Post, rank: int) -> Candidate:
    return Candidate(
        "blog",
        post.url,
        post.title,
        KnownBlogs.name,
        post.blog,
        rank,
        author=post.blog,
        published=post.published,
        snippet=post.summary or None,
    )


def best(paper: Paper, posts: Iterable[Post]) -> list[Post]:
    """The posts that name the paper, best first, at most 15."""
    judge = _judge(paper)
    scored = [(score, post) for post in posts if (score := judge(post)) > 0]
    return [post for _, post in sorted(scored, key=lambda pair: (-pair[0], pair[1].url))[:MOST_FOUND]]


def _judge(paper: Paper) -> Any:
    """A score for a post: its link to the paper, the paper's name, the title's words, distinctive terms; 0 when nothing tells."""
    name = (short_name(paper) or "").lower()
    title = set(plain_words(paper.title))
    terms = [term.lower() for term in distinctive_terms(paper)]

    def score(post: Post) -> float:
        words = set(re.findall(r"[\w-]+", f"{post.title} {_slug(post.url)}".lower()))
        words |= {word.removesuffix("s") for word in words}
        head = f" {post.title.lower()} "
        linked = 10.0 * (paper.arxiv_id in post.arxiv_ids)
        named = 4.0 * bool(name and (name in words or name.removesuffix("s") in words or f" {name} " in head))
        shared = len(title & words) / max(len(title), 1)
        told = sum(term in head or term in post.summary.lower() for term in terms)
        return linked + named + (4.0 * shared if shared >= 0.5 else 0.0) + (0.5 * told if told >= 2 else 0.0)

    return score
