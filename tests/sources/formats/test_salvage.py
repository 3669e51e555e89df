"""Where parser and extractor give up, a page's paragraphs are still had."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.formats.salvage import salvage
from sources.values import Segment


@pytest.mark.parametrize(
    ("html", "title", "segments", "why"),
    [
        (
            "<title>T</title><nav>to the start of the site</nav><h2>One</h2><p>a b <b>c</b> d e</p><script>v w x y z</script>",
            "T",
            (Segment("a b c d e", "One"),),
            "menus and scripts are no prose",
        ),
        (
            "<div>a b c d e<div>f g h i j</div>k l m n o</div>",
            "",
            tuple(Segment(t) for t in ("a b c d e", "f g h i j", "k l m n o")),
            "text around a block",
        ),
        ("<p>a b c</p><p>a b c d e</p>", "", (Segment("a b c d e"),), "a line of a few words is a button"),
        (
            "<pre>x =\n  1</pre>",
            "",
            (Segment("x =\n  1", counted=False),),
            "code keeps its lines and is not counted",
        ),
        ("<!-- a b c d e --><p>f g h i j", "", (Segment("f g h i j"),), "comments are not read"),
        ("https://example.org/a-page", "", (), "an address is no page"),
        ("", "", (), "nothing"),
    ],
)
def test_salvage(html: str, title: str, segments: tuple[Segment, ...], why: str) -> None:
    """Title, headings, paragraphs and code; nothing that is not read."""
    assert salvage(html) == (title, segments), why


def test_no_depth_is_too_deep() -> None:
    """Twenty thousand levels are walked without recursion."""
    assert salvage("<div>" * 20_000 + "a b c d e")[1] == (Segment("a b c d e"),)


pieces = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "<pre>",
        "<nav>",
        "<title>",
        "<![",
        "<!",
        "<!--",
        "]]>",
        "<?",
        "<h1",
        "&#x110000;",
        "&",
        "a b c d e ",
        "\x00",
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(pieces, max_size=20))
def test_any_markup(parts: list[str]) -> None:
    """Nothing that can be written makes it fail."""
    _, segments = salvage("".join(parts))
    assert all(segment.text.strip() for segment in segments)
