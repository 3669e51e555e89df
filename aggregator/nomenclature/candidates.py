"""Candidate terms: every stretch of one to five words that has the form of a term.

Some forms are terms only when the words keep company more often than chance: those that begin with a general word ('long
side', 'short-term memory'), a number or an adverb ('fully connected layer'), and those with a preposition inside ('bag of
words'). They are proposed as `weak`; counting.py keeps them only if their words belong together.
"""

from __future__ import annotations

from collections.abc import Iterator

from aggregator.nomenclature.general_words import CONTAINERS, GENERAL_MODIFIERS
from aggregator.nomenclature.tokens import Word

MAX_WORDS = 5

_FIRST = frozenset("NSEJPG")
_WEAK_FIRST = frozenset("CLRK")
_LAST = frozenset("NSEGY")
_INSIDE = _FIRST | _WEAK_FIRST | {"Y"}
LINKS = frozenset({"of", "de", "la", "von", "van", "der", "del", "di", "du", "le"})

Run = list[tuple[Word, str]]
"""Words with their roles: the tag, lower-cased where the word is too general to begin a term; '+' for a link."""


def runs(words: list[Word], tags: list[str], *, punctuated: bool = True) -> Iterator[Run]:
    """Stretches of words of which terms can be made, with links ('of') between nouns.

    Where no comma or full stop tells phrases apart, a plural ends one: compounds seldom have one inside."""
    run: Run = []
    for place, (word, tag) in enumerate(zip(words, tags, strict=True)):
        if tag in _INSIDE and not (word.low == "dot" and _is_spoken_code(words, place)):
            run.append((word, "c" if word.low in GENERAL_MODIFIERS else tag))
            if tag == "S" and not punctuated:
                yield run
                run = []
        elif run and run[-1][1] in _LAST and _links(words, place):
            run.append((word, "+"))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _links(words: list[Word], place: int) -> bool:
    """True for 'of' in 'bag of words', not in 'number of words', and for 'to' in 'sequence to sequence'."""
    word, before = words[place], words[place - 1]
    if word.low == "to":
        return place + 1 < len(words) and words[place + 1].folded == before.folded
    return word.low in LINKS and before.folded not in CONTAINERS


def _is_spoken_code(words: list[Word], place: int) -> bool:
    """'self dot weight' in a talk is code; a dot product is none."""
    return not (place + 1 < len(words) and words[place + 1].low.startswith("product"))


def spans(run: Run) -> Iterator[tuple[list[Word], bool]]:
    """All candidate terms in a run, the longest first; True for the weak ones."""
    size = len(run)
    roles = [role for _, role in run]
    for length in range(min(size, MAX_WORDS), 0, -1):
        for start in range(size - length + 1):
            inside = roles[start : start + length]
            first, last = inside[0], inside[-1]
            if last not in _LAST and not (last == "C" and length > 1 and inside[-2] == "E"):
                continue
            if first in _FIRST:
                weak = False
            elif length > 1 and first in "cCLRK":
                weak = True
            else:
                continue
            if length == 1 and first in "GP":
                continue
            yield (
                [word for word, _ in run[start : start + length]],
                weak or "+" in inside or "c" in inside[1:],
            )
