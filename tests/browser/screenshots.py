"""The README's pictures, made from the demo: `make screenshots`. One of the paper's page, one of the terminal."""

from __future__ import annotations

import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from tests.browser.serving import COMMAND, PAPER, environment, make_library, served
from tests.browser.watching import STILL, opened_browser, watched

PAGE_SIZE = {"width": 1200, "height": 1500}
COLUMNS, LINES = 108, 34


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        database = make_library(home)
        picture_of_the_page(database, home, folder / "paper.png")
        command = ["terms", PAPER]
        said = printed_on_a_terminal([*COMMAND, *command], {**environment(home, database), "PAGER": "cat"})
        (folder / "terminal.svg").write_text(as_svg(said, f"gather-context {' '.join(command)}"))


def picture_of_the_page(database: Path, home: Path, to: Path) -> None:
    """Of the paper's page what no other page has: which term is used where, and when the videos speak of it."""
    with (
        served(database, home) as site,
        opened_browser() as browser,
        watched(browser, site.url, viewport=PAGE_SIZE, color_scheme="light", **STILL) as watch,
    ):
        watch.page.goto(f"/paper/{PAPER}#heat")
        watch.page.mouse.wheel(0, 60)  # the end of what stands before it
        watch.page.wait_for_timeout(200)
        watch.page.screenshot(path=to, animations="disabled")


def printed_on_a_terminal(command: list[str], environ: dict[str, str]) -> str:
    """What a command prints where it finds a terminal of COLUMNS: with colours, as people see it."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    environ = environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    environ.pop("COLUMNS", None)
    with subprocess.Popen(command, stdin=its, stdout=its, stderr=subprocess.DEVNULL, env=environ):
        os.close(its)
        said = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return said.decode()


def _read(terminal: int) -> bytes:
    """The end of a terminal is an error of reading it."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def as_svg(said: str, title: str) -> str:
    """The first LINES as a picture that loads nothing: rich's, without the font that it would fetch."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    for line in said.splitlines()[:LINES]:
        console.print(Text.from_ansi(line), no_wrap=True, crop=True)
    plain = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return console.export_svg(title=title, code_format=plain, unique_id="terminal")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
