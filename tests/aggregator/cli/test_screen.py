"""What a terminal gets and a pipe does not: colours, links, a pager; and what neither gets."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import sqlite3
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from aggregator.cli.drawing import bar, marked, place, text
from aggregator.cli.paging import page, pager

Ask = Callable[..., tuple[int, str, str]]
PAPER = "1502.03167"


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"GATHER_CONTEXT_PAGER": "more", "PAGER": "less"}, ["more"]),
        ({"PAGER": "less -S"}, ["less", "-S"]),
        ({"GATHER_CONTEXT_PAGER": "", "PAGER": "more"}, []),
        ({"PAGER": "cat"}, []),
        ({"PAGER": "'open"}, ["'open"]),
    ],
)
def test_which_pager(environment: Mapping[str, str], command: list[str]) -> None:
    """Ours, then the common one; empty and cat mean none."""
    assert pager(environment) == command


def test_what_fits_is_not_paged(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """A longer text goes through the pager; one that cannot be run is named, and the text is printed as ever."""
    monkeypatch.setenv("LINES", "5")
    monkeypatch.setenv("GATHER_CONTEXT_PAGER", "sed s/^/paged:/")
    assert not page("1\n2\n3\n4\n") and page("1\n2\n3\n4\n5\n")
    assert capfd.readouterr().out.splitlines() == [f"paged:{n}" for n in range(1, 6)]
    monkeypatch.setenv("GATHER_CONTEXT_PAGER", "no-such-pager")
    assert not page("\n" * 9) and "no-such-pager" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("part", "whole", "drawn"), [(3, 4, "███ "), (1, 16, "▎   "), (9, 4, "████"), (0, 0, "    ")]
)
def test_bars(part: float, whole: float, drawn: str) -> None:
    """By eighths of a cell; never longer than the whole."""
    assert bar(part, whole, 4).plain == drawn


def test_hostile_text_and_addresses() -> None:
    """No control character is drawn, and only an address of the web becomes a link."""
    assert text("a\x1b[2Jb\u202e").plain == "a\\x1b[2Jb\\u202e"
    shown = place("T\x07", "javascript:alert(1)", 75.0, None, "automatic captions")
    assert shown.plain == "T\\x07 at 1:15, automatic captions  javascript:alert(1)"
    assert not any("link" in str(span.style) for span in shown.spans)
    assert marked("so \x1bwhat", [(3, 8)]).plain == "so \\x1bwhat"


def on_a_terminal(arguments: list[str], environment: Mapping[str, str]) -> str:
    """What the command writes to a terminal of 120 columns and 12 lines."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 12, 120, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")}
    command = [sys.executable, "-m", "aggregator.cli", *arguments]
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=Path(__file__).parents[3],
        env={**kept, "TERM": "xterm-256color", **environment},
    )  # fmt: skip
    os.close(theirs)
    said = b""
    try:
        while piece := os.read(ours, 65536):
            said += piece
    except OSError as error:
        assert error.errno == errno.EIO  # the other end was closed
    os.close(ours)
    assert process.wait() == 0
    return said.decode()


def test_a_terminal_gets_links_and_a_pager(library: Path) -> None:
    """Numbers lead to the first use (OSC 8); what is longer than the screen goes through the pager."""
    said = on_a_terminal(["terms", "1502.03167", "-n", "9"], {"GATHER_CONTEXT_PAGER": "sed s/^/paged:/"})
    assert said.startswith("paged:") and "\x1b]8;id=" in said and "\x1b[36m" in said


def test_no_colour_and_no_pager_on_demand(library: Path) -> None:
    """NO_COLOR leaves bold and links; --no-pager prints."""
    said = on_a_terminal(
        ["terms", "1502.03167", "--no-pager"], {"NO_COLOR": "1", "GATHER_CONTEXT_PAGER": "sed s/^/paged:/"}
    )
    assert "paged:" not in said and "\x1b[36m" not in said and "\x1b]8;" in said


def test_a_pipe_gets_plain_text(ask: Ask) -> None:
    """No escape sequence reaches a program."""
    for command in (
        ["terms", "1502.03167"],
        ["focus", "1502.03167"],
        ["search", "gradient"],
        ["show", "1502.03167"],
    ):
        assert "\x1b" not in ask(*command)[1]


HOSTILE = "\x1b]0;owned\x07\x9b2J\u202e[bold red]gradient[/bold red][link=javascript:x]"


def test_hostile_sources_steer_no_terminal(ask: Ask, library: Path) -> None:
    """Whatever a title, an author, a text, a quote or a term holds, no listing passes it on as it is."""
    with sqlite3.connect(library) as db:
        for table, column in (("papers", "title"), ("papers", "authors"), ("documents", "title"), ("documents", "author"),
                              ("candidates", "title"), ("candidates", "reason"), ("segments", "text"), ("segments", "heading"),
                              ("terms", "term"), ("terms", "expansion"), ("definitions", "quote"), ("library_terms", "term"),
                              ("term_variants", "evidence"), ("segments", "link")):  # fmt: skip
            db.execute(f"update {table} set {column} = ? || {column}", [HOSTILE])
    db.close()
    ask("known", "add", f"{HOSTILE}gradient")
    for command in (["list"], ["show", PAPER], ["focus", PAPER], ["terms", PAPER], ["terms"], ["term", "gradient"], ["known"],
                    ["search", "gradient"], ["glossary", PAPER], ["why", PAPER], ["why", PAPER, "1"], ["order", PAPER],
                    ["sources"], ["focus", PAPER, "--json"], ["terms", PAPER, "--json"]):  # fmt: skip
        code, out, err = ask(*command)
        assert code == 0 and not set("\x1b\x07\x9b\u202e") & set(out + err), command
        assert "bold red" in out or command == ["sources"], command
