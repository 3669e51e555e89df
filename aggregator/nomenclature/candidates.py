"""Candidate terms: every stretch of one to five words that has the form of a term.

Some forms are terms only when the words keep company more often than chance: those that begin with a general word ('long
side', 'short-term memory'), a number or an adverb ('fully connected layer'), and those with a preposition inside ('bag of
words'). They are proposed as `weak`; counting.py keeps them only if their words belong together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from aggregator.nomenclature.general_words import CONTAINERS, GENERAL_MODIFIERS
from aggregator.nomenclature.tokens import Word

MAX_WORDS = 5

_FIRST = frozenset("NSEJPG")
_WEAK_FIRST = frozenset("cCLRK")
_LAST = frozenset("NSEG")
_INSIDE = frozenset("NSEJPGCLRK")
LINKS = frozenset({"of", "de", "la", "von", "van", "der", "del", "di", "du", "le"})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words of which terms can be made, with a letter for the role of each.

    The role is the tag; 'c' for a word too general to begin a term, '+' for a link ('of')."""

    words: list[Word]
    roles: str
    before: str = "."
    """The tag of the word in front of it."""


def runs(words: list[Word], tags: list[str], *, punctuated: bool = True) -> Iterator[Run]:
    """All runs of a passage.

    Where no comma or full stop tells phrases apart, a plural ends one: compounds seldom have one inside."""
    run: list[Word] = []
    roles, before = "", "."
    for place, (word, tag) in enumerate(zip(words, tags, strict=True)):
        if tag in _INSIDE and not (word.low == "dot" and _is_spoken_code(words, place)):
            run.append(word)
            roles += "c" if word.low in GENERAL_MODIFIERS else tag
            if punctuated or tag != "S":
                continue
        elif run and roles[-1] in _LAST and _links(words, place):
            run.append(word)
            roles += "+"
            continue
        if run:
            yield Run(run, roles, before)
            run, roles = [], ""
        before = tag
    if run:
        yield Run(run, roles, before)


def _links(words: list[Word], place: int) -> bool:
    """True for 'of' in 'bag of words', not in 'number of words', and for 'to' in 'sequence to sequence'."""
    word, before = words[place], words[place - 1]
    if word.low == "to":
        return place + 1 < len(words) and words[place + 1].folded == before.folded
    return word.low in LINKS and before.folded not in CONTAINERS


def _is_spoken_code(words: list[Word], place: int) -> bool:
    """'self dot weight' in a talk is code; a dot product is none."""
    return not (place + 1 < len(words) and words[place + 1].low.startswith("product"))


@lru_cache(maxsize=10_000)
def spans(roles: str) -> tuple[tuple[int, int, bool], ...]:
    """Start and end of every candidate term in a run with these roles; True for the weak ones.

    >>> spans("JN"), spans("cN"), spans("N+N")
    (((0, 2, False), (1, 2, False)), ((0, 2, True), (1, 2, False)), ((0, 1, False), (0, 3, True), (2, 3, False)))
    """
    found = []
    for start, first in enumerate(roles):
        for end in range(start + 1, min(start + MAX_WORDS, len(roles)) + 1):
            inside = roles[start:end]
            if _may_begin(first, end - start) and _may_end(inside):
                found.append((start, end, first not in _FIRST or "+" in inside or "c" in inside))
    return tuple(found)


def _may_begin(first: str, length: int) -> bool:
    if length == 1:
        return first in "NSEJ"
    return first in _FIRST or first in _WEAK_FIRST


def _may_end(inside: str) -> bool:
    """A noun, a name or an -ing form; a number after a name ('GPT 3')."""
    return inside[-1] in _LAST or inside[-2:] == "EC"
