"""Terms marked in a text: where each form of each term stands, the longest form first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

WORD = re.compile(r"\w+")
GAP = re.compile(r"[\s\-\u2010-\u2013/'\u2019]{1,2}")
"""What may stand between two words of one term; a full stop or a comma ends it."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; with `key`, a form of that term. `heard_as` is the term where captions heard it otherwise."""

    text: str
    key: str | None = None
    heard_as: str | None = None


@dataclass(frozen=True, slots=True)
class Forms:
    """Every form, as its words without capitals, with the key of its term and what it stands for if misheard."""

    of: Mapping[Words, tuple[str, str | None]]
    longest: int
    """In words."""


def forms_of(rows: Iterable[Mapping[str, Any]]) -> Forms:
    """From rows with `key`, `term`, `variant`, `how`; of two terms with one form the first has it."""
    of: dict[Words, tuple[str, str | None]] = {}
    for row in rows:
        heard_as = row["term"] if row["how"] == "heard as" else None
        if words := tuple(WORD.findall(row["variant"].casefold())):
            of.setdefault(words, (row["key"], heard_as))
    return Forms(of, max(map(len, of), default=0))


def marked(text: str, forms: Forms) -> tuple[Piece, ...]:
    """`text` cut into pieces; joined they are the text again.

    >>> forms = forms_of([{"key": "k", "term": "mini-batch", "variant": "mini-batch", "how": ""}])
    >>> [(piece.text, piece.key) for piece in marked("A mini batch.", forms)]
    [('A ', None), ('mini batch', 'k'), ('.', None)]
    """
    words = list(WORD.finditer(text))
    folded = [word[0].casefold() for word in words]
    pieces: list[Piece] = []
    done = at = 0
    while at < len(words):
        length = _longest_at(at, text, words, folded, forms)
        if length:
            begin, end = words[at].start(), words[at + length - 1].end()
            key, heard_as = forms.of[tuple(folded[at : at + length])]
            pieces += [Piece(text[done:begin])] * (begin > done) + [Piece(text[begin:end], key, heard_as)]
            done = end
        at += length or 1
    return (*pieces, Piece(text[done:])) if done < len(text) else tuple(pieces)


def _longest_at(at: int, text: str, words: list[re.Match[str]], folded: list[str], forms: Forms) -> int:
    """How many words from `at` on are a form; 0 for none."""
    best = 0
    for length in range(1, min(forms.longest, len(words) - at) + 1):
        if length > 1:
            gap = text[words[at + length - 2].end() : words[at + length - 1].start()]
            if not GAP.fullmatch(gap):
                break
        if tuple(folded[at : at + length]) in forms.of:
            best = length
    return best


AROUND = 50
"""Characters to either side of a use: a line of text."""


def around(text: str, forms: Iterable[str]) -> str:
    """The words around the first form that `text` has; its beginning where it has none."""
    folded = text.casefold()
    places = [place for form in forms if (place := folded.find(form.casefold())) >= 0]
    at = min(places, default=0)
    left, right = max(0, at - AROUND), at + AROUND
    begin = text.find(" ", left, at) + 1 or left if left else 0
    end = max(text.rfind(" ", at, right), at) if right < len(text) else len(text)
    end = end if end > at else right
    return f"{'… ' if begin else ''}{text[begin:end].strip()}{' …' if end < len(text) else ''}"
