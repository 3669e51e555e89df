"""The page of a text: a transcript or an article to read, with the terms marked in it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from aggregator.pages.site import opened, page
from aggregator.views.reader import reader_of


def reader(request: Request) -> Response:
    with opened(request) as db:
        text = reader_of(db, request.path_params["document_id"], request.query_params.get("term"))
    return page(request, "reader.html", reader=text, document=text.document)
