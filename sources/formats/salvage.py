"""What can be saved of a page that the parser or the extractor gives up on: its paragraphs, plainly."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sources.formats.plain import clean, one_line
from sources.values import Segment

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

NOT_PROSE = [
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "nav",
    "footer",
    "form",
    "button",
    "select",
    "iframe",
]
ENDS = frozenset({"address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "figcaption", "figure",
                  "h1", "h2", "h3", "h4", "h5", "h6", "header", "html", "li", "main", "ol", "p", "pre", "section",
                  "table", "td", "th", "tr", "ul", "[document]"})  # fmt: skip
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

FEWEST_WORDS = 5
"""A line of fewer words, outside of a heading, is a button or a menu."""


def salvage(html: str) -> tuple[str, tuple[Segment, ...]]:
    """Title and segments by html.parser, which knows no depth that is too deep; slower than lxml, and less choosy."""
    soup = _soup(html)
    if soup is None:
        return "", ()
    title = one_line(soup.title.get_text()) if soup.title else ""
    for element in soup.find_all([*NOT_PROSE, "title"]):
        element.decompose()
    return title, tuple(_segments(soup))


def _soup(html: str) -> BeautifulSoup | None:
    """None for markup that even html.parser rejects (a broken marked section)."""
    from bs4 import BeautifulSoup, ParserRejectedMarkup  # heavy

    with warnings.catch_warnings():  # that a page looks like an address, or like XML, is no news here
        warnings.simplefilter("ignore", UserWarning)
        try:
            return BeautifulSoup(html, "html.parser")
        except ParserRejectedMarkup:
            return None


def _segments(soup: BeautifulSoup) -> Iterator[Segment]:
    heading: str | None = None
    for name, text in _paragraphs(soup):
        if name in HEADINGS:
            heading = one_line(text)
        elif name == "pre" and (code := clean(text).strip("\n")).strip():
            yield Segment(code, heading, counted=False)
        elif name != "pre" and len(one_line(text).split()) >= FEWEST_WORDS:
            yield Segment(one_line(text), heading)


def _paragraphs(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """The text between two boundaries with the name of the element it stands in."""
    from bs4.element import NavigableString, PreformattedString

    holder = None
    pieces: list[str] = []
    for node in soup.descendants:
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            around = next((parent for parent in node.parents if parent.name in ENDS), soup)
            if around is not holder and pieces:
                yield holder.name if holder else "", "".join(pieces)
                pieces = []
            holder = around
            pieces.append(str(node))
    if pieces and holder:
        yield holder.name, "".join(pieces)
