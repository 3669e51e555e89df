"""Which address is which page."""

from __future__ import annotations

import secrets
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from aggregator.errors import Stopped
from aggregator.pages import faults
from aggregator.pages.guard import Guard, hosts
from aggregator.pages.library import library
from aggregator.pages.live import live
from aggregator.pages.marks import mark
from aggregator.pages.paper import paper
from aggregator.pages.reader import reader
from aggregator.pages.rendering import FOLDER
from aggregator.pages.search import hits, search
from aggregator.pages.site import Site
from aggregator.pages.term import term, terms

ROUTES = (
    Route("/", library),
    Route("/paper/{arxiv_id:path}", paper),
    Route("/live/{arxiv_id:path}", live),
    Route("/source/{document_id:int}", reader),
    Route("/term", term),
    Route("/terms", terms),
    Route("/search", search),
    Route("/search/hits", hits),
    Route("/marks/{what}", mark, methods=["POST"]),
)
"""Pages are plain functions; Starlette runs each in a thread of its pool."""

MOST_BODY_BYTES = 100_000
"""Of a form; the longest note is a tenth of it."""


def make_app(database: Path, port: int) -> Starlette:
    """The pages over a library, for a browser that asks 127.0.0.1 at this port."""
    allowed = hosts(port)
    app = Starlette(
        routes=[*ROUTES, Mount("/static", StaticFiles(directory=FOLDER / "static"))],
        middleware=[Middleware(Guard, allowed=allowed, refused=faults.foreign, broken=faults.broken)],
        exception_handlers={Stopped: faults.stopped, HTTPException: faults.no_page},
        max_body_size=MOST_BODY_BYTES,
    )
    app.state.site = Site(database, secrets.token_urlsafe(32), allowed)
    return app
