"""What the page of a paper shows, served or in a file: its parts as values."""

from __future__ import annotations

import sqlite3
from typing import Any

from aggregator.exports.glossary import glossary_of
from aggregator.views.card import card_of
from aggregator.views.focus import Focus, FocusTerm, focus_of
from aggregator.views.heat import heat_of
from aggregator.views.path import paths_of, told_once
from aggregator.views.sources import sources_of
from aggregator.views.timeline import timelines_of

TIMELINES = 5
"""Terms with a timeline to choose from at once; any other is an address away."""

GLOSSARY_TERMS = 25


def contents(db: sqlite3.Connection, arxiv_id: str, term: str | None = None) -> dict[str, Any]:
    """Raises Stopped for a paper that is not in the library. `term` (a key) has the first timeline."""
    card, focus, sources = card_of(db, arxiv_id), focus_of(db, arxiv_id), sources_of(db, arxiv_id)
    timed = _timed(focus, term)
    return {
        "card": card,
        "focus": focus,
        "paths": told_once(paths_of(db, arxiv_id)),
        "heat": heat_of(db, arxiv_id),
        "timelines": timelines_of(db, arxiv_id, sources.rows, [(t.term_id, t.key, t.term) for t in timed]),
        "untimed": [told for told in focus.terms if told not in timed],
        "sources": sources,
        "glossary": glossary_of(db, arxiv_id, GLOSSARY_TERMS),
    }


def _timed(focus: Focus, term: str | None) -> list[FocusTerm]:
    """Of which terms a timeline is drawn."""
    told = {told.key: told for told in (*focus.everyone, *focus.only_one, *focus.nobody, *focus.terms)}
    first = [told[term]] if term in told else []
    return [*first, *(other for other in focus.terms if other not in first)][:TIMELINES]
