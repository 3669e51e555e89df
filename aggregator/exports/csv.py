"""Glossary as CSV, one row per term; cells that a spreadsheet would take for a formula are quoted."""

from __future__ import annotations

import csv
import io

from aggregator.exports.glossary import Entry, Glossary

COLUMNS = (
    "term",
    "expansion",
    "aliases",
    "uses",
    "sources",
    "uses_in_paper",
    "definition",
    "defined_in",
    "link",
    "confidence",
)


def to_csv(glossary: Glossary) -> str:
    """RFC 4180 with a header row; the best quote of each term."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in _row(entry)] for entry in glossary.entries)
    return out.getvalue()


def _row(entry: Entry) -> list[object]:
    quote = entry.quotes[0] if entry.quotes else None
    numbers = [entry.occurrences, entry.sources, entry.in_paper]
    said = [quote.text, quote.source, quote.link, round(quote.confidence, 2)] if quote else ["", "", "", ""]
    return [entry.term, entry.expansion or "", "; ".join(entry.aliases), *numbers, *said]


def _cell(value: object) -> object:
    """OWASP, CSV injection: a leading = + - @ tab or return starts a formula in a spreadsheet."""
    return (
        f"'{value}"
        if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
        else value
    )
