"""The pages of terms: one across all papers, and those of the whole library."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from aggregator.pages.site import opened, page
from aggregator.store import known
from aggregator.views.term import term_of

MOST_TERMS = 300


def term(request: Request) -> Response:
    with opened(request) as db:
        return page(request, "term.html", term=term_of(db, request.query_params.get("key", "")))


def terms(request: Request) -> Response:
    with opened(request) as db:
        return page(request, "terms.html", terms=known.terms_across_papers(db, MOST_TERMS))
