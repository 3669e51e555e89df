"""Glossary as JSON: the collection as it is, with a schema number."""

from __future__ import annotations

import json
from dataclasses import asdict

from aggregator.exports.glossary import Glossary
from aggregator.exports.places import CONTROLS

SCHEMA = 1
"""Keys may be added; a changed meaning raises it."""


def to_json(glossary: Glossary) -> str:
    """One object: `schema`, `paper`, `entries`, `sources`."""
    return dumps({"schema": SCHEMA, **asdict(glossary)})


def dumps(content: object) -> str:
    """Readable JSON in UTF-8, letter by letter; control characters of every sort as escapes."""
    text = json.dumps(content, indent=2, ensure_ascii=False)
    return CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
