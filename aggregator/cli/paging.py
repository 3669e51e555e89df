"""The pager for what is longer than the screen: which one a person wants, and running it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping

LESS = {"LESS": "FRX"}
"""As git sets it: leave at once when it fits, pass colours and links through, and let the text stand afterwards."""


def page(text: str) -> bool:
    """Shows `text` in the pager. False, with nothing shown, when it fits the screen or there is no pager."""
    command = pager(os.environ)
    if not command or text.count("\n") < shutil.get_terminal_size().lines:
        return False
    try:
        subprocess.run(command, input=text.encode(errors="replace"), env={**LESS, **os.environ}, check=False)
    except OSError as error:
        print(f"the pager {command[0]!r} cannot be run: {error.strerror}", file=sys.stderr)
        return False
    return True


def pager(environ: Mapping[str, str]) -> list[str]:
    """GATHER_CONTEXT_PAGER, else PAGER, else less where there is one; none when it is empty or cat.

    >>> pager({"GATHER_CONTEXT_PAGER": "", "PAGER": "more"}), pager({"PAGER": "less -S"})
    ([], ['less', '-S'])
    """
    for name in ("GATHER_CONTEXT_PAGER", "PAGER"):
        if name in environ:
            return _command(environ[name])
    return ["less"] if shutil.which("less") else []


def _command(wanted: str) -> list[str]:
    try:
        command = shlex.split(wanted)
    except ValueError:  # an open quotation mark
        command = [wanted]
    return [] if command == ["cat"] else command
