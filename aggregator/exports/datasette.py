"""Metadata for Datasette (docs.datasette.io, "Metadata" and "Canned queries"): the usual questions, ready to be asked."""

from __future__ import annotations

from aggregator.exports.json import dumps
from aggregator.store.questions import QUESTIONS


def datasette_metadata(database: str) -> str:
    """For `datasette FILE -m METADATA`; `database` is the name of the file without its ending, as Datasette has it."""
    queries = {question.name: {"title": question.title, "sql": question.sql} for question in QUESTIONS}
    return dumps(
        {
            "title": "gather-context",
            "description": "What was gathered about papers: sources, texts, and the terms that recur. See docs/database.md.",
            "databases": {database: {"queries": queries}},
        }
    )
