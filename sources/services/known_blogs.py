"""Blogs that are known for explaining papers: their lists of posts are read once a week, and searched here for each paper.

Needs no search engine, and finds what was written years ago. The table is known_blogs.toml; GATHER_CONTEXT_BLOGS names
a file of the same form with more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sources.contract import HostPace
from sources.outcomes import Outcome, found, none
from sources.services import links
from sources.services.blog_index import Index, Post, all_posts
from sources.services.blog_matching import fitting, named_for
from sources.services.blog_table import known_blogs
from sources.values import Candidate, Paper

if TYPE_CHECKING:
    from sources.door import Door

SETTING = "GATHER_CONTEXT_BLOGS"
QUERY = "lists of known blogs"


class KnownBlogs:
    """At most 15 posts a paper, at most three of a blog."""

    name = "known-blogs"
    finds = frozenset({"blog"})

    def __init__(self, settings: Mapping[str, str]) -> None:
        self._blogs = known_blogs(settings.get(SETTING, "").strip())
        self.most_requests = sum(len(blog.lists) for blog in self._blogs) + len(
            {host for blog in self._blogs for host in blog.hosts}
        )  # the lists, and each host's robots.txt
        hosts = sorted({host for blog in self._blogs for host in blog.hosts})
        self.hosts: Mapping[str, HostPace] = dict.fromkeys(hosts, HostPace(pause_seconds=1.0))

    def plan(self, paper: Paper) -> Sequence[str]:
        return [f"the posts of {len(self._blogs)} blogs, listed once a week"]

    def find(self, door: Door, paper: Paper) -> Outcome[Sequence[Candidate]]:
        index = all_posts(door, self._blogs)
        fitting_posts = fitting(paper, index.posts)
        if not fitting_posts and self._is_silence(index):
            return _nobody_answered(index)
        told = f"{len(index.posts):,} posts of {len(self._blogs)} known blogs"
        if not fitting_posts:
            return none(f"none of {told} seems to treat this paper{_silent(index)}")
        candidates = links.once(_candidate(post, rank) for rank, post in enumerate(fitting_posts))
        return found(candidates, f"{len(candidates)} of {told}{_silent(index)}")

    def background(self, door: Door, method: str) -> Outcome[Sequence[Candidate]]:
        """Posts whose title names the method; the lists have been read when the paper was looked for."""
        index = all_posts(door, self._blogs)
        posts = named_for(method, index.posts)
        if not posts and self._is_silence(index):
            return _nobody_answered(index)
        candidates = links.once(_candidate(post, rank) for rank, post in enumerate(posts))
        said = f"{len(candidates)} posts of known blogs on {method}"
        return found(candidates, said) if candidates else none(said)

    def _is_silence(self, index: Index) -> bool:
        """Whether none of those that have a list answered."""
        return len(index.failures) == sum(1 for blog in self._blogs if blog.lists) > 0


def _candidate(post: Post, rank: int) -> Candidate:
    return Candidate(
        "blog",
        post.url,
        post.title,
        KnownBlogs.name,
        QUERY,
        rank,
        author=post.blog.author or post.blog.name,
        published=post.published,
        snippet=post.summary or None,
    )


def _silent(index: Index) -> str:
    return f" ({len(index.failures)} did not answer)" if index.failures else ""


def _nobody_answered(index: Index) -> Outcome[Sequence[Candidate]]:
    """How it ended for most of them."""
    state, _ = Counter(outcome.state for outcome in index.failures).most_common(1)[0]
    example = next(outcome for outcome in index.failures if outcome.state is state)
    return Outcome(
        state, f"none of {len(index.failures)} known blogs answered ({example.sentence})", example.advice
    )
