"""The pages of terms: one across all papers, and those of the whole library."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from aggregator.pages.site import opened, page
from aggregator.store import known, read
from aggregator.views.card import paper_of
from aggregator.views.term import term_of

MOST_TERMS = 300


def term(request: Request) -> Response:
    with opened(request) as db:
        return page(request, "term.html", term=term_of(db, request.query_params.get("key", "")))


def terms(request: Request) -> Response:
    """Of the library, or all that recur in one paper."""
    with opened(request) as db:
        if arxiv_id := request.query_params.get("paper"):
            return page(request, "terms.html", paper=paper_of(db, arxiv_id), terms=read.terms(db, arxiv_id))
        return page(request, "terms.html", paper=None, terms=known.terms_across_papers(db, MOST_TERMS))
