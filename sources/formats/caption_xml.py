"""Captions as XML: YouTube's timed text in its three ages, and TTML.

srv1  <transcript><text start="1.2" dur="3.4">                    seconds, escaped twice
srv2  <timedtext><text t="1200" d="3400">                         milliseconds
srv3  <timedtext format="3"><body><p t="1200" d="3400"><s>        milliseconds
TTML  <tt><body><div><p begin="00:00:01.2" end="00:00:04.6">      clock times
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sources.formats.caption_lines import seconds
from sources.values import Cue

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

CUE_ELEMENTS = ("text", "p")


def cues(text: str) -> Iterator[Cue]:
    """Raises ValueError (defusedxml: entities, document types), SyntaxError (ParseError), KeyError (no start)."""
    from defusedxml.ElementTree import fromstring  # heavy

    for element in fromstring(text, forbid_dtd=True).iter():
        if _local_name(element) in CUE_ELEMENTS:
            said = html.unescape("".join(_words(element)))
            if said.strip():
                start, duration = _times(element)
                yield Cue(start, duration, said)


def _local_name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _words(element: Element) -> Iterator[str]:
    """All text of an element; a line break is a space."""
    for part in element.iter():
        yield " " if _local_name(part) == "br" else part.text or ""
        if part is not element:
            yield part.tail or ""


def _times(element: Element) -> tuple[float, float]:
    """Start and duration in seconds, in the unit that the attributes' names tell."""
    if "begin" in element.attrib:
        start = seconds(element.attrib["begin"])
        return start, max(0.0, seconds(element.get("end", element.attrib["begin"])) - start)
    if "t" in element.attrib:
        return float(element.attrib["t"]) / 1000, float(element.get("d", 0)) / 1000
    return float(element.attrib["start"]), float(element.get("dur", 0))
