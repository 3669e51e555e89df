"""The pages of terms: one across all papers, and those of the whole library."""

from __future__ import annotations

import sqlite3
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from aggregator.pages.site import opened, page
from aggregator.store import known
from aggregator.views.across import term_of
from aggregator.views.card import paper_of
from aggregator.views.terms import terms_of

MOST_TERMS = 300


def term(request: Request) -> Response:
    with opened(request) as db:
        return page(request, "term.html", term=term_of(db, request.query_params.get("key", "")))


def terms(request: Request) -> Response:
    """Of the library, or all that recur in one paper."""
    with opened(request) as db:
        if arxiv_id := request.query_params.get("paper"):
            return page(request, "terms.html", paper=paper_of(db, arxiv_id), **_listed(db, arxiv_id))
        terms = known.terms_across_papers(db, MOST_TERMS)
        return page(request, "terms.html", paper=None, terms=terms, heading="Those of most papers first")


def _listed(db: sqlite3.Connection, arxiv_id: str) -> dict[str, Any]:
    listed = terms_of(db, arxiv_id)
    return {"terms": listed.rows, "heading": listed.heading}
