"""The command's frame: which command is meant, where things lie, what output is safe, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from aggregator.cli.group import COMMANDS, cli
from aggregator.cli.output import Output
from aggregator.cli.ranges import Range
from aggregator.cli.running import run, say
from aggregator.cli.visible import safe
from aggregator.errors import Exit


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of its own for every test."""
    for name in ("GATHER_CONTEXT_DB", "GATHER_CONTEXT_BLOGS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GATHER_CONTEXT_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command answers --help with what it does, and its line in the group's help is not empty."""
    assert run(cli, [name, "--help"]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 3 and COMMANDS[name][1].endswith(".")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["glosary"], Exit.USAGE, "did you mean"),
        (["12345"], Exit.USAGE, "not an arXiv id"),
        (["1234.56789"], Exit.USAGE, "not an arXiv id"),
        (["1706.03762", "--videos", "9-3"], Exit.USAGE, "backwards"),
        (["1706.03762", "--minutes", "some"], Exit.USAGE, "not a range"),
        (["1706.03762", "--minutes", "0"], Exit.USAGE, "leaves nothing"),
        (["1706.03762", "--blogs", "99"], Exit.USAGE, "not in the range"),
        (["1706.03762", "--language", "english"], Exit.USAGE, "like en, de or pt-BR"),
        (["1706.03762", "--include", " "], Exit.USAGE, "must follow"),
        (["1706.03762", "--exclude", "https://"], Exit.USAGE, "not the address of a page"),
        (["1706.03762", "--no-such-option"], Exit.USAGE, "No such option"),
        (["show", "1706.03762"], Exit.FAILED, "no database"),
        (["terms", "1706.03762", "--db", "/proc/no/such.db"], Exit.FAILED, "no database"),
        (["why", "x", "y"], Exit.USAGE, "not a valid integer"),
    ],
)
def test_what_a_person_gets_wrong_is_said_in_a_sentence(
    arguments: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bad input: one clear error, the documented code, no traceback, nothing on stdout."""
    assert run(cli, arguments) == code
    said = capsys.readouterr()
    assert says in said.err and "Traceback" not in said.err and not said.out


def test_path_db_prints_the_file(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`path db` prints the database's file: the default, the variable's, the option's."""
    run(cli, ["path", "db"])
    monkeypatch.setenv("GATHER_CONTEXT_DB", "/tmp/a.db")
    run(cli, ["path", "db"])
    run(cli, ["path", "db", "--db", "/tmp/b.db"])
    assert capsys.readouterr().out.split() == [
        str(home / "data" / "gather-context.db"),
        "/tmp/a.db",
        "/tmp/b.db",
    ]


def test_a_wrong_configuration_file_is_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown setting and broken TOML each say which file and what to do."""
    config = home / "config" / "config.toml"
    config.parent.mkdir()
    config.write_text("blog = 3")
    assert run(cli, ["path"]) == Exit.USAGE
    config.write_text("blogs = ")
    assert run(cli, ["path"]) == Exit.USAGE
    said = capsys.readouterr().err
    assert "sets blog, which is no option" in said and "not valid TOML" in said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;x\x07\x1b[2J", "\\x1b]0;x\\x07\\x1b[2J"),
        ("a\u202eb", "a\\u202eb"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("β-VAE ✓", "β-VAE ✓"),
        ("\x9b31m", "\\x9b31m"),
    ],
)
def test_no_control_character_reaches_the_terminal(text: str, shown: str) -> None:
    """What could steer a terminal or turn the line becomes a visible escape; all else stays."""
    assert safe(text) == shown


def test_an_error_stays_readable_whatever_it_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    """A file pasted by mistake does not fill the screen; what is wrong and what to do is still there."""
    assert say(f"no term {'é' * 50_000} is known", "look for other words") == Exit.FAILED
    said = capsys.readouterr().err
    assert len(said) < 600 and said.startswith("Error: no term é") and "is known\n  hint: look" in said


def test_no_control_character_is_in_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    """A program reads what it was; a terminal is not steered."""
    title = "\x1b[2J \x9b31m \u202e \x7f β\n"
    Output(as_json=True).envelope(title=title)
    said = capsys.readouterr().out
    assert json.loads(said)["title"] == title
    assert not {"\x1b", "\x9b", "\u202e", "\x7f"} & set(said)


def test_a_listing_is_a_table_or_an_envelope(capsys: pytest.CaptureFixture[str]) -> None:
    """The same rows for people and for programs; an empty listing says so on stderr only."""
    rows = [{"term": "wid\x1bget", "n": 3}]
    Output().listing("terms", rows, {"term": "term", "n": "uses"}, "none")
    table = capsys.readouterr().out
    assert "wid\\x1bget" in table and "uses" in table
    Output(as_json=True).listing("terms", rows, {"term": "term"}, "none")
    assert json.loads(capsys.readouterr().out) == {"schema": 1, "terms": rows}
    Output().listing("terms", [], {"term": "term"}, "none")
    assert capsys.readouterr() == ("", "none\n")


@pytest.mark.parametrize(
    ("text", "value"), [("5-10", (5, 10)), ("7", (7, 7)), (" 6 – 60 ", (6, 60)), ("0-0", (0, 0))]
)
def test_ranges(text: str, value: tuple[int, int]) -> None:
    """A range or a number, however it is spaced."""
    assert Range().convert(text, None, None) == value


@pytest.mark.parametrize("text", ["", "a-b", "-5", "5-", "10-5", "1-2-3", "99999"])
def test_no_ranges(text: str) -> None:
    """Everything else is refused by click in its own way."""
    with pytest.raises(click.BadParameter):
        Range().convert(text, None, None)
