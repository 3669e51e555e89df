"""The focus says what the sources talk about, in counts and places that are true, without noise."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from aggregator.nomenclature.values import Definition, Term, Use
from aggregator.selection.values import Decision, Selection
from aggregator.store import decisions, known, read, terms, write
from aggregator.store.connection import open_store
from aggregator.views.focus import FOREMOST, Focus, Newness, distinct, focus_of
from sources.outcomes import found
from sources.values import Candidate, Document, Paper, Segment

ID = "2401.00001"
TALKS = [
    Candidate("video", f"https://www.youtube.com/watch?v=aaaaaaaaaa{n}", f"Talk {n}", "y") for n in range(3)
]
POSTS = [Candidate("blog", f"https://blog.example.org/{n}", f"Post {n}", "h") for n in range(2)]
ALL = ["Talk 0", "Talk 1", "Talk 2", "Post 0", "Post 1"]
PAPER = "Widgets"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A paper with two sections, three talks and two posts of two segments each."""
    store = open_store(tmp_path / "library.db")
    write.save_paper(store, Paper(ID, PAPER, ("A",), "We turn widgets.", "arxiv"))
    sections = (Segment("Widgets.", heading="1 Introduction"), Segment("Gears.", heading="2 Method"))
    decisions.save_document(store, ID, Document("paper", "https://arxiv.org/html/1", PAPER, sections, "s"))
    for candidate in (*TALKS, *POSTS):
        talk = candidate.kind == "video"
        segments = tuple(
            Segment(f"{candidate.title} {n}", start_seconds=60.0 * n if talk else None) for n in range(2)
        )
        document = Document(candidate.kind, candidate.url, candidate.title, segments, "s")
        write.save_candidates(store, ID, candidate.source, found([candidate]))
        write.save_reading(store, ID, "reader", candidate, found(document))
    taken = Selection(tuple(Decision(c.url, c.kind, True, 0.9, "Taken.", ()) for c in (*TALKS, *POSTS)))
    decisions.save_selection(store, ID, taken, read.pool(store, ID))
    yield store
    store.close()


def name_them(db: sqlite3.Connection, *wanted: Mapping[str, Any]) -> None:
    """Stores terms, each scored one lower than the one before. `said`: title -> uses; `defined`: the titles that define it."""
    texts = {row["title"]: row["id"] for row in read.rows(db, "select id, title from documents where chosen")}
    last = {
        row["document_id"]: row["id"]
        for row in read.rows(db, "select id, document_id from segments order by seq")
    }
    made = []
    for n, row in enumerate(wanted):
        said = {texts[title]: uses for title, uses in row["said"].items()}
        uses = tuple(Use(text, last[text], uses) for text, uses in said.items())
        quoted = [texts[title] for title in row.get("defined", [])]
        definitions = tuple(
            Definition(text, last[text], f"It is {row['term']}.", "is", 0.9) for text in quoted
        )
        in_paper = said.get(texts[PAPER], 0)
        spoken = sum(said.values()) - in_paper
        made.append(
            Term(
                row["term"], row["term"].lower(), 100.0 - n, spoken, len(said), uses=uses,
                paper_occurrences=in_paper, definitions=definitions,
            )
        )  # fmt: skip
    terms.save_terms(db, ID, made)


def names(focus: Focus, which: str) -> list[str]:
    return [term.term for term in getattr(focus, which)]


def test_a_term_is_told_with_counts_and_the_place_that_explains_it(db: sqlite3.Connection) -> None:
    """Who explains it, from which second on, in which words; how often the paper uses it, and where."""
    said = dict.fromkeys(ALL, 2) | {PAPER: 2}
    name_them(db, {"term": "widget", "said": said, "defined": ["Talk 1"]})
    term = focus_of(db, ID).terms[0]
    assert (term.counts, term.in_paper) == (
        "5 of 5 sources, 10 uses",
        "the paper uses it twice, most in 2 Method",
    )
    assert term.explained and (term.explained.title, term.explained.quote) == ("Talk 1", "It is widget.")
    assert (
        term.explained.start_seconds == 60
        and term.explained.link == "https://www.youtube.com/watch?v=aaaaaaaaaa1&t=60s"
    )


def test_of_an_abstract_alone_nothing_is_said_of_the_paper(db: sqlite3.Connection) -> None:
    """What an abstract does not mention, the paper may well use."""
    name_them(db, {"term": "widget", "said": dict.fromkeys(ALL, 1)})
    db.execute("update documents set chosen = 0 where kind = 'paper'")
    assert focus_of(db, ID).terms[0].in_paper == "title and abstract do not use it"


def test_a_term_that_none_defines_is_told_with_its_first_use(db: sqlite3.Connection) -> None:
    """By the source that uses it most; without a quote."""
    name_them(db, {"term": "widget", "said": {"Talk 0": 1, "Post 1": 4}})
    term = focus_of(db, ID).terms[0]
    assert term.explained is None and term.used and (term.used.title, term.used.quote) == ("Post 1", "")


