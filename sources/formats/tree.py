"""A page's tree: parsed within bounds, its headings named by the ids that lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sources.formats.blocks import HEADINGS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NAMED_WITHIN = ".//*/@id|.//a/@name"
NAMED_BEFORE = (
    "preceding-sibling::*[1]/descendant-or-self::a[not(text())]/@*[name() = 'id' or name() = 'name']"
)


def parsed_tree(text: str) -> HtmlElement | None:
    """None for what libxml2 gives up on: no element at all, or more than 256 levels of them."""
    from lxml.etree import ParserError  # heavy
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(text.encode(), parser=parser)
    except ParserError:
        return None
    too_deep = any("Excessive depth" in error.message for error in parser.error_log)
    return None if too_deep else root


def name_headings(root: HtmlElement) -> None:
    """Gives a heading without an id the one that leads to it: of a link within or before it, or of its section."""
    for heading in root.iter(*HEADINGS):
        if not heading.get("id"):
            named = heading.xpath(NAMED_WITHIN) or heading.xpath(NAMED_BEFORE) or _section_ids(heading)
            heading.set("id", next(iter(named), ""))


def _section_ids(heading: HtmlElement) -> Iterator[str]:
    """The ids of the elements, up to the fourth around, that begin with this heading."""
    for around, _ in zip(heading.iterancestors(), range(4), strict=False):
        begins = next(around.iter("p", *HEADINGS), None) is heading
        if not begins or around.tag in ("body", "html"):
            return
        if around.get("id"):
            yield around.get("id")
