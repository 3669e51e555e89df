"""Slips are told from titles and ids; help is found under its name too; shells can complete."""

from __future__ import annotations

import pytest

from aggregator.cli.group import COMMANDS, cli
from aggregator.cli.naming import mistyped
from aggregator.cli.running import run


@pytest.mark.parametrize(
    ("word", "command"),
    [
        ("serch", "search"),
        ("trems", "terms"),
        ("Glosary", "glossary"),
        ("1706.03762", None),
        ("hep-th/9901001", None),
        ("https://arxiv.org/abs/1706.03762", None),
        ("attention", None),
        ("LoRA", None),
        ("search for something", None),
        ("", None),
    ],
)
def test_a_slip_is_no_title(word: str, command: str | None) -> None:
    """A word close to a command is taken for it; an id never is, nor a title in quotation marks."""
    assert mistyped(word, COMMANDS) == command


@pytest.mark.parametrize("typed", [["serch"], ["serch", "gradient", "--kind", "video"], ["help", "serch"]])
def test_a_slip_asks_nobody(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """It is answered with what was meant, whatever options follow."""
    assert run(cli, typed) == 2
    assert "did you mean `gather-context search`" in capsys.readouterr().err


@pytest.mark.parametrize(("typed", "says"), [(["help"], "Take along:"), (["help", "terms"], "--new")])
def test_help_is_a_word_too(typed: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`help` is the group's help, `help COMMAND` the command's."""
    assert run(cli, typed) == 0 and says in capsys.readouterr().out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_complete(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed asks this program."""
    assert run(cli, ["completion", shell]) == 0
    assert "_GATHER_CONTEXT_COMPLETE" in capsys.readouterr().out
