"""The page of a paper: what it is, what its field talks about, and where that is said."""

from __future__ import annotations

import sqlite3
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from aggregator.exports.glossary import glossary_of
from aggregator.pages.site import opened, page
from aggregator.views.card import card_of
from aggregator.views.focus import Focus, focus_of
from aggregator.views.heat import heat_of
from aggregator.views.path import paths_of, told_once
from aggregator.views.sources import sources_of
from aggregator.views.timeline import timelines_of

TIMELINES = 5
"""Terms with a timeline to choose from at once; of any other it is an address away."""

GLOSSARY_TERMS = 25


def paper(request: Request) -> Response:
    arxiv_id, term = request.path_params["arxiv_id"], request.query_params.get("term")
    with opened(request) as db:
        return page(request, "paper.html", **contents(db, arxiv_id, term))


def contents(db: sqlite3.Connection, arxiv_id: str, term: str | None = None) -> dict[str, Any]:
    """The values of the page, served or in a file. `term` (a key) has the first timeline."""
    card, focus, sources = card_of(db, arxiv_id), focus_of(db, arxiv_id), sources_of(db, arxiv_id)
    return {
        "card": card,
        "focus": focus,
        "paths": told_once(paths_of(db, arxiv_id)),
        "heat": heat_of(db, arxiv_id),
        "timelines": timelines_of(db, arxiv_id, sources.rows, _timed(focus, term)),
        "sources": sources,
        "glossary": glossary_of(db, arxiv_id, GLOSSARY_TERMS),
    }


def _timed(focus: Focus, term: str | None) -> list[tuple[int, str, str]]:
    """Of which terms a timeline is drawn."""
    told = {told.key: told for told in (*focus.everyone, *focus.only_one, *focus.nobody, *focus.terms)}
    first = [told[term]] if term in told else []
    foremost = [other for other in focus.terms if other not in first]
    return [(told.term_id, told.key, told.term) for told in (*first, *foremost)][:TIMELINES]
