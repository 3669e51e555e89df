"""When a found term is a term of the gold, and the figures that follow.

Folded match: case, hyphens, underscores and slashes as spaces, each word's plural 's' off. What is the same after folding counts
once, at its first rank, so that variants of spelling neither help nor harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from itertools import accumulate

RANKS = (20, 50, 100)

Scored = tuple[str, float]
"""A term and its score; the higher, the more of a term."""


def fold(term: str) -> str:
    """The form in which terms are compared.

    >>> fold("Self-Attention Layers"), fold("the network's queries"), fold("loss"), fold("C++")
    ('self attention layer', 'the network query', 'loss', 'c++')
    """
    spaced = re.sub(r"[-‐‑–_/\s]+", " ", re.sub(r"['’]s\b", "", term.lower()))
    kept = re.sub(r"[^\w +#.]", "", spaced).strip(" .")
    return " ".join(_singular(word) for word in kept.split())


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return (
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    )


LONGEST = 6
"""Words of a gold term that is looked for in the texts."""


def occurring(gold: Iterable[str], docs: Sequence[str]) -> set[str]:
    """Of folded terms those that the texts have: an open list names more than they treat."""
    words = fold("  ".join(docs)).split()
    there = {
        " ".join(words[start : start + size])
        for size in range(1, LONGEST + 1)
        for start in range(len(words) - size + 1)
    }
    return {term for term in gold if term in there and len(term) > 1 and not term.isdigit()}


def ranked(terms: Iterable[Scored]) -> list[str]:
    """Folded terms, best first; of equal scores in the order of the alphabet."""
    ordered = sorted(terms, key=lambda scored: (-scored[1], scored[0]))
    return list(dict.fromkeys(folded for term, _ in ordered if (folded := fold(term))))


def figures(found: Sequence[str], gold: Set[str]) -> dict[str, float]:
    """Precision at the RANKS, average precision over the gold, and F1 of as many as the gold has."""
    hits = [term in gold for term in found]
    so_far = list(accumulate(hits, initial=0))
    precise = {f"P@{rank}": so_far[min(rank, len(hits))] / rank for rank in RANKS}
    average = sum(so_far[rank] / rank for rank, hit in enumerate(hits, start=1) if hit) / len(gold)
    size = min(len(gold), len(hits))
    return {**precise, "AP": average, "F1": 2 * so_far[size] / (size + len(gold))}
