"""The questions for other programs are ones that the database answers."""

from __future__ import annotations

import sqlite3

import pytest

from aggregator.store.questions import QUESTIONS, Question

ASKED = {"arxiv_id": "2401.00001", "term": "widget", "words": "widget gear"}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_each_question_runs(gathered: sqlite3.Connection, question: Question) -> None:
    """With what it asks for; `escape_fts` is Datasette's, which quotes each word."""
    gathered.create_function(
        "escape_fts", 1, lambda text: " ".join(f'"{word}"' for word in text.split()), deterministic=True
    )
    gathered.execute(question.sql, ASKED).fetchall()


def test_the_names_are_no_views(gathered: sqlite3.Connection) -> None:
    """Datasette lets one of two of the same name win."""
    taken = {row["name"] for row in gathered.execute("select name from sqlite_master")}
    names = [question.name for question in QUESTIONS]
    assert len(set(names)) == len(names) and not taken & set(names)
