"""Blocks as segments: each paragraph with its heading and its anchor, and whether its words count as language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sources.formats.blocks import Block
from sources.formats.formulas import mark_dollars, split_display
from sources.formats.plain import sentences_together
from sources.values import Segment

LIST_WORDS = 120
LONGEST_WORDS = 400
"""A paragraph of more words is cut at the ends of sentences: nobody finds anything in it."""

NOT_COUNTED = frozenset({"code", "formula", "table"})

SOURCES_CITED = re.compile(
    r"(?:[\dA-Z]{1,2}[.)]\s*)?(?:references?|bibliograph\w*|works cited|citations?|cit(?:ed|ing) (?:as|this).*|literature"
    r"|how to cite.*|further reading|footnotes? and references|acknowl?edge?ments?)\s*:?",
    re.IGNORECASE,
)
"""Headings over lists of titles and names: shown, but nothing that the author says, so not counted."""


def segments(kept: Sequence[Block], title: str) -> Iterator[Segment]:
    """Blocks under their headings; the items of a list together; formulas cut out of the paragraphs they interrupt."""
    heading: str | None = None
    anchor: str | None = None
    cited_level = 0
    for block in _joined_items(kept):
        if block.kind == "heading":
            heading = None if block.text == title else block.text
            anchor = block.element.get("id") or None
            if not cited_level or block.level <= cited_level:
                cited_level = block.level if SOURCES_CITED.fullmatch(block.text) else 0
            continue
        own = block.element.get("id") or anchor
        for alone, text in _parts(block):
            counted = not alone and not cited_level and block.kind not in NOT_COUNTED
            yield Segment(text, heading, own, counted=counted)


def _parts(block: Block) -> Iterator[tuple[bool, str]]:
    """(True, a formula) and (False, what stands around it) of a block; code and tables are whole."""
    if block.kind in ("code", "table"):
        yield False, block.text
        return
    for alone, text in split_display(block.text):
        if alone and text:
            yield True, text
        for part in sentences_together(mark_dollars(text), LONGEST_WORDS) if not alone else ():
            yield False, part


def _joined_items(kept: Sequence[Block]) -> Iterator[Block]:
    """Items that follow each other in one list as one block of some 120 words, a line each."""
    waiting: Block | None = None
    for block in kept:
        if (
            waiting
            and block.kind == "item"
            and waiting.words + block.words <= LIST_WORDS
            and _same_list(waiting, block)
        ):
            waiting = replace(waiting, text=f"{waiting.text}\n{block.text}")
            continue
        if waiting:
            yield waiting
        waiting = block if block.kind == "item" else None
        if waiting is None:
            yield block
    if waiting:
        yield waiting


def _same_list(one: Block, other: Block) -> bool:
    return one.element is other.element or one.element.getparent() is other.element.getparent()
