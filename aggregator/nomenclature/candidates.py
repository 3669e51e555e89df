"""Candidate terms: every stretch of one to five words that has the form of a term."""

from __future__ import annotations

from collections.abc import Iterator

from aggregator.nomenclature.general_words import GENERAL_MODIFIERS
from aggregator.nomenclature.tokens import Word

MAX_WORDS = 5

_INSIDE = frozenset("NSEJPGC")
_FIRST = frozenset("NSEJPG")
_LAST = frozenset("NSEG")

Run = list[tuple[Word, str]]


def runs(words: list[Word], tags: list[str]) -> Iterator[Run]:
    """Stretches of words of which a term can be made, cut at all others and at general modifiers."""
    run: Run = []
    for word, tag in zip(words, tags, strict=True):
        if tag in _INSIDE and word.low not in GENERAL_MODIFIERS:
            run.append((word, tag))
        elif run:
            yield run
            run = []
    if run:
        yield run


def spans(run: Run) -> Iterator[list[Word]]:
    """All candidate terms in a run, the longest first."""
    size = len(run)
    for length in range(min(size, MAX_WORDS), 0, -1):
        for start in range(size - length + 1):
            first, last = run[start][1], run[start + length - 1][1]
            if first in _FIRST and last in _LAST:
                yield [word for word, _ in run[start : start + length]]
