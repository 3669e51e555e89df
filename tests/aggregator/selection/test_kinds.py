"""What kind of source something is, by its headline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aggregator.selection.kinds import kind_of
from aggregator.selection.reading import Reader
from aggregator.selection.relevance import judge
from aggregator.selection.subject import subject_of
from aggregator.selection.values import Considered
from sources.values import Paper


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Heron explained", "explainer"),
        ("Heron, with two who use it: a conversation", "interview"),
        ("Heron is right for the wrong reasons", "critique"),
        ("Heron from scratch", "code"),
        ("Lecture 9: Heron", "lecture"),
        ("Reading the Heron paper", "walk-through"),
        ("Bertil Svanholm on Heron", "by the authors"),
    ],
)
def test_the_headline_says_the_kind(
    paper: Paper, video: Callable[..., Considered], title: str, kind: str
) -> None:
    """The first sign that fits decides."""
    judged = judge(Reader(subject_of(paper)), video(title=title))
    assert kind_of(paper, judged) == kind
