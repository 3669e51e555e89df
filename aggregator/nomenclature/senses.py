"""Whether an encyclopaedia's article is about a term in the sense of the paper, and how much of it may be quoted.

A common word has many senses ('rank', 'adapter', 'transformer'), so its article must show by its first sentence that it is of
the paper's world: by other terms of the paper, by one and the name of a science, or by the name of the paper's own field.
Several words, and words that general English hardly has ('softmax'), hardly have a second sense.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from aggregator.nomenclature.general_words import GENERAL_MODIFIERS, GENERAL_NOUNS
from aggregator.nomenclature.headings import keys_in, with_kinds
from aggregator.nomenclature.keys import key_of
from aggregator.nomenclature.lexicon import lexicon
from aggregator.nomenclature.sentences import closed_sentences
from aggregator.nomenclature.subjects import folded_words

MOST_SENTENCES = 3
LONGEST_BEGINNING = 900
"""Characters; sentences that go beyond are left out whole."""

FIELD = "machine learning"

_PLAIN_ZIPF = 4.4
"""From here on a word is so common that sharing it says nothing."""
_RARE_ZIPF = 2.5
"""Below, a word hardly has a second sense."""
_LONGEST_ACRONYM = 4
"""Letters; so few stand for many things."""

_OF_LEARNING = re.compile(r"\b(?:learning|neural|language model)", re.IGNORECASE)
"""In a term of a paper on machine learning."""
_LEARNING = (
    r"(?:machine|deep|(?:un|semi-|self-)?supervised|reinforcement) learning|artificial intelligence"
    r"|(?:artificial|deep|convolutional|recurrent|feed-?forward) neural networks?|(?<=\()neural networks?(?=\))"
    r"|natural language|language (?:processing|models?)|computer vision|(?:image|object) (?:recognition|classification)"
)
_SCIENCE = (
    r"statistics|(?:mathematical|statistical) \w+|probability|mathematics|(?:linear )?algebra|numerical analysis|calculus"
    r"|neural networks?|Markov \w+|stochastic \w+|random variables?"
    r"|information (?:theory|retrieval|extraction)|(?:signal|image) processing|(?:computational )?linguistics|data (?:science|analysis|mining)"
)
_COMPUTING = r"computer (?:science|programming|graphics)|computing|computational \w+|algorithms?|data ?sets?|machine translation"
_FIELDS = re.compile(
    rf"(?<!\w)(?:(?P<learning>{_LEARNING})|(?P<science>{_SCIENCE})|(?P<computing>{_COMPUTING}))\b",
    re.IGNORECASE,
)
"""`learning`: where it is the paper's field, too, the name of the field is enough. `computing`: has common words of its own
('cache', 'patch', 'value'), for which it says nothing."""
_CAPITALS = re.compile(r"[a-z0-9][A-Z]|[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Sense:
    """Whether an article is about the term as the paper means it, and why, in words."""

    fits: bool
    reason: str


def sense_in(field: str, title: str, names: Iterable[str], others: Collection[str]) -> Sense:
    """Judges an entry in the glossary of a field by its title: in a paper of that field, machine learning or a part of it, a
    word has the field's sense. Several words, and words that general English hardly has, have one sense in all its parts."""
    keys = set(keys_in(title))
    named = [name for name in names if keys & {*with_kinds(key_of(name))} and _is_written(name, title)]
    if not named:
        return Sense(False, "its title is no name of the term")
    world = _world(tuple(others))
    part = field.lower() != FIELD and not any(_has_one_sense(name, title) for name in named)
    if world.of_learning and (not part or key_of(field) in world.telling):
        return Sense(True, f"it is the word's sense in {field}")
    return Sense(False, f"the paper is not on {field}")


def sense_of(title: str, opening: str, names: Iterable[str], others: Collection[str]) -> Sense:
    """Judges the article by its title and first sentence. `names`: the term and what it stands for; `others`: the paper's terms."""
    sentence = opening[slice(*next(iter(closed_sentences(opening)), (0, 0)))]
    keys = {key: name for name in names if (key := key_of(name))}
    named = [name for key, name in keys.items() if f" {key} " in folded_words(sentence)]
    if not named:
        return Sense(False, "its first sentence does not name the term")
    alone = any(_has_one_sense(name, sentence) for name in named)
    fields = list(_FIELDS.finditer(f"{title}. {sentence}"))
    world = _world(tuple(others))
    of_learning = world.of_learning and any(_is_written(name, sentence) for name in named)
    weights = {field[0].lower(): _weight(field, alone, of_learning) for field in fields}
    shared = _shared(folded_words(_FIELDS.sub("|", sentence)), keys, world.telling)
    if len(shared) + max(weights.values(), default=0) < (1 if alone else 2):
        return Sense(False, "its first sentence has too little of the paper's words")
    return Sense(
        True, "it shares " + ", ".join([*shared, *(field for field, weight in weights.items() if weight)])
    )


@dataclass(frozen=True, slots=True)
class _World:
    """Of a paper's terms the keys that no text has by chance, the longest first, and whether it is on machine learning."""

    telling: tuple[str, ...]
    of_learning: bool


@lru_cache(maxsize=1)
def _world(terms: tuple[str, ...]) -> _World:
    """The same for all articles of a look-up."""
    telling = {key for term in terms if _tells(key := key_of(term))}
    in_order = sorted(telling, key=lambda key: (-len(key), key))
    return _World(tuple(in_order), any(map(_OF_LEARNING.search, terms)))


def _weight(field: re.Match[str], alone: bool, of_learning: bool) -> int:
    """Of how many of the paper's terms the name of a field takes the place."""
    if field.lastgroup == "learning" and of_learning:
        return 2
    return int(alone or field.lastgroup != "computing")


def _has_one_sense(name: str, sentence: str) -> bool:
    """Several words, or one that general English hardly has, in the sentence with the same capitals; no short acronym."""
    if " " in name:
        return True
    entry = lexicon().entries.get(name.lower())
    is_acronym = name.isupper() and len(name) <= _LONGEST_ACRONYM
    return not is_acronym and (entry is None or entry.zipf < _RARE_ZIPF) and _is_written(name, sentence)


def _is_written(name: str, sentence: str) -> bool:
    """With the capitals that tell a name from others: 'LoRA' is not 'LoRa', nor 'GLUE' glue."""
    if " " in name or not _CAPITALS.search(name):
        return True
    first = f"[{re.escape(name[0])}{re.escape(name[0].swapcase())}]"
    return bool(re.search(rf"(?<!\w){first}{re.escape(name[1:])}(?!\w)", sentence))


def beginning(opening: str) -> str:
    """The first two or three sentences, letter by letter; '' where the first is too long to be quoted."""
    ends = [end for _, end in closed_sentences(opening)[:MOST_SENTENCES] if end <= LONGEST_BEGINNING]
    return opening[: ends[-1]] if ends else ""


def _shared(said: str, keys: Iterable[str], others: Iterable[str]) -> list[str]:
    """Others (the longest first) that are in the sentence; what lies within one, or within the term itself, counts no second time."""
    for key in sorted(keys, key=len, reverse=True):
        said = said.replace(f" {key} ", " | ")
    shared = []
    for other in others:
        if f" {other} " in said:
            said = said.replace(f" {other} ", " | ")
            shared.append(other)
    return shared


def _tells(key: str) -> bool:
    """Not of a word that any text may have."""
    entry = lexicon().entries.get(key)
    plain = entry is not None and entry.zipf >= _PLAIN_ZIPF
    return len(key) > 1 and not plain and key not in GENERAL_NOUNS and key not in GENERAL_MODIFIERS
