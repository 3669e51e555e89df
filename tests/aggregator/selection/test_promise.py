"""What a candidate promises before it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from aggregator.selection.promise import Promise, promise_of
from aggregator.selection.subject import subject_of
from aggregator.selection.values import Considered
from sources.values import Paper

Make = Callable[..., Considered]


def promised(paper: Paper, considered: Considered) -> Promise:
    return promise_of(subject_of(paper), considered.found)


@pytest.mark.parametrize(
    ("title", "description", "why"),
    [
        ("Heron explained", "", "its name"),
        ("This paper just KILLED dams?!", "Heron: https://arxiv.org/abs/2901.00042", "what stands under it"),
        ("Ottoline Quarrington: rivers that freeze", "", "one of the authors"),
    ],
)
def test_worth_opening(paper: Paper, video: Make, title: str, description: str, why: str) -> None:
    """Any one of these is enough to look at the text."""
    assert promised(paper, video(title=title, description=description, text=None)).worth_opening, why


@pytest.mark.parametrize("title", ["QHeron and DoHeron on one card", "Bread with honey"])
def test_not_worth_opening(paper: Paper, video: Make, title: str) -> None:
    """What is named after it, or has not a word of it."""
    assert not promised(paper, video("bread_vid01", title=title, description="", text=None)).worth_opening


def test_another_name_for_a_paper_that_has_none(paper: Paper, video: Make) -> None:
    """It may be what people call it, so that it takes nothing from the words of the title."""
    nameless = replace(paper, title="How Sluices Freeze on Long Estuaries", abstract="Sluices freeze.")
    talk = video(title="FrostNet: sluices that freeze", description="", text=None)
    assert promised(nameless, talk).value > promised(paper, talk).value
