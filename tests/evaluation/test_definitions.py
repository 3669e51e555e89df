"""The figures of definitions are what they are called."""

from __future__ import annotations

from tests.evaluation.definitions import Shown, figures


def test_figures_of_definitions() -> None:
    """A quote that nobody judged counts as wrong; a term is covered by one right quote."""
    terms = [
        Shown("A", "a", ("good", "bad")),
        Shown("B", "b", ("new",)),
        Shown("C", "c", ()),
        Shown("D", "d", ()),
    ]
    measured = figures(terms, {("a", "good"): True, ("a", "bad"): False})
    assert measured == {"definitions precision": 1 / 3, "definitions coverage": 1 / 4}
