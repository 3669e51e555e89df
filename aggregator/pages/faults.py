"""What goes wrong as a page: what it is, and what to do. No traceback."""

from __future__ import annotations

import sys

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from aggregator.errors import Exit, Stopped
from aggregator.pages.rendering import render

STATUS = {Exit.NO_SUCH_PAPER: 404, Exit.USAGE: 400}
"""Of an error that people see; any other is 500."""


def fault(status: int, sentence: str, hint: str = "") -> HTMLResponse:
    """A page of its own frame: it needs no database."""
    return HTMLResponse(
        render("fault.html", served=True, token="", here="/", sentence=sentence, hint=hint), status
    )


def stopped(request: Request, error: Exception) -> Response:
    assert isinstance(error, Stopped)
    return fault(STATUS.get(error.code, 500), error.sentence, error.hint)


def no_page(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return fault(404, "There is no such page.", "The library lists every paper.")
    return fault(error.status_code, f"That does not work here: {error.detail}.")


def foreign(host: str) -> Response:
    """Says nothing of what is here."""
    return fault(403, "This address answers to this machine only.", "Use the address that `browse` printed.")


def broken(error: Exception) -> Response:
    """A fault of ours: told on stderr, for the person who started it."""
    print(f"this should not have happened: {type(error).__name__}: {error}", file=sys.stderr)
    return fault(500, "This page could not be made.", "Nothing that is stored is lost. Please report it.")
