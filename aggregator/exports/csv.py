"""Glossary as CSV, one row per term; cells that a spreadsheet would take for a formula are quoted."""

from __future__ import annotations

import csv
import io
import re

from aggregator.exports.glossary import Entry, Glossary, Quote
from aggregator.exports.places import place, visible, web, which_moment, who

COLUMNS = (
    "term", "expansion", "aliases", "uses", "sources", "blogs", "videos", "uses_in_paper", "paper_section", "termhood",
    "known", "definition", "defined_by", "at", "link", "confidence", "second_definition", "second_defined_by",
    "second_at", "second_link", "second_confidence", "first_explained",
)  # fmt: skip


def to_csv(glossary: Glossary) -> str:
    """RFC 4180 with a header row; the two best quotes of each term, from two sources where there are two."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in _row(entry)] for entry in glossary.entries)
    return out.getvalue()


def _row(entry: Entry) -> list[object]:
    first, second, *_ = (*entry.quotes, None, None)
    return [
        entry.term,
        entry.expansion or "",
        "; ".join(alias.form for alias in entry.aliases),
        entry.occurrences,
        entry.sources,
        entry.blogs,
        entry.videos,
        entry.in_paper,
        entry.paper_section or "",
        round(entry.termhood, 3),
        int(entry.known),
        *_quote(first),
        *_quote(second),
        "; ".join(f"{which_moment(first)} {web(first.link)}".strip() for first in entry.first_explained),
    ]


def _quote(quote: Quote | None) -> list[object]:
    if quote is None:
        return [""] * 5
    return [quote.text, who(quote), place(quote), web(quote.link), round(quote.confidence, 2)]


FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""OWASP, CSV injection: a cell that begins so is taken for a formula, in some spreadsheets in full width too."""


def _cell(value: object) -> object:
    """An apostrophe in front makes text of it; what begins with one before a formula gets another, so that taking one
    away gives back every text."""
    if not isinstance(value, str):
        return value
    text = visible(value)
    return f"'{text}" if FORMULA.match(text) else text
