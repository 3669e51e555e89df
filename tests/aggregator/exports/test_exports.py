"""Every export carries the same facts, gives them back unchanged, and nothing that came from a source can act in its format."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from aggregator.exports import FORMATS, only_new
from aggregator.exports.anki import guid
from aggregator.exports.bibtex import SPECIAL
from aggregator.exports.glossary import (
    Alias,
    Entry,
    Explanation,
    FirstUse,
    Glossary,
    Quote,
    Source,
    best_of_each,
    unlike,
)
from aggregator.exports.places import one_line, visible, web
from sources.values import Paper

TALK = "https://www.youtube.com/watch?v=aaaaaaaaaaa"
PAPER = Paper(
    "2401.00001", "Widgets Are Enough", ("Ada One", "Bo van Two"), "We propose.", "arxiv",
    published="2024-01-03T00:00:00Z", categories=("cs.LG",), doi="10.1/x_y",
)  # fmt: skip
QUOTE = Quote(
    "A widget is a small gear.", "A talk", f"{TALK}&t=192s", 0.9, "Cho", "video", 192.4, automatic=True
)
ENTRY = Entry(
    "widget", "widget", "wide gadget", (Alias("widgets", "plural", 3), Alias("vidget", "heard as", 1)), 7, 3, 1, 2, 2,
    "Method", 4.5, quotes=(QUOTE,), first_uses=(FirstUse("A talk", f"{TALK}&t=30s", 5),), first_explained=(Explanation("A talk", f"{TALK}&t=61s", 61.5),),
)  # fmt: skip
GLOSSARY = Glossary(
    PAPER,
    (ENTRY,),
    (Source("video", "A talk", TALK, "Cho", "2024-05-06", "2026-01-02T03:04:05+00:00", 15.0),),
)

HOSTILE = [
    '=HYPERLINK("http://evil")', "+1", "-1+2", "@sum", "'=1", "''-2", "＝1", "\t=1", "[x](javascript:alert(1))", "![i](https://evil/p.png)",
    "<img src=x onerror=alert(1)>", "# heading", "a\n\n<script>alert(1)</script>", "`code`", "```\nfence", "| cell |", "---", "1. one", "* item",
    "> quote", "[[note]]", "![[embed]]", "#tag", "%%comment%%", "$x$", "==mark==", "^block", "<% tp %>", "www.evil.example", "https://evil.example",
    "[sound:x.mp3]", "{{c1::x}}", "\\(x\\)", "[latex]x[/latex]", "a\tb", '"', "}", "{", "\\", "\\input{x}", "100% & more_or #less~^", "&lt;b&gt;", "&#60;b>",
    "\x1b]0;x\x07\x1b[2J", "a\u202eb", "</style><script>", "' onmouseover=alert(1)", "e\u0301", "a, b", "Bell and Co", "",
]  # fmt: skip


def of(text: str, url: str = "javascript:alert(1)") -> Glossary:
    """A glossary in which everything that can come from outside is `text`."""
    quote = Quote(text, text, url, 0.5, text, "blog", None, text)
    entry = Entry(
        text,
        text,
        text,
        (Alias(text, text, 1),),
        1,
        2,
        1,
        1,
        1,
        text,
        quotes=(quote,),
        first_uses=(FirstUse(text, url, 1),),
        first_explained=(Explanation(text, url),),
    )
    paper = replace(
        PAPER, title=text, authors=(text,), abstract=text, categories=(text,), doi=text, journal_ref=text
    )
    return Glossary(
        paper,
        (entry, replace(entry, term="other")),
        (Source("blog", text, url, text, text, text, 1.0, text),),
    )


hostile = pytest.mark.parametrize("text", HOSTILE)
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=30) | st.sampled_from(HOSTILE)


@pytest.mark.parametrize("name", ["markdown", "csv", "json", "html", "anki", "obsidian"])
def test_every_glossary_tells_term_counts_quote_and_second(name: str) -> None:
    """The term, what it stands for, its aliases, the quote and the link to its second."""
    text = html.unescape(FORMATS[name](GLOSSARY))
    for fact in (
        "widget",
        "wide gadget",
        "widgets",
        "7",
        "A widget is a small gear.",
        f"{TALK}&t=192s",
        f"{TALK}&t=61s",
    ):
        assert fact in text, fact


@pytest.mark.parametrize("name", FORMATS)
@hostile
def test_no_format_breaks_or_steers_a_terminal(name: str, text: str) -> None:
    """Whatever a source says: UTF-8, and no control character but line ends and tabs."""
    made = FORMATS[name](of(text))
    assert made.encode() and visible(made) == made and FORMATS[name](of(text)) == made


@given(ANY)
def test_json_gives_everything_back(text: str) -> None:
    """Letter by letter, in every field."""
    entry = json.loads(FORMATS["json"](of(text)))["entries"][0]
    assert (entry["term"], entry["aliases"][0]["form"], entry["quotes"][0]["text"]) == (text, text, text)


@given(ANY)
def test_csv_starts_no_formula_and_gives_the_term_back(text: str) -> None:
    """A spreadsheet sees text; without the added apostrophe it is the very term."""
    row = next(csv.DictReader(io.StringIO(FORMATS["csv"](of(text)), newline="")))
    for cell in (row["term"], row["definition"], row["aliases"]):
        assert not re.match(r"[=+\-@\t\r\n＝＋－＠]", cell)
        assert (cell[1:] if re.match(r"'+[=+\-@\t\r\n＝＋－＠]", cell) else cell) == visible(text)
    assert row["link"] == ""


class Seen(HTMLParser):
    """Tags, attributes and the text of the elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self._open = [""]
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in ("meta", "br", "img", "hr"):
            self._open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if self.texts.get(self._open[-1]):
            self.texts[self._open[-1]][-1] += data


