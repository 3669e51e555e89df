"""What automatic captions made of a word, and how it is counted: 'gama' as gamma, 'ad am' as Adam.

The transcript stays as it is: the form counts for the term and is shown as a variant of it. mishearing.py finds the repairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from aggregator.nomenclature.tokens import Word

Key = tuple[str, ...]
"""One or two words in small letters."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A word that others write, misheard. `word` is as they write it; `evidence`: the words around one occurrence."""

    word: Word
    evidence: str


@dataclass(frozen=True, slots=True)
class Repairs:
    """All that was misheard in a set of texts, by what the captions have."""

    known: Mapping[Key, Heard]
    begins: frozenset[str]
    """The first words of all keys: most words can be passed by at once."""

    @classmethod
    def of(cls, known: Mapping[Key, Heard]) -> Repairs:
        return cls(known, frozenset(key[0] for key in known))

    def mended(self, words: list[Word]) -> list[Word]:
        """The words with those that were misheard counted as what was said, each in the form that the transcript has."""
        if not self.known:
            return words
        out: list[Word] = []
        place = 0
        while place < len(words):
            word, size = words[place], 1
            if word.low in self.begins:
                key = self._key_at([near.low for near in words[place : place + 2]])
                size = len(key)
                if key in self.known:
                    form = " ".join([near.form for near in words[place : place + size]])
                    word = replace(self.known[key].word, form=form)
            out.append(word)
            place += size
        return out

    def inside(self, form: str) -> Heard | None:
        """What in a surface form was misheard, or None."""
        if not self.known or self.begins.isdisjoint(form.lower().split(" ")):
            return None
        return next((self.known[key] for key, _ in self._pieces(form) if key in self.known), None)

    def as_said(self, form: str) -> str:
        """A surface form with what was misheard in it as others write it."""
        if not self.known:
            return form
        return " ".join(
            self.known[key].word.form if key in self.known else piece for key, piece in self._pieces(form)
        )

    def _pieces(self, form: str) -> Iterator[tuple[Key, str]]:
        words = form.split(" ")
        while words:
            key = self._key_at([word.lower() for word in words[:2]])
            yield key, " ".join(words[: len(key)])
            words = words[len(key) :]

    def _key_at(self, low: Sequence[str]) -> Key:
        """Of a word and the next: both, if they are misheard together; else the first."""
        if low[0] not in self.begins:
            return (low[0],)
        pair = tuple(low)
        return pair if pair in self.known else pair[:1]
