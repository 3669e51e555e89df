"""Acronyms that no text spells out: taken for the one term whose words have these initials, where the same sources use both.

The fewer letters, the likelier words have them by chance; so much more must the sources say for two than for four.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from aggregator.nomenclature.acronyms import UNSAID, Expansion
from aggregator.nomenclature.candidates import LINKS
from aggregator.nomenclature.counting import Candidate, Tally, company
from aggregator.nomenclature.keys import key_of
from aggregator.nomenclature.lexicon import lexicon

_LETTERS = range(2, 7)
_MIN_COMPANY = 0.35
"""Words that stand together by chance have initials, too."""
_TIMES = {1: 1, 2: 3}
"""By how many sources use both: so often the acronym may be used for each use of the words."""
_MOST_TIMES = 5
_SHORT_SHARED = 3
"""So many sources must use both an acronym of two letters and its words."""
_CLEARLY = 2
_SHORT_CLEARLY = 3
"""Times any other words with these initials must be rarer."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """Words that an acronym may stand for, by how many sources use both."""

    long: Candidate
    shared: int
    sources: int
    """That use the words."""


def unsaid(tally: Tally, group_of: Sequence[str], said: Iterable[Expansion]) -> dict[str, Expansion]:
    """Key of an acronym that no text explains -> what it stands for. `said`: what texts explain; `group_of`: of each place."""
    known = {key_of(form) for expansion in said for form in (expansion.short, expansion.long)}
    shorts = {
        key: candidate
        for key, candidate in tally.candidates.items()
        if key not in known and _is_acronym(candidate)
    }
    longs = _by_initials(tally.candidates, shorts)
    found = {}
    for key, others in longs.items():
        long = _meaning(shorts[key], others, tally, group_of)
        if long and long.key not in known:
            found[key] = Expansion(key.upper(), _form(long), UNSAID, -1)
    return found


def _form(candidate: Candidate) -> str:
    """The commonest that has its key, which a clipped one has not; of equals the first in small letters."""
    own = [form for form in candidate.forms if key_of(form) == candidate.key]
    return min(own, key=lambda form: (-len(candidate.forms[form]), form.swapcase()), default=candidate.key)


def _is_acronym(candidate: Candidate) -> bool:
    """Written in capitals, mostly; if it has three letters and more and is no word of general English, by somebody at least:
    captions have 'svd'."""
    key = candidate.key
    if len(key) not in _LETTERS or not key.isalpha():
        return False
    capitals = sum(
        [len(places) for form, places in candidate.forms.items() if form.removesuffix("s").isupper()]
    )
    entry = lexicon().entries.get(key)
    return 2 * capitals > candidate.count or (capitals > 0 and len(key) > 2 and not (entry and entry.tags))


def _by_initials(
    candidates: Mapping[str, Candidate], shorts: Mapping[str, Candidate]
) -> dict[str, list[Candidate]]:
    """Acronym -> all candidates met twice that have these initials; 'of' has none."""
    longs: dict[str, list[Candidate]] = defaultdict(list)
    for key, candidate in candidates.items():
        if " " in key and candidate.count > 1:
            initials = "".join([word[0] for word in key.split(" ") if word not in LINKS])
            if initials in shorts:
                longs[initials].append(candidate)
    return longs


def _meaning(
    short: Candidate, longs: Iterable[Candidate], tally: Tally, group_of: Sequence[str]
) -> Candidate | None:
    """The words that the acronym stands for, if the sources leave no doubt."""
    own = _sources(short, group_of)
    readings = [
        _Reading(long, len(own & (sources := _sources(long, group_of))), len(sources)) for long in longs
    ]
    best, *others = sorted(readings, key=lambda one: (-one.shared, -one.long.count, one.long.key))
    likely = min(len(own), best.sources) > 1 and _is_used_with(short, best)
    if not likely or not all([_is_clearer(best, other, len(short.key)) for other in others]):
        return None
    long = best.long
    return long if not long.weak and company(long, tally) >= _MIN_COMPANY else None


def _sources(candidate: Candidate, group_of: Sequence[str]) -> set[str]:
    return {group_of[place] for places in candidate.forms.values() for place in places}


def _is_used_with(short: Candidate, reading: _Reading) -> bool:
    letters, shared = len(short.key), reading.shared
    if not shared or (letters == 2 and shared < _SHORT_SHARED):
        return False
    at_least = 1 if letters < 4 else 2
    return short.count <= _TIMES.get(max(shared, at_least), _MOST_TIMES) * reading.long.count


def _is_clearer(best: _Reading, other: _Reading, letters: int) -> bool:
    """The other words are much rarer; of an acronym of two letters, also where it is used."""
    if letters == 2:
        return (
            _SHORT_CLEARLY * other.long.count <= best.long.count
            and _SHORT_CLEARLY * other.shared <= best.shared
        )
    return _CLEARLY * other.long.count <= best.long.count or best.shared > 1 > other.shared
