"""Every export carries the same facts, and nothing that came from a source can act in its format."""

from __future__ import annotations

import csv
import io
import json

import pytest

from aggregator.exports import FORMATS
from aggregator.exports.glossary import Entry, Glossary, Quote

QUOTE = Quote("A widget is a small gear.", "A talk", "https://www.youtube.com/watch?v=aaaaaaaaaaa&t=30s", 0.9)
ENTRY = Entry("widget", "wide gadget", ("widgets",), 7, 3, 2, (QUOTE,), (("A talk", QUOTE.link),))
HOSTILE = [
    '=HYPERLINK("http://evil")',
    "+1",
    "-1+2",
    "@sum",
    "[x](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "# heading",
    "a\n\n<script>alert(1)</script>",
    "`code`",
    "| cell |",
]


def glossary(entry: Entry = ENTRY) -> Glossary:
    return Glossary(
        "2401.00001",
        "Widgets Are Enough",
        (entry,),
        (("A talk", "https://www.youtube.com/watch?v=aaaaaaaaaaa"),),
    )


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_names_term_count_quote_and_second(name: str) -> None:
    """The term, what it stands for, the quote and the link to its second are in every export."""
    text = FORMATS[name](glossary()).replace("\\", "")
    for fact in ("widget", "wide gadget", "7", "A widget is a small gear.", "t=30s"):
        assert fact in text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_csv_starts_no_formula_and_gives_the_term_back(hostile: str) -> None:
    """A spreadsheet sees text; without the added quote it is the very term."""
    entry = Entry(hostile, None, (), 1, 2, 0, (), ())
    term = next(csv.DictReader(io.StringIO(FORMATS["csv"](glossary(entry)))))["term"]
    assert not term.startswith(("=", "+", "-", "@")) and term.removeprefix("'") == hostile


@pytest.mark.parametrize("hostile", HOSTILE)
def test_markdown_has_no_markup_from_sources(hostile: str) -> None:
    """No tag, no link and no heading comes out of a term, a quote or a title."""
    quote = Quote(hostile, hostile, "javascript:alert(1)", 0.5)
    text = FORMATS["markdown"](glossary(Entry(hostile, hostile, (hostile,), 1, 2, 0, (quote,), ())))
    assert "<" not in text and "](javascript" not in text and "\n# " not in text[2:] and "\n| " not in text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_json_gives_everything_back(hostile: str) -> None:
    """JSON is the collection as it is."""
    entry = Entry(hostile, None, (hostile,), 1, 2, 0, (), ())
    assert json.loads(FORMATS["json"](glossary(entry)))["entries"][0]["aliases"] == [hostile]
