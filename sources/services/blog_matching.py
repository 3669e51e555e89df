"""Which posts of the known blogs may treat a paper: by the ids they name, and by words of their title, address and summary."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sources.queries import distinctive_terms, plain_words, short_name
from sources.services.blog_index import Post
from sources.services.links import title_from
from sources.values import Paper

MOST_FITTING = 15
MOST_OF_A_BLOG = 3
MOST_NAMED = 5
LEAST_FIT = 2.75
MOST_TERMS = 12
SURVEY_IDS = 12
"""A post that names more papers than this treats none of them for long."""

# What a sign is worth; 2.75 are needed, so that no sign that any post of the field may give is enough by itself.
NAMES_ID = 4.0
CARRIES_TITLE = 6.0
NAME_IN_TITLE = 4.0
NAME_IN_SUMMARY = 1.5
TITLE_WORDS = 4.0
TERM_IN_TITLE = 2.0
TERM_IN_SUMMARY = 0.75
MOST_FROM_TERMS = 4.0
FOCUS = 1.5
"""For a title that says nothing else: 'The Transformer Architecture' before 'Ten years of cats, networks and transformers'."""


NOWHERE = "\0"
"""What is part of no text."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a post is held against. `words`: the share that each telling word of the paper's title has in all of them;
    `terms`: the weight of each term, from 0 for one that every title has to 1 for one that none has."""

    arxiv_id: str
    title: str
    name: str
    words: Mapping[str, float]
    terms: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a post, plain, each between blanks, so that a phrase is found as a part of the text."""

    title: str
    summary: str


def fitting(paper: Paper, posts: Sequence[Post]) -> tuple[Post, ...]:
    """At most 15 posts, at most three of a blog, the best first."""
    said = [_said(post) for post in posts]
    wanted = _wanted(paper, said)
    scored = [
        (fit(wanted, post, words), -number, post)
        for number, (post, words) in enumerate(zip(posts, said, strict=True))
    ]
    ranked = sorted(
        (item for item in scored if item[0] >= LEAST_FIT), key=lambda item: item[:2], reverse=True
    )
    return tuple(_few_of_each_blog(post for _, _, post in ranked))[:MOST_FITTING]


def named_for(method: str, posts: Sequence[Post]) -> tuple[Post, ...]:
    """At most five posts that have the method's name in their title, those that say little else there first."""
    named = [post for post in posts if _plain(method) in _plain(post.title)]
    return tuple(sorted(named, key=lambda post: len(post.title.split())))[:MOST_NAMED]


def fit(wanted: Wanted, post: Post, said: Said) -> float:
    """The sum of all signs that a post gives."""
    ids = NAMES_ID if wanted.arxiv_id in post.arxiv_ids and len(post.arxiv_ids) <= SURVEY_IDS else 0.0
    title = CARRIES_TITLE if wanted.title in said.title else 0.0
    name = NAME_IN_TITLE * (wanted.name in said.title) or NAME_IN_SUMMARY * (wanted.name in said.summary)
    words = TITLE_WORDS * sum(weight for word, weight in wanted.words.items() if f" {word} " in said.title)
    terms = sum(
        weight * (TERM_IN_TITLE * (term in said.title) or TERM_IN_SUMMARY * (term in said.summary))
        for term, weight in wanted.terms.items()
    )
    signs = ids + title + name + words + min(terms, MOST_FROM_TERMS)
    return signs + FOCUS * _focus(wanted, post) if signs else 0.0


def _focus(wanted: Wanted, post: Post) -> float:
    """Which share of the post's title is words of the paper's title and name."""
    said = plain_words(post.title)
    return sum(f" {word} " in wanted.name or word in wanted.words for word in said) / max(len(said), 1)


def _wanted(paper: Paper, said: Sequence[Said]) -> Wanted:
    name = _plain(short_name(paper) or "")
    terms = dict.fromkeys(_plain(term) for term in distinctive_terms(paper))
    several = [term for term in terms if len(term.split()) > 1 and term != name][:MOST_TERMS]
    words = {
        word: _rarity(_plain(word), said) + 0.05 for word in set(plain_words(paper.title)) - set(name.split())
    }
    return Wanted(
        paper.arxiv_id,
        _plain(paper.title) if len(plain_words(paper.title)) > 1 else NOWHERE,
        name if name.strip() else NOWHERE,
        {word: words[word] / sum(words.values()) for word in sorted(words)},
        {term: _rarity(term, said) for term in several},
    )


def _rarity(text: str, said: Sequence[Said]) -> float:
    """1 for what stands in no title, 0 for what stands in all of them; the logarithm in between."""
    titles = len(said) + 1
    return (
        math.log(titles / (1 + sum(text in post.title for post in said))) / math.log(titles) if said else 1.0
    )


def _said(post: Post) -> Said:
    """The last part of the address speaks too: it often keeps the words that a playful title leaves out."""
    return Said(_plain(f"{post.title} {title_from(post.url)}"), _plain(post.summary))


def _plain(text: str) -> str:
    return f" {' '.join(plain_words(text))} "


def _few_of_each_blog(posts: Iterable[Post]) -> Iterable[Post]:
    taken: dict[str, int] = {}
    addresses: set[str] = set()
    for post in posts:
        address = post.url.rstrip("/")
        if taken.get(post.blog.name, 0) < MOST_OF_A_BLOG and address not in addresses:
            taken[post.blog.name] = taken.get(post.blog.name, 0) + 1
            addresses.add(address)
            yield post
