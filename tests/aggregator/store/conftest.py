"""A store with one paper, and the values that tests put into it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from aggregator.selection.values import Decision, Part, Selection
from aggregator.store import decisions, read, write
from aggregator.store.connection import open_store
from sources.outcomes import found
from sources.values import Candidate, Document, Paper, Segment

PAPER = Paper(
    "2401.00001",
    "Widgets Are Enough",
    ("Ada One", "Bo Two"),
    "We propose the widget.",
    "arxiv",
    version=2,
    categories=("cs.LG",),
)
TALK = Candidate(
    "video",
    "https://www.youtube.com/watch?v=aaaaaaaaaaa",
    "Widgets explained",
    "youtube",
    "widgets",
    duration_seconds=900,
)
POST = Candidate(
    "blog", "https://blog.example.org/widgets", "On widgets", "hackernews", "2401.00001", points=12
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library" / "gather-context.db"


@pytest.fixture
def db(path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_store(path)
    write.save_paper(connection, PAPER)
    yield connection
    connection.close()


def document(candidate: Candidate, *texts: str) -> Document:
    """What reading a candidate gave: of a video every 30 seconds a text, of a page a paragraph with an anchor."""
    video = candidate.kind == "video"
    segments = tuple(
        Segment(text, start_seconds=30.0 * n if video else None, anchor=None if video else f"p{n}")
        for n, text in enumerate(texts)
    )
    return Document(
        candidate.kind,
        candidate.url,
        candidate.title,
        segments,
        candidate.source,
        duration_seconds=candidate.duration_seconds,
    )


def choose(*candidates: Candidate, group: str | None = None) -> Selection:
    """All of these, each with a reason; with `group` as one voice."""
    parts = (Part("title", 1.0, "in the title"),)
    return Selection(
        tuple(Decision(c.url, c.kind, True, 0.9, "Taken: about it.", parts, group) for c in candidates)
    )


def gather(db: sqlite3.Connection, arxiv_id: str, texts: dict[Candidate, tuple[str, ...]]) -> None:
    """These candidates found, read and chosen."""
    write.start_gather(db, arxiv_id)
    for candidate, said in texts.items():
        write.save_candidates(db, arxiv_id, candidate.source, found([candidate]))
        write.save_reading(db, arxiv_id, "reader", candidate, found(document(candidate, *said)))
    decisions.save_selection(db, arxiv_id, choose(*texts), read.pool(db, arxiv_id))


@pytest.fixture
def sample() -> SimpleNamespace:
    """The values and helpers above, for the tests' files (which import nothing from each other)."""
    return SimpleNamespace(
        id=PAPER.arxiv_id, paper=PAPER, talk=TALK, post=POST, document=document, choose=choose, gather=gather
    )


@pytest.fixture
def gathered(db: sqlite3.Connection) -> sqlite3.Connection:
    """One post and one talk, chosen."""
    texts = ("A widget is a small gear.", "The widget turns.")
    gather(db, PAPER.arxiv_id, {TALK: texts, POST: texts})
    return db


@pytest.fixture
def add_paper(db: sqlite3.Connection) -> Callable[[str], str]:
    """Stores another paper of this id."""

    def add(arxiv_id: str) -> str:
        write.save_paper(db, Paper(arxiv_id, f"Paper {arxiv_id}", ("C",), "Abstract.", "arxiv"))
        return arxiv_id

    return add
