"""What the docs show is what the command prints, on the library of the demo's two papers."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from aggregator.cli.group import cli
from aggregator.cli.running import run

TOP = Path(__file__).resolve().parent.parent
DOCS = sorted((TOP / "docs").glob("*.md"))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GATHER_CONTEXT_HOME", str(tmp_path_factory.mktemp("home")))
        environment.delenv("GATHER_CONTEXT_DB", raising=False)
        for paper in ("1607.08022", "1502.03167"):
            assert run(cli, [paper, "--replay", str(TOP / "fixtures"), "-q"]) == 0
        yield


def examples(text: str) -> list[tuple[str, list[str]]]:
    """The commands of a page in their order, each with the lines that it shows."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```\n(\$ .*?)```", text, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_examples_are_what_the_command_prints(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every line stands in the output, in that order; '…' is for lines left out, or for the rest of a line."""
    for command, shown in examples(page.read_text(encoding="utf-8")):
        program, *arguments = shlex.split(command)
        capsys.readouterr()
        assert program == "gather-context" and run(cli, arguments) == 0, command
        printed = map(closed_up, capsys.readouterr().out.splitlines())
        for line in shown:
            begin = closed_up(line).removesuffix("…")
            assert not begin or any(said.startswith(begin) for said in printed), (command, line)


def closed_up(line: str) -> str:
    """Without what depends on the width of other lines."""
    return " ".join(re.sub("─+", "─", line).split())
