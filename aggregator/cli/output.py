"""The one writer: tables for people, one JSON envelope for programs. stdout is data, stderr is talk."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import update_wrapper
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

SCHEMA = 1
"""Of the JSON envelope: {"schema": 1, …}. Keys may be added; a changed meaning raises it."""

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Output:
    """How a person wants to be answered; made by the `output_options` decorator."""

    as_json: bool = False
    quiet: bool = False
    verbosity: int = 0

    def data(self, text: str) -> None:
        """To stdout, as it is but for control characters."""
        click.echo(safe(text))

    def talk(self, text: str, verbosity: int = 0) -> None:
        """To stderr, unless -q; with `verbosity` only under as many -v."""
        if not self.quiet and self.verbosity >= verbosity:
            click.echo(safe(text), err=True)

    def envelope(self, **content: Any) -> None:
        """The JSON answer: one object, `schema` first."""
        click.echo(json.dumps({"schema": SCHEMA, **content}, indent=2, ensure_ascii=not _utf8(), default=str))

    def listing(
        self, name: str, rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str], empty: str
    ) -> None:
        """Rows as a table (`columns`: key -> heading) or, with --json, as {"schema": …, name: rows}."""
        if self.as_json:
            self.envelope(**{name: list(rows)})
        elif rows:
            table(rows, columns)
        else:
            self.talk(empty)


def safe(text: str) -> str:
    """`text` without what could steer a terminal: control and bidirectional characters become visible escapes."""
    return _CONTROLS.sub(lambda m: f"\\x{ord(m[0]):02x}" if ord(m[0]) < 256 else f"\\u{ord(m[0]):04x}", text)


def table(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str]) -> None:
    """A plain aligned table; the widest column of text is cut to the terminal's width."""
    from rich import box
    from rich.table import Table

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for key, heading in columns.items():
        number = all(isinstance(row.get(key), int | float | None) for row in rows)
        grid.add_column(heading, justify="right" if number else "left", no_wrap=number, overflow="fold")
    for row in rows:
        grid.add_row(*(_cell(row.get(key)) for key in columns))
    console().print(grid)


def console(stderr: bool = False) -> Any:
    """A rich console that obeys NO_COLOR; on a pipe as wide as needed, so that nothing is cut."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, highlight=False, width=None if stream.isatty() else 160)


def _cell(value: object) -> Any:
    from rich.text import Text

    shown = "" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)
    return Text(safe(shown))


def _utf8() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def output_options(command: F) -> F:
    """Adds --json, -q and -v; the command gets them as one `output`."""

    def wrapped(*args: Any, as_json: bool, quiet: bool, verbose: int, **kwargs: Any) -> Any:
        return command(*args, output=Output(as_json, quiet, verbose), **kwargs)

    wrapped = click.option("-v", "--verbose", count=True, help="Say more; -vv with technical detail.")(
        wrapped
    )
    wrapped = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")(wrapped)
    wrapped = click.option("--json", "as_json", is_flag=True, help="Answer as JSON on stdout.")(wrapped)
    return update_wrapper(wrapped, command)  # type: ignore[return-value]


def database_option(command: F) -> F:
    """Adds --db."""
    option = click.option(
        "--db", "db", metavar="FILE", envvar="GATHER_CONTEXT_DB", show_envvar=True, help="The SQLite file."
    )
    return option(command)
