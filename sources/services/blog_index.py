"""The posts of the known blogs: each blog asked once a week, all blogs side by side, none of them waited for in vain."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sources.contract import ask
from sources.formats import feed, search_index, sitemap
from sources.outcomes import Outcome, State, found
from sources.services import links
from sources.services.blog_table import Blog

if TYPE_CHECKING:
    from sources.door import Answer, Door
    from sources.formats.feed import FeedEntry

DAY = 24 * 3600
KEEP_SECONDS = 7 * DAY
KEEP_FAILURE_SECONDS = DAY

SIDE_BY_SIDE = 12
"""Blogs asked at once; each by one request at a time."""

ALL_SECONDS = 60.0
"""For all blogs together; those that did not answer by then are asked the next time."""

MOST_OF_A_SITEMAP = 3_000
SUMMARY_CHARACTERS = 300
INDEX_BYTES = 10_000_000
"""A search index holds the whole text of a blog: 2 MB for a prolific one."""


@dataclass(frozen=True, slots=True)
class Post:
    """One post as a list shows it; of a sitemap only its address. `arxiv_ids`: papers that it names, as far as is known."""

    title: str
    url: str
    blog: Blog
    published: str | None = None
    summary: str = ""
    arxiv_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """All posts, and of the blogs that did not answer how that ended."""

    posts: tuple[Post, ...]
    failures: tuple[Outcome[Any], ...] = ()


def all_posts(door: Door, blogs: Sequence[Blog], seconds: float = ALL_SECONDS) -> Index:
    """The posts of all blogs, in the order of the table."""
    answers = _side_by_side(door, blogs, seconds)
    late: Outcome[list[Any]] = Outcome(State.TIMED_OUT, "some blogs took too long")
    outcomes = [(blog, answers.get(number, late)) for number, blog in enumerate(blogs)]
    posts = [post for blog, outcome in outcomes for post in _posts(blog, outcome.value or [])]
    return Index(tuple(posts), tuple(outcome for _, outcome in outcomes if outcome.value is None))


def _side_by_side(door: Door, blogs: Sequence[Blog], seconds: float) -> Mapping[int, Outcome[list[Any]]]:
    """What each blog answered within the time, by its number. Threads that hang are left behind; they end with the process."""
    waiting = list(reversed(list(enumerate(blogs))))
    answers: dict[int, Outcome[list[Any]]] = {}

    def work() -> None:
        while waiting and time.monotonic() < until:
            try:
                number, blog = waiting.pop()
            except IndexError:
                return
            answers[number] = ask(lambda blog=blog: _remembered(door, blog), blog.name)  # type: ignore[misc]

    until = time.monotonic() + seconds
    threads = [threading.Thread(target=work, daemon=True, name="known blogs") for _ in range(SIDE_BY_SIDE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))
    return dict(answers)


def _remembered(door: Door, blog: Blog) -> Outcome[list[Any]]:
    """The rows of one blog's posts, kept for a week; a failure is kept for a day, so that it costs little and heals."""
    if not blog.lists:
        return found([])
    key = f"known blog {' '.join(blog.lists)}"
    kept = door.remember(key, KEEP_SECONDS, lambda: _asked(door, blog))
    if kept["state"] != State.FOUND:
        kept = door.remember(key, KEEP_FAILURE_SECONDS, lambda: _asked(door, blog))
    if kept["state"] != State.FOUND:
        return Outcome(State(kept["state"]), kept["sentence"])
    return found(kept["rows"])


def _asked(door: Door, blog: Blog) -> dict[str, Any]:
    """{"state", "sentence", "rows"}: what the blog's lists hold. FOUND, with no rows, for a blog that is silent."""
    outcome: Outcome[list[Any]] = _from_index(door, blog) if blog.index else Outcome(State.NONE)
    if outcome.value is None:
        outcome = _from_feed_and_sitemap(door, blog, outcome)
    return {"state": outcome.state, "sentence": outcome.sentence, "rows": outcome.value or []}


def _from_index(door: Door, blog: Blog) -> Outcome[list[Any]]:
    def read() -> Outcome[list[Any]]:
        answer = door.get(blog.index, keep_seconds=KEEP_SECONDS, max_bytes=INDEX_BYTES)
        return found(_rows(search_index.posts(answer.body, answer.url)))

    return ask(read, blog.name)


def _from_feed_and_sitemap(door: Door, blog: Blog, so_far: Outcome[list[Any]]) -> Outcome[list[Any]]:
    """A host that does not answer for its feed, or whose feed is empty, is not asked for its sitemap."""
    fed = _from_feed(door, blog) if blog.feed else so_far
    if not blog.sitemap or fed.value == [] or fed.state not in (State.FOUND, State.NONE):
        return fed
    mapped = _from_sitemap(door, blog)
    if fed.value is None:
        return mapped
    listed = {row[1] for row in fed.value}
    return found([*fed.value, *(row for row in mapped.value or [] if row[1] not in listed)])


def _from_feed(door: Door, blog: Blog) -> Outcome[list[Any]]:
    def read(answer: Answer) -> Outcome[list[Any]]:
        return found(_rows(feed.entries(answer.body, answer.url, answer.headers.get("content-type"))))

    fetched = ask(lambda: found(door.get(blog.feed, keep_seconds=KEEP_SECONDS)), blog.name)
    if fetched.value is None:
        return Outcome(fetched.state, fetched.sentence)
    answer = fetched.value
    parsed = ask(lambda: read(answer), blog.name)
    return found([]) if parsed.state is State.NONE else parsed


def _from_sitemap(door: Door, blog: Blog) -> Outcome[list[Any]]:
    def read() -> Outcome[list[Any]]:
        entries = _sitemap(door, blog.sitemap)
        children = [entry.url for entry in entries if entry.is_sitemap]
        if children:
            entries = _sitemap(door, next((url for url in children if "post" in url), children[0]))
        return found(list(_addresses(entries, blog)))

    return ask(read, blog.name)


def _sitemap(door: Door, url: str) -> Sequence[sitemap.SitemapEntry]:
    """Some begin with empty lines, which XML does not allow."""
    return sitemap.sitemap_urls(door.get(url, robots=True, keep_seconds=KEEP_SECONDS).body.lstrip())


def _addresses(entries: Sequence[sitemap.SitemapEntry], blog: Blog) -> Iterator[list[Any]]:
    """A row for each address that may be a post of this blog."""
    for entry in entries[:MOST_OF_A_SITEMAP]:
        parts = urlsplit(entry.url)
        within = parts.hostname in blog.hosts and parts.path.startswith(blog.within)
        if within and links.kind_of(entry.url) == "blog":
            yield [links.title_from(entry.url), entry.url, None, "", []]


def _rows(entries: Sequence[FeedEntry]) -> list[Any]:
    """[title, address, date, summary, ids] of each entry: what is kept."""
    return [
        [entry.title, entry.url, entry.published, entry.summary[:SUMMARY_CHARACTERS], list(entry.arxiv_ids)]
        for entry in entries
    ]


def _posts(blog: Blog, rows: Sequence[Any]) -> Iterator[Post]:
    """The pages that the table names, then what the blog's lists hold."""
    for url, title in blog.pages:
        yield Post(title, url, blog)
    for title, url, published, summary, ids in rows:
        yield Post(title, url, blog, published, summary, tuple(ids))
