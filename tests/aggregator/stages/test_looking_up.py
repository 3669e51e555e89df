"""What is asked of an encyclopaedia, when, and what is kept of its answer; a source of the test's own answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from aggregator.cli.progress import Silence
from aggregator.nomenclature.values import Definition, Term
from aggregator.stages.looking_up import due, look_up, openings, wanted
from aggregator.stages.world import World
from aggregator.store import read, terms, write
from aggregator.store.connection import open_store
from sources.outcomes import Outcome, State, Unanswered, found, none
from sources.registry import Registry
from sources.values import Article, Paper

PAPER = Paper("2401.00001", "Sprockets", ("Ada One",), "We turn sprockets.", "arxiv")
HOME = "https://encyclopaedia.example/"
FOO = Article(
    "Foo (machine learning)", HOME + "foo", "A foo is a way to train sprockets. It is old.", "2026-01-01"
)
WRONG = Article("Foo", HOME + "fo", "A foo is a fighter that nobody has seen.")


@dataclass
class Book:
    """An encyclopaedia that says what it is told to."""

    says: Any
    name: str = "book"
    label: str = "The book"
    home: str = HOME
    authors: str = "Everybody"
    licence: str = "CC BY-SA 4.0"
    most_look_ups: int = 1
    hosts: Mapping[str, Any] = field(default_factory=dict)
    asked: list[Sequence[str]] = field(default_factory=list)

    def openings(self, door: Any, titles: Sequence[str]) -> Outcome[Mapping[str, Article]]:
        self.asked.append(titles)
        if isinstance(self.says, Exception):
            raise self.says
        return cast("Outcome[Mapping[str, Article]]", self.says)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A paper with two terms that nobody defines."""
    store = open_store(tmp_path / "library.db")
    write.save_paper(store, PAPER)
    named = [
        Term("foo", "foo", 3.0, 0, 0, paper_occurrences=2),
        Term("sprocket", "sprocket", 2.0, 0, 0, paper_occurrences=1),
    ]
    terms.save_terms(store, PAPER.arxiv_id, named)
    yield store
    store.close()


def world(db: sqlite3.Connection, *books: Book, offline: bool = False) -> World:
    door = cast("Any", SimpleNamespace(offline=offline))
    return World(Registry(cast("Any", books)), door, db, Silence())


