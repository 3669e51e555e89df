"""What a page says about itself: title, author, date, language, its own address.

A page says it up to five times, and rarely the same: structured data first, then meta elements, then what is seen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sources.formats.addresses import web_address
from sources.formats.plain import one_line, shorten

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_TITLE_CHARACTERS = 300
MOST_AUTHOR_CHARACTERS = 150
MOST_JSON_CHARACTERS = 500_000

ARTICLE_TYPES = re.compile(r"Article|Posting|Report|CreativeWork$|WebPage$|LearningResource")

TITLE_META = ("og:title", "twitter:title", "citation_title", "dc.title")
AUTHOR_META = ("author", "article:author", "citation_author", "dc.creator", "parsely-author")
DATE_META = (
    "article:published_time", "article:published", "citation_publication_date", "citation_date", "datepublished",
    "date", "dc.date", "dc.date.issued", "dcterms.date", "parsely-pub-date", "publish-date", "pubdate",
)  # fmt: skip
DESCRIPTION_META = ("description", "og:description", "twitter:description")

SEEN_TIME = ".//*[@itemprop='datePublished']|.//time[@pubdate]|.//header//time|.//time[@datetime]"
SEEN_AUTHOR = ".//*[@itemprop='author']|.//a[@rel='author']|.//*[@class='author' or @class='byline']"

BY = re.compile(r"^(?:written )?by:?\s+|\s*[|·•].*$", re.IGNORECASE)
ISO_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
DATE_IN_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
WRITTEN_DATES = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%b %d %Y", "%a, %d %b %Y")

SITE_DIVIDER = re.compile(r"\s+(?:[|·•»›:—–-]|::)\s+|\s*\|\s*")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Facts:
    """`title` may be empty. `published` is an ISO 8601 date, `canonical_url` on the same host as the page."""

    title: str
    author: str | None
    published: str | None
    language: str | None
    description: str | None
    canonical_url: str | None


def page_facts(root: HtmlElement, url: str) -> Facts:
    """Reads a tree before anything is taken from it."""
    told = _structured(root)
    meta = _meta(root)
    description = _first_text(told.get("description"), *(meta.get(name) for name in DESCRIPTION_META))
    return Facts(
        title=_title(root, told, meta, url),
        author=_author(root, told, meta),
        published=_published(root, told, meta, url),
        language=_language(root, told, meta),
        description=shorten(description, 500) if description else None,
        canonical_url=_canonical(root, url),
    )


def _structured(root: HtmlElement) -> Mapping[str, Any]:
    """The first JSON-LD object that is an article, with what it says; empty where there is none."""
    for script in root.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads((script.text or "")[:MOST_JSON_CHARACTERS], strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            if thing.get("headline") or ("Article" in str(thing.get("@type")) and thing.get("name")):
                return thing
    return {}


def _things(data: Any) -> Iterator[Mapping[str, Any]]:
    """The objects of a JSON-LD document: alone, in a list, in a graph, or as the main entity of a page."""
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            graph = thing.get("@graph")
            yield from (part for part in (graph if isinstance(graph, list) else []) if isinstance(part, dict))
            if ARTICLE_TYPES.search(str(thing.get("@type"))):
                yield thing
            if isinstance(thing.get("mainEntity"), dict):
                yield thing["mainEntity"]


def _meta(root: HtmlElement) -> Mapping[str, str]:
    """Meta elements by their name or property in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in root.iterfind(".//meta[@content]"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        found.setdefault(name, one_line(meta.get("content")))
    return found


def _first_text(*values: Any) -> str:
    return next((line for value in values if isinstance(value, str) and (line := one_line(value))), "")


def _title(root: HtmlElement, told: Mapping[str, Any], meta: Mapping[str, str], url: str) -> str:
    """The headline without the site's name. Of several headings the one that another title contains is the headline."""
    site = meta.get("og:site_name", "")
    seen = [
        text for heading in root.iterfind(".//h1") if (text := one_line(heading.text_content()).strip("#¶ "))
    ]
    in_head = _first_text(root.findtext(".//head/title"), root.findtext(".//title"))
    named = _first_text(
        told.get("headline"), told.get("name"), *(meta.get(name) for name in TITLE_META), in_head
    )
    heads = [text for text in seen if len(text) > 3 and (text in named or text in in_head)]
    best = (
        max(heads, key=len, default="") or (named if named != site else "") or next(iter(seen), "") or named
    )
    return shorten(_without_site(best, site, url), MOST_TITLE_CHARACTERS)


def _without_site(title: str, site: str, url: str) -> str:
    """'Headline | Site', 'Headline - Site' as 'Headline', where the last part is the site's name or stands behind a bar."""
    parts = list(SITE_DIVIDER.finditer(title))
    if not parts:
        return title
    last, divider = title[parts[-1].end() :], parts[-1][0].strip()
    letters = re.sub(r"[\W_]", "", last.lower())
    host = re.sub(r"[\W_]", "", urlsplit(url).hostname or "")
    is_site = bool(letters) and (letters in host or last.lower() == site.lower())
    is_site = is_site or any(len(word) > 4 and word in host for word in re.findall(r"\w+", last.lower()))
    return title[: parts[-1].start()].strip() if is_site or divider in ("|", "::", "»") else title


def _author(root: HtmlElement, told: Mapping[str, Any], meta: Mapping[str, str]) -> str | None:
    people = told.get("author")
    names = [_name(person) for person in (people if isinstance(people, list) else [people])]
    in_meta = (value for name in AUTHOR_META if "://" not in (value := meta.get(name, "")))
    seen = (element.text_content() for element in root.xpath(SEEN_AUTHOR)[:1])
    found = _first_text(", ".join(filter(None, names)), *in_meta, *seen)
    return shorten(BY.sub("", found), MOST_AUTHOR_CHARACTERS) or None


def _name(person: Any) -> str:
    return _first_text(person.get("name") if isinstance(person, dict) else person)


def _published(root: HtmlElement, told: Mapping[str, Any], meta: Mapping[str, str], url: str) -> str | None:
    seen = (
        value for time in root.xpath(SEEN_TIME)[:3] for value in (time.get("datetime"), time.get("content"))
    )
    shown = (time.text_content() for time in root.xpath(SEEN_TIME)[:3])
    values = (
        told.get("datePublished"),
        told.get("dateCreated"),
        *(meta.get(name) for name in DATE_META),
        *seen,
        *shown,
    )
    return next(
        (day for value in values if isinstance(value, str) and (day := _day(value))), None
    ) or _day_in(url)


def _day(value: str) -> str | None:
    """A date as ISO 8601 writes it, from that form or an English one."""
    text = one_line(value)[:60]
    if (iso := ISO_DATE.search(text)) and (day := _valid(*iso.groups())):
        return day
    for form in WRITTEN_DATES:
        try:
            return _in_range(datetime.strptime(text[:40].strip(), form).date())
        except ValueError:
            continue
    return None


def _day_in(url: str) -> str | None:
    found = DATE_IN_URL.search(urlsplit(url).path)
    return _valid(*found.groups()) if found else None


def _valid(year: str, month: str, day: str) -> str | None:
    try:
        return _in_range(date(int(year), int(month), int(day)))
    except ValueError:
        return None


def _in_range(day: date) -> str | None:
    """Before the web, and beyond next year, a date is something else."""
    return day.isoformat() if day.year >= 1993 else None


def _language(root: HtmlElement, told: Mapping[str, Any], meta: Mapping[str, str]) -> str | None:
    value = _first_text(
        root.get("lang"), told.get("inLanguage"), meta.get("content-language"), meta.get("og:locale")
    )
    found = LANGUAGE.fullmatch(value)
    return value.replace("_", "-") if found else None


def _canonical(root: HtmlElement, url: str) -> str | None:
    link = next(
        (link for link in root.iterfind(".//link[@rel][@href]") if link.get("rel").lower() == "canonical"),
        None,
    )
    if link is None:
        return None
    address = web_address(link.get("href"), url)
    return address if address and _host(address) == _host(url) else None


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
