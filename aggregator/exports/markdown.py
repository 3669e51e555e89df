"""Glossary as Markdown: a heading per term, quotes as quotations with a link to their second."""

from __future__ import annotations

import re

from aggregator.exports.glossary import Entry, Glossary, Quote, Source
from aggregator.exports.places import one_line, place, web, which_moment, who

FIRST_SHOWN = 3


def to_markdown(glossary: Glossary) -> str:
    """CommonMark in which nothing that came from a source can become markup or a link of its own."""
    paper = glossary.paper
    head = (
        f"# Glossary of {plain(paper.title)}\n\n"
        f"[arXiv:{plain(paper.arxiv_id)}](https://arxiv.org/abs/{web_path(paper.arxiv_id)}), "
        f"{glossary.counted}, {len(glossary.sources)} sources.\n"
    )
    sources = "\n".join(map(_source, glossary.sources))
    return "\n".join([head, *map(_entry, glossary.entries), f"## Sources\n\n{sources}\n"])


def _entry(entry: Entry) -> str:
    blocks = [f"## {plain(entry.term)}", _facts(entry), *map(_quote, entry.quotes)]
    used = ", ".join(link(use.source, use.link) for use in entry.first_uses[:FIRST_SHOWN])
    first = [f"First used: {used}."] if used else []
    if explained := first_explained(entry):
        first.insert(0, f"First explained: {explained}.")
    return "\n\n".join([*blocks, *([" ".join(first)] if first else [])]) + "\n"


def first_explained(entry: Entry) -> str:
    """The first moments at which sources explain the term, as links."""
    return ", ".join(link(which_moment(first), first.link) for first in entry.first_explained[:FIRST_SHOWN])


def _facts(entry: Entry) -> str:
    """What it stands for, how often it is used and what else it is called, in a paragraph."""
    expansion = f"Short for {plain(entry.expansion)}. " if entry.expansion else ""
    section = f" (most in {plain(entry.paper_section)})" if entry.paper_section else ""
    paper = f", {entry.in_paper} in {entry.anchor}{section}" if entry.in_paper else ""
    aliases = ", ".join(
        f"{plain(alias.form)}{' (heard as)' if alias.how == 'heard as' else ''}" for alias in entry.aliases
    )
    also = f" Also: {aliases}." if aliases else ""
    return f"{expansion}{entry.occurrences} uses in {entry.sources} independent sources{paper}.{also}"


def _quote(quote: Quote) -> str:
    return f"> {plain(quote.text)}\n>\n> — {plain(who(quote))}{_at(quote)}"


def _at(quote: Quote) -> str:
    label = place(quote) or "there"
    return f", {link(label, quote.link)}" if quote.link or place(quote) else ""


def _source(source: Source) -> str:
    return f"- {link(source.title, source.url)}: {source.kind}, {source.minutes:.0f} min"


def plain(text: str) -> str:
    """`text` on one line, with every character escaped that CommonMark, GitHub, Obsidian or HTML would act on there."""
    escaped = ANYWHERE.sub(r"\\\1", one_line(text))
    escaped = AT_THE_BEGINNING.sub(r"\1\3\\\2\4", escaped)
    return escaped.replace("&", "&amp;").replace("<", "&lt;")


ANYWHERE = re.compile(r"([\\`*_{}\[\]|>~$^#%=@]|(?<=www)\.|:(?=//))")
"""Markup, tags, formulas, comments and highlights; in `www.` and `://` what would make an address of plain words."""

AT_THE_BEGINNING = re.compile(r"^(?:()([-+])|(\d+)([.)])(?=\s|$))")
"""A list or a rule would begin."""


def web_path(text: str) -> str:
    """What may stand in the path of a link of our own making."""
    return re.sub(r"[^\w./-]", "", text, flags=re.ASCII)


def link(title: str, url: str) -> str:
    """A link when the address is one of the web, the title alone otherwise."""
    return f"[{plain(title)}]({address})" if (address := web(url)) else plain(title)
