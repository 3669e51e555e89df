"""What the candidate terms of a set of texts amount to: where each stands, inside what, beside what."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from aggregator.nomenclature.candidates import LINKS, Run, spans
from aggregator.nomenclature.tokens import Word


@dataclass(slots=True, eq=False)
class Candidate:
    """A candidate term with all its occurrences, under one key."""

    key: str
    words: list[Word]
    """Of the form met first."""
    forms: dict[str, list[int]]
    """Surface form -> the place (index of a passage) of each occurrence."""
    count: int = 0
    alone: int = 0
    """Occurrences that are not part of a longer run of words."""
    before: str = ""
    """Of a single word: the tags of all that stands in front of it, each once, '+' for a word of its own run."""
    weak: bool = True
    """In no occurrence of a form that makes a term by itself (candidates.py)."""
    unspelled: int = 0
    """Occurrences as an acronym, which holds none of its words."""

    def absorb(self, other: Candidate, *, acronym: bool = False) -> None:
        """Takes over all occurrences of another candidate. What has an acronym is judged by the words that it stands for."""
        self.unspelled += other.count if acronym else other.unspelled
        for form, places in other.forms.items():
            self.forms.setdefault(form, []).extend(places)
        if self.count < other.count and not acronym:
            self.words = other.words
        self.count += other.count
        self.alone += other.alone
        self.before += "".join(tag for tag in other.before if tag not in self.before)
        self.weak &= other.weak

    @property
    def content(self) -> list[Word]:
        """Its words without links ('of')."""
        return [word for word in self.words if word.low not in LINKS] or self.words[:1]


@dataclass(slots=True, eq=False)
class Tally:
    """Counts over all texts."""

    candidates: dict[str, Candidate] = field(default_factory=dict)
    word_counts: Counter[str] = field(default_factory=Counter)
    """Folded word -> occurrences, as whatever part of speech."""

    size: int = 1
    """Words in all."""

    def add_words(self, words: Iterable[Word]) -> None:
        folded = [word.folded for word in words if word.tags != "."]
        self.word_counts.update(folded)
        self.size += len(folded)

    def add_run(self, run: Run, place: int) -> None:
        """Counts every candidate term of a run that stands in passage number `place`."""
        words, candidates = run.words, self.candidates
        whole = len(words)
        for start, end, weak in spans(run.roles):
            inside = words[start:end]
            key, form = inside[0].folded, inside[0].form
            if len(inside) > 1:
                key = " ".join([word.folded for word in inside])
                form = " ".join([word.form for word in inside])
            candidate = candidates.get(key)
            if candidate is None:
                candidate = candidates[key] = Candidate(key, inside, {form: [place]})
            elif form in candidate.forms:
                candidate.forms[form].append(place)
            else:
                candidate.forms[form] = [place]
            candidate.count += 1
            if not weak:
                candidate.weak = False
            if len(inside) == whole:
                candidate.alone += 1
            if len(inside) == 1:
                before = "+" if start else run.before
                if before not in candidate.before:
                    candidate.before += before


FRAGMENT = 0.85
"""A candidate whose neighbour is fixed in so many of its occurrences is a piece of a longer term."""


@dataclass(slots=True, eq=False)
class Neighbourhood:
    """Of one candidate: the longer candidates that hold it, and the words that stand beside it in them."""

    held: int = 0
    """Occurrences of longer candidates that hold it."""
    holders: int = 0
    left: tuple[int, int] = (0, 0)
    """Occurrences with each of the two words that most often stand before it."""
    right: tuple[int, int] = (0, 0)

    def corrected(self, count: int) -> float:
        """C-value's frequency: less the mean count of the holders; of a fragment, what it occurs by itself."""
        if not self.holders:
            return float(count)
        fixed = self.fixed(count)
        return count * (1 - fixed) if fixed >= FRAGMENT else count - self.held / self.holders

    def fixed(self, count: int) -> float:
        """Share of its occurrences in which one of two words stands before it, or one of two behind it."""
        return min(1.0, max(sum(self.left), sum(self.right)) / count)

    def tied(self, count: int) -> float:
        """Share of its occurrences in which one and the same word stands before it, or behind it."""
        return min(1.0, max(self.left[0], self.right[0]) / count)

    def add(self, count: int, side: str) -> None:
        """A longer candidate holds it; `side`: where it has one word more, 'left', 'right' or '' for elsewhere."""
        self.held += count
        self.holders += 1
        if side == "left":
            self.left = _top_two(self.left, count)
        elif side == "right":
            self.right = _top_two(self.right, count)


def _top_two(best: tuple[int, int], count: int) -> tuple[int, int]:
    if count > best[0]:
        return count, best[0]
    return (best[0], count) if count > best[1] else best


def neighbourhoods(tally: Tally) -> dict[str, Neighbourhood]:
    """Of every candidate that occurs inside another one."""
    candidates = tally.candidates
    around: dict[str, Neighbourhood] = defaultdict(Neighbourhood)
    for key, candidate in candidates.items():
        if " " not in key or (candidate.weak and not holds(candidate, tally)):
            continue
        parts = key.split(" ")
        longest = len(parts) - 1
        for size in range(1, len(parts)):
            for start in range(len(parts) - size + 1):
                inner = " ".join(parts[start : start + size])
                if inner in candidates:
                    side = "" if size < longest else "left" if start else "right"
                    around[inner].add(candidate.count - candidate.unspelled, side)
    return around


_WEAK_HOLDER = (3, 0.35)
"""Occurrences and company from which a weak candidate counts as holding its parts: 'next sentence prediction'."""


def holds(candidate: Candidate, tally: Tally) -> bool:
    """True if its words keep company often enough to make up for a weak form."""
    return candidate.count >= _WEAK_HOLDER[0] and company(candidate, tally) >= _WEAK_HOLDER[1]


def families(candidates: dict[str, Candidate]) -> tuple[Counter[str], Counter[str]]:
    """Folded word -> how many two-word candidates begin, and how many end with it."""
    begins: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for candidate in candidates.values():
        if len(candidate.words) == 2 and not candidate.weak:
            begins[candidate.words[0].folded] += 1
            ends[candidate.words[1].folded] += 1
    return begins, ends


def company(candidate: Candidate, tally: Tally) -> float:
    """How much more often than chance its words stand together: -1 to 1, at the weakest joint.

    Normalised pointwise mutual information (Bouma 2009)."""
    words = candidate.words
    if len(words) == 1:
        return 0.0
    joints = {1, len(words) - 1}
    return min(_npmi(candidate, words[:joint], words[joint:], tally) for joint in joints)


def _npmi(candidate: Candidate, left: list[Word], right: list[Word], tally: Tally) -> float:
    count, size = candidate.count, tally.size
    if count >= size:
        return 0.0
    product = _count_of(left, candidate, tally) * _count_of(right, candidate, tally)
    return math.log(count * size / product) / -math.log(count / size)


def _count_of(words: list[Word], candidate: Candidate, tally: Tally) -> int:
    key = " ".join([word.folded for word in words])
    known = tally.candidates.get(key)
    counted = tally.word_counts[key] if len(words) == 1 else (known.count if known else 0)
    return max(counted, candidate.count)
