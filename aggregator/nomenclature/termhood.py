"""How much of a term a candidate is: a sum of weighed evidence, each part by name.

Read as log-odds: every part adds to or takes from the odds that a reader of the field would call this a term.

- frequency, nesting: C-value (Frantzi, Ananiadou & Mima 2000, "Automatic recognition of multi-word terms")
- contrast with general English: weirdness (Ahmad, Gillam & Tostevin 1999), smoothed, and plain rarity
- spread over independent groups: document frequency, as Keyphrase and consensus measures have it (Navigli & Velardi 2002)
- company: normalised pointwise mutual information (Bouma 2009)
- family: in how many different compounds the word lives (after Nakagawa & Mori 2003, "Automatic term recognition based on
  statistics of compound nouns and their components")
- form: length, name, number, general word in front

The weights were fitted by logistic regression on two corpora and a set of blog posts (docs/terms.md), changed one by one where that
raised the average precision, and rounded by hand.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from aggregator.nomenclature.counting import (
    FRAGMENT,
    Candidate,
    Neighbourhood,
    Tally,
    company,
    families,
    neighbourhoods,
)
from aggregator.nomenclature.general_words import ACADEMIC_NOUNS, EMPTY_HEADS, GENERAL_NOUNS
from aggregator.nomenclature.lexicon import lexicon
from aggregator.nomenclature.reading import Reading
from aggregator.nomenclature.shape import of_shape
from aggregator.nomenclature.tokens import Word

Parts = tuple[tuple[str, float], ...]


class Judged(NamedTuple):
    """A candidate with all evidence for it. Sorts the best first, of equals by key."""

    minus_score: float
    key: str
    candidate: Candidate
    parts: Parts


LEAST = -1.5
"""What scores less is no term: general words, chance companies, pieces."""

# Weights in log-odds per unit of each measure.
_FREQUENCY = 0.8
_SPREAD = 2.0
_PAPER = 0.6
_PAPER_AND_FEW = 1.2
"""Divided by the number of voices: where few speak, the paper's own use says more."""
_COMPANY = 0.9
_DEFINED = 1.0
_FRAGMENT = -1.2
_TIED_FRAGMENT = -2.7
_SINGLE_TIED = -2.2
_RARE = -0.2
_CONTRAST = 0.15
_ALONE_COMPOUND = 0.3
_NEVER_ALONE = -0.4
_HOLDERS = 0.2
_GENERAL_HEAD = -0.8
_EMPTY_HEAD = -2.0
_VARIETY = 0.2
_SINGLE_CONTRAST = 0.25
_SINGLE_RARE = -0.3
_SINGLE_COMMON = -1.0
_COMMON_ZIPF = 4.5
_SINGLE_FREQUENT = -0.5
_FREQUENT_ZIPF = 4.0
"""In the singular or the plural, whichever is commoner."""
_ONLY_SPOKEN = -0.5
"""A word that nobody writes, where most is written: misheard, code read aloud, talk."""
_ALONE = 1.1
_NOUN = 0.9
_BEGINS = 0.35
_ENDS = 0.15
_GENERAL = -1.5
_ACADEMIC = -0.8
_VERB = -0.3


@dataclass(slots=True)
class Setting:
    """What a candidate is judged against."""

    tally: Tally
    near: dict[str, Neighbourhood]
    begins: dict[str, int]
    ends: dict[str, int]
    voices: int
    """Independent groups in all."""
    by_hand: list[bool] | None
    """Of each place, whether people wrote it; None if either all is written or hardly anything."""
    contrasts: dict[str, float] = field(default_factory=dict)

    def contrast(self, word: Word) -> float:
        """log2 of how much more frequent the word is here than in general English; half an occurrence is granted to both."""
        known = self.contrasts.get(word.folded)
        if known is None:
            here = self.tally.word_counts.get(word.folded, 1)
            expected = self.tally.size * 10 ** (word.zipf - 9)
            known = self.contrasts[word.folded] = math.log2((here + 0.5) / (expected + 0.5))
        return known


_NOTHING_NEAR = Neighbourhood()


def judged(candidates: dict[str, Candidate], reading: Reading) -> list[Judged]:
    """Every candidate that may be a term and names no person, with the evidence for it, the best first."""
    begins, ends = families(candidates)
    setting = Setting(
        reading.tally, neighbourhoods(reading.tally), begins, ends, max(reading.voices, 1), _by_hand(reading)
    )
    scored = []
    for candidate in candidates.values():
        if reading.people.has(candidate.words) and not _has_capitals_inside(candidate):
            continue
        groups = {reading.group_of[place] for places in candidate.forms.values() for place in places}
        evidence = (*_own(candidate, setting), *_shared(candidate, groups, setting), _UNDEFINED)
        score = sum([value for _, value in evidence])
        if score >= LEAST:
            scored.append(Judged(-score, candidate.key, candidate, evidence))
    return sorted(scored)


_AS_A_PERSON = re.compile(r"(?:Mc|Mac|Le|La|De|Di|Du|Van|O['’]|[A-Z][a-z]+-)?[A-Z]?[^A-Z]*")


def _has_capitals_inside(candidate: Candidate) -> bool:
    """True for a single word that somebody writes as no person's name is written: 'VeRA', 'ANN', but not 'LeCun'."""
    return len(candidate.words) == 1 and not all([_AS_A_PERSON.fullmatch(form) for form in candidate.forms])


_HARDLY = 0.05
"""Share of the passages."""


def _by_hand(reading: Reading) -> list[bool] | None:
    share = sum(reading.written) / max(1, len(reading.written))
    return reading.written if _HARDLY < share < 1.0 else None