HTML_TAGS = set(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "h2",
        "p",
        "main",
        "article",
        "blockquote",
        "cite",
        "a",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "b",
    ]
)


@given(ANY)
def test_html_has_only_our_elements_and_gives_the_text_back(text: str) -> None:
    """No element, attribute or address comes out of a text; the text itself is what a reader sees."""
    page = Seen(FORMATS["html"](of(text)))
    assert page.tags <= HTML_TAGS
    assert page.attributes <= {
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "href",
        "rel",
        "scope",
    }
    assert page.links == ["https://arxiv.org/abs/2401.00001"]
    assert page.texts["h2"][0] == one_line(text) == page.texts["p"][2]


def test_html_allows_nothing_but_its_own_style() -> None:
    """The policy names the digest of the very style in the file; links say nothing of where one comes from."""
    page = FORMATS["html"](GLOSSARY)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert style and policy
    import base64
    import hashlib

    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert html.unescape(policy[1]).startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert (
        page.count("<a ") == page.count('rel="noreferrer noopener"')
        and "src=" not in page.split("</style>")[1]
    )


def rendered(markdown: str) -> Seen:
    """As CommonMark with tables and strikethrough renders it, addresses in plain words made links."""
    return Seen(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))


@given(ANY)
def test_markdown_has_no_markup_from_sources(text: str) -> None:
    """No element, link or list comes out of a term, a quote or a title, and the term reads as it is."""
    page = rendered(FORMATS["markdown"](of(text)))
    assert page.tags <= {"h1", "h2", "p", "blockquote", "a", "ul", "li"}
    assert set(page.links) <= {"https://arxiv.org/abs/2401.00001"}
    assert page.texts["h2"][:1] == [one_line(text)] and len(page.texts["h2"]) == 3


@hostile
def test_plain_words_do_not_become_addresses(text: str) -> None:
    """What GitHub or Obsidian would link, embed, run or hide by itself is escaped."""
    for name in ("markdown", "obsidian"):
        body = FORMATS[name](of(text)).replace("https://arxiv.org/abs/", "")
        assert not re.search(r"(?<!\\)(www\.|://|\[\[|!\[\[|==|%%|\$|`|<)", body), body


@given(ANY)
def test_obsidian_has_one_definition_a_term(text: str) -> None:
    """Front matter, then per term a heading, aliases and text, parted by rules; no text makes one of its own."""
    front, *entries = re.split(r"^---$", FORMATS["obsidian"](of(text)), flags=re.MULTILINE)[1:]
    assert front.strip() == "def-type: consolidated" and len(entries) == 2
    page = rendered(entries[0])
    assert page.tags <= {"h1", "p", "em", "blockquote", "a"} and page.texts["h1"] == [one_line(text)]
    assert all(
        "vidget" not in line for line in FORMATS["obsidian"](GLOSSARY).splitlines() if line.startswith("*")
    )


@given(ANY)
def test_anki_has_one_line_a_card_that_acts_not(text: str) -> None:
    """Four fields a line; the front is the term; Anki finds no sound, cloze, LaTeX or MathJax to act on."""
    lines = [line for line in FORMATS["anki"](of(text)).split("\n") if not line.startswith("#")]
    assert len(lines) == 3 and lines[2] == ""
    _, front, back, tags = lines[0].split("\t")
    assert html.unescape(front) == one_line(text) and tags == "gather-context arxiv::2401.00001"
    assert not set("[]{}\\") & set(front + back) and not front.startswith('"')
    assert Seen(back).tags <= {"b", "q", "br", "small"}


def test_a_second_import_updates_the_same_cards() -> None:
    """The guid stays when counts and quotes change; another paper's card is another one."""
    later = replace(GLOSSARY, entries=(replace(ENTRY, occurrences=99, quotes=()),))
    first, second = (FORMATS["anki"](g).splitlines()[-1].split("\t")[0] for g in (GLOSSARY, later))
    assert first == second == guid("2401.00001", "widget") != guid("2401.00002", "widget")


def fields(entry: str) -> dict[str, str]:
    """The fields of a BibTeX entry as a parser that counts braces reads them, printed characters put back."""
    found = {}
    for name, value in re.findall(r"^  (\w+) = \{(.*)\},$", entry, re.MULTILINE):
        depth = 0
        for step in re.sub(r"\\[{}]", "", value):
            depth += {"{": 1, "}": -1}.get(step, 0)
            assert depth >= 0, "braces that close what they did not open"
        assert depth == 0
        found[name] = untex(value)
    return found


