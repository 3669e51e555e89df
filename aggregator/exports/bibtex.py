"""The paper and its sources as BibTeX (biblatex's fields, which BibTeX ignores where it does not know them)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping

from aggregator.exports.glossary import Glossary, Source
from aggregator.exports.places import one_line, visible, web
from sources.values import Paper

SPECIAL = {
    # The ten special characters of TeX, and how each is printed
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}


def to_bibtex(glossary: Glossary) -> str:
    """UTF-8. An @misc with eprint for the paper, an @online for every source; keys are stable."""
    return "\n".join(
        [_entry("misc", paper_key(glossary.paper), _paper(glossary.paper)), *map(_source, glossary.sources)]
    )


def paper_key(paper: Paper) -> str:
    """'vaswani2017-1706.03762', in ASCII."""
    family = paper.authors[0].split()[-1] if paper.authors and paper.authors[0].split() else "arxiv"
    return f"{_ascii(family)}{(paper.published or '')[:4]}-{_ascii(paper.arxiv_id)}"


def _paper(paper: Paper) -> dict[str, str]:
    return {
        "title": f"{{{tex(paper.title)}}}",
        "author": " and ".join(_author(author) for author in paper.authors),
        "year": (paper.published or "")[:4],
        "eprint": _unbraced(paper.arxiv_id),
        "eprinttype": "arxiv",
        "archiveprefix": "arXiv",
        "primaryclass": tex(paper.categories[0]) if paper.categories else "",
        "doi": _unbraced(paper.doi or ""),
        "journal": tex(paper.journal_ref or ""),
        "url": _verbatim(f"https://arxiv.org/abs/{paper.arxiv_id}"),
    }


def _source(source: Source) -> str:
    address = _verbatim(source.url)
    fields = {
        "title": f"{{{tex(source.title)}}}",
        "author": f"{{{tex(source.author)}}}" if source.author else "",
        "date": _date(source.published),
        "url": address,
        "urldate": _date(source.fetched_at) if address else "",
        "note": "Video" if source.kind == "video" else "",
        "language": _ascii(source.language or ""),
    }
    return _entry("online", source_key(source), fields)


def source_key(source: Source) -> str:
    """'attention-is-all-1f0c9a2b': first words of the title, in ASCII, and what tells its address from all others."""
    first_words = "-".join(_ascii(word) for word in source.title.split()[:3]).strip("-")
    return f"{first_words or 'source'}-{hashlib.sha256(source.url.encode()).hexdigest()[:8]}"


def _entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value and value != "{}"]
    return "\n".join([f"@{kind}{{{key},", *lines, "}", ""])


def tex(text: str) -> str:
    """`text` on one line, to be printed letter by letter.

    >>> tex("100% of {C_1}")
    '100\\\\% of \\\\{C\\\\_1\\\\}'
    """
    return "".join(SPECIAL.get(letter, letter) for letter in one_line(text))


def _author(name: str) -> str:
    """Braced where BibTeX would read two people, or parts of a name, into it."""
    return f"{{{tex(name)}}}" if re.search(r"\band\b|,", name) else tex(name)


def _date(stamp: str | None) -> str:
    """The day of an ISO 8601 time, the year or month alone where no more is known."""
    found = re.match(r"\d{4}(-\d\d(-\d\d)?)?", stamp or "")
    return found[0] if found else ""


def _unbraced(identifier: str) -> str:
    """For biblatex's verbatim fields: nothing is escaped there, so what would break the braces is left out."""
    return re.sub(r"[\\{}%\s]", "", visible(identifier))


def _verbatim(url: str) -> str:
    """An address as biblatex's verbatim fields take it: nothing escaped, but no brace and no backslash in it."""
    return web(url).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^0-9a-z.-]", "", plain.lower())
