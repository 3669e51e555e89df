"""A page's tree as its blocks of text, in order: headings, paragraphs, list items, captions, code, formulas, tables.

A block is what a reader sees as one: the text between two boundaries, whatever the elements around it are called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from sources.formats.formulas import MARKED
from sources.formats.plain import clean, one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BlockKind = Literal["heading", "text", "item", "caption", "code", "formula", "table"]

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BOUNDARIES = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "li", "main", "menu", "nav", "ol",
    "p", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "d-article",
    "d-footnote", "d-figure", "d-title", "d-byline", *HEADINGS,
})  # fmt: skip
"""Elements before and behind which a line breaks (HTML Standard, Rendering, section 15.3; and Distill's own)."""

UNSEEN = frozenset({
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "map", "noscript", "object", "option",
    "script", "select", "style", "svg", "template", "textarea", "title", "video", "d-cite", "d-citation-list",
    "d-bibliography",
})  # fmt: skip
"""Elements whose text nobody reads as such."""

CODE = frozenset({"pre", "d-code", "xmp", "listing"})
LONGEST_INLINE_CODE = 120

BLOCKS_IN_CELLS = ".//p|.//pre|.//ul|.//ol|.//h1|.//h2|.//h3|.//h4|.//table|.//figure|.//blockquote"

MOST_CELL_WORDS = 60

LINE_NUMBERS = "lineno|linenos|linenumber|line-number|gutter|rouge-gutter|blob-num"
NUMBERED = re.compile(rf"(?:^|\s)(?:{LINE_NUMBERS})(?:\s|$)")


@dataclass(slots=True)
class Block:
    """`element` is the boundary that the text stands in, `first` the one whose text begins it (its tail if `tail`)."""

    kind: BlockKind
    text: str
    element: HtmlElement
    first: HtmlElement
    tail: bool = False
    level: int = 0
    """1 to 6 for a heading."""
    linked: int = 0
    """How many characters are a link to elsewhere."""
    linked_here: int = 0
    """How many are a link within the page."""

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(slots=True)
class _Run:
    """The text since the last boundary."""

    pieces: list[str] = field(default_factory=list)
    first: HtmlElement | None = None
    tail: bool = False
    linked: int = 0
    linked_here: int = 0

    def block(self, boundary: HtmlElement) -> Iterator[Block]:
        text = one_line("".join(self.pieces))
        if text and self.first is not None:
            holder = _holder(boundary)
            level = HEADINGS.get(holder.tag, 0)
            yield Block(
                _kind(holder), text, holder, self.first, self.tail, level, self.linked, self.linked_here
            )


class _Walk:
    """Walks a tree from boundary to boundary. Does not recurse, so that no nesting is too deep for it."""

    def __init__(self, body: HtmlElement) -> None:
        from lxml.etree import iterwalk  # heavy

        self.body = body
        self.run = _Run()
        self.inside = [body]
        self.link: str | None = None
        self.events = iterwalk(body, events=("start", "end", "comment", "pi"))

    def blocks(self) -> Iterator[Block]:
        for event, element in self.events:
            if event == "start":
                yield from self._enter(element)
            else:
                if event == "end":
                    yield from self._leave(element)
                if element is not self.body:
                    self._add(element.tail, element, tail=True)
        yield from self._finish()

    def _enter(self, element: HtmlElement) -> Iterator[Block]:
        whole = _whole(element)
        boundary = element.tag in BOUNDARIES
        if whole or boundary or (element.tag == "br" and _broken_before(element)):
            yield from self._finish()
        yield from whole
        if boundary:
            self.inside.append(element)
        if whole or element.tag in UNSEEN:
            self.events.skip_subtree()
        elif element.tag == "code":
            self._add(_inline_code(element), element)
            self.events.skip_subtree()
        else:
            self.link = element.get("href") if element.tag == "a" else self.link
            self._add(" " if element.tag == "br" else element.text, element)

    def _leave(self, element: HtmlElement) -> Iterator[Block]:
        if element.tag == "a":
            self.link = None
        if element.tag in BOUNDARIES:
            yield from self._finish()
            if len(self.inside) > 1:
                self.inside.pop()

    def _finish(self) -> Iterator[Block]:
        yield from self.run.block(self.inside[-1])
        self.run = _Run()

    def _add(self, text: str | None, node: HtmlElement, tail: bool = False) -> None:
        if not text:
            return
        if self.run.first is None and text.strip():
            self.run.first, self.run.tail = node, tail
        self.run.pieces.append(text)
        if self.link and self.link.startswith("#"):
            self.run.linked_here += len(text)
        elif self.link:
            self.run.linked += len(text)


def blocks(body: HtmlElement) -> Iterator[Block]:
    """The blocks of a tree whose formulas are marked and whose code is bare."""
    return _Walk(body).blocks()


def bare_code(root: HtmlElement) -> None:
    """Replaces the colouring of code by its text: thousands of elements fewer for all that follows."""
    for element in root.iter(*CODE):
        text = _code_text(element)
        element.clear(keep_tail=True)
        element.text = text


def _holder(element: HtmlElement) -> HtmlElement:
    """The nearest element around that says what its text is: a paragraph within a list item is a list item."""
    for around in (element, *(parent for _, parent in zip(range(3), element.iterancestors(), strict=False))):
        if around.tag in HEADINGS or around.tag in ("li", "dd", "dt", "figcaption", "caption"):
            return around
        if around.tag in ("article", "section", "main", "body", "td"):
            break
    return element


def _kind(element: HtmlElement) -> BlockKind:
    if element.tag in HEADINGS:
        return "heading"
    if element.tag in ("figcaption", "caption"):
        return "caption"
    return "item" if element.tag in ("li", "dd", "dt") else "text"


def _broken_before(element: HtmlElement) -> bool:
    """Two line breaks in a row are a paragraph's end."""
    before = element.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def _whole(element: HtmlElement) -> list[Block]:
    """The one block that an element is as a whole: code, a formula that stands alone, a table of data."""
    if element.tag in CODE or (element.tag == "code" and _is_block_code(element)):
        return _block("code", clean(element.text_content()).strip("\n"), element)
    if element.get(MARKED) == "display":
        return _block("formula", one_line(element.text or ""), element)
    if element.tag == "table" and _is_of_data(element):
        return _block("table", _table_text(element), element)
    return []


def _block(kind: BlockKind, text: str, element: HtmlElement) -> list[Block]:
    return [Block(kind, text, element, element)] if text.strip() else []


def _is_block_code(element: HtmlElement) -> bool:
    text = element.text_content()
    return "\n" in text.strip() or len(text) > LONGEST_INLINE_CODE


def _inline_code(element: HtmlElement) -> str:
    text = one_line(element.text_content()).replace("`", "'")
    return f"`{text}`" if text else ""


def _code_text(element: HtmlElement) -> str:
    """Code with its line ends and indents, without line numbers."""
    parts = [element.text or ""]
    for part in element.iterdescendants():
        numbered = isinstance(part.tag, str) and NUMBERED.search(part.get("class") or "")
        parts.append(
            "\n" if part.tag == "br" else "" if numbered or not isinstance(part.tag, str) else part.text or ""
        )
        parts.append(part.tail or "")
    lines = [line.rstrip() for line in clean("".join(parts)).split("\n")]
    return "\n".join(lines).strip("\n")


def _is_of_data(table: HtmlElement) -> bool:
    """Rows of several short cells; a table of one column, or with paragraphs in its cells, only lays out a page."""
    if table.xpath(BLOCKS_IN_CELLS):
        return False
    rows = [[cell.text_content() for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    widest = max((sum(bool(text.strip()) for text in cells) for cells in rows), default=0)
    return widest >= 2 and all(len(text.split()) <= MOST_CELL_WORDS for cells in rows for text in cells)


def _table_text(table: HtmlElement) -> str:
    """A row a line, the cells separated by bars."""
    rows = (
        [one_line(cell.text_content()) for cell in row if cell.tag in ("td", "th")]
        for row in table.iter("tr")
    )
    return "\n".join(" | ".join(cells) for cells in rows if any(cells))
