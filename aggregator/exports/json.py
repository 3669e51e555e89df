"""Glossary as JSON: the collection as it is, with a schema number."""

from __future__ import annotations

import json
from dataclasses import asdict

from aggregator.exports.glossary import Glossary

SCHEMA = 1


def to_json(glossary: Glossary) -> str:
    return json.dumps({"schema": SCHEMA, **asdict(glossary)}, indent=2, ensure_ascii=False) + "\n"
