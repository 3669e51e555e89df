"""Every segment has an address: the second, the paragraph, or the words to look for; nothing but http(s) is a link."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.store.links import link_to
from sources.values import Segment

WATCH = "https://www.youtube.com/watch?v=aaaaaaaaaaa"


@pytest.mark.parametrize(
    ("url", "kind", "segment", "expected", "why"),
    [
        (WATCH, "video", Segment("t", start_seconds=91.7), WATCH + "&t=91s", "the second, rounded down"),
        (WATCH, "video", Segment("t", start_seconds=0.0), WATCH + "&t=0s", "the first second is one too"),
        (WATCH, "video", Segment("t"), WATCH, "a text without times"),
        ("https://v.example.org/7#x", "video", Segment("t", start_seconds=5.0), "https://v.example.org/7#t=5", "media fragment"),
        ("https://b.example.org/p", "blog", Segment("t", anchor="sec-2"), "https://b.example.org/p#sec-2", "an anchor"),
        ("https://b.example.org/p#top", "blog", Segment("t", anchor='a"b'), "https://b.example.org/p#a%22b", "one fragment, encoded"),
        ("https://b.example.org/p", "blog", Segment("self-attention, and so on for ever and ever"), "https://b.example.org/p#:~:text=self%2Dattention%2C%20and%20so%20on%20for%20ever", "the first words"),
        ("https://b.example.org/p", "blog", Segment("  "), "https://b.example.org/p", "no words"),
        ("file:///home/me/talk.srt", "video", Segment("t", start_seconds=5.0), "", "a file of one's own"),
        ("javascript:alert(1)", "blog", Segment("t"), "", "no link at all"),
        ("https://w.example.org/", "reference", Segment("t", address="https://w.example.org/Foo_(bar)"), "https://w.example.org/Foo_(bar)", "an article's own"),
        ("https://w.example.org/", "reference", Segment("  ", address="javascript:alert(1)"), "https://w.example.org/", "no address"),
    ],
)  # fmt: skip
def test_where_a_segment_is_read(url: str, kind: str, segment: Segment, expected: str, why: str) -> None:
    """The address that a person follows."""
    assert link_to(url, kind, segment) == expected, why


@given(st.text(), st.text() | st.none())
def test_no_text_breaks_out_of_the_fragment(text: str, anchor: str | None) -> None:
    """Whatever a page holds, the link leads to that page, and has no character that ends an attribute or a Markdown link."""
    link = link_to("https://b.example.org/p", "blog", Segment(text, anchor=anchor))
    assert urlsplit(link)[:3] == ("https", "b.example.org", "/p")
    assert (not set(' "<>\\^`{|}\n') & set(link) and unquote(link).isascii()) or link.isascii()
