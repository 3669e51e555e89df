"""The stretch of a recording that treats the paper."""

from __future__ import annotations

from collections.abc import Callable

from aggregator.selection.passages import passage_of, treats_the_paper
from aggregator.selection.reading import Reader
from aggregator.selection.relevance import judge
from aggregator.selection.subject import subject_of
from aggregator.selection.values import Considered, Passage
from sources.values import Paper

Make = Callable[..., Considered]


def found(paper: Paper, considered: Considered) -> tuple[Passage | None, bool]:
    subject = subject_of(paper)
    reading = judge(Reader(subject), considered).reading
    assert reading
    passage = passage_of(reading)
    return passage, bool(passage and treats_the_paper(subject, reading, passage))


def test_the_passage_is_where_the_paper_is_treated(
    paper: Paper, video: Make, about: str, beside: str
) -> None:
    """Fourteen minutes in the middle of a lecture on other things."""
    lecture = video(
        "lecture0001", "Lecture 5: Sequences", text=beside * 10 + about * 5 + beside * 10, minutes=70
    )
    passage, useful = found(paper, lecture)
    assert passage and useful
    words = len((beside * 10).split()) / len((beside * 10 + about * 5 + beside * 10).split())
    assert abs(passage.start_seconds - words * 70 * 60) < 90
    assert 10 < (passage.end_seconds - passage.start_seconds) / 60 < 17


def test_naming_it_once_makes_no_passage(paper: Paper, video: Make, about: str, beside: str) -> None:
    """A minute is a mention."""
    passage, _ = found(paper, video(text=beside * 12 + about[:300] + beside * 12, minutes=70))
    assert passage is None


def test_a_few_minutes_do_not_make_a_source(paper: Paper, video: Make, about: str, beside: str) -> None:
    """Six minutes of seventy are worth a link, but no place among the chosen."""
    passage, useful = found(paper, video(text=beside * 12 + about * 2 + beside * 11, minutes=70))
    assert passage and not useful


def test_texts_without_times_have_none(paper: Paper, page: Make) -> None:
    """A page is read whole."""
    assert found(paper, page())[0] is None
