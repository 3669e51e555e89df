"""The one error that people see: a sentence, what to do, and the exit code. `cli.main` translates it, nobody else."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How the command ends; documented in `--help` and README."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    SHORT = 3
    NO_SUCH_PAPER = 4
    REFUSED = 5
    INTERRUPTED = 130


class Stopped(Exception):
    """The command cannot go on. `sentence` says what is wrong, `hint` what to do next."""

    def __init__(self, sentence: str, hint: str = "", code: Exit = Exit.FAILED) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint
        self.code = code
