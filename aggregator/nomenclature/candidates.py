"""Candidate terms: every stretch of one to five words that has the form of a term.

Some forms are terms only when the words keep company more often than chance: those that begin with a general word ('long
side', 'short-term memory'), a number or an adverb ('fully connected layer'), and those with a preposition inside ('bag of
words'). They are proposed as `weak`; counting.py keeps them only if their words belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from aggregator.nomenclature.general_words import CONTAINERS, GENERAL_MODIFIERS
from aggregator.nomenclature.tokens import Word

MAX_WORDS = 5

_FIRST = frozenset("NSEJPG")
_WEAK_FIRST = frozenset("cCLRK")
_LAST = frozenset("NSEG")
_INSIDE = frozenset("NSEJPGCLRK")
_STRETCH = re.compile("[NSEJPGCLRK]+")
_TO_PLURAL = re.compile("[NEJPGCLRK]*S|[NEJPGCLRK]+")
LINKS = frozenset({"of", "de", "la", "von", "van", "der", "del", "di", "du", "le"})


class Run(NamedTuple):
    """A stretch of words of which terms can be made, with a letter for the role of each.

    The role is the tag; 'c' for a word too general to begin a term, '+' for a link ('of')."""

    words: list[Word]
    roles: str
    before: str = "."
    """The tag of the word in front of it."""


def runs(words: list[Word], tags: list[str], *, punctuated: bool = True) -> Iterator[Run]:
    """All runs of a passage.

    Where no comma or full stop tells phrases apart, a plural ends one: compounds seldom have one inside. A run may end on
    a link ('the rate of the …'): its last word does not stand alone."""
    letters = _without_spoken_code(words, "".join(tags))
    roles = _roles(words, letters)
    stretches = [found.span() for found in (_STRETCH if punctuated else _TO_PLURAL).finditer(letters)]
    begin = 0
    for number, (start, end) in enumerate(stretches):
        begin = start if begin < 0 or not number else begin
        linked = _may_link(letters[end - 1], punctuated) and _links(words, end)
        if linked and number + 1 < len(stretches) and stretches[number + 1][0] == end + 1:
            continue
        end += linked
        yield Run(words[begin:end], roles[begin:end], letters[begin - 1] if begin else ".")
        begin = -1


def _roles(words: list[Word], letters: str) -> str:
    """Of every word of a passage; what is in no run except as a link is '+'."""
    return "".join(
        [
            "+" if tag not in _INSIDE else "c" if word.low in GENERAL_MODIFIERS else tag
            for word, tag in zip(words, letters, strict=True)
        ]
    )


def _may_link(tag: str, punctuated: bool) -> bool:
    return tag in _LAST and (punctuated or tag != "S")


def _without_spoken_code(words: list[Word], letters: str) -> str:
    """The tags, with '.' for every 'dot' that is code."""
    for place in [place for place, word in enumerate(words) if word.low == "dot"]:
        if _is_spoken_code(words, place):
            letters = f"{letters[:place]}.{letters[place + 1 :]}"
    return letters


def _links(words: list[Word], place: int) -> bool:
    """True for 'of' in 'bag of words', not in 'number of words', and for 'to' in 'sequence to sequence'."""
    if place == len(words):
        return False
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
