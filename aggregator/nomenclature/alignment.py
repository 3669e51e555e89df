"""Lays a short form over the words that may be its long form, at the least cost.

Each letter of the short form must be found in the words, in order, the first one at a word's beginning. Beginnings of words are
free, letters inside words cost, and so do words that give no letter (little, if they are 'of' or 'the').
"""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(r"[^\s\-‐–/,()\[\]]+")
_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "in",
        "for",
        "to",
        "a",
        "an",
        "with",
        "by",
        "from",
        "on",
        "or",
        "at",
        "as",
        "is",
        "de",
        "la",
        "via",
        "its",
    ]
)
_NO_BEGINNING = frozenset(
    ["of", "and", "for", "the", "into", "from", "with", "as", "to", "by", "on", "that", "which"]
)

_INSIDE_AGAIN = 0.25
"""A letter right after the one matched before: 'Na' in 'natrium', 'Lo' in 'low'."""
_INSIDE = 0.8
_INSIDE_FIRST = 1.2
"""The first letter that a word gives, where it does not begin it: 'P' in 'bisphosphate'."""
_SKIP = 1.1
_SKIP_PART = 0.45
"""A part of a hyphened word that gives no letter."""
_SKIP_SMALL = 0.1
_SKIP_LOCANT = 0.05
_LOCANT = re.compile(r"\d+['′]*")
"""Numbers in names of substances: '1-methyl-4-phenyl-'."""
_UNTIDY = 99.0
_GREEK = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "κ": "kappa",
    "λ": "lambda",
    "μ": "mu",
    "σ": "sigma",
    "ω": "omega",
}
_DIGITS = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "first": "1",
    "second": "2",
    "i": "1",
    "ii": "2",
    "iii": "3",
    "to": "2",
    "for": "4",
}


def best_suffix(short: str, before: str, *, strict: bool = False) -> str | None:
    """The words at the end of `before` that the short form stands for, as written, or None."""
    letters = _letters(short)
    if len(letters.rstrip("0123456789")) == 1:
        return _one_word(letters, before)
    return _suffix(short, letters, before, strict) or _suffix(short, _unnumbered(letters), before, strict)


def _one_word(letters: str, before: str) -> str | None:
    """A single letter stands only for the word right before it: 'estradiol (E2)'."""
    word = re.search(r"(?:^|[\s/-])([^\W\d_]{5,})\s*$", before)
    return word.group(1) if word and word.group(1)[0].lower() == letters[0] else None


def _unnumbered(letters: str) -> str:
    """'ic' of 'ic50', if at least two letters remain: the number need not be said."""
    bare = letters.rstrip("0123456789")
    return bare if 2 <= len(bare) < len(letters) else ""


def _suffix(short: str, letters: str, before: str, strict: bool) -> str | None:
    tokens = list(_TOKEN.finditer(before))[-_reach(letters) :]
    if not letters or not tokens:
        return None
    parts = _parts(before, tokens)
    best, best_cost = None, _allowed(letters, strict)
    for start in range(len(tokens) - 1, -1, -1):
        if not _begins(before, tokens[start]):
            continue
        cost = _cost(letters, parts[start:])
        if cost < best_cost - 1e-9:
            best, best_cost = start, cost
    if best is None:
        return None
    long = before[_chunk_start(before, tokens[best].start()) :].strip(",;:\"“”‘’'*-– \n")
    return long if _is_long(short, long) else None


def _chunk_start(before: str, start: int) -> int:
    """What is joined to a word by a comma or slash belongs to it: '2,3-dimethyl', 'calcium/calmodulin'."""
    if start and before[start - 1] in ",/":
        return max(before.rfind(blank, 0, start) for blank in " \t\n(") + 1
    return start


def best_prefix(short: str, said: str) -> str | None:
    """The words at the beginning of what is said that the short form stands for, as written, or None."""
    letters = _letters(short)
    tokens = list(_TOKEN.finditer(said))[: _reach(letters)]
    parts = _parts(said, tokens)
    best, best_cost = None, _allowed(letters, strict=True)
    for end in range(len(tokens), 0, -1):
        cost = _cost(letters, parts[:end])
        if cost < best_cost - 1e-9:
            best, best_cost = tokens[end - 1].end(), cost
    long = said[:best].strip(" ,\"”’'") if best else ""
    return long if best and " " in long and _is_long(short, long) else None


