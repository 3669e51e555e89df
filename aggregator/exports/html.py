"""Glossary as one HTML file: no script, no address but those one may follow; it opens in ten years as it does today."""

from __future__ import annotations

import base64
import hashlib
import html

from aggregator.exports.glossary import Entry, Glossary, Quote, Source
from aggregator.exports.places import one_line, place, web, which_moment, who

STYLE = """
:root { color-scheme: light dark; --quiet: #595959; --line: #8a8a8a; --link: #0b57a4 }
@media (prefers-color-scheme: dark) { :root { --quiet: #b3b3b3; --link: #8ab8f0 } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem }
a { color: var(--link) } h2 { margin: 2rem 0 .2rem } .facts, cite { color: var(--quiet); font-style: normal; font-size: .9rem }
blockquote { margin: .6rem 0; padding-left: .8rem; border-left: 3px solid var(--line) } blockquote p { margin: 0 }
th, td { text-align: left; padding: .2rem .8rem .2rem 0; vertical-align: top } td.number { text-align: right }
@media print { body { max-width: none; margin: 0 } article { break-inside: avoid } a { color: inherit } cite a::after { content: " " attr(href) } }
"""

FIRST_SHOWN = 3

POLICY = "default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def to_html(glossary: Glossary) -> str:
    """HTML 5 with its own style and a Content-Security-Policy that allows nothing else."""
    title = f"Glossary of {glossary.paper.title}"
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{text(_policy())}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{text(title)}</title>
<style>{STYLE}</style>
</head>
<body>
<h1>{text(title)}</h1>
<p class="facts">{_paper(glossary)}</p>
<main>
{"".join(map(_entry, glossary.entries))}</main>
{_sources(glossary.sources)}
</body>
</html>
"""


def _policy() -> str:
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    return POLICY.format(digest=digest)


def _paper(glossary: Glossary) -> str:
    paper = glossary.paper
    address = link(f"arXiv:{paper.arxiv_id}", f"https://arxiv.org/abs/{paper.arxiv_id}")
    counts = f"{glossary.counted}, {len(glossary.sources)} sources"
    return f"{text(', '.join(paper.authors))} · {address} · {counts}"


def _entry(entry: Entry) -> str:
    quotes = "".join(map(_quote, entry.quotes)) + _first(entry)
    return (
        f'<article>\n<h2>{text(entry.term)}</h2>\n<p class="facts">{_facts(entry)}</p>\n{quotes}</article>\n'
    )


def _facts(entry: Entry) -> str:
    expansion = f"<b>{text(entry.expansion)}</b> · " if entry.expansion else ""
    paper = f" · {entry.in_paper} in {entry.anchor}" if entry.in_paper else ""
    section = f" (most in {text(entry.paper_section)})" if entry.paper_section and entry.in_paper else ""
    names = (f"{text(a.form)}{' (heard as)' if a.how == 'heard as' else ''}" for a in entry.aliases)
    also = f" · also {', '.join(names)}" if entry.aliases else ""
    return f"{expansion}{entry.occurrences} uses in {entry.sources} independent sources{paper}{section}{also}"


def _quote(quote: Quote) -> str:
    at = f", {link(place(quote) or 'there', quote.link)}" if place(quote) or quote.link else ""
    return f"<blockquote><p>{text(quote.text)}</p><cite>{text(who(quote))}{at}</cite></blockquote>\n"


def _first(entry: Entry) -> str:
    """Where the first sources explain it first."""
    links = ", ".join(link(which_moment(first), first.link) for first in entry.first_explained[:FIRST_SHOWN])
    return f'<p class="facts">First explained: {links}</p>\n' if links else ""


def _sources(sources: tuple[Source, ...]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{link(source.title, source.url)}</th><td>{text(source.author or "")}</td>'
        f'<td>{text(source.kind)}</td><td class="number">{source.minutes:.0f} min</td></tr>\n'
        for source in sources
    )
    head = '<tr><th scope="col">title</th><th scope="col">by</th><th scope="col">kind</th><th scope="col">length</th></tr>'
    return f"<h2>Sources</h2>\n<table>\n<thead>{head}</thead>\n<tbody>\n{rows}</tbody>\n</table>"


def text(words: str) -> str:
    """Words as text of an element or of an attribute between double quotes."""
    return html.escape(one_line(words))


def link(title: str, url: str) -> str:
    """A link when the address is one of the web, the title alone otherwise."""
    if not (address := web(url)):
        return text(title)
    return f'<a href="{text(address)}" rel="noreferrer noopener">{text(title)}</a>'
