"""The page of a text: a transcript or an article to read, with the terms marked in it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from aggregator.pages.site import opened, page
from aggregator.views.reader import reader_of

LARGEST = 2**63 - 1
"""Of SQLite's numbers: no text has a larger one."""


def reader(request: Request) -> Response:
    with opened(request) as db:
        number = min(request.path_params["document_id"], LARGEST)
        text = reader_of(db, number, request.query_params.get("term"))
    return page(request, "reader.html", reader=text, document=text.document)