def covers(short: str, long: str, *, strict: bool = False) -> bool:
    """True if the short form can stand for all of these words."""
    letters = _letters(short)
    tokens = list(_TOKEN.finditer(long))
    if not letters or not 0 < len(tokens) <= _reach(letters):
        return False
    return _is_long(short, long) and _cost(letters, _parts(long, tokens)) < _allowed(letters, strict)


def _is_long(short: str, long: str) -> bool:
    words = long.lower().split()
    if len(long) <= len(short) or words[0] in _NO_BEGINNING or short.lower() in words:
        return False
    if long.startswith(short) and "-" not in short and (len(short) > 4 or not long[len(short)].isalpha()):
        return False
    if " (" in long or long.count("(") != long.count(")") or long.count("[") != long.count("]"):
        return False
    return any(letter.isalpha() for letter in long)


def _letters(short: str) -> str:
    """What must be found: letters and digits, without the plural s of 'RNNs'."""
    if len(short) > 2 and short[-1] == "s" and short[-2].isupper():
        short = short[:-1]
    return "".join(letter for letter in short.lower() if letter.isalnum())


def _reach(letters: str) -> int:
    """How many words, hyphened parts counted, a long form may have."""
    return min(len(letters) + 5, 2 * len(letters)) + 2


def _allowed(letters: str, strict: bool) -> float:
    """The cost up to which a long form is believed."""
    return 0.35 * len(letters) if strict else 0.7 + 0.5 * len(letters)


def _begins(before: str, token: re.Match[str]) -> bool:
    """True where a word begins, not a hyphened part of one."""
    return token.start() == 0 or before[token.start() - 1] in ' \t\n(,/"“‘]'


Part = tuple[str, float]
"""A word or hyphened part in lower case, and what it costs to skip it."""


def _parts(text: str, tokens: list[re.Match[str]]) -> tuple[Part, ...]:
    parts = []
    for token in tokens:
        word = token.group().lower().strip("\"“”‘’'*.")
        parts.append((_GREEK.get(word, word), _skip(word, begins=_begins(text, token))))
    return tuple(parts)


def _skip(word: str, *, begins: bool) -> float:
    if _LOCANT.fullmatch(word):
        return _SKIP_LOCANT
    if word in _SMALL:
        return _SKIP_SMALL
    return _SKIP if begins else _SKIP_PART


def _cost(letters: str, parts: tuple[Part, ...]) -> float:
    """Of the cheapest way to find all letters in all parts, the first letter at the very beginning."""
    while len(parts) > 1 and parts[0][1] == _SKIP_LOCANT and parts[0][0][0] != letters[0]:
        parts = parts[1:]
    if (
        not parts
        or not parts[0][0]
        or (parts[0][0][0] != letters[0] and _DIGITS.get(parts[0][0]) != letters[0])
    ):
        return _UNTIDY
    # costs[n] = cheapest way to have found n letters in the parts so far
    costs = [0.0] + [_UNTIDY] * len(letters)
    for place, (word, skip) in enumerate(parts):
        after = [_UNTIDY if place == 0 else cost + skip for cost in costs]
        for done, cost in enumerate(costs):
            if cost < _UNTIDY and not (place == 0 and done):
                for taken, price in _ways(letters[done:], word):
                    after[done + taken] = min(after[done + taken], cost + price)
        costs = after
    return costs[-1]


@lru_cache(maxsize=65536)
def _ways(letters: str, word: str) -> tuple[tuple[int, float], ...]:
    """(how many of the next letters this word can give, at what cost)."""
    if not letters or not word:
        return ()
    if _DIGITS.get(word) == letters[0]:
        return ((1, 0.0),)
    at = word.find(letters[0])
    if at < 0:
        return ()
    cost = _INSIDE_FIRST if at else 0.0
    ways = [(1, cost)]
    for taken, letter in enumerate(letters[1:], start=2):
        if at + 1 < len(word) and word[at + 1] == letter:
            at, cost = at + 1, cost + _INSIDE_AGAIN
        else:
            at = word.find(letter, at + 1)
            if at < 0:
                break
            cost += _INSIDE
        ways.append((taken, cost))
    return tuple(ways)
