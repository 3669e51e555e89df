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


def place(title: str, link: str, seconds: float | None, section: str | None = None, note: str = "") -> Text:
    """A source and the place in it: 'Title at 3:12, note  https://…'. Clickable; the address is printed too, for not every
    terminal has links."""
    where = f" at {moment(seconds)}" if seconds is not None else f" under {section}" if section else ""
    doubt = f", {note}" if note else ""
    return text(f"{title}{where}{doubt}", link=link) + text(f"  {link}", "dim", link)


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

    made = Table(
        box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="bold"
    )
    for key, title in columns.items():
        number = all(_is_number(row.get(key)) for row in rows)
        made.add_column(title, justify="right" if number else "left", no_wrap=number, overflow="fold")
    for row in rows:
        made.add_row(*(_cell(row.get(key)) for key in columns))
    return made


def _is_number(value: object) -> bool:
    """A count with a mark behind it too."""
    return isinstance(value, int | float | None) or bool(re.fullmatch(r"[\d ·•]+", str(value)))


def _cell(value: object) -> Text:
    from rich.text import Text

    if isinstance(value, Text):
        return value
    if isinstance(value, str) and TIME.match(value):
        return text(value[:10])
    return text("" if value is None else f"{value:.2f}" if isinstance(value, float) else value)


TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:")
"""ISO 8601. People are shown the day; --json has the whole."""
