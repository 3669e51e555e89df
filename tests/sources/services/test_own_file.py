"""A file of one's own as a document."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.outcomes import State, Unanswered
from sources.services.own_file import read_file
from sources.values import Document, Kind

VIDEO = "https://www.youtube.com/watch?v=a-1_bcdefgh"

TRANSCRIPTS = [
    (
        "t.srt",
        "1\n00:00:01,000 --> 00:00:04,000\nfoo gates\n\n2\n00:00:05,000 --> 00:00:08,000\nare gradual\n",
        8,
    ),
    ("t.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\nfoo gates\n\n00:05.000 --> 00:08.000\nare gradual\n", 8),
    ("t.sbv", "0:00:01.000,0:00:04.000\nfoo gates\n\n0:00:05.000,0:00:08.000\nare gradual\n", 8),
    (
        "t.json",
        json.dumps(
            [
                {"text": "foo gates", "start": 1, "duration": 3},
                {"text": "are gradual", "start": 5, "duration": 3},
            ]
        ),
        8,
    ),
    ("t.txt", "foo gates\nare gradual\n", None),
]


def read(path: Path, kind: Kind = "video", url: str = VIDEO) -> Document:
    return read_file(path, kind, url, "Foo")


@pytest.mark.parametrize(("name", "text", "length"), TRANSCRIPTS, ids=[name for name, *_ in TRANSCRIPTS])
def test_a_transcript_is_read_in_every_shape(
    tmp_path: Path, name: str, text: str, length: int | None
) -> None:
    """As passages that keep their start, if the shape has times."""
    path = tmp_path / name
    path.write_text(text)
    got = read(path)
    assert (got.kind, got.url, got.title, got.duration_seconds) == ("video", VIDEO, "Foo", length)
    assert got.text.split() == ["foo", "gates", "are", "gradual"]
    assert got.segments[0].start_seconds == (1.0 if length else None)
    assert got.fetched_from == name and got.notes == ("a transcript of your own",)


PAGES = [
    ("n.md", "# Gates\n\nFoo *gates* are gradual.\n", "Foo gates are gradual.", "Gates"),
    ("n.txt", "Foo gates are gradual.\n", "Foo gates are gradual.", None),
    ("utf16.txt", "Foo gates are gradual – ja.".encode("utf-16"), "Foo gates are gradual – ja.", None),
]


@pytest.mark.parametrize(("name", "content", "text", "heading"), PAGES, ids=[name for name, *_ in PAGES])
def test_a_page_is_read_as_text(
    tmp_path: Path, name: str, content: str | bytes, text: str, heading: str | None
) -> None:
    """Markdown with its headings, plain text as it is."""
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    got = read(path, "blog", path.as_uri())
    assert (got.kind, got.text, got.segments[0].heading) == ("blog", text, heading)
    assert got.fetched_from == name, "the name, not where it lies on this machine"


def test_a_saved_page_is_read_without_its_boilerplate(tmp_path: Path) -> None:
    """As one from the network is."""
    said = " ".join(["Foo gates open gradually, so that a bar is recognised before it is whole."] * 12)
    path = tmp_path / "saved.html"
    path.write_text(
        f"<!DOCTYPE html><html lang='en'><head><title>Foo gates</title></head><body><nav>Home About</nav>"
        f"<article><h1>Foo gates</h1><p>{said}</p></article><footer>All rights reserved</footer></body></html>"
    )
    got = read(path, "blog", "https://example.org/foo")
    assert "Foo gates open gradually" in got.text and "All rights reserved" not in got.text
    assert got.url == "https://example.org/foo"


FAILURES = [
    ("video", b"", State.NONE, "is empty", "an empty file"),
    ("video", b" \n", State.NONE, "is empty", "white space"),
    ("video", b"%PDF-1.7 ...", State.REFUSED, "a PDF", "a PDF for a transcript"),
    ("blog", b"PK\x03\x04....", State.REFUSED, "a zip file", "a Word file for a page"),
    ("blog", bytes(range(32)) * 50, State.REFUSED, "no page", "binary for a page"),
    ("video", bytes(range(1, 9)) * 50, State.CHANGED, "no transcript", "binary for a transcript"),
    ("video", b"WEBVTT\n\n00:01.000 --> 00:02.000\n[Music]\n", State.NONE, "no words", "sounds alone"),
    ("video", b"<html><body>Sorry</body></html>", State.CHANGED, "no transcript", "a page for a transcript"),
    ("blog", b"# Only a heading", State.NONE, "no words", "a page without text"),
    ("video", b"x" * 5_000_001, State.TOO_LARGE, "5 MB", "too much for a transcript"),
    ("blog", b"x" * 2_000_001, State.TOO_LARGE, "2 MB", "too much for a page"),
]


@pytest.mark.parametrize("case", FAILURES, ids=lambda case: case[-1])
def test_what_cannot_be_read_is_said(tmp_path: Path, case: tuple[Kind, bytes, State, str, str]) -> None:
    """With the file's name, and with what could be read instead."""
    kind, content, state, words, _ = case
    path = tmp_path / "mine.txt"
    path.write_bytes(content)
    with pytest.raises(Unanswered) as unanswered:
        read(path, kind)
    outcome = unanswered.value.outcome
    assert outcome.state is state and words in outcome.sentence and "mine.txt" in outcome.sentence
    assert outcome.advice


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    """Nor is a folder a file."""
    for path in (tmp_path / "missing.vtt", tmp_path):
        with pytest.raises(Unanswered, match="There is no file"):
            read(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    """In the system's words."""
    path = tmp_path / "mine.vtt"
    path.touch(mode=0)
    with pytest.raises(Unanswered, match="cannot be read"):
        read(path)


@given(st.binary(max_size=300), st.sampled_from(["video", "blog"]))
def test_no_file_breaks_it(tmp_path_factory: pytest.TempPathFactory, content: bytes, kind: Kind) -> None:
    """Whatever it holds, it is a document or a sentence."""
    path = tmp_path_factory.getbasetemp() / "any.md"
    path.write_bytes(content.replace(b"<", b""))
    try:
        assert read(path, kind).segments
    except Unanswered as unanswered:
        assert unanswered.outcome.sentence
