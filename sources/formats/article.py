"""A blog page as its title, date and segments of text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from sources.formats.addresses import web_address
from sources.formats.blocks import Block, bare_code, blocks
from sources.formats.boilerplate import sweep
from sources.formats.choice import chosen, prose
from sources.formats.formulas import mark_formulas
from sources.formats.gate import page_text
from sources.formats.page_facts import page_facts
from sources.formats.salvage import salvage
from sources.formats.segments import segments
from sources.formats.tree import name_headings, parsed_tree
from sources.formats.walls import looks_like_wall
from sources.outcomes import State, Unanswered
from sources.values import Segment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Article", "article", "looks_like_wall"]

MOST_LINKS = 500
MOST_SEGMENTS = 5_000
TANGLED = "the article could not be told from what stands around it"

Chooser = Callable[["HtmlElement", Sequence[Block], str | None], list[Block]]


@dataclass(frozen=True, slots=True)
class Article:
    r"""What a page says, without what stands around it.

    A formula within a sentence stays in it as `\(TeX\)`, code as `` `code` ``. Code, formulas and
    tables that stand alone, and lists of references, are segments that are not counted."""

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
    root = parsed_tree(text)
    found = _from_tree(root, url) if root is not None else Article("", ())
    return _answered(found if found.segments else _salvaged(found, text))


def plain_article(html: bytes, url: str, content_type: str | None = None) -> Article:
    """The same without asking trafilatura, for a page on which it hangs: whatever reads like prose."""
    text = page_text(html, content_type)
    root = parsed_tree(text)
    if root is None:
        return _answered(_salvaged(Article("", ()), text))
    return _answered(replace(_from_tree(root, url, prose), notes=(TANGLED,)))


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


def _links(kept: Sequence[Block], url: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    here = urldefrag(url).url
    for block in kept:
        for link in block.element.iter("a"):
            address = web_address(link.get("href") or "", url)
            if address and urldefrag(address).url != here:
                found[address] = None
    return tuple(found)[:MOST_LINKS]


def _salvaged(found: Article, text: str) -> Article:
    title, saved = salvage(text)
    return replace(found, title=found.title or title, segments=saved[:MOST_SEGMENTS], notes=(TANGLED,))


def _answered(found: Article) -> Article:
    if not found.segments:
        raise Unanswered(State.NONE, "The page has no text.")
    wall = looks_like_wall(f"{found.title}\n" + "\n".join(segment.text for segment in found.segments))
    return replace(found, notes=(*found.notes, wall)) if wall else found
