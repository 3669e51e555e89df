"""Formulas: found in whatever way a page carries them, kept as TeX, and marked so that nobody counts them as language.

Within a sentence a formula stays where it was, as `\\(d_k\\)`; standing alone it becomes a segment that is not counted.
The marks are TeX's own and, unlike dollars, mean nothing else: what counts words can leave them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sources.formats.plain import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_FORMULA = 2_000

CARRIERS = (
    ".//script[starts-with(@type, 'math/')]",  # MathJax 2
    ".//*[contains(concat(' ', @class, ' '), ' katex-display ')]",  # KaTeX, standing alone
    ".//*[contains(concat(' ', @class, ' '), ' katex ')]",
    ".//mjx-container",  # MathJax 3 and 4
    ".//*[contains(@class, 'mwe-math-element')]",  # Wikipedia
    ".//d-math",  # Distill
    ".//math",  # MathML
    ".//span[contains(concat(' ', @class, ' '), ' math ')]",  # pandoc
    ".//img[@alt and (contains(@class, 'latex') or contains(@class, 'tex-image') or contains(@class, 'math'))]",
)
"""The elements that hold a formula, outer ones first where one may hold another."""

RENDERED = ".//*[starts-with(@class, 'MathJax') or starts-with(@class, 'MJX')]"
"""What MathJax 2 leaves in a saved page beside the source."""

ANNOTATION = ".//*[local-name() = 'annotation'][contains(@encoding, 'tex') or contains(@encoding, 'TeX')]"
MARKED = "data-tex"

WRAPPED = re.compile(r"\{\\displaystyle (.*)\}|(?:\$\$?|\\\(|\\\[)(.*?)(?:\$\$?|\\\)|\\\])", re.DOTALL)
DISPLAY = re.compile(
    r"\$\$(.{1,2000}?)\$\$|\\\[(.{1,2000}?)\\\]"
    r"|(\\begin\{((?:equation|align|gather|multline|eqnarray)\*?)\}.{1,2000}?\\end\{\4\})",
    re.DOTALL,
)
DOLLARS = re.compile(r"(?<![\\$\w])\$(?=[^\s$])([^$\n]{1,300}?)(?<=[^\s\\])\$(?![\d$])")
"""pandoc's rule: no space inside the dollars, no digit behind the second one."""

TEX_SIGN = re.compile(r"[\\^_{}=<>|]")
ENGLISH = re.compile(r"[A-Za-z]{3,}")


def mark_formulas(root: HtmlElement) -> None:
    """Turns every element that holds a formula into `<span data-tex="inline|display">` with its TeX between TeX's marks."""
    if root.find(".//script[@type='math/tex']") is not None:
        for rendered in root.xpath(RENDERED):
            rendered.clear(keep_tail=True)
    for path in CARRIERS:
        for element in root.xpath(path):
            if element.get(MARKED) is None:
                _mark(element)


def _mark(element: HtmlElement) -> None:
    source = _source(element)
    wrapped = WRAPPED.fullmatch(source)
    tex = (wrapped[1] or wrapped[2] or "") if wrapped else source
    set_formula(element, tex.strip(), _stands_alone(element))


def set_formula(element: HtmlElement, tex: str, display: bool) -> None:
    """Makes an element hold one formula and nothing else; what is behind it stays."""
    element.clear(keep_tail=True)
    element.tag = "span"
    element.set(MARKED, "display" if display else "inline")
    if tex:
        element.text = f"\\[{tex[:LONGEST_FORMULA]}\\]" if display else f"\\({tex[:LONGEST_FORMULA]}\\)"


def _source(element: HtmlElement) -> str:
    """The TeX of a formula; where none is left, its rendered characters."""
    annotated = element.xpath(ANNOTATION)
    tex = annotated[0].text if annotated else None
    maths = [element] if element.tag == "math" else element.xpath(".//math[@alttext]")
    tex = tex or next((math.get("alttext") for math in maths), None) or element.get("alt")
    return one_line(tex or element.text_content())


def _stands_alone(element: HtmlElement) -> bool:
    kind = f"{element.get('class', '')} {element.get('type', '')} {element.get('display', '')}"
    inner = element.find(".//math")
    block = element.get("block") is not None or (inner is not None and inner.get("display") == "block")
    return block or "display" in kind or element.get("display") in ("block", "true")


def mark_dollars(text: str) -> str:
    """Formulas between single dollars as `\\(…\\)`; prices stay."""
    return DOLLARS.sub(lambda match: f"\\({match[1]}\\)" if _is_tex(match[1]) else match[0], text)


def _is_tex(inner: str) -> bool:
    return bool(TEX_SIGN.search(inner)) or " " not in inner or not ENGLISH.search(inner)


def split_display(text: str) -> Iterator[tuple[bool, str]]:
    """The parts of a paragraph: (True, a formula standing alone as TeX) or (False, prose)."""
    done = 0
    for match in DISPLAY.finditer(text):
        yield False, text[done : match.start()].strip()
        yield True, (match[1] or match[2] or match[3]).strip()
        done = match.end()
    yield False, text[done:].strip()
