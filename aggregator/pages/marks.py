"""What the reader marks: known terms, sources read or watched, notes. Written only when our own page asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from aggregator.errors import Stopped
from aggregator.pages.faults import fault
from aggregator.pages.guard import is_ours, is_token
from aggregator.pages.site import site
from aggregator.store import browsing, known, reader
from aggregator.store.connection import Store, open_store

LONGEST_NOTE = 10_000
"""Characters."""

Form = Mapping[str, str]
Mark = Callable[[Store, Form], None]


def know(db: Store, form: Form) -> None:
    """A term, from now on or no longer, in every paper."""
    if form["on"] != "yes":
        known.forget_known(db, [form["key"]])
    elif row := browsing.term(db, form["key"]):
        known.mark_known(db, {form["key"]: row["term"]})


def read(db: Store, form: Form) -> None:
    """A source, in whichever paper it was found."""
    if form["on"] != "yes" or browsing.is_source(db, form["url"]):
        reader.mark_read(db, form["url"], form["on"] == "yes")


def note(db: Store, form: Form) -> None:
    """On a source or a term; an empty one takes it away."""
    if form["about"] == "source" and (not form["note"] or browsing.is_source(db, form["target"])):
        reader.save_note(db, "source", form["target"], form["note"][:LONGEST_NOTE])
    elif form["about"] == "term" and (not form["note"] or browsing.term(db, form["target"])):
        reader.save_note(db, "term", form["target"], form["note"][:LONGEST_NOTE])


MARKS: Mapping[str, Mark] = {"known": know, "read": read, "note": note}


async def mark(request: Request) -> Response:
    """Marks, and goes back to where the form stands."""
    form = dict(parse_qsl((await request.body()).decode("utf-8", "replace"), keep_blank_values=True))
    if not is_ours(request.headers, site(request).hosts) or not is_token(
        form.get("token", ""), site(request).token
    ):
        return fault(
            403, "This mark did not come from a page of this run.", "Load the page again, then mark."
        )
    made = MARKS.get(request.path_params["what"])
    if made is None:
        return fault(404, "There is no such mark.")
    try:
        await run_in_threadpool(_write, request, made, form)
    except KeyError as lacking:
        return fault(400, f"The form lacks {lacking}.")
    except Stopped as stopped:
        return fault(409, f"Nothing was marked: {stopped.sentence}.", stopped.hint)
    return RedirectResponse(back(form.get("back", "/")), 303)


def _write(request: Request, made: Mark, form: Form) -> None:
    with closing(open_store(site(request).database)) as db:
        made(db, form)


def back(wanted: str) -> str:
    """An address of these pages, whatever a form says.

    >>> back("/paper/1706.03762#heat"), back("//evil.test/"), back("https://evil.test/"), back("/\\\\evil.test")
    ('/paper/1706.03762#heat', '/', '/', '/')
    """
    local = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and wanted.isprintable()
    return wanted if local else "/"