def with_definitions(judged: Iterable[Judged], surest: Mapping[str, float]) -> list[Judged]:
    """Judged again, now that it is known what somebody defines: nobody defines a word that is no term.

    `surest`: key -> confidence (0 to 1) of the surest definition."""
    return sorted([_defined(entry, surest[entry.key]) if entry.key in surest else entry for entry in judged])


_UNDEFINED = ("defined", 0.0)


def _defined(entry: Judged, sure: float) -> Judged:
    worth = _DEFINED * sure
    parts = (*entry.parts[:-1], ("defined", worth))
    return Judged(entry.minus_score - worth, entry.key, entry.candidate, parts)


def _own(candidate: Candidate, setting: Setting) -> Parts:
    return _single(candidate, setting) if len(candidate.words) == 1 else _compound(candidate, setting)


def _shared(candidate: Candidate, groups: set[str], setting: Setting) -> Parts:
    """The evidence that single words and compounds have in common. `groups`: who uses it ('' = the paper)."""
    in_paper = "" in groups
    spread = math.log(1 + len(groups) - in_paper) / math.log(1 + setting.voices)
    paper = _PAPER + _PAPER_AND_FEW / setting.voices if in_paper else 0.0
    return (
        ("spread", _SPREAD * spread),
        ("form", of_shape(candidate, setting.tally)),
        ("paper", paper),
    )


def _single(candidate: Candidate, setting: Setting) -> Parts:
    word, count = candidate.words[0], candidate.count
    noun = min(1.0, count / max(1, setting.tally.word_counts.get(candidate.key, 0)))
    contrast = _SINGLE_CONTRAST * setting.contrast(word) + _SINGLE_RARE * word.zipf
    begins, ends = setting.begins.get(word.folded, 0), setting.ends.get(word.folded, 0)
    alone = _ALONE * candidate.alone / count + _NOUN * noun
    return (
        ("contrast", contrast + _common(word)),
        ("independence", alone + _single_piece(candidate, setting)),
        ("family", _BEGINS * math.log2(1 + begins) + _ENDS * math.log2(1 + ends)),
        ("variety", _VARIETY * math.log2(max(1, len(candidate.before)))),
        ("general", _generality(word)),
        ("writing", _ONLY_SPOKEN if _is_only_spoken(candidate, setting.by_hand) else 0.0),
    )


def _is_only_spoken(candidate: Candidate, by_hand: list[bool] | None) -> bool:
    if by_hand is None:
        return False
    return not any([by_hand[place] for places in candidate.forms.values() for place in places])


def _common(word: Word) -> float:
    """What a single word loses for being common in general English."""
    either = lexicon().entries.get(word.folded)
    frequent = max(word.zipf, either.zipf if either else 0.0)
    return _SINGLE_COMMON * max(0.0, word.zipf - _COMMON_ZIPF) + _SINGLE_FREQUENT * max(
        0.0, frequent - _FREQUENT_ZIPF
    )


def _generality(word: Word) -> float:
    """What a single word loses for being a word of every field, or a verb as well as a noun."""
    verb = _VERB if "V" in word.tags or "Z" in word.tags else 0.0
    if word.folded in GENERAL_NOUNS:
        return verb + _GENERAL
    return verb + _ACADEMIC if word.folded in ACADEMIC_NOUNS else verb


def _generality_of_head(folded: str) -> float:
    if folded in EMPTY_HEADS:
        return _EMPTY_HEAD
    return _GENERAL_HEAD if folded in GENERAL_NOUNS else 0.0


def _compound(candidate: Candidate, setting: Setting) -> Parts:
    content, count = candidate.content, candidate.count
    near = setting.near.get(candidate.key, _NOTHING_NEAR)
    rarity = _RARE * sum([word.zipf for word in content]) / len(content)
    alone = _ALONE_COMPOUND * candidate.alone / count if candidate.alone else _NEVER_ALONE
    return (
        ("frequency", _FREQUENCY * math.log2(1 + max(0.1, near.corrected(count)))),
        ("contrast", rarity + _CONTRAST * min([setting.contrast(word) for word in content])),
        ("independence", alone + _piece(candidate, setting)),
        ("company", _COMPANY * company(candidate, setting.tally) if count > 1 else 0.0),
        ("family", _HOLDERS * math.log2(1 + near.holders)),
        ("general", _generality_of_head(candidate.words[-1].folded)),
    )


_MIN_FRAGMENT = 3
_TIED = 0.9


def _is_fragment(candidate: Candidate, setting: Setting) -> bool:
    """Nearly always a piece of one or two longer candidates."""
    count = candidate.count
    return count >= _MIN_FRAGMENT and setting.near.get(candidate.key, _NOTHING_NEAR).fixed(count) >= FRAGMENT


def _piece(candidate: Candidate, setting: Setting) -> float:
    """What a compound loses for being a piece, most if it is one of the same longer term: 'trust region policy'."""
    if not _is_fragment(candidate, setting):
        return 0.0
    return _TIED_FRAGMENT if setting.near[candidate.key].tied(candidate.count) >= _TIED else _FRAGMENT


_SELDOM = 0.1


def _single_piece(candidate: Candidate, setting: Setting) -> float:
    """What a single word loses for being a piece, most if it does nothing but begin the same longer term ('dot' product) or
    is a part of its name (Monte 'Carlo'). What ends one is a wider term: layer 'normalization'."""
    if not _is_fragment(candidate, setting):
        return 0.0
    count, near = candidate.count, setting.near[candidate.key]
    is_name = candidate.words[0].tags[0] == "E"
    tied = near.tied(count) if is_name else near.right[0] / count
    return _SINGLE_TIED if tied >= _TIED and candidate.alone <= _SELDOM * count else _FRAGMENT
