"""What the mere form of a candidate says: its length, how it is written, how it begins."""

from __future__ import annotations

import re
from collections.abc import Callable

from aggregator.nomenclature.candidates import LINKS
from aggregator.nomenclature.counting import Candidate, Tally, holds
from aggregator.nomenclature.general_words import GENERAL_MODIFIERS, MEASURES, ORDINALS
from aggregator.nomenclature.keys import folded

# Weights in log-odds.
_NUMBERED = re.compile(r" \d")
_DIGIT_FIRST = -1.2
_LENGTH = {4: -0.4, 5: -1.3}
_WITH_OF = -1.0
_WEAK = -1.75
_WEAK_BUT_TOGETHER = -0.8
_GENERAL_FIRST = -2.25
_GENERAL_FIRST_BUT_TOGETHER = -1.5
_COUNTING = -3.0
_PLURAL_INSIDE = -0.75
_POSSESSIVE = -1.0
_DOING = -1.0
_CAPITALS = 0.8
_ALL_NAMES = 0.7
"""Of unknown words all in capitals: persons as often as things."""
_SINGLE = -0.1
_SINGLE_HYPHENED = 0.4
_HYPHENED_ADJECTIVE = -0.1
_BY_ITSELF = 0.1
"""Share of its uses."""
_SINGLE_NAME = 0.5
_SINGLE_CAPITAL = 0.5
_SINGLE_ADJECTIVE = -0.4


def of_shape(candidate: Candidate, tally: Tally) -> float:
    """The evidence in the candidate's form."""
    rules = SINGLE_RULES if len(candidate.words) == 1 else COMPOUND_RULES
    return sum([rule(candidate, tally) for rule in rules])


def _digits(candidate: Candidate, tally: Tally) -> float:
    """'2 layers', '16x16 patches': a number in front makes a count of it more often than a term."""
    key = candidate.key
    return _DIGIT_FIRST if key[0].isdecimal() or _NUMBERED.search(key) else 0.0


def _length(candidate: Candidate, tally: Tally) -> float:
    return _LENGTH.get(min(candidate.key.count(" ") + 1, 5), 0.0)


def _beginning(candidate: Candidate, tally: Tally) -> float:
    """Forms that are seldom terms: with 'of'; with a number, a comparison or a general word in front."""
    if " of " in candidate.key:
        return _WITH_OF
    if not candidate.weak:
        return 0.0
    first, together = candidate.words[0], holds(candidate, tally)
    if first.tags[0] in "CK" or first.low in ORDINALS:
        return _COUNTING
    if first.low in GENERAL_MODIFIERS and first.low not in MEASURES:
        return _GENERAL_FIRST_BUT_TOGETHER if together else _GENERAL_FIRST
    return _WEAK_BUT_TOGETHER if together else _WEAK


def _plural_inside(candidate: Candidate, tally: Tally) -> float:
    """'queries keys' are two terms, not one."""
    for word in candidate.words[:-1]:
        if "S" in word.tags and word.folded != word.low:
            return _PLURAL_INSIDE
    return 0.0


def _doing(candidate: Candidate, tally: Tally) -> float:
    """'tuning ResNet', 'learning residual functions' say what is done to a thing; a 'Normalizing Flow' is one."""
    if not candidate.words[0].low.endswith("ing"):
        return 0.0
    form = next(iter(candidate.forms))
    to_a_name = form[0].islower() and form.rpartition(" ")[2][0].isupper()
    to_many = len(candidate.words) > 2 and all([_is_plural(form) for form in candidate.forms])
    return _DOING if to_a_name or to_many else 0.0


def _is_plural(form: str) -> bool:
    last = form.rpartition(" ")[2].lower()
    return folded(last) != last


def _possessive(candidate: Candidate, tally: Tally) -> float:
    for word in candidate.words:
        if "'" in word.low:
            return _POSSESSIVE
    return 0.0


def _capitals(candidate: Candidate, tally: Tally) -> float:
    share = capital_share(candidate)
    if not share:
        return 0.0
    names = all([word.tags[0] == "E" for word in candidate.content])
    return share * (_ALL_NAMES if names else _CAPITALS)


def _single(candidate: Candidate, tally: Tally) -> float:
    word = candidate.words[0]
    score = _SINGLE + (_hyphened(candidate) if "-" in word.low else 0.0)
    score += _SINGLE_NAME if word.tags[0] == "E" else _SINGLE_CAPITAL * capital_share(candidate)
    return score + _SINGLE_ADJECTIVE if word.tags[0] == "J" else score


def _hyphened(candidate: Candidate) -> float:
    """'k-means' stands by itself; what only stands before nouns is an adjective: 'per-layer'."""
    return _SINGLE_HYPHENED if candidate.alone >= _BY_ITSELF * candidate.count else _HYPHENED_ADJECTIVE


Rule = Callable[[Candidate, Tally], float]

SINGLE_RULES: tuple[Rule, ...] = (_digits, _single)
COMPOUND_RULES: tuple[Rule, ...] = (
    _digits,
    _length,
    _beginning,
    _plural_inside,
    _doing,
    _possessive,
    _capitals,
)


def capital_share(candidate: Candidate) -> float:
    """Share of its occurrences in which every word of content begins with a capital or a digit."""
    capitals = 0
    for form, places in candidate.forms.items():
        first = form[0]
        if (first.isupper() or first.isdigit()) and all(
            [not part[0].islower() or part in LINKS for part in form.split(" ")]
        ):
            capitals += len(places)
    return capitals / candidate.count
