"""Plural to singular: by rule, with the lexicon's list of what the rules get wrong."""

from __future__ import annotations


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


def singular(word: str, irregular: dict[str, str]) -> str:
    return irregular.get(word) or by_rule(word)
