"""Files for elsewhere. An export is a function from a `Glossary` to text; one file per format, one line here.

Reading order: glossary (the collection), places (links and moments), then the formats: markdown and obsidian, html,
anki, csv, json; bibtex and csl_json cite the paper and its sources. datasette is about the whole database.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aggregator.exports.anki import to_anki
from aggregator.exports.bibtex import to_bibtex
from aggregator.exports.csl_json import to_csl_json
from aggregator.exports.csv import to_csv
from aggregator.exports.glossary import Glossary, glossary_of, only_new
from aggregator.exports.html import to_html
from aggregator.exports.json import to_json
from aggregator.exports.markdown import to_markdown
from aggregator.exports.obsidian import to_obsidian

__all__ = ["FORMATS", "Export", "Glossary", "glossary_of", "only_new"]

Export = Callable[[Glossary], str]

FORMATS: Mapping[str, Export] = {
    "markdown": to_markdown,
    "csv": to_csv,
    "json": to_json,
    "html": to_html,
    "anki": to_anki,
    "obsidian": to_obsidian,
    "bibtex": to_bibtex,
    "csl-json": to_csl_json,
}
