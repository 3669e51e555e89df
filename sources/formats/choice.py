"""Which blocks of a page are its article: trafilatura says, and what it loses among them is put back.

Every block of the tree is marked with one character of its own (CJK Extension B, of which no blog makes use) before
trafilatura reads it; the characters that come out say what it chose. So the choice is trafilatura's, and the text,
headings and anchors are the page's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sources.formats.blocks import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FIRST_MARK = 0x20000
LAST_MARK = 0x2A6DF
MARKS = re.compile(f"[{chr(FIRST_MARK)}-{chr(LAST_MARK)}]")

REGION_SHARES = (0.99, 0.9)
"""The article's region holds that share of the chosen words; the second where a stray choice makes it the whole page."""

WIDE = ("body", "html")

FEW_WORDS = 150
"""Where trafilatura chose fewer, and the page has three times as many that read like prose, those are the article."""

FEW_IN_LINE = 5
PROSE_WORDS = 12
SOLID_WORDS = 15
LINK_SHARE_OF_ITEMS = 0.5
LINK_SHARE = 0.8
"""Above this share of its characters a block is a list of links; captions cite their source by one."""

BYLINE = re.compile(
    r"\b(?:min(?:ute)?s? read|reading time|read time|posted (?:on|by|in)|published(?: on)?|last updated|updated on"
    r"|written by|share this|filed under|tagged)\b"
    r"|^(?:\w{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\d{1,2}\.? \w{3,9} (?:19|20)\d\d)$",
    re.IGNORECASE,
)
BYLINE_WORDS = 25
BYLINE_BLOCKS = 5


def chosen(root: HtmlElement, page: Sequence[Block], author: str | None = None) -> list[Block]:
    """The article's blocks, in order; none where trafilatura finds none. Marks the tree, of no use afterwards."""
    kept = _trafilaturas(root, page)
    prose = {n for n, block in enumerate(page) if _is_solid(block)}
    if kept and _words(page, kept) < FEW_WORDS and _words(page, prose) > 3 * _words(page, kept):
        kept = prose
    kept |= _missed(page, kept, _region(page, kept))
    top = set(sorted(kept)[:BYLINE_BLOCKS])
    return [
        page[n]
        for n in sorted(kept)
        if not (_is_contents(page[n]) or (n in top and _is_byline(page[n], author)))
    ]


def prose(root: HtmlElement, page: Sequence[Block], author: str | None = None) -> list[Block]:
    """The same by the look of the blocks alone, in linear time: no lists of links, no lines of a few words."""
    return [
        block
        for block in page
        if not _mostly_links(block) and (block.kind != "text" or block.words >= FEW_IN_LINE)
    ]


def _words(page: Sequence[Block], kept: set[int]) -> int:
    return sum(page[index].words for index in kept)


def _is_solid(block: Block) -> bool:
    return block.words >= SOLID_WORDS and block.kind in ("text", "item") and not _mostly_links(block)


def _trafilaturas(root: HtmlElement, page: Sequence[Block]) -> set[int]:
    from trafilatura import bare_extraction  # heavy

    for block, mark in zip(page, range(FIRST_MARK, LAST_MARK + 1), strict=False):
        _mark(block, chr(mark))
    document = bare_extraction(root, include_comments=False, with_metadata=False)
    body = getattr(document, "body", None)
    marks = MARKS.findall("".join(body.itertext())) if body is not None else []
    return {index for mark in marks if (index := ord(mark) - FIRST_MARK) < len(page)}


def _mark(block: Block, mark: str) -> None:
    if block.tail:
        block.first.tail = mark + (block.first.tail or "")
    else:
        block.first.text = mark + (block.first.text or "")


def _region(page: Sequence[Block], kept: set[int]) -> HtmlElement | None:
    """The innermost element that holds nearly all chosen words, if that is not the whole page; None without any."""
    words: Counter[HtmlElement] = Counter()
    for index in kept:
        block = page[index]
        words[block.element] += block.words
        for around in block.element.iterancestors():
            words[around] += block.words
    regions = [_innermost(words, share * _words(page, kept)) for share in REGION_SHARES]
    return next((region for region in regions if region is not None and region.tag not in WIDE), regions[-1])


def _innermost(words: Counter[HtmlElement], enough: float) -> HtmlElement | None:
    around = [element for element, count in words.items() if count >= enough]
    return max(around, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _missed(page: Sequence[Block], kept: set[int], region: HtmlElement | None) -> set[int]:
    """What stands among the article and reads like it, though it was not chosen.

    trafilatura sometimes stops at a table or a formula: the article goes on as far as its region has solid prose."""
    if region is None:
        return set()
    wide = region.tag in WIDE
    inside = set(region.iter())
    open_to = [n for n, block in enumerate(page) if block.element in inside and not _mostly_links(block)]
    ends = kept if wide else kept.union(n for n in open_to if _is_solid(page[n]))
    lists = {page[n].element.getparent() for n in kept if page[n].kind == "item"}
    title = {n for n in range(min(ends) - 1, max(min(ends) - 3, -1), -1) if page[n].kind == "heading"}
    found = {n for n in open_to if page[n].kind == "item" and page[n].element.getparent() in lists}
    among = {n for n in open_to if min(ends) < n < max(ends)}
    return title | found | {n for n in among if not wide or _is_long_enough(page[n])}


def _is_long_enough(block: Block) -> bool:
    """On a page without regions a line of few words may be anything, unless it is a heading, code or a caption."""
    return block.words >= PROSE_WORDS or block.kind not in ("text", "item")


def _mostly_links(block: Block) -> bool:
    if block.kind == "heading":
        return False
    share = (block.linked_here + block.linked) / len(block.text)
    return share > (LINK_SHARE_OF_ITEMS if block.kind == "item" else LINK_SHARE)


def _is_byline(block: Block, author: str | None) -> bool:
    """Near the top: an author, a date, a reading time, a line of tags."""
    if block.kind != "text" or block.words > BYLINE_WORDS:
        return False
    said = block.text.lower().removeprefix("by ")
    return said == (author or "").lower() or _mostly_links(block) or bool(BYLINE.search(block.text))


def _is_contents(block: Block) -> bool:
    """A table of contents: all of it links into the page itself."""
    return block.kind != "heading" and block.linked_here > 0.9 * len(block.text)
