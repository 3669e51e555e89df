"""What automatic captions made of a word, and how it is counted: 'gama' as gamma, 'ad am' as Adam.

The transcript stays as it is: the form counts for the term and is shown as a variant of it. mishearing.py finds the repairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aggregator.nomenclature.tokens import Word

Key = tuple[str, ...]
"""One or two words in small letters."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A word that others write, misheard. `word` is as they write it; `evidence`: the words around one occurrence."""

    word: Word
    evidence: str


Repairs = dict[Key, Heard]


def mended(words: list[Word], known: Repairs) -> list[Word]:
    """The words with those that were misheard counted as what was said, each in the form that the transcript has."""
    if not known:
        return words
    begins = {key[0] for key in known}
    out: list[Word] = []
    place = 0
    while place < len(words):
        if words[place].low not in begins:
            out.append(words[place])
            place += 1
            continue
        key = _key_at([word.low for word in words[place : place + 2]], known)
        if key in known:
            form = " ".join([word.form for word in words[place : place + len(key)]])
            out.append(replace(known[key].word, form=form))
        else:
            out.append(words[place])
        place += len(key)
    return out


def inside(form: str, known: Repairs) -> Heard | None:
    """What in a surface form was misheard, or None."""
    return next((known[key] for key, _ in _pieces(form, known) if key in known), None) if known else None


def as_said(form: str, known: Repairs) -> str:
    """A surface form with what was misheard in it as others write it."""
    return " ".join(known[key].word.form if key in known else piece for key, piece in _pieces(form, known))


def _pieces(form: str, known: Repairs) -> Iterator[tuple[Key, str]]:
    words = form.split(" ")
    while words:
        key = _key_at([word.lower() for word in words[:2]], known)
        yield key, " ".join(words[: len(key)])
        words = words[len(key) :]


def _key_at(low: Sequence[str], known: Repairs) -> Key:
    """Of a word and the next: both, if they are misheard together; else the first."""
    pair = tuple(low)
    return pair if pair in known else pair[:1]
