"""export: of a paper in every format, of the library the questions for Datasette."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from aggregator.exports import FORMATS
from aggregator.store.questions import QUESTIONS

Ask = Callable[..., tuple[int, str, str]]


def test_questions_for_datasette(ask: Ask, library: Path) -> None:
    """Under the name that Datasette gives to the file."""
    told = json.loads(ask("export", "datasette")[1])
    queries = told["databases"][library.stem]["queries"]
    assert {name: query["sql"] for name, query in queries.items()} == {q.name: q.sql for q in QUESTIONS}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_a_paper(ask: Ask, name: str, tmp_path: Path) -> None:
    """To stdout and to a file, the same."""
    code, out, _ = ask("export", name, "1607.08022")
    assert code == 0 and out
    ask("export", name, "1607.08022", "-o", str(tmp_path / "file"))
    assert (tmp_path / "file").read_bytes().decode().rstrip("\n") == out.rstrip("\n")


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        ([], 2, "Missing argument"),
        (["pdf", "1607.08022"], 2, "there are datasette, markdown"),
        (["bibtex"], 2, "of which paper?"),
        (["bibtex", "9999.99999"], 4, "no gathered paper"),
        (["datasette", "-o", "/no/such/folder/m.json"], 1, "cannot be written"),
        (["1607.08022"], 2, "no format '1607.08022'"),
    ],
)
def test_what_a_person_gets_wrong(ask: Ask, typed: list[str], code: int, says: str) -> None:
    """One clear sentence, the documented code."""
    exit_code, out, err = ask("export", *typed)
    assert (exit_code, out) == (code, "") and says in err
