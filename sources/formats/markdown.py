"""Markdown or plain text as paragraphs under their headings: enough for notes and saved pages, without being a parser of all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sources.formats.plain import one_line
from sources.values import Segment

FRONT_MATTER = re.compile(r"\A---\s*\n.*?\n(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL)
FENCE = re.compile(r"\s{0,3}(```+|~~~+)")
HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*")
UNDERLINE = re.compile(r"\s{0,3}(?:={2,}|-{2,})\s*")
RULE = re.compile(r"\s{0,3}(?:[*_-]\s*){3,}")
BLOCK_MARK = re.compile(r"^\s*(?:(?:>|[-*+]|\d{1,3}[.)])\s+)+", re.MULTILINE)
LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
EMPHASIS = re.compile(r"(?<![\w\\])([*_]{1,3})(?=\S)([^*_\n]+?)(?<=\S)\1(?!\w)")


def markdown(text: str) -> tuple[Segment, ...]:
    """Paragraphs in order; a fenced block of code is kept as it is and not counted as language.

    Front matter goes, links keep their text, emphasis and marks of lists and quotations go."""
    return tuple(_segments(FRONT_MATTER.sub("", text)))


def _segments(text: str) -> Iterator[Segment]:
    heading: str | None = None
    for block, is_code in _blocks(text):
        if is_code:
            yield Segment(block, heading=heading, counted=False)
            continue
        own_heading, rest = _headed(block)
        heading = own_heading or heading
        if words := _words(rest):
            yield Segment(words, heading=heading)


def _blocks(text: str) -> Iterator[tuple[str, bool]]:
    """(lines, whether they are code) of every stretch between blank lines, fences and headings."""
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        mark = FENCE.match(line)
        closing = bool(fence) and bool(mark) and line.strip().startswith(fence)
        breaks = closing or (not fence and (mark or not line.strip() or HEADING.fullmatch(line)))
        if breaks and lines:
            yield "\n".join(lines), bool(fence)
            lines = []
        if closing or (mark and not fence):
            fence = "" if closing else line.strip()[:3]
        elif fence or line.strip():
            lines.append(line)
    if lines:
        yield "\n".join(lines), bool(fence)


def _headed(block: str) -> tuple[str | None, str]:
    """(heading, what follows it) of a block that begins with '# Heading' or with an underlined line; (None, block) of others."""
    first, _, rest = block.partition("\n")
    if marked := HEADING.fullmatch(first):
        return _words(marked[1]), rest
    second, _, after = rest.partition("\n")
    return (_words(first), after) if UNDERLINE.fullmatch(second) else (None, block)


def _words(block: str) -> str:
    """A paragraph in one line, as one would read it aloud."""
    if RULE.fullmatch(block):
        return ""
    return one_line(EMPHASIS.sub(r"\2", LINK.sub(r"\1", BLOCK_MARK.sub("", block))))
