"""Finds what automatic captions misheard: 'gama' for gamma, 'jell you' for GELU, 'sick mode' for sigmoid.

A word, or two in a row, is taken for a written word (written.py) if it sounds like it (sounds.py), is out of place where it
stands, and, unless it is no word at all, stands beside the same words. Every guard is there for precision: what is left out is
a count too low, what is wrongly taken in is a mistake that people see. 'take in' is never a token: both are common words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aggregator.nomenclature.heard import Heard, Key, Repairs
from aggregator.nomenclature.sounds import sound
from aggregator.nomenclature.tokens import Word
from aggregator.nomenclature.written import Mark, Meant, Written, beside, meant_by, vocabulary

_ROUNDS = 2
"""What the first round finds stands beside what the second looks at."""

Passages = Sequence[list[Word]]
Place = tuple[int, int]
"""Number of a passage, and of a word in it."""


def repairs(passages: Passages, automatic: Sequence[bool]) -> Repairs:
    """What is misheard in those of the passages that are automatic."""
    if not any(automatic) or all(automatic):
        return Repairs.of({})
    written = vocabulary([words for words, own in zip(passages, automatic, strict=True) if not own])
    if not written.beside:
        return Repairs.of({})
    spoken = [words for words, own in zip(passages, automatic, strict=True) if own]
    found: dict[Key, Heard] = {}
    suspects = _suspects(spoken, written)
    for _ in range(_ROUNDS):
        for suspect in suspects:
            if not any(key in found for key in (suspect.key, *((low,) for low in suspect.key))):
                alike = suspect.alike(written.beside[suspect.meant.word], found)
                if _is_believed(suspect, len(alike)):
                    evidence = _around(spoken, (alike or suspect.places)[0], len(suspect.words))
                    found[suspect.key] = Heard(written.words[suspect.meant.word], evidence)
    return Repairs.of(_without_overlaps(found))


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word or pair that may be misheard: where it occurs, what stands beside it there, what it may mean."""

    words: tuple[Word, ...]
    places: list[Place]
    marks: list[tuple[Mark, ...]]
    meant: Meant

    @property
    def key(self) -> Key:
        return tuple(word.low for word in self.words)

    def alike(self, wanted: set[Mark], known: Mapping[Key, Heard]) -> list[Place]:
        """The places in which it stands beside one of the wanted words."""
        return [
            place
            for place, marks in zip(self.places, self.marks, strict=True)
            if any(_as_said(mark, known) in wanted for mark in marks)
        ]


def _as_said(mark: Mark, known: Mapping[Key, Heard]) -> Mark:
    side, folded = mark
    return (side, known[(folded,)].word.folded) if (folded,) in known else mark


def _suspects(spoken: Passages, written: Written) -> list[Suspect]:
    """Words that nobody writes and pairs with such a word, if they sound like a written word; single words first."""
    suspects = []
    for words, places in _odd_places(spoken, written).values():
        meant = meant_by([word.low for word in words], written)
        if meant:
            marks = [tuple(beside(spoken[number], place, len(words))) for number, place in places]
            suspects.append(Suspect(words, places, marks, meant))
    return sorted(suspects, key=lambda suspect: len(suspect.words))


def _odd_places(spoken: Passages, written: Written) -> dict[Key, tuple[tuple[Word, ...], list[Place]]]:
    found: dict[Key, tuple[tuple[Word, ...], list[Place]]] = {}
    all_odd = {word for word in set().union(*spoken) if _is_odd(word, written)}
    for number, words in enumerate(spoken):
        odd = [place for place, word in enumerate(words) if word in all_odd]
        for place in odd:
            one = words[place]
            found.setdefault((one.low,), ((one,), []))[1].append((number, place))
        for place in sorted({max(0, place - before) for place in odd for before in (0, 1)}):
            if _may_join(pair := words[place : place + 2], written):
                key = (pair[0].low, pair[1].low)
                found.setdefault(key, (tuple(pair), []))[1].append((number, place))
    return found


