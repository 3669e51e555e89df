"""Choosing a set, not items: what a next source adds to those already taken.

The objective f(S) is the sum of the relevance of the members, plus a reward for each length, kind and voice (channel or
site) that occurs in S, plus the weight of the paper's terms that S covers. All four are non-negative sums of (weighted)
coverage functions, so f is monotone and submodular: what is alike adds less and less. Taking the best next one by one
reaches at least 1 - 1/e (63 %) of the best set of k (Nemhauser, Wolsey and Fisher 1978); such objectives are how
extracts that are relevant and not redundant are chosen (Lin and Bilmes, A class of submodular functions for document
summarization, ACL 2011). Where at most one per voice may be taken the bound is 1/2 (Fisher, Nemhauser and Wolsey 1978).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

NEW_LENGTH = 1.6
"""More than the other three together can differ by, so that short, middle and long are there before anything else counts."""

NEW_KIND, NEW_VOICE, ALL_TERMS = 0.25, 0.2, 0.5


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose, reduced to what the objective sees."""

    key: str
    relevance: float
    length: str | None
    kind: str
    voice: str
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Taken:
    """A choice in the order of taking, with what it added."""

    choice: Choice
    gain: float
    is_first: bool
    """Whether nothing was taken before it."""
    new_length: bool
    new_kind: bool
    new_voice: bool
    new_terms: frozenset[str]


def objective(chosen: Iterable[Choice], weights: Mapping[str, float]) -> float:
    """f(S); `weights` are those of the terms, which count relative to their sum."""
    members = list(chosen)
    covered = frozenset().union(*(member.terms for member in members))
    return (
        sum(member.relevance for member in members)
        + NEW_LENGTH * len({member.length for member in members if member.length})
        + NEW_KIND * len({member.kind for member in members})
        + NEW_VOICE * len({member.voice for member in members})
        + ALL_TERMS * _weight(covered, weights)
    )


def greedy(
    choices: Sequence[Choice],
    weights: Mapping[str, float],
    count: int,
    allowed: Callable[[Choice, Sequence[Choice]], bool] = lambda choice, taken: True,
    already: Sequence[Choice] = (),
) -> list[Taken]:
    """At most `count` choices beyond `already`, each time the one that adds most (then the lowest key), as long as one is `allowed`."""
    taken: list[Taken] = []
    members = list(already)
    left = sorted(choices, key=lambda choice: choice.key)
    while left and len(taken) < count:
        able = [choice for choice in left if allowed(choice, members)]
        if not able:
            break
        best = max((_added(choice, members, weights) for choice in able), key=lambda added: added.gain)
        taken.append(best)
        members.append(best.choice)
        left.remove(best.choice)
    return taken


def _added(choice: Choice, members: Sequence[Choice], weights: Mapping[str, float]) -> Taken:
    """What `choice` adds: f(S + choice) - f(S), and by what."""
    new_terms = choice.terms - frozenset().union(*(member.terms for member in members))
    new_length = choice.length is not None and choice.length not in {member.length for member in members}
    new_kind = choice.kind not in {member.kind for member in members}
    new_voice = choice.voice not in {member.voice for member in members}
    gain = choice.relevance + NEW_LENGTH * new_length + NEW_KIND * new_kind + NEW_VOICE * new_voice
    gain += ALL_TERMS * _weight(new_terms, weights)
    return Taken(choice, gain, not members, new_length, new_kind, new_voice, new_terms)


def _weight(terms: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(term, 0.0) for term in terms) / max(1.0, sum(weights.values()))
