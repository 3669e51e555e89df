"""The first page: every paper of the library."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from aggregator.pages.site import opened, page
from aggregator.views.library import library_of


def library(request: Request) -> Response:
    with opened(request) as db:
        return page(request, "library.html", papers=library_of(db))
