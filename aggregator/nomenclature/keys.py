"""The key that all forms of a term share, from its words alone: stable over texts and papers."""

from __future__ import annotations

import re
from functools import lru_cache

from aggregator.nomenclature.plurals import singular
from aggregator.nomenclature.spelling import american

_PARTS = re.compile(r"[-‐‑–/·]")


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """Key of one word: lower case, singular, American, hyphens as spaces.

    >>> folded("Self-Attentions"), folded("matrices"), folded("Colours")
    ('self attention', 'matrix', 'color')
    """
    low = word.lower()
    if low.isalpha():
        return singular(american(low))
    parts = [american(part) for part in _PARTS.split(low.removesuffix("'s"))]
    parts[-1] = singular(parts[-1])
    return " ".join(part for part in parts if part)


def key_of(phrase: str) -> str:
    """Key of a phrase, as all its spellings have it."""
    return " ".join(folded(word) for word in phrase.replace("’", "'").split())
