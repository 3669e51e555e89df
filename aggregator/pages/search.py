"""The search page, and its list of hits alone, for who types on."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from aggregator.pages.site import opened, page
from aggregator.views.searching import Question, found_of

LONGEST = 500
"""Characters of what is looked for."""


def search(request: Request) -> Response:
    return _found(request, "search.html", _question(request))


def hits(request: Request) -> Response:
    """For a word that is still being typed: its beginning counts."""
    return _found(request, "search/hits.html", _question(request, typing=True))


def _question(request: Request, typing: bool = False) -> Question:
    asked = request.query_params
    text = asked.get("q", "")[:LONGEST]
    unfinished = typing and text[-1:].isalnum() and text.count('"') % 2 == 0
    limits = (asked.get(name, "")[:LONGEST] for name in ("paper", "kind", "source"))
    return Question(text + "*" * unfinished, *limits)


def _found(request: Request, template: str, question: Question) -> Response:
    with opened(request) as db:
        return page(request, template, found=found_of(db, question))
