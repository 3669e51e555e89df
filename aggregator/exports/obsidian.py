"""Glossary for Obsidian: one definitions file, whose terms the plug-in Note Definitions underlines in one's own notes."""

from __future__ import annotations

from aggregator.exports.glossary import Entry, Glossary, Quote
from aggregator.exports.markdown import first_explained, link, plain
from aggregator.exports.places import place, who

FRONT_MATTER = "---\ndef-type: consolidated\n---\n"
"""The plug-in's own form: `# term`, a line of *aliases* between commas, the definition, `---` between two terms."""


def to_obsidian(glossary: Glossary) -> str:
    """One file for the vault's folder of definitions. Nothing from a source can become a link, a tag, an embed or code."""
    return FRONT_MATTER + "\n---\n\n".join(_entry(entry, glossary) for entry in glossary.entries)


def _entry(entry: Entry, glossary: Glossary) -> str:
    lines = [f"# {plain(entry.term)}", ""]
    if aliases := _aliases(entry):
        lines += [f"*{', '.join(map(plain, aliases))}*", ""]
    lines += [_facts(entry, glossary), "", *(line for quote in entry.quotes for line in (_quote(quote), ""))]
    if explained := first_explained(entry):
        lines += [f"First explained: {explained}.", ""]
    return "\n".join(lines)


def _aliases(entry: Entry) -> list[str]:
    """What else is underlined. Not what captions misheard, for that is another word elsewhere; a comma would part it."""
    names = [entry.expansion or "", *(alias.form for alias in entry.aliases if alias.how != "heard as")]
    return [name for name in names if name and "," not in name]


def _facts(entry: Entry, glossary: Glossary) -> str:
    paper = link(f"arXiv {glossary.paper.arxiv_id}", f"https://arxiv.org/abs/{glossary.paper.arxiv_id}")
    return f"{entry.occurrences} uses in {entry.sources} independent sources on {paper}."


def _quote(quote: Quote) -> str:
    at = f", {link(place(quote) or 'there', quote.link)}" if quote.link or place(quote) else ""
    return f"> {plain(quote.text)} — {plain(who(quote))}{at}"
