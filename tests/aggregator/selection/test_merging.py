"""One entry per page or video, whoever found it."""

from __future__ import annotations

import random

import pytest

from aggregator.selection.merging import merge
from sources.values import Candidate

SIGHTINGS = [
    Candidate("video", "https://youtu.be/aircAruvnKk", "A talk", "hackernews", "comments", 3, snippet="look at this"),
    Candidate(
        "video", "https://www.youtube.com/watch?v=aircAruvnKk", "A talk about herons", "youtube", "herons", 1,
        author="Still Waters", duration_seconds=600, views=10, snippet="A talk about herons and …",
    ),
    Candidate("video", "https://www.youtube.com/watch?v=aircAruvnKk", "A talk about herons", "youtube", "sluices", 0, views=12),
    Candidate("blog", "http://example.org/a/?utm_source=feed", "A page", "brave", "herons", 2),
    Candidate("blog", "https://www.example.org/a/", "A page", "duckduckgo", "herons", 5, points=7),
]  # fmt: skip


def test_all_sightings_become_evidence() -> None:
    """What each source knows is kept, and the fullest metadata are on top."""
    page, video = merge(SIGHTINGS, {})
    assert (len(page.sightings), len(video.sightings)) == (2, 3)
    assert video.candidate.url == "https://www.youtube.com/watch?v=aircAruvnKk"
    assert video.candidate.title == "A talk about herons"
    assert (video.candidate.author, video.candidate.duration_seconds, video.candidate.views) == (
        "Still Waters",
        600,
        12,
    )
    assert "look at this" in (video.candidate.snippet or "")


def test_the_address_to_fetch_is_one_that_was_found() -> None:
    """https before http, without tracking, with the www that the page was found under."""
    page, _ = merge(SIGHTINGS, {})
    assert page.candidate.url == "https://www.example.org/a/"


def test_the_order_of_arrival_does_not_matter() -> None:
    """However the sightings come in, the same is made of them."""
    expected = merge(SIGHTINGS, {})
    for seed in range(10):
        shuffled = list(SIGHTINGS)
        random.Random(seed).shuffle(shuffled)
        assert merge(shuffled, {}) == expected


@pytest.mark.parametrize(
    ("target", "mark", "expected", "why"),
    [
        ("youtu.be/aircAruvnKk", "excluded", "excluded", "an address in another form"),
        ("still waters", "excluded", "excluded", "the name of the channel, in any case"),
        ("Still Waters", "included", "favoured", "an included channel favours its videos"),
        ("https://youtu.be/IHZwWFHWa-w", "excluded", None, "another video"),
    ],
)
def test_marks_are_found_by_address_or_channel(
    target: str, mark: str, expected: str | None, why: str
) -> None:
    """What a person decided about an address holds for all its forms; about a channel, for all its videos."""
    video = merge(SIGHTINGS, {target: mark})[1]  # type: ignore[dict-item]
    assert video.mark == expected, why
