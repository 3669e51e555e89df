"""Glossary as a text file for Anki (2.1.54 and later): a card per term, which a second import updates."""

from __future__ import annotations

import hashlib
import re
from html import escape

from aggregator.exports.glossary import Alias, Entry, Explanation, Glossary, Quote
from aggregator.exports.places import one_line, place, web, which_moment, who

HEADERS = (
    # docs.ankiweb.net/importing/text-files.html, "File Headers"
    "#separator:tab",
    "#html:true",
    "#notetype:Basic",
    "#columns:guid\tFront\tBack\tTags",
    "#guid column:1",
    "#tags column:4",
)


FIRST_SHOWN = 3


def to_anki(glossary: Glossary) -> str:
    """Front: the term. Back: what it stands for, the quotes with their places, the counts. No card without an answer."""
    deck = f"#deck:gather-context::{one_line(glossary.paper.arxiv_id)}"
    cards = [
        "\t".join(_card(entry, glossary.paper.arxiv_id))
        for entry in glossary.entries
        if entry.quotes or entry.expansion
    ]
    return "\n".join([*HEADERS, deck, *cards]) + "\n"


def _card(entry: Entry, arxiv_id: str) -> tuple[str, str, str, str]:
    tags = f"gather-context arxiv::{re.sub(r'[^0-9A-Za-z.-]', '_', arxiv_id)}"
    return guid(arxiv_id, entry.key), _text(entry.term), _back(entry), tags


def guid(arxiv_id: str, key: str) -> str:
    """The same for the same term of the same paper, whatever has changed in what is said of it."""
    return "gc-" + hashlib.sha256(f"{arxiv_id}\n{key}".encode()).hexdigest()[:20]


def _back(entry: Entry) -> str:
    parts = [f"<b>{_text(entry.expansion)}</b>"] if entry.expansion else []
    parts += map(_quote, entry.quotes)
    if entry.aliases:
        parts.append(f"Also: {', '.join(map(_alias, entry.aliases))}.")
    if entry.first_explained:
        parts.append(f"First explained: {', '.join(map(_explanation, entry.first_explained[:FIRST_SHOWN]))}.")
    parts.append(f"<small>{entry.occurrences} uses in {entry.sources} independent sources</small>")
    return "<br><br>".join(parts)


def _quote(quote: Quote) -> str:
    at = f", {_link(place(quote) or 'there', quote.link)}" if web(quote.link) else ""
    return f"<q>{_text(quote.text)}</q><br>{_text(who(quote))}{at}"


def _alias(alias: Alias) -> str:
    return _text(alias.form) + (" (heard as)" if alias.how == "heard as" else "")


def _explanation(first: Explanation) -> str:
    return _link(which_moment(first), first.link)


def _link(title: str, url: str) -> str:
    return f'<a href="{escape(address)}">{_text(title)}</a>' if (address := web(url)) else _text(title)


def _text(text: str) -> str:
    """Text for a field of HTML, without what Anki itself acts on: [sound:…], [latex], {{c1::…}}, MathJax, a tab, a new line."""
    return re.sub(r"[\[\]{}\\]", lambda m: f"&#{ord(m[0])};", escape(one_line(text)))