def untex(value: str) -> str:
    printed = {tex: letter for letter, tex in SPECIAL.items()}
    pattern = "|".join(map(re.escape, sorted(printed, key=len, reverse=True)))
    return re.sub(rf"({pattern})|[{{}}]", lambda match: printed.get(match[0], ""), value)


@given(ANY)
def test_bibtex_is_balanced_and_prints_the_title(text: str) -> None:
    """Every entry parses, no text opens a command, and the title is printed letter by letter."""
    paper, source = FORMATS["bibtex"](of(text)).split("\n\n")
    assert fields(paper).get("title", "") == one_line(text) == fields(source).get("title", "")
    assert re.match(r"@misc\{[a-z0-9.-]+,\n", paper) and re.match(r"@online\{[a-z0-9.-]+,\n", source)
    assert "url" not in fields(source)


def test_bibtex_of_the_paper() -> None:
    """What a bibliography needs to find it on arXiv."""
    paper, source = map(fields, FORMATS["bibtex"](GLOSSARY).split("\n\n"))
    assert paper == {
        "title": "Widgets Are Enough",
        "author": "Ada One and Bo van Two",
        "year": "2024",
        "eprint": "2401.00001",
        "eprinttype": "arxiv",
        "archiveprefix": "arXiv",
        "primaryclass": "cs.LG",
        "doi": "10.1/x_y",
        "url": "https://arxiv.org/abs/2401.00001",
    }
    assert (source["url"], source["urldate"], source["date"], source["author"]) == (
        TALK,
        "2026-01-02",
        "2024-05-06",
        "Cho",
    )
    assert FORMATS["bibtex"](GLOSSARY).startswith("@misc{one2024-2401.00001,")


@given(ANY)
def test_csl_json_gives_the_titles_back(text: str) -> None:
    """The paper and each source as an item; an address that is none of the web is left out."""
    paper, source = json.loads(FORMATS["csl-json"](of(text)))
    assert paper.get("title", "") == text == source.get("title", "") and "URL" not in source


def test_csl_json_of_the_paper() -> None:
    """Names in parts, dates in parts, the kind of each source."""
    paper, talk = json.loads(FORMATS["csl-json"](GLOSSARY))
    assert paper["author"] == [{"family": "One", "given": "Ada"}, {"family": "Two", "given": "Bo van"}]
    assert paper["issued"] == {"date-parts": [[2024, 1, 3]]} and paper["id"] == "one2024-2401.00001"
    assert talk["type"] == "motion_picture" and talk["accessed"] == {"date-parts": [[2026, 1, 2]]}


@pytest.mark.parametrize("name", ["markdown", "html", "anki", "obsidian", "csv", "bibtex", "csl-json"])
@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        " https://x",
        "//e.org",
        "https:///",
        "http://[::1",
        "vbscript:x",
    ],
)
def test_only_addresses_of_the_web_are_links(name: str, url: str) -> None:
    """Everything else is left out; a link's text stays text."""
    assert url not in html.unescape(FORMATS[name](of("word", url)))


@given(st.text(max_size=40))
def test_no_address_leaves_its_place(rest: str) -> None:
    """Quotes, brackets, blanks and control characters are percent-encoded in every link."""
    url = web("https://e.org/" + rest.encode("utf-8", "replace").decode())
    assert url.isascii() and not set(" \"'()<>\\^`{|}\n\t\x1b") & set(url)


def test_two_definitions_are_from_two_sources() -> None:
    """The best of every document comes before any document's second best."""
    rows = [{"document_id": document, "n": n} for n, document in enumerate([1, 1, 2, 1, 3, 2])]
    assert [row["n"] for row in best_of_each(rows)] == [0, 2, 4, 1, 5, 3]


def test_the_same_words_are_shown_once() -> None:
    """Of two documents that say the same word by word, the first."""
    rows = [{"quote": words, "n": n} for n, words in enumerate(["a", "b", "a", "c"])]
    assert [row["n"] for row in unlike(rows)] == [0, 1, 3]


def test_no_card_without_an_answer() -> None:
    """A term that nobody defines and that stands for nothing has no back."""
    bare = replace(ENTRY, quotes=(), expansion=None)
    assert FORMATS["anki"](replace(GLOSSARY, entries=(bare, ENTRY))) == FORMATS["anki"](GLOSSARY)


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_what_was_read_of_the_paper_is_named(name: str) -> None:
    """Of a paper of which no more than the abstract was to be had nothing is said to stand in its text."""
    entry = replace(ENTRY, anchor="title and abstract")
    text = FORMATS[name](replace(GLOSSARY, entries=(entry,)))
    assert "2 in title and abstract" in text and "in the paper" not in text


def test_only_what_is_new() -> None:
    """What the person marked as known is left out."""
    assert only_new(replace(GLOSSARY, entries=(ENTRY, replace(ENTRY, known=True)))) == GLOSSARY
