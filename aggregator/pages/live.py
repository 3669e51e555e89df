"""How a gather stands, as a piece of a page that is asked for again while it runs."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from aggregator.pages.site import opened, page
from aggregator.views.card import progress_of


def live(request: Request) -> Response:
    arxiv_id = request.path_params["arxiv_id"]
    with opened(request) as db:
        progress = progress_of(db, arxiv_id, datetime.now(UTC))
    return page(request, "paper/live.html", progress=progress, arxiv_id=arxiv_id)
