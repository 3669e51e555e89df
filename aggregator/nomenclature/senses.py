"""Whether an encyclopaedia's article is about a term in the sense of the paper, and how much of it may be quoted.

One word has many senses ('rank', 'adapter', 'transformer'), so its article must show by its first sentence that it is of
the paper's world: by other terms of the paper, or by one and the name of a field. Several words hardly have a second sense.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from aggregator.nomenclature.general_words import GENERAL_MODIFIERS, GENERAL_NOUNS
from aggregator.nomenclature.keys import folded, key_of
from aggregator.nomenclature.lexicon import lexicon
from aggregator.nomenclature.sentences import sentences
from aggregator.nomenclature.subjects import TOKEN

MOST_SENTENCES = 3
LONGEST_BEGINNING = 900
"""Characters; sentences that go beyond are left out whole."""

_PLAIN_ZIPF = 4.5
"""From here on a word is so common that sharing it says nothing."""

_FIELDS = re.compile(
    r"\b(?:(?:machine|deep|statistical|supervised|unsupervised|reinforcement) learning|neural networks?|artificial intelligence"
    r"|statistics|statistical model\w*|probability|mathematics|linear algebra|numerical analysis|calculus|mathematical optimization"
    r"|computer (?:science|vision|programming|graphics)|computing|algorithms?|data (?:science|analysis|mining|sets?)|datasets?"
    r"|information (?:theory|retrieval)|signal processing|image processing|linguistics|(?:natural )?language (?:processing|models?))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sense:
    """Whether an article is about the term as the paper means it, and why, in words."""

    fits: bool
    reason: str


def sense_of(title: str, opening: str, names: Iterable[str], others: Iterable[str]) -> Sense:
    """Judges the article by its title and first sentence. `names`: the term and what it stands for; `others`: the paper's terms."""
    sentence = opening[slice(*next(iter(sentences(opening)), (0, 0)))]
    said = _folded(sentence)
    keys = {key for name in names if (key := key_of(name))}
    named = [key for key in keys if f" {key} " in said]
    if not named:
        return Sense(False, "its first sentence does not name the term")
    shared = _shared(said, keys, others)
    field = _FIELDS.search(f"{title}. {sentence}")
    needed = 1 if any(" " in key for key in named) else 2
    if len(shared) + bool(field) < needed or (needed == 2 and not shared):
        return Sense(False, "its first sentence has too little of the paper's words")
    return Sense(True, "it shares " + ", ".join([*shared, *([field[0].lower()] if field else [])]))


def beginning(opening: str) -> str:
    """The first two or three sentences, letter by letter; '' where the first is too long to be quoted."""
    ends = [end for _, end in sentences(opening)[:MOST_SENTENCES] if end <= LONGEST_BEGINNING]
    return opening[: ends[-1]] if ends else ""


def _shared(said: str, keys: Iterable[str], others: Iterable[str]) -> list[str]:
    """Other terms in the sentence, the longest first; what lies within one, or within the term itself, counts no second time."""
    for key in sorted(keys, key=len, reverse=True):
        said = said.replace(f" {key} ", " | ")
    shared = []
    telling = {other for other in map(key_of, others) if _tells(other)}
    for other in sorted(telling, key=lambda key: (-len(key), key)):
        if f" {other} " in said:
            said = said.replace(f" {other} ", " | ")
            shared.append(other)
    return shared


def _tells(key: str) -> bool:
    """Not of a word that any text may have."""
    entry = lexicon().entries.get(key)
    plain = entry is not None and entry.zipf >= _PLAIN_ZIPF
    return len(key) > 1 and not plain and key not in GENERAL_NOUNS and key not in GENERAL_MODIFIERS


def _folded(sentence: str) -> str:
    """Its words as keys, with a blank on both sides of each."""
    return f" {' '.join(folded(token.group()) for token in TOKEN.finditer(sentence))} "
