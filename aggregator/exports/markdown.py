"""Glossary as Markdown: a heading per term, quotes as quotations with a link to their second."""

from __future__ import annotations

import re

from aggregator.exports.glossary import Entry, Glossary, Quote

FIRST_USES_SHOWN = 3


def to_markdown(glossary: Glossary) -> str:
    """Markdown in which nothing that came from a source can become markup or a link of its own."""
    head = f"# Glossary of {plain(glossary.title)}\n\narXiv:{glossary.arxiv_id}, {len(glossary.entries)} recurring terms, {len(glossary.sources)} sources.\n"
    sources = "\n".join(f"- {link(title, url)}" for title, url in glossary.sources)
    return "\n".join([head, *map(_entry, glossary.entries), f"## Sources\n\n{sources}\n"])


def _entry(entry: Entry) -> str:
    name = plain(entry.term) + (f" ({plain(entry.expansion)})" if entry.expansion else "")
    paper = f", {entry.in_paper} in the paper" if entry.in_paper else ""
    lines = [f"## {name}", "", f"{entry.occurrences} uses in {entry.sources} independent sources{paper}."]
    if entry.aliases:
        lines.append(f"Also: {', '.join(map(plain, entry.aliases))}.")
    lines += ["", *map(_quote, entry.quotes)] if entry.quotes else []
    first = ", ".join(link(title, url) for title, url in entry.first_uses[:FIRST_USES_SHOWN])
    return "\n".join([*lines, "", f"First used: {first}.", ""] if first else [*lines, ""])


def _quote(quote: Quote) -> str:
    return f"> {plain(quote.text)}\n> ({link(quote.source, quote.link)})\n"


def plain(text: str) -> str:
    """`text` on one line, with every character escaped that Markdown or HTML would act on."""
    one_line = " ".join(text.split())
    escaped = re.sub(r"([\\`*_{}\[\]()#+!|~>-])", r"\\\1", one_line)
    return escaped.replace("<", "&lt;").replace("\\&gt;", "&gt;")


def link(title: str, url: str) -> str:
    """A link when the address is http(s), the title alone otherwise."""
    if not re.match(r"https?://", url):
        return plain(title)
    address = re.sub(r"[()<>\s]", lambda m: f"%{ord(m[0]):02X}", url)
    return f"[{plain(title)}]({address})"
