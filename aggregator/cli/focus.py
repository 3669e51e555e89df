"""`focus`: what a paper's sources talk about, in sentences; what all, one or none of them say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from aggregator.cli.output import Output, database_option, output_options
from aggregator.cli.settings import database_path

if TYPE_CHECKING:
    from rich.text import Text

    from aggregator.views.focus import Focus, FocusTerm, Place


@click.command()
@click.argument("paper")
@database_option
@output_options
def focus(paper: str, db: str | None, output: Output) -> None:
    """Show the focus of PAPER: its foremost terms and who explains them; what all, one or none of its sources say."""
    from dataclasses import asdict

    from aggregator.cli.naming import stored
    from aggregator.store.connection import open_existing
    from aggregator.views.focus import focus_of

    connection = open_existing(database_path(db))
    found = focus_of(connection, stored(paper, connection))
    if output.as_json:
        output.envelope(focus=asdict(found))
    elif found.voices:
        output.show(*_drawn(found))
    else:
        output.talk(
            f"no source about {found.arxiv_id} is stored; add one: gather-context add {found.arxiv_id} URL"
        )


def _drawn(focus: Focus) -> Iterator[Any]:
    """In the order in which it is of use: what it is about, then what to be careful with, then one's own work."""
    from aggregator.cli.drawing import columns, heading, line, text

    voices = f"{focus.voices} independent sources talk" if focus.voices > 1 else "the one source talks"
    yield heading(f"What {voices} about")
    yield line(text(focus.newness.sentence, "dim"), indent=2)
    for term in focus.terms:
        yield from _told(term)
    for title, rows in _lists(focus):
        if rows:
            yield from ("", heading(title), columns(rows))


def _told(term: FocusTerm) -> Iterator[Any]:
    """A term with its counts, and below it who explains it where, in their words."""
    from aggregator.cli.drawing import bar, line, text

    yield ""
    known = "  (you know it)" if term.known else ""
    counts = f"  {term.counts}; {term.in_paper}"
    shown = (bar(term.sources, term.voices), "  ", text(term.name, "bold"), text(f"{counts}{known}", "dim"))
    yield line(*shown, indent=2)
    if place := term.explained or term.used:
        if place.quote:
            yield line(f"“{place.quote}”", indent=12)
        yield line("explained in " if term.explained else "most used in ", _where(place), indent=12)


def _where(found: Place) -> Text:
    from aggregator.cli.drawing import place

    doubt = "automatic captions" if found.automatic else ""
    return place(found.name, found.link, found.start_seconds, found.heading, doubt)


def _looked_up(found: Place | None) -> Text | str:
    """Where to look up what no source explains."""
    return _where(found) if found else ""


def _lists(focus: Focus) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    from aggregator.cli.drawing import text

    yield "Everyone says", [(", ".join(term.name for term in focus.everyone),)] * bool(focus.everyone)
    told = [(text(t.name, "bold"), f"{t.uses} uses", _where(t.used)) for t in focus.only_one if t.used]
    yield "Only one says: an opinion, a digression, or a mistake", told
    work = [(text(t.name, "bold"), t.in_paper, _looked_up(t.explained)) for t in focus.nobody]
    yield "In the paper, and no source explains it: your own work", work
    sections = [(section.heading, ", ".join(section.terms)) for section in focus.sections]
    yield "Which section of the paper uses what most", sections