@pytest.mark.parametrize(
    ("also", "kind", "name"),
    [
        ([], "paper", "the paper itself"),
        (["Encyclopaedia"], "reference", "Encyclopaedia"),
        (["Encyclopaedia", "Talk 1"], "video", "Talk 1"),
    ],
)
def test_a_voice_explains_before_an_encyclopaedia_and_that_before_the_paper(
    db: sqlite3.Connection, also: list[str], kind: str, name: str
) -> None:
    """What no source explains is still told with the place that does, and stays the reader's own work."""
    entry = Document(
        "reference", "https://e.example.org/w", "Encyclopaedia", (Segment("A widget is …"),), "e"
    )
    decisions.save_document(db, ID, entry)
    name_them(db, {"term": "widget", "said": {PAPER: 2, "Talk 0": 1, "Talk 2": 1}, "defined": [PAPER, *also]})
    focus = focus_of(db, ID)
    told = focus.terms[0]
    assert told.explained and (told.explained.kind, told.explained.name) == (kind, name)
    assert names(focus, "nobody") == ["widget"] * (kind != "video")


def test_what_all_one_or_none_say(db: sqlite3.Connection) -> None:
    """Of five voices four are all; one use of one voice is no finding; what most mention is not the reader's own work."""
    name_them(
        db,
        {"term": "widget", "said": dict.fromkeys(ALL[:4], 1) | {PAPER: 3}},
        {"term": "opinion", "said": {"Talk 2": 2}},
        {"term": "slip", "said": {"Talk 2": 1}},
        {"term": "gear", "said": {"Talk 0": 1, "Talk 1": 1, PAPER: 1}},
        {"term": "axle", "said": {PAPER: 2}},
        {"term": "spring", "said": {"Post 0": 1, PAPER: 5}, "defined": ["Post 0"]},
    )
    focus = focus_of(db, ID)
    assert names(focus, "everyone") == ["widget"]
    assert names(focus, "only_one") == ["opinion"]
    assert names(focus, "nobody") == ["axle", "gear"], "what the paper says twice comes first"


def test_general_words_are_nobodys_work(db: sqlite3.Connection) -> None:
    """What scores far less than the foremost term is left out, and of nested terms one is told."""
    name_them(
        db,
        {"term": "widget", "said": dict.fromkeys(ALL, 1)},
        {"term": "gear train", "said": {PAPER: 5}},
        {"term": "gear train ratio", "said": {PAPER: 2}},
        *({"term": f"filler{n}", "said": {"Talk 0": 1}} for n in range(70)),
        {"term": "latter", "said": {PAPER: 2}},
    )
    assert names(focus_of(db, ID), "nobody") == ["gear train"]


def test_no_source_fills_the_list_of_what_only_one_says(db: sqlite3.Connection) -> None:
    """Three terms of each at most, a dozen in all."""
    name_them(db, *({"term": f"t{n}", "said": {ALL[n % 5]: 2}} for n in range(30)))
    told = focus_of(db, ID).only_one
    assert len(told) == FOREMOST and {term.used.title for term in told if term.used} == set(ALL)


def test_what_is_known_is_told_but_is_no_work(db: sqlite3.Connection) -> None:
    """A term that the reader knows stays in the focus, marked, and leaves the lists of what is to be looked into."""
    name_them(db, {"term": "widget", "said": {"Talk 0": 1, "Talk 1": 1, PAPER: 2}})
    assert names(focus_of(db, ID), "nobody") == ["widget"]
    known.mark_known(db, {"widget": "widget"})
    focus = focus_of(db, ID)
    assert focus.terms[0].known and not focus.nobody
    assert focus.newness == Newness(terms=1, known=1, met=0, new=0)


def test_a_section_has_the_terms_that_it_uses_most(db: sqlite3.Connection) -> None:
    """In the order of the paper; a section without any is left out."""
    name_them(db, {"term": "gear", "said": {"Talk 0": 1, "Talk 1": 1, PAPER: 2}})
    assert [(s.heading, s.terms) for s in focus_of(db, ID).sections] == [("2 Method", ("gear",))]


@pytest.mark.parametrize(
    ("terms", "kept", "why"),
    [
        ([("covariate shift", 33), ("internal covariate shift", 26)], ["internal covariate shift"], "it is what is meant"),
        ([("rank", 188), ("intrinsic rank", 14)], ["rank"], "the short one is used by itself"),
        ([("weight matrix", 10), ("weight", 80)], ["weight matrix"], "the better term stands for both"),
        ([("layer norm", 9), ("batch norm", 9)], ["layer norm", "batch norm"], "a common word makes no family"),
        ([("weight", 9), ("matrix", 9), ("weight matrix", 9)], ["weight", "matrix"], "of two families it is neither"),
    ],
)  # fmt: skip
def test_one_term_of_a_family(terms: list[tuple[str, int]], kept: list[str], why: str) -> None:
    """The focus does not tell one thing three times."""
    rows = [{"key": key, "occurrences": uses, "paper_occurrences": 0} for key, uses in terms]
    assert [row["key"] for row in distinct(rows)] == kept, why


@pytest.mark.parametrize(
    ("newness", "said"),
    [
        (Newness(31, 10, 9, 12), "12 of 31 terms are new to you; 10 you know, 9 you met in other papers"),
        (Newness(1, 0, 0, 1), "1 of 1 term is new to you"),
        (Newness(0, 0, 0, 0), "0 of 0 terms are new to you"),
    ],
)
def test_newness_in_a_sentence(newness: Newness, said: str) -> None:
    """Nothing is said of what is none."""
    assert newness.sentence == said


def test_a_paper_without_sources_has_an_empty_focus(tmp_path: Path) -> None:
    """Nothing found is no error."""
    store = open_store(tmp_path / "empty.db")
    write.save_paper(store, Paper(ID, PAPER, ("A",), "We turn widgets.", "arxiv"))
    focus = focus_of(store, ID)
    assert (focus.voices, focus.terms, focus.nobody, focus.sections) == (0, (), (), ())
    store.close()
