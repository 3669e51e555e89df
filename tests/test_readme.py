"""The README is a promise: its commands, sources and links exist (its example is run by test_examples)."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from aggregator.cli.group import COMMANDS

TOP = Path(__file__).resolve().parent.parent
README = (TOP / "README.md").read_text()


def test_every_command_that_is_named_exists() -> None:
    """`gather-context WORD` in the README is a command, an id or a placeholder."""
    for line in re.findall(r"gather-context ([\w|. -]+)", README):
        word = line.split()[0]
        assert word in COMMANDS or re.match(r"\d{4}\.\d|ID|is|learns", word) or word not in line, word


def test_every_source_has_its_line() -> None:
    """Each built-in source stands in the README's table."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text())["project"]
    table = " ".join(line.split("|")[1] for line in README.splitlines() if line.startswith("|"))
    assert not [name for name in project["entry-points"]["gather_context.sources"] if name not in table]


def test_every_link_leads_somewhere() -> None:
    """Files that README and CONTRIBUTING link or name are there."""
    contributing = (TOP / "CONTRIBUTING.md").read_text()
    named = re.findall(r"\]\(([^):]+)\)", README) + re.findall(
        r"`((?:aggregator|sources|tests|fixtures|docs)/[\w./]+)`", contributing
    )
    assert not [name for name in named if "NAME" not in name and not (TOP / name).exists()]


def test_the_readme_is_short() -> None:
    """A reader is through in minutes."""
    assert len(README.splitlines()) <= 120
