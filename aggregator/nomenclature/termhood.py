"""How much of a term a candidate is: a sum of weighed evidence, each part by name.

Read as log-odds: every part adds to or takes from the odds that a reader of the field would call this a term.

- frequency, nesting: C-value (Frantzi, Ananiadou & Mima 2000, "Automatic recognition of multi-word terms")
- contrast with general English: weirdness (Ahmad, Gillam & Tostevin 1999), smoothed, and plain rarity
- spread over independent groups: document frequency, as Keyphrase and consensus measures have it (Navigli & Velardi 2002)
- company: normalised pointwise mutual information (Bouma 2009)
- family: in how many different compounds the word lives (after Nakagawa & Mori 2003, "Automatic term recognition based on
  statistics of compound nouns and their components")
- form: length, name, number, general word in front

The weights were fitted by logistic regression on two corpora and a set of blog posts (docs/terms.md), then rounded by hand.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from aggregator.nomenclature.counting import (
    FRAGMENT,
    Candidate,
    Neighbourhood,
    Tally,
    company,
    families,
    neighbourhoods,
)
from aggregator.nomenclature.general_words import GENERAL_NOUNS
from aggregator.nomenclature.reading import Reading
from aggregator.nomenclature.tokens import Word

Parts = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a candidate is judged against."""

    tally: Tally
    near: dict[str, Neighbourhood]
    begins: dict[str, int]
    ends: dict[str, int]
    voices: int
    """Independent groups in all."""

    def contrast(self, word: Word) -> float:
        """log2 of how much more frequent the word is here than in general English; half an occurrence is granted to both."""
        here = self.tally.word_counts.get(word.folded, 1)
        expected = self.tally.size * 10 ** (word.zipf - 9)
        return math.log2((here + 0.5) / (expected + 0.5))


_ALONE = Neighbourhood()


def judged(candidates: dict[str, Candidate], reading: Reading) -> list[tuple[Candidate, Parts]]:
    """Every candidate with the evidence for it, the best first."""
    begins, ends = families(candidates)
    setting = Setting(reading.tally, neighbourhoods(reading.tally), begins, ends, reading.voices)
    scored = []
    for candidate in candidates.values():
        groups = {reading.group_of[place] for places in candidate.forms.values() for place in places}
        in_paper = "" in groups
        evidence = parts(candidate, len(groups - {""}), in_paper, setting)
        scored.append((sum([value for _, value in evidence]), candidate, evidence))
    scored.sort(key=lambda entry: (-entry[0], entry[1].key))
    return [(candidate, evidence) for _, candidate, evidence in scored]


def parts(candidate: Candidate, groups: int, in_paper: bool, setting: Setting) -> Parts:
    """The evidence by name; its sum is the score. `groups`: independent groups that use it."""
    form = _form(candidate)
    spread = math.log(1 + groups) / math.log(1 + max(setting.voices, 1))
    own = _single(candidate, setting) if len(candidate.words) == 1 else _compound(candidate, setting)
    return (
        *own,
        ("spread", 2.0 * spread),
        ("form", form),
        ("paper", 0.6 + 1.2 / max(setting.voices, 1) if in_paper else 0.0),
    )


def _single(candidate: Candidate, setting: Setting) -> Parts:
    word = candidate.words[0]
    count = candidate.count
    noun = min(1.0, count / max(1, setting.tally.word_counts.get(candidate.key, 0)))
    near = setting.near.get(candidate.key, _ALONE)
    fragment = count >= 3 and near.fixed(count) >= FRAGMENT
    family = 0.35 * math.log2(1 + setting.begins.get(word.folded, 0)) + 0.15 * math.log2(
        1 + setting.ends.get(word.folded, 0)
    )
    return (
        ("contrast", 0.25 * setting.contrast(word) - 0.3 * word.zipf - max(0.0, word.zipf - 4.5)),
        ("independence", 1.1 * candidate.alone / count + 0.6 * noun - 1.2 * fragment),
        ("family", family),
        ("general", -1.5 if word.folded in GENERAL_NOUNS else 0.0),
    )


def _compound(candidate: Candidate, setting: Setting) -> Parts:
    content = candidate.content
    near = setting.near.get(candidate.key, _ALONE)
    count = candidate.count
    rarity = -0.2 * sum([word.zipf for word in content]) / len(content)
    fragment = count >= 3 and near.fixed(count) >= FRAGMENT
    return (
        ("frequency", 0.8 * math.log2(1 + max(0.1, near.corrected(count)))),
        ("contrast", rarity + 0.15 * min([setting.contrast(word) for word in content])),
        ("independence", 0.55 * candidate.alone / count - 1.2 * fragment),
        ("company", 0.9 * company(candidate, setting.tally) if count > 1 else 0.0),
        ("general", -0.8 if candidate.words[-1].folded in GENERAL_NOUNS else 0.0),
    )


def _form(candidate: Candidate) -> float:
    key, words = candidate.key, candidate.words
    score = -1.2 if any([part[0].isdigit() for part in key.split(" ")]) else 0.0
    if len(words) == 1:
        return score + _single_form(candidate, words[0]) + 0.2
    length = key.count(" ") + 1
    if length > 3:
        score -= 0.4 if length == 4 else 1.3
    if " of " in key:
        score -= 1.0
    elif candidate.weak:
        score -= 1.75
    if any(["S" in word.tags and word.folded != word.low for word in words[:-1]]):
        score -= 0.75
    if any(["'" in word.low for word in words]):
        score -= 1.0
    share = _capitals(candidate)
    if share:
        score += share * (0.6 if all([word.tags[0] == "E" for word in candidate.content]) else 0.8)
    return score


def _single_form(candidate: Candidate, word: Word) -> float:
    score = 0.4 if "-" in word.low else 0.0
    if word.tags[0] == "E":
        score += 0.4
    else:
        score += 0.5 * _capitals(candidate)
    return score - 0.4 if word.tags[0] == "J" else score


def _capitals(candidate: Candidate) -> float:
    """Share of its occurrences in which every word of content begins with a capital or a digit."""
    capitals = 0
    for form, places in candidate.forms.items():
        is_name = form[0].isupper() or form[0].isdigit()
        if is_name and all([not part[0].islower() or part in _SMALL for part in form.split(" ")]):
            capitals += len(places)
    return capitals / candidate.count


_SMALL = frozenset({"of", "de", "la", "von", "van", "der", "del", "di", "du", "le"})
