"""The page of a paper: what it is, what its field talks about, and where that is said."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from aggregator.pages.site import opened, page
from aggregator.views.card import card_of
from aggregator.views.heat import heat_of
from aggregator.views.sources import sources_of


def paper(request: Request) -> Response:
    arxiv_id = request.path_params["arxiv_id"]
    with opened(request) as db:
        return page(
            request,
            "paper.html",
            card=card_of(db, arxiv_id),
            heat=heat_of(db, arxiv_id),
            sources=sources_of(db, arxiv_id),
        )