_OUT_OF_PLACE_ZIPF = 4.9
"""Nothing commoner in general English is ever taken for misheard, unless it is joined to such a word."""


def _is_odd(word: Word, written: Written) -> bool:
    rare = word.zipf <= _OUT_OF_PLACE_ZIPF and word.tags != "."
    return rare and word.low.isalpha() and word.folded not in written.counts


_MOST_LETTERS = 6
"""Of each of two words joined by their sound: what recognition splits, it splits into short words."""


def _may_join(pair: list[Word], written: Written) -> bool:
    """No part is a word that could itself be meant: 'th token' is no token."""
    if len(pair) < 2 or pair[0].folded in written.beside or pair[1].folded in written.beside:
        return False
    one, two = pair[0].low, pair[1].low
    short = len(one) <= _MOST_LETTERS and len(two) <= _MOST_LETTERS
    return one + two in written.beside or (short and one.isalpha() and two.isalpha())


_VERY_CLOSE = 0.06
"""Distance per sound at which the sound of an unknown word is enough: one vowel in six sounds."""
_PAIR_CLOSE = 0.085
"""The same for two words that stand once beside the same word."""
_UNKNOWN_ZIPF = 2.7
_RARE_ZIPF = 3.6
_ODD_ZIPF = 4.5
_PROMINENT = 10
"""Written so often, a word is what the texts are about."""
_LEAST_SOUNDS = 4
_LEAST_STEM = 5
_INFLECTIONS = ("s", "ed", "ing", "ly", "er", "ise", "ize")


def _is_believed(suspect: Suspect, alike: int) -> bool:
    """`alike`: in how many of its places it stands beside the same words as what is meant."""
    meant = suspect.meant
    mostly = alike >= 2 and 2 * alike >= len(suspect.places)
    if meant.derived and ((meant.far and not mostly) or suspect.words[-1].low.endswith(_INFLECTIONS)):
        return False
    if len(suspect.words) == 2:
        return _pair_believed(suspect, alike, mostly)
    return _word_believed(suspect.words[0], meant, alike, mostly)


def _word_believed(word: Word, meant: Meant, alike: int, mostly: bool) -> bool:
    """An unknown word by its sound, a known one by what stands beside it."""
    if word.zipf <= _UNKNOWN_ZIPF and not (word.tags[0] == "E" and word.named):
        return alike > 0 or meant.share <= _VERY_CLOSE
    same = meant.far == 0 and len(sound(word.low)) >= _LEAST_SOUNDS
    if same and meant.written >= _PROMINENT and (word.zipf <= _RARE_ZIPF or alike >= 2):
        return True
    return mostly


def _pair_believed(suspect: Suspect, alike: int, mostly: bool) -> bool:
    """The same letters; the same sounds; nearly the same beside the same words."""
    meant, first = suspect.meant, suspect.words[0]
    if meant.same_letters:
        return True
    if first.tags == "T":
        return mostly  # 'the nsa' is no tensor
    if len(first.low) >= _LEAST_STEM and meant.word.startswith(first.low):
        return False  # 'weight tying' is no weighting
    if meant.far == 0 and min([word.zipf for word in suspect.words]) <= _ODD_ZIPF:
        return True
    return mostly or (meant.share <= _PAIR_CLOSE and alike > 0)


def _without_overlaps(found: Mapping[Key, Heard]) -> dict[Key, Heard]:
    """Of 'goog le net' nobody can tell whether 'goog le' or 'le net' is one word."""
    pairs = [key for key in found if len(key) == 2]
    overlapping = {key for key in pairs for other in pairs if key[1] == other[0] or key[0] == other[1]}
    return {key: heard for key, heard in found.items() if key not in overlapping}


def _around(spoken: Passages, at: Place, size: int) -> str:
    """A few words of a transcript."""
    number, place = at
    return " ".join([word.form for word in spoken[number][max(0, place - 4) : place + size + 4]])
