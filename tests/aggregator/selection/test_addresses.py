"""When two addresses are one page or one video."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.selection.addresses import canonical, clean, is_address, site_of, video_id

WATCH = "https://www.youtube.com/watch?v=aircAruvnKk"


@pytest.mark.parametrize(
    ("url", "kind", "expected", "why"),
    [
        ("https://youtu.be/aircAruvnKk?t=31", "video", WATCH, "the short form, with a time"),
        ("http://m.youtube.com/watch?v=aircAruvnKk&list=PL1", "video", WATCH, "mobile, within a list"),
        ("https://www.youtube.com/embed/aircAruvnKk?rel=0", "video", WATCH, "embedded"),
        ("https://www.youtube-nocookie.com/embed/aircAruvnKk", "video", WATCH, "embedded without cookies"),
        ("https://youtube.com/shorts/aircAruvnKk", "video", WATCH, "a short"),
        ("https://www.youtube.com/live/aircAruvnKk?si=x", "video", WATCH, "a live stream"),
        ("youtu.be/aircAruvnKk", "video", WATCH, "as people type it"),
        ("http://www.Example.org:80/a/", "blog", "https://example.org/a", "scheme, case, www, port, slash"),
        ("https://example.org/a/index.html#top", "blog", "https://example.org/a", "index page, fragment"),
        (
            "https://m.example.org/a?utm_source=hn&id=3",
            "blog",
            "https://example.org/a?id=3",
            "mobile, tracking",
        ),
        ("https://example.org/a/amp/", "blog", "https://example.org/a", "the copy for telephones"),
        ("https://example.org/My%20Page", "blog", "https://example.org/My%20Page", "quoted stays quoted"),
        ("https://example.org/My Page", "blog", "https://example.org/My%20Page", "unquoted becomes quoted"),
        ("file:///home/me/talk.vtt", "video", "file:///home/me/talk.vtt", "a file of one's own"),
    ],
)
def test_forms_of_one_address_meet(url: str, kind: str, expected: str, why: str) -> None:
    """Every form of an address has one canonical form."""
    assert canonical(url, kind) == expected, why


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("https://example.org/a", "https://example.org/b", "another path"),
        ("https://example.org/p?id=1", "https://example.org/p?id=2", "another query"),
        ("https://a.example.org/", "https://b.example.org/", "another host"),
        ("https://youtu.be/aircAruvnKk", "https://youtu.be/IHZwWFHWa-w", "another video"),
        ("https://example.org:8443/a", "https://example.org/a", "another port"),
    ],
)
def test_different_things_stay_different(one: str, other: str, why: str) -> None:
    """What is not the same has not the same canonical form."""
    assert canonical(one, "video") != canonical(other, "video"), why


def test_the_address_to_fetch_keeps_what_a_server_may_insist_on() -> None:
    """Only tracking and the fragment go; www, index page and slash stay as they were found."""
    assert (
        clean("https://www.example.org/a/index.html?utm_source=x&b=1#c")
        == "https://www.example.org/a/index.html?b=1"
    )


@given(st.text(max_size=60))
def test_nothing_typed_breaks_it(text: str) -> None:
    """Whatever is given, there is an answer, and asking again gives the same."""
    for kind in ("blog", "video"):
        assert canonical(canonical(text, kind), kind) == canonical(text, kind) or "://" not in canonical(
            text, kind
        )
    site_of(text)
    video_id(text)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://github.com/someone/notes/blob/main/a.md", "github.com/someone"),
        ("https://someone.github.io/notes/a.html", "someone.github.io"),
        ("https://medium.com/@someone/a-post-123", "medium.com/@someone"),
        ("https://huggingface.co/blog/a-post", "huggingface.co/blog"),
        ("https://someone.substack.com/p/a-post", "someone.substack.com"),
        ("https://www.example.org/2020/a", "example.org"),
    ],
)
def test_whose_site_it_is(url: str, site: str) -> None:
    """On hosts of many authors the first part of the path tells them apart."""
    assert site_of(url) == site


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org", True),
        ("youtu.be/aircAruvnKk", True),
        ("Two Minute Margins", False),
        ("example.org", False),
    ],
)
def test_addresses_and_names_are_told_apart(text: str, expected: bool) -> None:
    """A channel's name or a site's is no address."""
    assert is_address(text) is expected
