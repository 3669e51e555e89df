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

REGION_SHARE = 0.9
"""The article's region is the innermost element around this share of the chosen words."""

FEW_WORDS = 150
"""Where trafilatura finds fewer, or less than half of what the region says, everything that reads like prose counts."""

PROSE_WORDS = 12
LONG_WORDS = 20
LINK_SHARE = 0.5

BYLINE = re.compile(
    r"\b(?:min(?:ute)?s? read|reading time|read time|posted (?:on|by|in)|published(?: on)?|last updated|updated on"
    r"|written by|share this|filed under|tagged)\b",
    re.IGNORECASE,
)
BYLINE_WORDS = 25
BYLINE_BLOCKS = 5


def chosen(root: HtmlElement, page: Sequence[Block]) -> list[Block]:
    """The article's blocks, in order. Marks the tree, which is of no use afterwards."""
    kept = _trafilaturas(root, page)
    region = _region(page, kept)
    kept |= _missed(page, kept, region)
    return [block for index, block in enumerate(page) if index in kept and not _is_byline(block, index, min(kept))]


def _trafilaturas(root: HtmlElement, page: Sequence[Block]) -> set[int]:
    from trafilatura import bare_extraction  # heavy

    for block, mark in zip(page, range(FIRST_MARK, LAST_MARK + 1), strict=False):
        _mark(block, chr(mark))
    document = bare_extraction(root, include_comments=False, with_metadata=False)
    if document is None or document.body is None:
        return set()
    marks = MARKS.findall("".join(document.body.itertext()))
    return {index for mark in marks if (index := ord(mark) - FIRST_MARK) < len(page)}


def _mark(block: Block, mark: str) -> None:
    if block.tail:
        block.first.tail = mark + (block.first.tail or "")
    else:
        block.first.text = mark + (block.first.text or "")


def _region(page: Sequence[Block], kept: set[int]) -> HtmlElement | None:
    """The innermost element that holds nine tenths of the chosen words; None where nothing was chosen."""
    words: Counter[HtmlElement] = Counter()
    for index in kept:
        block = page[index]
        words[block.element] += block.words
        for around in block.element.iterancestors():
            words[around] += block.words
    enough = REGION_SHARE * sum(page[index].words for index in kept)
    around = [element for element, count in words.items() if count >= enough]
    return max(around, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _missed(page: Sequence[Block], kept: set[int], region: HtmlElement | None) -> set[int]:
    """What reads like the article and stands where it stands, though it was not chosen."""
    if region is None:
        return set()
    first, last = min(kept), max(kept)
    wide = region.tag in ("body", "html")
    inside = set(region.iter())
    return {
        index
        for index, block in enumerate(page)
        if index not in kept and block.element in inside and _belongs(block, first < index < last, wide)
    }


def _belongs(block: Block, among: bool, wide: bool) -> bool:
    """Whether a block that was not chosen is the article's: `among` the chosen ones, in a `wide` region or a close one."""
    if block.linked_here + block.linked > LINK_SHARE * len(block.text) and block.kind != "heading":
        return False
    if block.kind in ("text", "item"):
        return block.words >= (LONG_WORDS if not among else PROSE_WORDS if wide else 1)
    return among


def _is_byline(block: Block, index: int, first: int) -> bool:
    """A date, an author, a reading time at the top; or a list of contents: its links lead into the page itself."""
    if block.kind != "heading" and block.linked_here > 0.9 * len(block.text):
        return True
    near_top = index - first < BYLINE_BLOCKS and block.words <= BYLINE_WORDS
    return near_top and block.kind == "text" and bool(BYLINE.search(block.text))
