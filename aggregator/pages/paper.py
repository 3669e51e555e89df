"""The page of a paper: what it is, what its field talks about, and where that is said."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from aggregator.pages.contents import contents
from aggregator.pages.site import opened, page


def paper(request: Request) -> Response:
    with opened(request) as db:
        parts = contents(db, request.path_params["arxiv_id"], request.query_params.get("term"))
    return page(request, "paper.html", **parts)
