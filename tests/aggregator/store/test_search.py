"""Search takes any input, finds across the border of two segments, and leads to the second."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aggregator.nomenclature import Term, Variant
from aggregator.store import decisions, read, write
from aggregator.store.search import best_sentence, expressions, search
from aggregator.store.terms import save_terms
from sources.values import Candidate, Document, Segment

TEXTS = (
    "We compare GPT-4 with c++ code and speak of self",
    "attention. What is K? K is the key matrix. Schrödinger's Transformers normalise it",
    "and then the residual connection adds the input",
)


@pytest.fixture
def library(db: sqlite3.Connection, sample: SimpleNamespace) -> sqlite3.Connection:
    """A talk of three stretches, and a post that says one of its words."""
    sample.gather(db, sample.id, {sample.talk: TEXTS, sample.post: ("A residual sum.",)})
    return db


@pytest.mark.parametrize(
    ("typed", "second", "sentence", "why"),
    [
        ("GPT-4", 0, "GPT-4", "a hyphen is no operator"),
        ("c++", 0, "c++", "a plus is no operator"),
        ("what is K?", 30, "What is K?", "nor is a question mark"),
        ('"self attention"', 0, "speak of self attention", "a phrase over the border of two segments"),
        ("normalised transformer", 30, "Transformers normalise", "stems, in any order"),
        ("schrodinger", 30, "Schrödinger", "without its dots"),
        ("resid*", 60, "residual connection", "a prefix"),
        ("text:residual", None, "", "a column name is a word"),
        ('residual"', 60, "residual connection", "an open quotation mark"),
        (
            "NOT residual",
            60,
            "residual connection",
            "an operator is a word; what has some of the words is shown",
        ),
    ],
)
def test_what_people_type(
    library: sqlite3.Connection, typed: str, second: int | None, sentence: str, why: str
) -> None:
    """The best hit of the talk starts at the right second and shows the sentence."""
    hits = [hit for hit in search(library, typed) if hit.kind == "video"]
    assert bool(hits) is (second is not None), why
    if hits:
        assert sentence in hits[0].sentence and hits[0].link.endswith(f"&t={second}s"), why


def test_matches_are_offsets_into_the_text(library: sqlite3.Connection) -> None:
    """Whoever shows a hit can mark what matched."""
    hit = search(library, "key matrix")[0]
    assert [hit.text[begin:end] for begin, end in hit.matches] == ["key", "matrix"]


def test_a_word_is_not_found_twice_at_a_border(library: sqlite3.Connection) -> None:
    """The first words of a segment are indexed with the one before too; only the segment itself is a hit."""
    assert [hit.start_seconds for hit in search(library, "Schrödinger")] == [30.0]


def test_words_that_never_meet_give_what_has_some(library: sqlite3.Connection) -> None:
    """Nothing has both: passages with one of them, and it is said."""
    hits = search(library, "matrix zebra")
    assert (
        hits
        and all(hit.partial for hit in hits)
        and not any(hit.partial for hit in search(library, "matrix"))
    )


def test_filters(
    library: sqlite3.Connection, sample: SimpleNamespace, add_paper: Callable[[str], str]
) -> None:
    """By paper, by kind, by words of the source's title, author or address."""
    other = add_paper("2401.00002")
    sample.gather(library, other, {sample.post: ("Another residual.",)})
    assert len(search(library, "residual")) == 3
    assert {hit.arxiv_id for hit in search(library, "residual", arxiv_id=sample.id)} == {sample.id}
    assert [hit.kind for hit in search(library, "residual", arxiv_id=sample.id, kind="video")] == ["video"]
    assert {hit.title for hit in search(library, "residual", source="WIDGETS EXPL")} == {"Widgets explained"}
    assert {hit.url for hit in search(library, "residual", source="blog.example")} == {sample.post.url}
    assert len(search(library, "residual", most=1)) == 1


