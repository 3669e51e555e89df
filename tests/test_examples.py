"""What README and docs show is what the command prints, on the library of the demo's two papers."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from aggregator.cli.group import cli
from aggregator.cli.running import run

TOP = Path(__file__).resolve().parent.parent
PAGES = [TOP / "README.md", *sorted((TOP / "docs").glob("*.md"))]


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


@pytest.mark.usefixtures("own_home")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_are_what_the_command_prints(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every line stands in the output, in that order; '…' is for lines left out, or for the rest of a line."""
    monkeypatch.chdir(TOP)
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
