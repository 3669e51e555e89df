"""The figures of term extraction are what they are called, and floors only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evaluation import floors
from tests.evaluation.term_matching import figures, fold, occurring, ranked


@pytest.mark.parametrize(
    ("term", "folded"),
    [
        ("Self-Attention Layers", "self attention layer"),
        ("the network's queries", "the network query"),
        ("a loss", "a loss"),
        ("C++", "c++"),
        ("GPT–4", "gpt 4"),
        ("bus analysis", "bus analysis"),
    ],
)
def test_folded_match(term: str, folded: str) -> None:
    """Case, hyphens and plurals make no difference."""
    assert fold(term) == folded


def test_variants_of_spelling_count_once() -> None:
    """The first rank stays; equal scores are in the order of the alphabet."""
    assert ranked([("b", 1.0), ("a", 1.0), ("Layers", 3.0), ("layer", 2.0)]) == ["layer", "a", "b"]


def test_figures_of_a_ranking() -> None:
    """Precision at ranks that the ranking does not reach counts what is missing as wrong."""
    measured = figures(["a", "x", "b"], {"a", "b", "c", "d"})
    assert measured["P@20"] == 2 / 20
    assert measured["AP"] == (1 / 1 + 2 / 3) / 4
    assert measured["F1"] == 2 * 2 / (3 + 4)


def test_an_open_list_is_cut_to_what_the_texts_have() -> None:
    """Numbers and single letters are no terms."""
    assert occurring({"hidden layer", "query", "7", "a"}, ["Hidden layers have 7 queries."]) == {
        "hidden layer",
        "query",
    }


def test_floors_rise_and_are_lowered_with_a_reason(tmp_path: Path) -> None:
    """A better run raises them, a worse one is named; a reason for lowering is kept in the file."""
    assert floors.raised({"AP": 0.4567, "F1": 0.2}, {"AP": 0.4, "F1": 0.3}) == {"AP": 0.456, "F1": 0.3}
    assert floors.fallen({"AP": 0.3}, {"AP": 0.4, "P@20": 1.0}) == ["AP"]
    lower, notes = floors.lowered({"AP": 0.3}, {"AP": 0.4}, "a fairer gold")
    path = tmp_path / "floors.json"
    floors.save({"own": lower}, notes, path)
    assert floors.load(path) == {"own": {"AP": 0.3}}
    assert "AP: 0.4 -> 0.300, a fairer gold" in path.read_text()
