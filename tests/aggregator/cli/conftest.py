"""Asking a library of one's own by the command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aggregator.cli.group import cli
from aggregator.cli.running import run

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def library(own_home: Path) -> Path:
    """The database of a library of one's own."""
    return own_home / "data" / "gather-context.db"


@pytest.fixture
def ask(library: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs the command on the library: ask("search", "norm") -> exit code, stdout, stderr."""

    def asked(*arguments: str) -> tuple[int, str, str]:
        code = run(cli, arguments)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return code, said.out, said.err

    return asked
