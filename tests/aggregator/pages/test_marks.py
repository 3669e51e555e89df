"""Marks: kept in the database, made only by our own pages, refused with a sentence where nothing can be written."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest

Ask = Callable[..., httpx.Response]

OURS = {"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"}
URL = "https://blog.example.org/widgets"


@pytest.fixture
def mark(ask: Ask) -> Callable[..., httpx.Response]:
    """Sends a form as the page would; fields and headers can be other than that."""
    token = re.search('name="token" value="([^"]+)"', ask("/paper/2401.00001").text)
    assert token

    def marked(what: str, fields: dict[str, str], headers: dict[str, str] | None = None) -> httpx.Response:
        data = {"token": token[1], "back": "/paper/2401.00001#sources", **fields}
        return ask(f"/marks/{what}", "POST", data=data, headers=OURS if headers is None else headers)

    return marked


def test_marks_are_kept(ask: Ask, mark: Ask, ask_of: Callable[[Path], Ask], database: Path) -> None:
    """Known, read, noted: back to the page, and there in the next run; taken away by the same ways."""
    assert mark("known", {"key": "widget", "on": "yes"}).status_code == 303
    assert mark("read", {"url": URL, "on": "yes"}).headers["location"] == "/paper/2401.00001#sources"
    assert mark("note", {"about": "source", "target": URL, "note": "So <b>so</b>."}).status_code == 303
    again = ask_of(database)
    page = again("/paper/2401.00001").text
    assert "Not read" in page and "So &lt;b&gt;so&lt;/b&gt;." in page and "You know" in page
    assert "You know this" in again("/term?key=widget").text
    mark("known", {"key": "widget", "on": "no"})
    mark("read", {"url": URL, "on": "no"})
    mark("note", {"about": "source", "target": URL, "note": " "})
    page = ask("/paper/2401.00001").text
    assert "Not read" not in page and "Your note" not in page and "You know" not in page


@pytest.mark.parametrize(
    ("fields", "headers"),
    [
        ({}, {}),
        ({}, {"origin": "null"}),
        ({}, {"origin": "http://evil.test"}),
        ({}, {"origin": "http://127.0.0.1:8766"}),
        ({}, {"origin": "https://127.0.0.1:8765"}),
        ({}, OURS | {"sec-fetch-site": "cross-site"}),
        ({}, OURS | {"sec-fetch-site": "same-site"}),
        ({"token": "x"}, OURS),
        ({"token": "\u00e9"}, OURS),
    ],
)
def test_a_write_comes_from_our_own_pages(
    ask: Ask, mark: Ask, fields: dict[str, str], headers: dict[str, str]
) -> None:
    """Of this address, with the token of this run; anything else gets 403 and changes nothing."""
    answer = mark("known", {"key": "widget", "on": "yes", **fields}, headers)
    assert answer.status_code == 403 and "Load the page again" in answer.text
    assert "You know this" not in ask("/term?key=widget").text


@pytest.mark.parametrize(
    ("what", "fields", "status"),
    [
        ("known", {"on": "yes"}, 400),
        ("known", {"key": "no such term", "on": "yes"}, 303),
        ("read", {"url": "https://not.here.example/", "on": "yes"}, 303),
        ("note", {"about": "paper", "target": "x", "note": "y"}, 303),
        ("delete", {}, 404),
    ],
)
def test_only_what_is_there_is_marked(
    mark: Ask, database: Path, what: str, fields: dict[str, str], status: int
) -> None:
    """A form that was tampered with stores nothing."""
    import sqlite3

    assert mark(what, fields).status_code == status
    db = sqlite3.connect(database)
    counts = [
        db.execute(f"select count(*) from {table}").fetchone()[0]
        for table in ("known_terms", "read_marks", "notes")
    ]
    db.close()
    assert counts == [0, 0, 0]


@pytest.mark.parametrize("back", ["//evil.test/", "https://evil.test/", "/\\evil.test", "javascript:alert(1)", "/\r\nset-cookie: a=b"])  # fmt: skip
def test_one_comes_back_to_our_own_pages(mark: Ask, back: str) -> None:
    """Whatever the form says."""
    answer = mark("known", {"key": "widget", "on": "yes", "back": back})
    assert answer.headers["location"] == "/" and "set-cookie" not in answer.headers


def test_a_long_form_is_not_read(ask: Ask) -> None:
    """More than any note has: 413, a page."""
    answer = ask("/marks/note", "POST", content=b"note=" + b"x" * 200_000, headers=OURS)
    assert answer.status_code == 413


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights of files do not hold for root")
def test_a_database_that_cannot_be_written_is_still_read(
    ask: Ask, mark: Ask, database: Path, sample: SimpleNamespace
) -> None:
    """Every page opens; a mark is refused, in a sentence."""
    database.chmod(0o444)
    database.parent.chmod(0o555)
    try:
        assert ask(f"/paper/{sample.id}").status_code == 200
        answer = mark("known", {"key": "widget", "on": "yes"})
    finally:
        database.parent.chmod(0o755)
    assert answer.status_code == 409 and "cannot be written" in answer.text
