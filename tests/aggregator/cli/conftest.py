"""A library to ask: the two papers of the recorded world, gathered once for all tests of the commands."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from aggregator.cli.group import cli
from aggregator.cli.running import run

FIXTURES = Path(__file__).parents[3] / "fixtures"
PAPERS = ("1607.08022", "1502.03167")

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("library")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GATHER_CONTEXT_HOME", str(home))
        for paper in PAPERS:
            assert run(cli, [paper, "--replay", str(FIXTURES), "-q"]) == 0
    return home


@pytest.fixture
def library(gathered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the library for one test; -> its database."""
    monkeypatch.delenv("GATHER_CONTEXT_DB", raising=False)
    monkeypatch.setenv("GATHER_CONTEXT_HOME", str(tmp_path / "home"))
    shutil.copytree(gathered / "data", tmp_path / "home" / "data")
    return tmp_path / "home" / "data" / "gather-context.db"


@pytest.fixture
def ask(library: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs the command on the library: ask("search", "norm") -> exit code, stdout, stderr."""

    def asked(*arguments: str) -> tuple[int, str, str]:
        code = run(cli, arguments)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return code, said.out, said.err

    return asked