def stored(db: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """Kind, title and author of every document with the heading, text and link of its segments."""
    query = """select d.kind, d.title, d.author, s.heading, s.text, s.link from documents d
        join segments s on s.document_id = d.id order by s.id"""
    return [tuple(row) for row in db.execute(query)]


def test_what_is_kept(db: sqlite3.Connection) -> None:
    """One document that stands aside, an article a segment, each with its own address; asked once, and after a change again."""
    book = Book(found({"foo (machine learning)": FOO, "foo": WRONG, "sprocket": WRONG}))
    look_up(PAPER, world(db, book), anew=False)
    assert book.asked == [["foo (machine learning)", "foo", "sprocket (machine learning)", "sprocket"]]
    assert stored(db) == [
        (
            "reference",
            "The book on the terms of this paper (CC BY-SA 4.0)",
            "Everybody",
            FOO.title,
            FOO.opening,
            FOO.url,
        )
    ]
    look_up(PAPER, world(db, book), anew=False)
    assert len(book.asked) == 1
    look_up(PAPER, world(db, book), anew=True)
    assert len(book.asked) == 2 and book.asked[0] == book.asked[1] and len(stored(db)) == 1
    (text,) = [text for text in terms.source_texts(db, PAPER.arxiv_id) if not text.anchor]
    assert text.aside and text.articles


def test_encyclopaedias_are_asked_for_the_same(db: sqlite3.Connection) -> None:
    """What one has is no reason not to ask another, in the first run and in later ones; each text stands for itself."""
    other = Book(none("no article"), name="other", home=HOME + "other/")
    both = Book(found({"foo": FOO})), other
    look_up(PAPER, world(db, *both), anew=False)
    (row,) = db.execute("select id from documents").fetchall()
    (segment,) = db.execute("select id from segments").fetchall()
    said = Definition(row["id"], segment["id"], FOO.opening, "article", 0.9)
    foo = Term("foo", "foo", 3.0, 0, 0, paper_occurrences=2, definitions=(said,))
    terms.save_terms(db, PAPER.arxiv_id, [foo])
    look_up(PAPER, world(db, *both), anew=True)
    assert [book.asked[1] for book in both] == [["foo (machine learning)", "foo"]] * 2


def test_an_entry_of_a_field_needs_no_name_in_its_text() -> None:
    """Its title is enough, if the field is the paper's."""
    entry = Article("foo", HOME + "#foo", "What turns a sprocket.", field="machine learning")
    for others, kept in ((["machine learning"], [("foo", "What turns a sprocket.")]), (["nest"], [])):
        found_ = openings({"foo": entry}, [wanted("foo", None)], others)
        assert [(segment.heading, segment.text) for segment in found_] == kept


FAILURES = [
    (Unanswered(State.RATE_LIMITED, "too often", "Wait a minute.", retry_after_seconds=60), State.RATE_LIMITED, "it refuses"),
    (RuntimeError("broken"), State.FAILED, "it breaks"),
    (found(7), State.FAILED, "it gives what is no articles"),
    (found({"foo": "text", "sprocket": Article("", "javascript:x", "y")}), State.NONE, "nothing that it gives is an article"),
    (none("no article"), State.NONE, "it has none"),
    (found({"foo": WRONG}), State.NONE, "its article is on something else"),
]  # fmt: skip


@pytest.mark.parametrize(("says", "state", "why"), FAILURES)
def test_a_failure_takes_nothing_away(db: sqlite3.Connection, says: Any, state: State, why: str) -> None:
    """The outcome is stored, and what was looked up before stays; whoever failed is asked again in time, and not before."""
    look_up(PAPER, world(db, Book(found({"foo": FOO}))), anew=False)
    before = stored(db)
    book = Book(says)
    look_up(PAPER, world(db, book), anew=True)
    (outcome,) = read.outcomes(db, PAPER.arxiv_id)
    assert before and stored(db) == before and outcome["state"] == state and not outcome["advice"], why
    assert due(PAPER, world(db, book), anew=False) == []
    db.execute("update outcomes set not_before = '2020-01-01'")
    assert due(PAPER, world(db, book), anew=False) == [book]


def test_offline_and_without_terms_nobody_is_asked(db: sqlite3.Connection) -> None:
    """Nor is anything stored, so that it is asked when there are terms."""
    book = Book(found({}))
    look_up(PAPER, world(db, book, offline=True), anew=True)
    terms.save_terms(db, PAPER.arxiv_id, [])
    look_up(PAPER, world(db, book), anew=True)
    assert book.asked == [] and read.outcomes(db, PAPER.arxiv_id) == []


TITLES = [
    ("rank", None, ("rank (machine learning)", "rank")),
    ("CNN", "convolutional neural network", ("CNN (machine learning)", "convolutional neural network")),
    ("mixture of experts", None, ("mixture of experts",)),
]


@pytest.mark.parametrize(("term", "expansion", "titles"), TITLES)
def test_the_titles_of_a_term(term: str, expansion: str | None, titles: tuple[str, ...]) -> None:
    """The one that says its field first; a short form by what it stands for."""
    assert wanted(term, expansion).titles == titles


def test_an_article_on_two_terms_is_kept_once() -> None:
    """It is one article, whatever leads to it."""
    both = {"foo": FOO, "foos": FOO}
    kept = openings(both, [wanted("foo", None), wanted("foos", None)], ["sprockets"])
    assert [segment.heading for segment in kept] == [FOO.title]
