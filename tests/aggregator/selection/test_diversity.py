"""The objective of the choice, and that taking the best next one keeps its promise."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.selection.diversity import Choice, greedy, objective

UNHURRIED = settings(deadline=None)
"""No test is about the speed of the machine."""

WEIGHTS = {f"t{i}": 1.0 + i for i in range(6)}

choices = st.builds(
    Choice,
    key=st.text("abcdefgh", min_size=1, max_size=6),
    relevance=st.floats(0.45, 1.0),
    length=st.sampled_from([None, "short", "middle", "long"]),
    kind=st.sampled_from(["code", "lecture", "explainer"]),
    voice=st.sampled_from(["a", "b", "c", "d"]),
    terms=st.frozensets(st.sampled_from(sorted(WEIGHTS))),
)
pools = st.lists(choices, min_size=1, max_size=8, unique_by=lambda choice: choice.key)


@UNHURRIED
@given(pools, st.integers(1, 4))
def test_greedy_reaches_its_guarantee(pool: list[Choice], count: int) -> None:
    """At least 1 - 1/e of the best set of that size (Nemhauser, Wolsey and Fisher 1978)."""
    taken = objective((step.choice for step in greedy(pool, WEIGHTS, count)), WEIGHTS)
    best = max(objective(members, WEIGHTS) for members in combinations(pool, min(count, len(pool))))
    assert taken >= (1 - 1 / math.e) * best - 1e-9


@UNHURRIED
@given(pools, st.integers(1, 4))
def test_with_one_per_voice_it_reaches_half(pool: list[Choice], count: int) -> None:
    """Under the second bound at least one half (Fisher, Nemhauser and Wolsey 1978)."""

    def once(choice: Choice, taken: object) -> bool:
        return choice.voice not in {member.voice for member in taken}  # type: ignore[attr-defined]

    taken = objective((step.choice for step in greedy(pool, WEIGHTS, count, once)), WEIGHTS)
    allowed = [
        members
        for size in range(count + 1)
        for members in combinations(pool, min(size, len(pool)))
        if len({member.voice for member in members}) == len(members)
    ]
    assert taken >= max(objective(members, WEIGHTS) for members in allowed) / 2 - 1e-9


@UNHURRIED
@given(pools, choices, st.data())
def test_the_objective_is_monotone_and_submodular(
    pool: list[Choice], one: Choice, data: st.DataObject
) -> None:
    """Adding never hurts, and adds less to more."""
    smaller = data.draw(st.lists(st.sampled_from(pool), unique_by=lambda choice: choice.key))
    to_less = objective([*smaller, one], WEIGHTS) - objective(smaller, WEIGHTS)
    to_more = objective([*pool, one], WEIGHTS) - objective(pool, WEIGHTS)
    assert to_less >= to_more - 1e-9 and to_more >= -1e-9


@settings(max_examples=50, deadline=None)
@given(pools)
def test_gains_add_up(pool: list[Choice]) -> None:
    """What the steps say they added is what the set is worth."""
    steps = greedy(pool, WEIGHTS, len(pool))
    assert sum(step.gain for step in steps) == pytest.approx(objective(pool, WEIGHTS))


@UNHURRIED
@given(pools)
def test_every_length_is_there_before_anything_else_counts(pool: list[Choice]) -> None:
    """With three places, short, middle and long are taken wherever the pool has them."""
    lengths = {choice.length for choice in pool if choice.length}
    assert {step.choice.length for step in greedy(pool, WEIGHTS, 3)} >= lengths


@UNHURRIED
@given(pools, st.randoms())
def test_the_order_of_the_choices_does_not_matter(pool: list[Choice], chance: object) -> None:
    """Ties go to the lower key."""
    shuffled = list(pool)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert greedy(shuffled, WEIGHTS, 3) == greedy(pool, WEIGHTS, 3)