def test_what_was_put_aside_is_not_found(library: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """Only chosen documents are searched; chosen again they are found again."""
    pool = read.pool(library, sample.id)
    decisions.save_selection(library, sample.id, sample.choose(sample.post), pool)
    assert {hit.kind for hit in search(library, "residual")} == {"blog"}


def test_the_index_follows_the_text(library: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """A new text of the same page replaces what is found; removing the paper empties the index; it stays consistent."""
    paper = Document(
        "paper", "https://arxiv.org/html/2401.00001", "Widgets", (Segment("Old words here."),), "s"
    )
    decisions.save_document(library, sample.id, paper)
    changed = Document(
        "paper", paper.url, "Widgets", (Segment("New sentences there."), Segment("More.")), "s"
    )
    decisions.save_document(library, sample.id, changed)
    assert not search(library, '"Old words"') and search(library, '"sentences there more"')
    library.execute("insert into segments_fts (segments_fts, rank) values ('integrity-check', 1)")
    write.remove_paper(library, sample.id)
    assert not search(library, "sentences")
    library.execute("insert into segments_fts (segments_fts, rank) values ('integrity-check', 1)")


@given(st.text(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
def test_nothing_that_is_typed_is_an_error(library: sqlite3.Connection, typed: str) -> None:
    """Whatever the characters, search answers with hits or none."""
    assert isinstance(search(library, typed), list)


@given(st.text(alphabet='ab "*^():-+\0', max_size=30))
def test_every_piece_is_quoted(typed: str) -> None:
    """No expression has an unquoted character but the star of a prefix."""
    for piece in expressions(typed):
        inside = piece.removesuffix("*").removeprefix('"').removesuffix('"')
        assert piece.startswith('"') and '"' not in inside


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("One. Two words here. Three.", ["words"], "Two words here."),
        ("No mark at all", ["mark"], "No mark at all"),
        ("It is so. What is a mini-batch? It is.", ["is", "a", "mini", "batch"], "What is a mini-batch?"),
        ('He said "so." Then he went.', ["went"], "Then he went."),
        ("and so " * 100 + "HERE" + " and on" * 100, ["HERE"], "… and so"),
        ("x" * 1000, ["x" * 1000], "x" * 200),
        ("", [], ""),
    ],
)
def test_the_sentence_that_is_shown(text: str, words: list[str], expected: str) -> None:
    """A sentence whole, the one with most of the words; of an endless caption a stretch of it that has them."""
    matches = [(m.start(), m.end()) for word in words for m in re.finditer(rf"\b{word}\b", text)]
    shown, inside = best_sentence(text, matches)
    assert expected in shown and len(shown) <= 304 and ("HERE" in shown) is ("HERE" in text)
    assert {shown[begin:end] for begin, end in inside} <= {*words, "x" * 200}


@given(st.text(alphabet="ab .!", max_size=900), st.integers(0, 900), st.integers(0, 900))
def test_what_is_shown_is_in_the_text(text: str, begin: int, length: int) -> None:
    """Nothing is added to what a source says but the dots where something is left out."""
    match = (min(begin, len(text)), min(begin + length, len(text)))
    shown, inside = best_sentence(text, [match])
    assert shown.removeprefix("… ").removesuffix(" …").strip() in text
    assert all(shown[begin:end] in text[match[0] : match[1]] for begin, end in inside)


def test_a_heading_is_found_too(db: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """What stands over a paragraph leads to it."""
    page = Candidate("blog", "https://blog.example.org/h", "H", "s")
    segments = (Segment("Text.", heading="Positional encoding"),)
    decisions.save_document(db, sample.id, Document("paper", page.url, "H", segments, "s"))
    assert [hit.heading for hit in search(db, "positional encodings")] == ["Positional encoding"]


def test_a_term_finds_what_captions_made_of_it(library: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """Who looks for 'Schroeder' finds what was heard as 'Schrödinger', alone and with other words; other forms are left to stems."""
    heard = (
        Variant("Schrödinger's", 1, "heard as", "key matrix. Schrödinger's"),
        Variant("K", 1, "short form"),
    )
    save_terms(library, sample.id, [Term("Schroeder", "schroeder", 1.0, 1, 1, variants=heard)])
    assert [hit.start_seconds for hit in search(library, "schroeder")] == [30]
    hits = search(library, "Schroeder transformer", sample.id)
    assert [(hit.start_seconds, hit.partial) for hit in hits] == [(30, False)]
    assert search(library, "schroeder", "2401.99999") == []
