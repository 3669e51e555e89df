"""A blog page as its title, date and segments of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from sources.formats.blocks import Block, bare_code, blocks
from sources.formats.boilerplate import sweep
from sources.formats.choice import chosen, prose
from sources.formats.formulas import mark_dollars, mark_formulas, split_display
from sources.formats.gate import page_text
from sources.formats.page_facts import page_facts
from sources.formats.plain import sentences_together
from sources.formats.salvage import salvage
from sources.formats.walls import looks_like_wall
from sources.outcomes import State, Unanswered
from sources.values import Segment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Article", "article", "looks_like_wall"]

MOST_LINKS = 500
MOST_SEGMENTS = 5_000
LIST_WORDS = 120
LONGEST_WORDS = 400
"""A paragraph of more words is cut at the ends of sentences: nobody finds anything in it."""

TANGLED = "the article could not be told from what stands around it"

NOT_COUNTED = frozenset({"code", "formula", "table"})

SOURCES_CITED = re.compile(
    r"(?:[\dA-Z]{1,2}[.)]\s*)?(?:references?|bibliograph\w*|works cited|citations?|cit(?:ed|ing) (?:as|this).*|literature"
    r"|how to cite.*|further reading|footnotes? and references)\s*:?",
    re.IGNORECASE,
)
"""Headings over lists of titles and names: shown, but not the author's words, so not counted."""


Chooser = Callable[["HtmlElement", Sequence[Block], str | None], list[Block]]

NAMED_WITHIN = ".//*/@id|.//a/@name"
NAMED_BEFORE = "preceding-sibling::*[1]/descendant-or-self::a[not(text())]/@*[name() = 'id' or name() = 'name']"


@dataclass(frozen=True, slots=True)
class Article:
    r"""What a page says, without what stands around it.

    A formula within a sentence stays in it as `\(TeX\)`, code as `` `code` `` (see `formulas.without_marks`); code,
    formulas and tables that stand alone, and lists of references, are segments that are not counted."""

    title: str
    segments: tuple[Segment, ...]
    author: str | None = None
    published: str | None = None
    """ISO 8601 date."""
    language: str | None = None
    canonical_url: str | None = None
    """rel=canonical, only within the same host."""
    description: str | None = None
    links: tuple[str, ...] = ()
    """Absolute http(s) addresses that the article points to, at most 500."""
    notes: tuple[str, ...] = ()
    """Doubts in words, as in Document: 'looks like a consent page'."""


def article(html: bytes, url: str, content_type: str | None = None) -> Article:
    """The article of a page of at most 2 MB. Whether it is long enough is not judged here.

    Raises Unanswered: REFUSED for what is no page (PDF, image, binary), NONE for one without text, TOO_LARGE.
    Run it through `extraction.extract`: a page can be made to take minutes."""
    text = page_text(html, content_type)
    root = _tree(text)
    found = _from_tree(root, url) if root is not None else Article("", ())
    return _answered(found if found.segments else _salvaged(found, text))


def plain_article(html: bytes, url: str, content_type: str | None = None) -> Article:
    """The same without asking trafilatura, for a page on which it hangs: whatever reads like prose."""
    text = page_text(html, content_type)
    root = _tree(text)
    if root is None:
        return _answered(_salvaged(Article("", ()), text))
    return _answered(replace(_from_tree(root, url, prose), notes=(TANGLED,)))


def _tree(text: str) -> HtmlElement | None:
    """None for what libxml2 gives up on: no element at all, or more than 256 levels of them."""
    from lxml.etree import ParserError  # heavy
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(text.encode(), parser=parser)
    except ParserError:
        return None
    too_deep = any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)
    return None if too_deep else root


def _from_tree(root: HtmlElement, url: str, choose: Chooser = chosen) -> Article:
    facts = page_facts(root, url)
    name_headings(root)
    bare_code(root)
    mark_formulas(root)
    sweep(root)
    body = root.find("body")
    kept = choose(root, list(blocks(body)), facts.author) if body is not None else []
    return Article(
        facts.title,
        tuple(segments(kept, facts.title))[:MOST_SEGMENTS],
        facts.author,
        facts.published,
        facts.language,
        facts.canonical_url,
        facts.description,
        _links(kept, url),
    )


def name_headings(root: HtmlElement) -> None:
    """Gives a heading without an id the one that leads to it: of a link within or before it, or of its section."""
    for heading in root.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        if not heading.get("id"):
            named = heading.xpath(NAMED_WITHIN) or heading.xpath(NAMED_BEFORE) or _section_ids(heading)
            heading.set("id", next(iter(named), ""))


def _section_ids(heading: HtmlElement) -> Iterator[str]:
    """The ids of the elements, up to the fourth around, that begin with this heading."""
    for around, _ in zip(heading.iterancestors(), range(4), strict=False):
        begins = next(around.iter("h1", "h2", "h3", "h4", "h5", "h6", "p"), None) is heading
        if not begins or around.tag in ("body", "html"):
            return
        if around.get("id"):
            yield around.get("id")


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
        if waiting and block.kind == "item" and waiting.words + block.words <= LIST_WORDS and _same_list(waiting, block):
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


def _links(kept: Sequence[Block], url: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for block in kept:
        for link in block.element.iter("a"):
            if address := _absolute(link.get("href"), url):
                found[address] = None
    return tuple(found)[:MOST_LINKS]


def _absolute(href: str | None, url: str) -> str | None:
    try:
        address = urljoin(url, (href or "").strip())
        elsewhere = urldefrag(address).url != urldefrag(url).url
        return address if elsewhere and urlsplit(address).scheme in ("http", "https") else None
    except ValueError:
        return None


def _salvaged(found: Article, text: str) -> Article:
    title, saved = salvage(text)
    return replace(found, title=found.title or title, segments=saved[:MOST_SEGMENTS], notes=(TANGLED,))


def _answered(found: Article) -> Article:
    if not found.segments:
        raise Unanswered(State.NONE, "The page has no text.")
    wall = looks_like_wall(f"{found.title}\n" + "\n".join(segment.text for segment in found.segments))
    return replace(found, notes=(*found.notes, wall)) if wall else found
