"""`known`: the terms that a person knows already; they are marked in every paper, and left out with --new."""

from __future__ import annotations

import sqlite3

import click

from aggregator.cli.output import Output, database_option, output_options
from aggregator.cli.settings import database_path
from aggregator.errors import Exit, Stopped

LONGEST_TERM = 100
"""Characters. What is longer was pasted by mistake."""


@click.command()
@click.argument("action", type=click.Choice(["list", "add", "remove"]), default="list")
@click.argument("terms", nargs=-1, metavar="[TERM]...")
@database_option
@output_options
def known(action: str, terms: tuple[str, ...], db: str | None, output: Output) -> None:
    """List the terms that you know already, in every paper; add some, or remove them: known add softmax "gradient descent"

    A term may be named in any of its forms. One that no paper has yet is kept too, for the papers to come.
    """
    from aggregator.store.connection import open_existing, open_store

    if action == "list":
        if terms:
            raise click.UsageError(f"`known list` takes no term; did you mean `known add {' '.join(terms)}`?")
        return _list(open_existing(database_path(db)), output)
    if not terms:
        raise click.UsageError(f"which term? For example: gather-context known {action} softmax")
    wanted = [_term(text) for text in terms]
    connection = open_store(database_path(db))
    (_add if action == "add" else _remove)(wanted, connection, output)
    return None


def _term(text: str) -> str:
    """Raises for what can be no term."""
    term = " ".join(text.split())
    if not any(character.isalnum() for character in term) or len(term) > LONGEST_TERM:
        raise click.UsageError(f"{term[:LONGEST_TERM]!r} is no term")
    return term


def _list(db: sqlite3.Connection, output: Output) -> None:
    from aggregator.store.known import known_terms

    empty = "no term is marked as known; mark some: gather-context known add softmax"
    output.listing("known", known_terms(db), {"term": "term", "marked_at": "since"}, empty)


def _add(wanted: list[str], db: sqlite3.Connection, output: Output) -> None:
    from aggregator.nomenclature.keys import key_of
    from aggregator.store.known import look_up, mark_known

    found = {text: look_up(db, text) for text in wanted}
    marked = dict(meant or (key_of(text), text) for text, meant in found.items())
    mark_known(db, marked)
    for text, meant in found.items():
        output.talk(f"known: {meant[1]}" if meant else f"known: {text}{_unmet(text, db)}")
    if output.as_json:
        output.envelope(known=[{"key": key, "term": term} for key, term in marked.items()])


def _unmet(text: str, db: sqlite3.Connection) -> str:
    """What is said of a term that no paper has."""
    from aggregator.store.known import near_terms

    near = near_terms(db, text)
    meant = f"; did you mean {' or '.join(near)}? Undo: gather-context known remove {text!r}" if near else ""
    return f"\n  no gathered paper has it yet; it is kept for those to come{meant}"


def _remove(wanted: list[str], db: sqlite3.Connection, output: Output) -> None:
    from aggregator.store.known import forget_known, known_key

    keys = {text: known_key(db, text) for text in wanted}
    forget_known(db, [key for key in keys.values() if key])
    for text, key in keys.items():
        output.talk(f"no longer known: {text}" if key else f"{text} was not marked as known")
    if output.as_json:
        output.envelope(removed=[text for text, key in keys.items() if key])
    if not any(keys.values()):
        raise Stopped("nothing was removed", "list what is known: gather-context known", Exit.FAILED)
