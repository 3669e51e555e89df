"""What every page needs: the database, a connection for this request, the token of this run, and the frame around it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from aggregator.pages.rendering import render
from aggregator.store.connection import open_existing


@dataclass(frozen=True, slots=True)
class Site:
    """`token` proves that a write comes from a page of this run; `hosts` are the names that we answer to."""

    database: Path
    token: str
    hosts: frozenset[str]


def site(request: Request) -> Site:
    found: Site = request.app.state.site
    return found


@contextmanager
def opened(request: Request) -> Iterator[sqlite3.Connection]:
    """A connection of this request's own thread, for reading."""
    db = open_existing(site(request).database)
    try:
        yield db
    finally:
        db.close()


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """`template` with its values, where the request came from, and the token for its forms."""
    frame = {"served": True, "token": site(request).token, "here": here(request)}
    return HTMLResponse(render(template, **frame, **values), status)


def here(request: Request) -> str:
    """The address of this page on this site."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")
