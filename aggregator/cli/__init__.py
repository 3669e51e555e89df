"""The command line: options in, one call, one writer out. Each command is a file; only click is imported for `--help`.

Reading order: group (which command is meant), settings (where things lie), options (what all commands share), output
(the one writer) with visible, paging and drawing beside it, then the commands.
"""

from __future__ import annotations

import io
import sys


def main() -> None:
    """The console script. The only place where an error becomes a sentence on stderr and an exit code."""
    from aggregator.cli.group import cli
    from aggregator.cli.running import run

    for stream in (sys.stdout, sys.stderr):
        if isinstance(
            stream, io.TextIOWrapper
        ):  # a terminal that lacks a letter shows '?', and nothing breaks
            stream.reconfigure(errors="replace")
    sys.exit(run(cli, sys.argv[1:]))
