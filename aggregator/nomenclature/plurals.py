"""Plural to singular: by rule, with the lexicon's list of what the rules get wrong."""

from __future__ import annotations

from aggregator.nomenclature.lexicon import lexicon


def by_rule(word: str) -> str:
    """The singular of a regular English plural; a word that is none comes back unchanged.

    >>> [by_rule(word) for word in ("layers", "queries", "boxes", "classes", "loss", "is", "bus")]
    ['layer', 'query', 'box', 'class', 'loss', 'is', 'bus']
    """
    if len(word) <= 3 or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if word.endswith(("ss", "us", "is", "'s")):
        return word
    return word[:-1]


_INVARIANT = frozenset(
    [
        "news",
        "series",
        "species",
        "means",
        "lens",
        "data",
        "media",
        "bayes",
        "always",
        "less",
        "us",
        "this",
        "his",
        "plus",
        "across",
    ]
)
_SLACK_ZIPF = 0.5


def singular(word: str) -> str:
    """The singular of any plural the lexicon knows, or that a rule can undo; other words unchanged.

    >>> [singular(word) for word in ("matrices", "layers", "gpus", "physics", "lens", "keras")]
    ['matrix', 'layer', 'gpu', 'physics', 'lens', 'keras']
    """
    if not word.endswith(("s", "a", "i", "x", "n", "e", "t")) or word in _INVARIANT:
        return word
    irregular = lexicon().singulars.get(word)
    if irregular:
        return irregular
    if not word.endswith("s"):
        return word
    entry = lexicon().entries.get(word)
    if entry and entry.tags and not {"S", "Z"} & set(entry.tags):
        return word
    if len(word) == 4 and word.endswith("us") and not (entry and entry.tags):  # gpus, tpus
        return word[:-1]
    if word.endswith(("as", "os", "ics")) and not _likelier(word[:-1], word):
        return word
    return by_rule(word)


def _likelier(stem: str, word: str) -> bool:
    """True if the stem is a noun of its own, about as common as the form with -s: topic(s), not physic(s)."""
    known = lexicon().entries
    if stem not in known or not known[stem].tags:
        return False
    return word not in known or known[stem].zipf >= known[word].zipf - _SLACK_ZIPF
