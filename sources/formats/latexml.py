"""A paper's own text from arXiv's HTML or ar5iv, both made by LaTeXML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sources.formats.addresses import web_address
from sources.formats.blocks import HEADINGS, blocks
from sources.formats.formulas import mark_formulas, set_formula
from sources.formats.gate import page_text
from sources.formats.plain import one_line
from sources.formats.segments import segments
from sources.formats.tree import name_headings, parsed_tree
from sources.outcomes import State, Unanswered
from sources.values import Document, Segment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_BYTES = 5_000_000
MOST_LINKS = 500

HAS_CLASS = "contains(concat(' ', @class, ' '), ' {} ')"
LEFT_OUT = (
    "ltx_bibliography", "ltx_authors", "ltx_role_author", "ltx_author_notes", "ltx_dates", "ltx_acknowledgements",
    "ltx_page_header", "ltx_page_footer", "ltx_page_navbar", "ltx_page_logo", "ltx_TOC", "ltx_role_footnotemark",
    "ltx_ERROR", "ltx_note_mark", "ltx_note_type", "ltx_tag_note", "ltx_rule", "ltx_pagination", "ltx_keywords",
    "ltx_classification", "sr-only", "package-alerts", "ar5iv-footer", "ltx_tag_item",
)  # fmt: skip
"""Classes of LaTeXML 0.8 and of the two sites around it that hold none of the paper's text."""

DROPPED = (
    "|".join(f".//*[{HAS_CLASS.format(name)}]" for name in LEFT_OUT) + "|.//button|.//nav|.//footer|.//script"
)
EQUATIONS = f".//table[{HAS_CLASS.format('ltx_eqn_table')}]|.//*[{HAS_CLASS.format('ltx_equation')} and not(self::tr)]"
BEFORE_TITLE = ".//h1[contains(@class, 'ltx_title_document')]/preceding-sibling::*"
NOTES = f".//*[{HAS_CLASS.format('ltx_note')}]"
WHERE_IT_LIES = (".//figcaption[not(@id)]", f".//p[{HAS_CLASS.format('ltx_p')} and not(@id)]")

BROKEN_OFF = "Conversion to HTML had a Fatal error"

BESIDE_THE_SENTENCE = re.compile(r"[\[(].*[\])]|\S+", re.DOTALL)
"""A citation in brackets, or the bare key of one; 'Vaswani et al. (2017)' is a part of its sentence."""

LOOSE_PUNCTUATION = re.compile(r" +([.,;:!?)\]])|(\() +")


def paper_document(html: bytes, url: str, source: str) -> Document:
    """A document of kind 'paper': abstract, sections with numbered headings, captions, anchors ('S3.SS2.p1').

    Citations in brackets, authors, bibliography and the site's buttons are left out; a footnote follows its paragraph;
    formulas within a sentence stay marked, equations and tables are not counted. `fetched_at` and `fetched_from` are
    the caller's to set. Raises Unanswered: NONE for a page without a paper, REFUSED for no HTML, TOO_LARGE over 5 MB."""
    text = page_text(html, most_bytes=MOST_BYTES)
    root = parsed_tree(text)
    body = (
        next(iter(root.xpath(".//article[contains(@class, 'ltx_document')]")), None)
        if root is not None
        else None
    )
    if root is None or body is None:
        raise Unanswered(State.NONE, "There is no HTML version of this paper.")
    links = tuple(_links(body))
    _prepare(body)
    title = one_line(body.xpath("string(.//h1[contains(@class, 'ltx_title_document')])"))
    found = tuple(_tidy(segment) for segment in segments(list(blocks(body)), title))
    if not found:
        raise Unanswered(State.NONE, "The HTML version of this paper is empty.")
    notes = ("the conversion to HTML broke off: the end may be missing",) if BROKEN_OFF in text else ()
    return Document(
        "paper",
        url,
        title,
        found,
        source,
        language=root.get("lang") or "en",
        links=links[:MOST_LINKS],
        notes=notes,
    )


def _links(body: HtmlElement) -> Iterator[str]:
    """What the text points to: code, data, demonstrations; not its citations."""
    for link in body.xpath(f".//a[@href][not(ancestor::*[{HAS_CLASS.format('ltx_bibliography')}])]"):
        if address := web_address(link.get("href")):
            yield address


def _prepare(body: HtmlElement) -> None:
    """Leaves in the tree what is to be read, each block with the id that leads to it."""
    for element in body.xpath(f"{DROPPED}|{BEFORE_TITLE}"):
        if element.getparent() is not None:
            element.drop_tree()
    for cite in body.xpath(".//cite"):
        if BESIDE_THE_SENTENCE.fullmatch(one_line(cite.text_content())):
            cite.drop_tree()
    for equation in body.xpath(EQUATIONS):
        _join_equation(equation)
    mark_formulas(body)
    name_headings(body)
    for path in WHERE_IT_LIES:
        for element in body.xpath(path):
            element.set("id", element.getparent().get("id") or "")
    for note in body.xpath(NOTES):
        _move_behind(note)


def _join_equation(equation: HtmlElement) -> None:
    """The cells of an equation, each a formula of its own, as one that stands alone."""
    tex = " ".join(math.get("alttext") or "" for math in equation.iter("math"))
    set_formula(equation, tex.replace("\\displaystyle", "").strip(), display=True)


def _move_behind(note: HtmlElement) -> None:
    """A footnote as a paragraph behind the one that it interrupts; one on a heading or in a table is dropped."""
    around = next(note.iterancestors("p", "figcaption", "li", "td", *HEADINGS), None)
    text = one_line(note.text_content())
    note.drop_tree()
    if around is not None and around.tag in ("p", "figcaption", "li"):
        paragraph = around.makeelement("p", {"id": around.get("id") or ""})
        paragraph.text, paragraph.tail, around.tail = text, around.tail, None
        around.addnext(paragraph)


def _tidy(segment: Segment) -> Segment:
    """Without the spaces that a citation left before a full stop."""
    if not segment.counted:
        return segment
    return replace(segment, text=LOOSE_PUNCTUATION.sub(lambda match: match[1] or match[2], segment.text))
