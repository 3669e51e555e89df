"""Runs a command and turns whatever stops it into one sentence and a documented exit code; no traceback without -vv."""

from __future__ import annotations

import os
import sqlite3
import sys
import traceback
from collections.abc import Sequence

import click

from aggregator.errors import Exit, Stopped


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """The exit code of `command` with these arguments."""
    try:
        done = command.main(args=list(arguments), prog_name="gather-context", standalone_mode=False)
        return done if isinstance(done, int) else Exit.DONE
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (KeyboardInterrupt, click.Abort):
        return _interrupted()
    except click.ClickException as error:
        error.show()
        if "unexpected extra argument" in error.message:
            click.echo("  hint: words that belong together go in quotation marks", err=True)
        return Exit.USAGE if isinstance(error, click.UsageError) else Exit.FAILED
    except Stopped as stopped:
        return say(stopped.sentence, stopped.hint, stopped.code)
    except BrokenPipeError:
        return _closed_pipe()
    except sqlite3.Error as error:
        return say(
            f"the database cannot be used: {error}",
            "`gather-context path db` prints its file; a copy of it is safe to look into",
        )
    except OSError as error:
        _trace(error, arguments)
        return say(
            f"the machine refuses: {error}", "nothing that is stored is lost; -vv says where it happened"
        )
    except Exception as bug:
        return _bug(bug, arguments)


MOST_SHOWN = 500
"""Characters of an error: what it quotes may be a whole file pasted by mistake."""


def say(sentence: str, hint: str = "", code: int = Exit.FAILED) -> int:
    """An error as people see it: what is wrong, and what to do."""
    from aggregator.cli.visible import safe

    click.echo(f"Error: {_shown(safe(sentence))}", err=True)
    if hint:
        click.echo(f"  hint: {_shown(safe(hint))}", err=True)
    return int(code)


def _shown(text: str) -> str:
    """The beginning and the end of what is too long to read; the end says what is wrong."""
    half = MOST_SHOWN // 2
    return text if len(text) <= MOST_SHOWN else f"{text[:half]} … {text[-half:]}"


def _bug(bug: Exception, arguments: Sequence[str]) -> int:
    """A fault of ours: one sentence for everybody, the traceback for who asks for it."""
    _trace(bug, arguments)
    hint = "nothing that is stored is lost; run it again with -vv and report what it prints"
    return say(f"this should not have happened: {type(bug).__name__}: {bug}", hint)


def _trace(error: Exception, arguments: Sequence[str]) -> None:
    if "-vv" in arguments:
        traceback.print_exception(error)


def _interrupted() -> int:
    click.echo("\nStopped. What was read is stored; run the same command again to go on.", err=True)
    return Exit.INTERRUPTED


def _closed_pipe() -> int:
    """`gather-context terms ID | head`: the reader has had enough; that is no error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Exit.DONE
