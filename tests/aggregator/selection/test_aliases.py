"""Names that others have for a paper and it has not for itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aggregator.selection.aliases import names_given
from aggregator.selection.choosing import choose
from aggregator.selection.reading import Reader
from aggregator.selection.relevance import judge
from aggregator.selection.subject import subject_of
from aggregator.selection.values import Considered, Options
from sources.values import Paper

Make = Callable[..., Considered]

PAPER = Paper(
    "2901.00042",
    "How Sluices Freeze on Long Estuaries",
    ("Ottoline Quarrington", "Bertil Svanholm"),
    "Frozen sluices let gradients pass through one channel at a time, which we call glass rivers. An estuary loss ties "
    "neighbouring channels together. On the tidal benchmark the memory falls by a factor of seven.",
    "test",
)
POINTING = " So say Quarrington and Svanholm in How Sluices Freeze on Long Estuaries."


@pytest.fixture
def pool(page: Make, about: str) -> Callable[..., list[Considered]]:
    """Pages of different sites with one headline each; those with a link point to the paper."""

    def made(*headlines: tuple[str, bool]) -> list[Considered]:
        return [
            page(
                url=f"https://site{i}.example.org/post",
                title=title,
                text=about.replace("Heron", "Sluice").replace("heron", "sluice") + POINTING * points,
                links=("https://arxiv.org/abs/2901.00042",)
                if points
                else ("https://arxiv.org/abs/2807.11111",),
            )
            for i, (title, points) in enumerate(headlines)
        ]

    return made


def given(pool: list[Considered]) -> tuple[str, ...]:
    reader = Reader(subject_of(PAPER))
    return names_given([judge(reader, considered) for considered in pool])


def test_two_voices_give_a_name(pool: Callable[..., list[Considered]]) -> None:
    """One page that calls it so proves nothing; two from different sites do."""
    assert given(pool(("FrostNet explained", True))) == ()
    assert given(pool(("FrostNet explained", True), ("Notes on FrostNet", True))) == ("frostnet",)
    assert given(pool(("tide2ice explained", True), ("Notes on tide2ice", True))) == ("tide2ice",)


def test_a_name_that_others_use_for_another_paper(pool: Callable[..., list[Considered]]) -> None:
    """As many who mean another paper, and nothing is learnt."""
    others = [("FrostNet in depth", False), ("FrostNet on ice", False)]
    assert given(pool(("FrostNet explained", True), ("Notes on FrostNet", True), *others)) == ()


def test_the_name_is_then_its_own(pool: Callable[..., list[Considered]]) -> None:
    """The choosing says so in its reason (and takes one of two pages with the same text)."""
    selection = choose(PAPER, pool(("FrostNet explained", True), ("Notes on FrostNet", True)), Options())
    assert ["its headline names FrostNet" in decision.reason for decision in selection.chosen] == [True]
