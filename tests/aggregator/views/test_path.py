"""The reading path: which pieces for the time there is, in which order, and why."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from aggregator.nomenclature.values import Term, Use
from aggregator.selection.values import Considered, Decision, Found, Selection
from aggregator.store import decisions, write
from aggregator.store.connection import open_store
from aggregator.store.terms import save_terms, source_texts
from aggregator.views.path import ReadingPath, paths_of, reading_path
from aggregator.views.pieces import Material, Part, best_run, pieces_of
from sources.values import Candidate, Document, Paper, Segment

WEIGHTS = {"query": 3.0, "key": 2.0, "value": 1.0, "head": 1.0, "mask": 1.0}


def page(name: str, minutes: float, terms: str, kind: str = "explainer") -> Material:
    parts = (Part(minutes, dict.fromkeys(terms.split(), 1)),)
    return Material(f"https://{name}.example.org/", name, None, "page", kind, minutes, parts)


def video(name: str, *parts: Part, kind: str = "explainer") -> Material:
    url = f"https://www.youtube.com/watch?v={name}"
    return Material(url, name, None, "video", kind, sum(part.minutes for part in parts), parts)


def talk(*said: str, opens: str = "") -> tuple[Part, ...]:
    """A minute for every string of terms; `opens` has the numbers of those that begin a thought."""
    begins = opens.split()
    return tuple(
        Part(1.0, dict.fromkeys(terms.split(), 1), 60.0 * n, f"?t={60 * n}s", str(n) in begins)
        for n, terms in enumerate(said)
    )


def titles(path: ReadingPath) -> list[str]:
    return [step.piece.material.title for step in path.steps]


def walk(minutes: float, *materials: Material) -> ReadingPath:
    pieces = [piece for material in materials for piece in pieces_of(material, WEIGHTS)]
    return reading_path(pieces, WEIGHTS, "a while", minutes)


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (4, []),
        (5, ["post"]),
        (20, ["post", "short"]),
        (60, ["post", "short", "coding", "doubts"]),
    ],
)
def test_more_time_brings_more_and_criticism_comes_last(minutes: float, expected: list[str]) -> None:
    """What fits, explanations first and the shorter before the longer, then code, then critique."""
    materials = [
        page("doubts", 9, "mask", kind="critique"),
        page("coding", 9, "head", kind="code"),
        page("post", 5, "query key"),
        video("short", *talk(*["key value"] * 8)),
    ]
    assert titles(walk(minutes, *materials)) == expected


def test_it_opens_with_a_whole_explanation_and_not_amid_a_lecture() -> None:
    """A passage says more a minute, yet nobody begins there."""
    lecture = video("lecture", *talk(*[""] * 20, *["query key value head"] * 3, *[""] * 20), kind="lecture")
    path = walk(20, lecture, page("post", 9, "query key"))
    assert titles(path) == ["post", "lecture"] and not path.steps[1].piece.whole
    assert path.steps[1].reason.startswith("Watch 3 minutes from 20:00 to 23:00: 2 new terms, head and value")


def test_what_one_voice_said_is_worth_hearing_from_another_but_not_from_a_ninth() -> None:
    """Each further voice counts half; below a hundredth of the whole nothing is a step."""
    alike = [page(f"post{n}", 2, "query key value head mask") for n in range(12)]
    path = walk(60, *alike)
    assert len(path.steps) == 7 and path.coverage == 1.0
    assert path.steps[-1].new_terms == () and "comes back to" in path.steps[-1].reason


def test_coverage_is_the_part_of_the_weight_that_is_heard() -> None:
    """Terms that nobody among the steps says are missing from it."""
    path = walk(10, page("post", 5, "query key"))
    assert path.coverage == pytest.approx(5 / 8) and path.minutes == 5
    assert (
        path.steps[0].reason == "For an overview, read 5 minutes: 2 of the 5 foremost terms, query and key."
    )


def test_a_whole_and_its_passage_are_one_thing() -> None:
    """Nobody is sent to a passage of what they watch as a whole."""
    long = video("long", *talk(*["query"] * 10, *[""] * 10, *["key value"] * 10))
    for minutes in (15, 45):
        pieces = [step.piece for step in walk(minutes, long).steps]
        assert len(pieces) == 1 or not any(piece.whole for piece in pieces)


def test_background_comes_first_where_time_is_left() -> None:
    """It is no part of the coverage, and takes no time from what is about the paper."""
    ground, post = page("ground", 8, "", kind="background"), page("post", 5, "query")
    assert titles(walk(12, ground, post)) == ["post"]
    path = walk(20, ground, post)
    assert titles(path) == ["ground", "post"] and path.coverage == pytest.approx(3 / 8)
    assert path.steps[0].reason.endswith("first read 8 minutes of background.")
    assert path.steps[1].reason.startswith("For an overview")


@pytest.mark.parametrize(
    ("opens", "start"), [("9", 540.0), ("10", 600.0), ("2", 600.0), ("", 600.0)], ids=str
)
def test_a_passage_begins_with_a_thought_if_one_begins_nearby(opens: str, start: float) -> None:
    """Up to a minute and a half earlier, else where it says much."""
    said = [""] * 10 + ["query key"] * 4 + [""] * 10
    passages = [
        piece for piece in pieces_of(video("v", *talk(*said, opens=opens)), WEIGHTS) if not piece.whole
    ]
    assert [(piece.start_seconds, piece.end_seconds) for piece in passages] == [(start, 840.0)]
    assert passages[0].link == f"?t={start:.0f}s"


def test_passages_are_for_long_videos_and_are_parts_of_them() -> None:
    """Not of a short one, not what is nearly the whole, not less than two minutes."""
    assert len(pieces_of(video("short", *talk(*[""] * 5, "query", "query", *[""] * 5)), WEIGHTS)) == 1
    assert len(pieces_of(video("even", *talk(*["query"] * 19, "")), WEIGHTS)) == 1
    assert len(pieces_of(video("once", *talk(*[""] * 10, "query", *[""] * 10)), WEIGHTS)) == 1


@pytest.mark.parametrize(
    ("worth", "span"),
    [([], (0, 0)), ([-1, -2], (0, 0)), ([-1, 2, -1, 3, -5, 1], (1, 4)), ([1, 1, -9, 3], (3, 4))],
)
def test_the_best_run(worth: list[float], span: tuple[int, int]) -> None:
    """The run with the greatest sum."""
    assert best_run(worth) == span


def test_nothing_gathered_no_path(db: sqlite3.Connection) -> None:
    """A paper without sources has paths without steps."""
    assert [path.steps for path in paths_of(db, "2401.00001")] == [(), (), ()]


def test_the_path_is_read_from_the_store(db: sqlite3.Connection) -> None:
    """Documents become material, segments parts, recurring terms weights; links lead to the page or the second."""
    _keep(db, "blog", "https://blog.example.org/w", ["The widget turns. " * 100, "A gadget too."])
    _keep(db, "video", "https://www.youtube.com/watch?v=aaaaaaaaaaa", ["so the widget"] * 12)
    texts = source_texts(db, "2401.00001")
    voices = [text for text in texts if not text.anchor]
    uses = tuple(Use(text.id, passage.id, 1) for text in voices for passage in text.passages)
    save_terms(db, "2401.00001", [Term("widget", "widget", 4.0, 14, 2, uses=uses)])
    paths = paths_of(db, "2401.00001", {"an hour": 60})
    assert titles(paths[0]) == ["https://blog.example.org/w", "https://www.youtube.com/watch?v=aaaaaaaaaaa"]
    assert [step.piece.link for step in paths[0].steps] == titles(paths[0])
    assert [round(step.piece.minutes) for step in paths[0].steps] == [1, 6]
    assert paths[0].coverage == 1.0


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_store(tmp_path / "gather-context.db")
    write.save_paper(
        connection, Paper("2401.00001", "Widgets", ("Ada One",), "We propose the widget.", "arxiv")
    )
    yield connection
    connection.close()


def _keep(db: sqlite3.Connection, kind: str, url: str, texts: list[str]) -> None:
    """A chosen document of segments, 30 seconds each."""
    candidate = Candidate(kind, url, url, "test", duration_seconds=360 if kind == "video" else None)  # type: ignore[arg-type]
    segments = tuple(
        Segment(text, start_seconds=30.0 * n if kind == "video" else None, duration_seconds=30.0)
        for n, text in enumerate(texts)
    )
    document = Document(
        candidate.kind, url, url, segments, "test", duration_seconds=candidate.duration_seconds
    )
    considered = Considered(Found(candidate, (candidate,)), document)
    decision = Decision(url, kind, True, 1.0, "Taken.", labels=("short", "explainer"))
    decisions.save_selection(db, "2401.00001", Selection((decision,)), [considered])
    db.execute("update documents set chosen = 1")
