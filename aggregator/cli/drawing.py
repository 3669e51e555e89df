"""How things look on a terminal, as values that the one writer prints: text, links, bars, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aggregator.cli.visible import safe
from aggregator.exports.places import moment, web

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

BLOCKS = " ▏▎▍▌▋▊▉█"
"""By eighths (Unicode, Block Elements)."""


def text(shown: object, style: str = "", link: str = "") -> Text:
    """`shown` with nothing in it that steers a terminal; `link` makes it clickable where the terminal can (OSC 8)."""
    from rich.style import Style
    from rich.text import Text

    made = Text(safe(str(shown)))
    made.stylize(style)
    if address := web(link):
        made.stylize(Style(link=address))
    return made


def line(*parts: Text | str, indent: int = 0) -> Any:
    """Parts on one line, which folds under its own beginning."""
    from rich.padding import Padding
    from rich.text import Text

    return Padding(
        Text.assemble(*(part if isinstance(part, Text) else safe(part) for part in parts)), (0, 0, 0, indent)
    )


def heading(title: str) -> Text:
    return text(title, "bold")


def columns(rows: Iterable[Sequence[Text | str]], indent: int = 2) -> Any:
    """Rows without lines or headings; the last column folds."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    made = Table.grid(padding=(0, 2, 0, 0))
    for row in rows:
        made.add_row(*(cell if isinstance(cell, Text) else text(cell) for cell in row))
    return Padding(made, (0, 0, 0, indent))


def bar(part: float, whole: float, cells: int = 8) -> Text:
    """`part` of `whole` as a bar of so many cells.

    >>> bar(3, 4, 4).plain, bar(1, 16, 4).plain, bar(9, 4, 2).plain
    ('███ ', '▎   ', '██')
    """
    eighths = round(8 * cells * min(1.0, part / whole)) if whole else 0
    full, rest = divmod(eighths, 8)
    return text(("█" * full + BLOCKS[rest] * bool(rest)).ljust(cells), "cyan")


def at(place_seconds: float | None, heading: str | None) -> str:
    """Where in a source: ' at 3:12' or ' under Method'; '' when neither is known."""
    if place_seconds is not None:
        return f" at {moment(place_seconds)}"
    return f" under {heading}" if heading else ""


def marked(shown: str, spans: Iterable[tuple[int, int]]) -> Text:
    """`shown` with these stretches of it made bold."""
    made, end = text(""), 0
    for begin, after in spans:
        made.append_text(text(shown[end:begin])).append_text(text(shown[begin:after], "bold yellow"))
        end = after
    return made.append_text(text(shown[end:]))


def grid(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str]) -> Table:
    """A plain aligned table (`columns`: key -> heading): numbers to the right, long text folded."""
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for key, heading in columns.items():
        number = all(isinstance(row.get(key), int | float | None) for row in rows)
        made.add_column(heading, justify="right" if number else "left", no_wrap=number, overflow="fold")
    for row in rows:
        made.add_row(*(_cell(row.get(key)) for key in columns))
    return made


def _cell(value: object) -> Text:
    from rich.text import Text

    if isinstance(value, Text):
        return value
    if isinstance(value, str) and TIME.match(value):
        return text(value[:10])
    return text("" if value is None else f"{value:.2f}" if isinstance(value, float) else value)


TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:")
"""ISO 8601. People are shown the day; --json has the whole."""
