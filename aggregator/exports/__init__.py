"""Files for elsewhere. An export is a function from a `Glossary` to text; one file per format, one line here.

Reading order: glossary (the collection), then the formats.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aggregator.exports.csv import to_csv
from aggregator.exports.glossary import Glossary
from aggregator.exports.json import to_json
from aggregator.exports.markdown import to_markdown

FORMATS: Mapping[str, Callable[[Glossary], str]] = {
    "markdown": to_markdown,
    "csv": to_csv,
    "json": to_json,
}
