"""The one writer: tables for people, one JSON envelope for programs. stdout is data, stderr is talk."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import update_wrapper
from pathlib import Path
from typing import Any, TypeVar

import click

from aggregator.cli.visible import safe, safe_json
from aggregator.errors import Exit, Stopped

F = TypeVar("F", bound=Callable[..., Any])

SCHEMA = 1
"""Of the JSON envelope: {"schema": 1, …}. Keys may be added; a changed meaning raises it."""

WIDTH_OF_A_PIPE = 160
"""Characters; wide enough that a table with a dozen sources as columns stays whole."""


@dataclass(frozen=True, slots=True)
class Output:
    """How a person wants to be answered; made by the `output_options` decorator."""

    as_json: bool = False
    quiet: bool = False
    verbosity: int = 0
    paged: bool = True
    """Whether what is longer than the screen goes through the pager."""

    @property
    def width(self) -> int:
        """In characters, of what is drawn."""
        return int(console().width)

    def data(self, text: str) -> None:
        """To stdout, as it is but for control characters."""
        self._write(safe(text) + "\n")

    def show(self, *parts: Any) -> None:
        """What is drawn (see `drawing`), one below the other, as one answer: colours and links on a terminal only."""
        screen = console()
        with screen.capture() as drawn:
            screen.print(*parts, sep="\n", markup=False)
        lines = drawn.get().splitlines()
        self._write("".join(f"{line.rstrip()}\n" for line in lines))

    def talk(self, text: str, verbosity: int = 0) -> None:
        """To stderr, unless -q; with `verbosity` only under as many -v."""
        if not self.quiet and self.verbosity >= verbosity:
            click.echo(safe(text), err=True)

    def envelope(self, **content: Any) -> None:
        """The JSON answer: one object, `schema` first."""
        told = {"schema": SCHEMA, **content}
        click.echo(safe_json(json.dumps(told, indent=2, ensure_ascii=not _utf8(), default=str)))

    def listing(
        self, name: str, rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str], empty: str
    ) -> None:
        """Rows as a table (`columns`: key -> heading) or, with --json, as {"schema": …, name: rows}."""
        if self.as_json:
            self.envelope(**{name: list(rows)})
        elif rows:
            from aggregator.cli.drawing import grid

            self.show(grid(rows, columns))
        else:
            self.talk(empty)

    def _write(self, text: str) -> None:
        from aggregator.cli.paging import page

        if not (self.paged and sys.stdout.isatty() and page(text)):
            click.echo(text, nl=False)


def write_out(text: str, file: Path | None) -> None:
    """Something made for other programs, byte for byte: to a file, else to stdout."""
    if file is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    try:
        file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise Stopped(
            f"{file} cannot be written: {error.strerror}", "give another file: -o FILE", Exit.FAILED
        ) from error


def console(stderr: bool = False) -> Any:
    """A rich console that obeys NO_COLOR; on a pipe as wide as needed, so that nothing is cut."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, highlight=False, width=None if stream.isatty() else WIDTH_OF_A_PIPE)


def _utf8() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def output_options(command: F) -> F:
    """Adds --json, --no-pager, -q and -v; the command gets them as one `output`."""

    def wrapped(*args: Any, as_json: bool, quiet: bool, verbose: int, pager: bool, **kwargs: Any) -> Any:
        return command(*args, output=Output(as_json, quiet, verbose, pager), **kwargs)

    for option in (
        click.option("-v", "--verbose", count=True, help="Say more; -vv with technical detail."),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
        click.option(
            "--pager/--no-pager", default=True, help="Page what is longer than the screen (default)."
        ),
        click.option("--json", "as_json", is_flag=True, help="Answer as JSON on stdout."),
    ):
        wrapped = option(wrapped)
    return update_wrapper(wrapped, command)  # type: ignore[return-value]


def database_option(command: F) -> F:
    """Adds --db."""
    option = click.option(
        "--db", "db", metavar="FILE", envvar="GATHER_CONTEXT_DB", show_envvar=True, help="The SQLite file."
    )
    return option(command)
