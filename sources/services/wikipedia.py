"""Wikipedia: articles that cite the paper or bear its name, and their text. Neutral words on what the paper is about.

It is asked for the openings of articles by title, too, where a paper's terms want a definition.
Through the API, as https://www.mediawiki.org/wiki/API:Etiquette asks: one request after the other, a User-Agent that
names the program. Never counts as a blog.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from sources.contract import HostPace
from sources.outcomes import Outcome, State, Unanswered, found, none
from sources.queries import plain_words, short_name
from sources.services.webpage import LEAST_WORDS
from sources.values import Article, Candidate, Document, Paper, Segment

if TYPE_CHECKING:
    from sources.door import Answer, Door

HOST = "en.wikipedia.org"
PAGE = re.compile(r"https?://([a-z-]{2,12})\.(?:m\.)?wikipedia\.org/wiki/([^?#]+)")
MOST_CANDIDATES = 3
LOOKED_AT = 10
SNIPPET_SENTENCES = 2
KEEP_SECONDS = 7 * 24 * 3600

TITLES_A_REQUEST = 20
"""As many extracts as one answer has at most (https://www.mediawiki.org/wiki/Extension:TextExtracts, exlimit)."""
MOST_LOOK_UPS = 5
"""Requests for a paper's terms."""
LONGEST_TITLE = 100
"""Characters; no term is as long, and a request's address must stay short."""
MOST_EXTRACT = 20_000
"""Characters of an article's lead that are looked at."""
NO_TITLE = re.compile(r"[#<>\[\]|{}_\x00-\x1f\x7f-\x9f]")
"""https://www.mediawiki.org/wiki/Manual:Page_title: characters that no title has."""
LEFT_OVER = re.compile(
    r" \([^\S\n]*(?:listen)?[^\S\n]*[;,]?[^\S\n]*\)|(?<=\()[^\S\n]*[;,][^\S\n]*"
    r"|(?<=[A-Za-z,.)]):[^\S\n]\d{1,4}(?:[-–]\d{1,4})?[^\S\n]+(?=\s|$)"
)
"""What a plain extract leaves of pronunciations, '(listen)' and '(; from Latin)', and of the page of a note, ': 184  '."""

HEADING = re.compile(r"^(={2,6})\s*(.+?)\s*\1$", re.MULTILINE)
APPENDICES = frozenset(
    # Sections that hold no prose (https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Layout, standard appendices).
    [
        "see also",
        "notes",
        "references",
        "citations",
        "sources",
        "further reading",
        "external links",
        "bibliography",
    ]
)


class Wikipedia:
    """At most three articles of kind 'reference' a paper; reads articles in any language."""

    name = "wikipedia"
    finds = frozenset({"reference"})
    label = "Wikipedia"
    home = f"https://{HOST}/"
    authors = "Wikipedia contributors"
    licence = "CC BY-SA 4.0"
    most_look_ups = MOST_LOOK_UPS
    hosts: Mapping[str, HostPace] = MappingProxyType({HOST: HostPace(pause_seconds=1.0, alone=True)})

    def __init__(self, settings: Mapping[str, str]) -> None:
        pass

    def plan(self, paper: Paper) -> Sequence[str]:
        return searches(paper)

    def find(self, door: Door, paper: Paper) -> Outcome[Sequence[Candidate]]:
        pages: dict[int, tuple[Mapping[str, Any], str]] = {}
        for query in searches(paper):
            for page in _search(door, query):
                pages.setdefault(page["pageid"], (page, query))
        near = {key: nearness(paper, page, query) for key, (page, query) in pages.items()}
        best = [pages[key] for key in sorted(near, key=lambda key: -near[key]) if near[key] > 0][
            :MOST_CANDIDATES
        ]
        if not best:
            return none("Wikipedia: no article treats this paper")
        titles = ", ".join(page["title"] for page, _ in best)
        return found(
            [_candidate(page, query, rank) for rank, (page, query) in enumerate(best)], f"Wikipedia: {titles}"
        )

    def background(self, door: Door, method: str) -> Outcome[Sequence[Candidate]]:
        """The first articles that have the method's name in their text, in the order of the search."""
        pages = list(_search(door, f'"{method}"'))[:MOST_CANDIDATES]
        if not pages:
            return none(f"Wikipedia: nothing on {method}")
        titles = ", ".join(page["title"] for page in pages)
        return found(
            [_candidate(page, method, rank) for rank, page in enumerate(pages)], f"Wikipedia: {titles}"
        )

    def openings(self, door: Door, titles: Sequence[str]) -> Outcome[Mapping[str, Article]]:
        """Articles by the title that was asked for, redirects followed; missing ones and disambiguations are left out."""
        clean = {title: named for title in titles if 0 < len(named := _title(title)) <= LONGEST_TITLE}
        wanted = list(dict.fromkeys(clean.values()))[: TITLES_A_REQUEST * MOST_LOOK_UPS]
        articles: dict[str, Article] = {}
        for start in range(0, len(wanted), TITLES_A_REQUEST):
            articles |= _openings(door, wanted[start : start + TITLES_A_REQUEST])
        answered = {title: articles[named] for title, named in clean.items() if named in articles}
        if not answered:
            return none("Wikipedia: no article bears any of the titles")
        return found(
            answered, f"Wikipedia: {len(set(answered.values()))} articles under {len(wanted)} titles"
        )

    def reads(self, url: str) -> bool:
        return bool(PAGE.fullmatch(url.partition("#")[0].partition("?")[0]))

    def read(self, door: Door, candidate: Candidate, languages: Sequence[str]) -> Outcome[Document]:
        named = PAGE.match(candidate.url)
        if not named:
            return none("this is no article of Wikipedia")
        language, title = named[1], unquote(named[2]).replace("_", " ")
        answer = _ask(
            door, {"titles": title, "prop": "extracts", "redirects": "1"}, f"{language}.wikipedia.org"
        )
        page = next(_pages(_query(answer)), {})
        parts = tuple(segments(str(page.get("extract") or "")))
        if not parts:
            return none(f"Wikipedia has no article {title!r}")
        document = Document(
            "reference", candidate.url, page["title"], parts, self.name, language=language,
            fetched_at=answer.fetched_at, fetched_from=answer.url, notes=("from Wikipedia, CC BY-SA 4.0",),
        )  # fmt: skip
        if document.word_count < LEAST_WORDS:
            return none(f"only {document.word_count} words of text")
        return found(document, f"Wikipedia: {page['title']}, {document.word_count} words")


def searches(paper: Paper) -> tuple[str, ...]:
    """Articles that cite the id; articles with the title or the short name."""
    title = paper.title.replace('"', " ")
    name = short_name(paper)
    return (f'insource:"{paper.arxiv_id}"', f'"{name}" {title}' if name else f'"{title}"')


def nearness(paper: Paper, page: Mapping[str, Any], query: str) -> float:
    """How near an article is to the paper: by its name, in the title or the first sentences, and by words of its title;
    0 where too little is shared. An article that cites the paper needs to share less than one found by words."""
    title, name = set(plain_words(paper.title)), short_name(paper) or "\0"
    said = plain_words(re.sub(r"\([^)]*\)", "", page["title"]))
    if not said:
        return 0.0
    by_name = 1.0 * (plain_words(name) == said) or 0.7 * _names(name, str(page.get("extract") or ""))
    shared = len(title & set(said)) / len(set(said))
    cites = query.startswith("insource:")
    return by_name + shared + 0.5 * cites if by_name or shared >= (0.3 if cites else 0.6) else 0.0


def _names(name: str, text: str) -> bool:
    """Whether an acronym or the like stands in a text; a common word that is also a name proves nothing there."""
    return len(re.findall("[A-Z]", name)) > 1 and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def segments(extract: str) -> Iterator[Segment]:
    """The paragraphs of a plain extract, each with its heading; formulas and appendices are left out."""
    heading: str | None = None
    skipped_level = 0
    for part in re.split(r"\n+(?===)|(?<===)\n+", extract):
        if marked := HEADING.fullmatch(part.strip()):
            level, heading = len(marked[1]), marked[2]
            if not skipped_level or level <= skipped_level:
                skipped_level = level if heading.lower() in APPENDICES else 0
        elif not skipped_level:
            yield from (Segment(text, heading) for text in _paragraphs(part))


def _paragraphs(part: str) -> Iterator[str]:
    """Lines with a few words in them. A formula stands on indented lines, letter by letter and again as TeX; the text
    around it is one paragraph."""
    waiting, after_formula = "", False
    for line in part.splitlines():
        text = " ".join(line.split())
        if line.startswith("  "):
            after_formula = True
        elif text and after_formula and waiting and not text[0].isupper():
            waiting, after_formula = f"{waiting} … {text}", False
        elif text:
            yield from _with_words(waiting)
            waiting, after_formula = text, False
    yield from _with_words(waiting)


def _with_words(text: str) -> Iterator[str]:
    if len(re.findall(r"[^\W\d_]{2,}", text)) >= 3:
        yield text


def _title(text: str) -> str:
    return " ".join(NO_TITLE.sub(" ", text).split())


def _openings(door: Door, titles: Sequence[str]) -> dict[str, Article]:
    """By title, of at most 20; formulas and what follows the first paragraph are left out."""
    params = {
        "titles": "|".join(titles),
        "prop": "extracts|pageprops",
        "exintro": "1",
        "exlimit": str(TITLES_A_REQUEST),
        "ppprop": "disambiguation",
        "redirects": "1",
    }
    answer = _ask(door, params, HOST)
    query = _query(answer)
    made = {page["title"]: _article(page, answer.fetched_at) for page in _pages(query)}
    leads = _leads(query)
    ends = {title: made.get(_end(title, leads)) for title in titles}
    return {title: article for title, article in ends.items() if article}


def _article(page: Mapping[str, Any], fetched_at: str) -> Article | None:
    """None for what is no article, or has no words."""
    properties = page.get("pageprops")
    if page.get("ns") != 0 or (isinstance(properties, dict) and "disambiguation" in properties):
        return None
    extract = LEFT_OVER.sub("", str(page.get("extract") or "")[:MOST_EXTRACT])
    first = next(segments(extract), None)
    return Article(page["title"], _address(page["title"]), first.text, fetched_at) if first else None


def _leads(query: Mapping[str, Any]) -> dict[str, str]:
    """From each title that stands for another to that: first letters made large, redirects."""
    listed = [query.get("normalized"), query.get("redirects")]
    rows: Iterable[Any] = (row for rows in listed if isinstance(rows, list) for row in rows)
    pairs = ((row.get("from"), row.get("to")) for row in rows if isinstance(row, dict))
    return {one: other for one, other in pairs if isinstance(one, str) and isinstance(other, str)}


def _end(title: str, leads: Mapping[str, str]) -> str:
    """Where a title leads, in at most three steps: MediaWiki follows one redirect, after it made a title regular."""
    for _ in range(3):
        title = leads.get(title, title)
    return title


def _search(door: Door, query: str) -> Iterator[Mapping[str, Any]]:
    """Pages with id, title, address and the beginning of their text, in the order of the search."""
    params = {
        "generator": "search",
        "gsrsearch": query,
        "gsrlimit": str(LOOKED_AT),
        "prop": "extracts|info",
        "inprop": "url",
        "exintro": "1",
        "exsentences": str(SNIPPET_SENTENCES),
        "exlimit": "max",
    }
    found_pages = list(_pages(_query(_ask(door, params, HOST))))
    return iter(sorted(found_pages, key=lambda page: page.get("index", 0)))


def _ask(door: Door, params: Mapping[str, str], host: str) -> Answer:
    always = {"action": "query", "format": "json", "formatversion": "2", "explaintext": "1"}
    return door.get(f"https://{host}/w/api.php", params={**always, **params}, keep_seconds=KEEP_SECONDS)


def _query(answer: Answer) -> dict[str, Any]:
    """What was asked for, with a list of `pages`. Raises Unanswered(CHANGED) for an error."""
    content = answer.json()
    known = isinstance(content, dict) and "error" not in content and {"query", "batchcomplete"} & set(content)
    query = content.get("query", {"pages": []}) if known else None
    if not isinstance(query, dict) or not isinstance(query.get("pages"), list):
        raise Unanswered(State.CHANGED, "Wikipedia answered in a form that is not known.")
    return query


def _pages(query: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The pages that exist; none where the search found nothing."""
    rows = (page for page in query["pages"] if isinstance(page, dict))
    return (row for row in rows if isinstance(row.get("pageid"), int) and isinstance(row.get("title"), str))


def _candidate(page: Mapping[str, Any], query: str, rank: int) -> Candidate:
    url = page.get("fullurl") or _address(page["title"])
    snippet = " ".join(str(page.get("extract") or "").split()) or None
    return Candidate("reference", url, page["title"], Wikipedia.name, query, rank, snippet=snippet)


def _address(title: str) -> str:
    return f"https://{HOST}/wiki/{quote(title.replace(' ', '_'), safe='/:,()')}"
