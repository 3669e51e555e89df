"""The words that are vouched for, by the paper, by pages, by captions that a person wrote; and which of them a sound may mean."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from aggregator.nomenclature.sounds import distance, outline, skeleton, sound
from aggregator.nomenclature.tokens import Word

Mark = tuple[str, str]
"""Side ('<' or '>') and folded form of a word beside another one."""

Sounding = tuple[str, str]
"""Sounds of a word in the singular or plural, and its folded form."""


@dataclass(slots=True)
class Written:
    """All written words, folded; `beside` and what follows only of those that captions may have meant."""

    counts: Counter[str] = field(default_factory=Counter)
    words: dict[str, Word] = field(default_factory=dict)
    beside: dict[str, set[Mark]] = field(default_factory=dict)
    sounding: dict[str, set[Sounding]] = field(default_factory=lambda: defaultdict(set))
    """Skeleton (sounds.py) -> words."""
    sounding_less: dict[str, set[Sounding]] = field(default_factory=lambda: defaultdict(set))
    """The same for skeletons with any one sound left out."""
    outlines: set[str] = field(default_factory=set)


def vocabulary(passages: Sequence[Sequence[Word]]) -> Written:
    """What is written in these passages."""
    written, named = Written(), Counter[str]()
    for words in passages:
        written.counts.update([word.folded for word in words])
        named.update([word.folded for word in words if word.named])
        for word in words:
            if word.folded not in written.words or word.folded == word.low:
                written.words[word.folded] = word
    for folded, word in written.words.items():
        if _may_be_meant(word, written.counts[folded], named[folded]):
            written.beside[folded] = set()
    for low, folded in {(word.low, word.folded) for words in passages for word in words}:
        if folded in written.beside:
            _index((sound(low), folded), written)
            written.outlines.add(outline(low))
    for words in passages:
        _note_neighbours(words, written)
    return written


_MIN_LETTERS = 4
_MIN_WRITTEN = 2
_RARE_ZIPF = 4.2
_NAME_ZIPF = 4.8


def _may_be_meant(word: Word, count: int, named: int) -> bool:
    """A word that is no commoner than _RARE_ZIPF in general English, or is a name ('Adam')."""
    if len(word.folded) < _MIN_LETTERS or not word.folded.isalpha() or count < _MIN_WRITTEN:
        return False
    return word.zipf <= _RARE_ZIPF or (named > 0.8 * count and word.zipf <= _NAME_ZIPF)


def _index(sounding: Sounding, written: Written) -> None:
    whole, *shorter = _skeletons(sounding[0])
    written.sounding[whole].add(sounding)
    for less in shorter:
        written.sounding_less[less].add(sounding)


def _skeletons(sounds: str) -> list[str]:
    """The skeleton, and what is left of it without any one sound."""
    whole = skeleton(sounds)
    return [whole, *(whole[:place] + whole[place + 1 :] for place in range(len(whole)))]


def _note_neighbours(words: Sequence[Word], written: Written) -> None:
    """What stands beside the words that may be meant; in 'mini-batch', 'mini' stands beside 'batch'."""
    for place, word in enumerate(words):
        *before, last = word.folded.split(" ")
        noted = written.beside.get(last)
        if noted is not None:
            noted.update([("<", before[-1])] if before else beside(words, place, 1))


_REACH = 3
_COMMON_ZIPF = 6.0


def beside(words: Sequence[Word], place: int, size: int) -> Iterator[Mark]:
    """The nearest word of some weight on either side of `size` words, within the phrase."""
    for side, nearby in (
        ("<", words[max(0, place - _REACH) : place][::-1]),
        (">", words[place + size : place + size + _REACH]),
    ):
        for word in nearby:
            if word.tags == ".":
                break
            if word.zipf < _COMMON_ZIPF:
                yield side, word.folded
                break


@dataclass(frozen=True, slots=True)
class Meant:
    """The written word that letters sound like most: how far the sounds are off, also per sound, and how often it is written."""

    word: str
    far: float
    share: float
    written: int
    same_letters: bool
    derived: bool
    """Another ending only: 'optimise' is no misheard 'optimizer'."""


FARTHEST_WORD = 0.12
FARTHEST_PAIR = 0.17
"""Distance per sound."""
_MIN_SOUNDS = 3
_SHORT = 4
"""Of fewer sounds than that, all must be the same."""

_COMMONER = 0.125
"""Distance that is made up for by being written twice as often."""


def meant_by(words: Sequence[str], written: Written) -> Meant | None:
    """The likeliest word that was heard as this word, or as these two."""
    letters = "".join(words)
    if len(words) > 1 and outline(letters) not in written.outlines:
        return None
    sounds = sound(letters)
    if len(sounds) < _MIN_SOUNDS:
        return None
    farthest = FARTHEST_WORD if len(words) == 1 else FARTHEST_PAIR
    most = farthest * len(sounds) if len(sounds) >= _SHORT else 0.0
    near = [
        (distance(sounds, other, most), word) for other, word in _likely(sounds, len(words) == 1, written)
    ]
    far, word = min(
        [pair for pair in near if pair[0] <= most],
        key=lambda pair: (pair[0] - _COMMONER * math.log2(written.counts[pair[1]]), pair[1]),
        default=(math.inf, ""),
    )
    same = letters == word
    if not word or not (same or _may_be_misheard(words, word, written)):
        return None
    return Meant(
        word, far, far / len(sounds), written.counts[word], same, not same and _is_derived(letters, word)
    )


def _may_be_misheard(words: Sequence[str], word: str, written: Written) -> bool:
    """No word with a prefix more or less ('renormalization'); no two words of which one alone will do ('laura are')."""
    letters = "".join(words)
    if letters.endswith(word) or word.endswith(letters):
        return False
    return len(words) == 1 or not any(meant_by([one], written) for one in words)


def _likely(sounds: str, loosely: bool, written: Written) -> set[Sounding]:
    """The words with the same skeleton; `loosely`: or with one consonant more or less."""
    if not loosely:
        return written.sounding.get(skeleton(sounds), set())
    whole, *shorter = _skeletons(sounds)
    words = {word for known in (whole, *shorter) for word in written.sounding.get(known, ())}
    return words | written.sounding_less.get(whole, set())


def _is_derived(letters: str, word: str) -> bool:
    stem = min(len(letters), len(word)) - 2
    return stem > 3 and letters[:stem] == word[:stem]
