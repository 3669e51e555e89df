"""How a word sounds, roughly, and how far two sounds are apart.

Spelling to sound by rule is Metaphone's idea (Philips 1990, "Hanging on the Metaphone"); here vowels are kept, in five classes, since
short names differ in little else. The distance is an edit distance with groups of like sounds (Zobel & Dart 1996, "Phonetic
string matching: lessons from information retrieval").
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

_RULES = tuple(
    (sign, re.compile(pattern), sound)
    for sign, pattern, sound in (
        ("n", r"^[kgp]n", "n"), ("wr", r"^wr", "r"), ("ps", r"^ps", "s"), ("x", r"^x", "z"),
        ("h", r"sch|tch|sh|ch", "J"), ("dg", r"dg(?=[eiy])", "J"), ("ion", r"[ts]ion", "JUn"), ("z", r"[sz]z", "s"),
        ("c", r"s?c(?=[eiy])", "s"), ("ph", r"ph", "f"), ("gh", r"gh(?=t|$)", ""), ("c", r"ck|cc|c", "k"), ("q", r"qu?", "k"),
        ("x", r"x", "ks"), ("j", r"j", "J"), ("g", r"g(?=[eiy])", "J"), ("th", r"th", "t"), ("wh", r"wh", "w"),
        ("", r"([b-df-hj-np-tv-z])\1+", r"\1"),
        ("", r"(?<=[a-zJ])(?:[eo]re?|ar|re|a|ah)$", "A"), ("r", r"[eiu]r(?![aeiouA])", "Er"),
        ("e", r"(?<=[aeiouyAEIOU])([^aeiouyAEIOU]+)e$", r"\1"),
        ("a", r"au|aw|oa", "O"), ("ow", r"ow", "O"), ("o", r"oo|ou", "U"), ("u", r"eu|ue?|yu", "U"), ("ew", r"ew", "U"),
        ("o", r"o[iy]", "OI"), ("o", r"o", "O"), ("e", r"e[eai]|ie", "I"), ("a", r"a[iy]", "E"), ("e", r"e", "E"),
        ("", r"^[yi](?=[aeiouAEIOU])", "I"), ("y", r"y(?=[aeiouAEIOU])", ""), ("i", r"i", "I"), ("y", r"y", "I"), ("a", r"aa?", "A"),
        ("h", r"(?<=.)h", ""), ("w", r"(?<=.)w", ""), ("", r"([AEIOU])(?=\1)", ""),
    )
)  # fmt: skip
"""(must be in the word, pattern, its sound): applied in this order to the small letters of a word. Capitals: vowels by class, and
J for sh, ch and j alike."""

_LIKE = {frozenset(pair) for pair in ("bp", "dt", "gk", "sz", "fv", "mn", "sJ", "zJ", "td", "kJ")}
_VOWELS = frozenset("AEIOU")
_VOWEL_FOR_VOWEL = 0.35
_EXTRA_VOWEL = 0.5
_LIKE_CONSONANT = 0.5
_EXTRA_WEAK = 0.6
"""r, h and w come and go."""

_SKELETON = str.maketrans("bdgzvJ", "ptksfs", "AEIOUhw")


@lru_cache(maxsize=20_000)
def sound(letters: str) -> str:
    """The sounds of a word, or of several spoken as one.

    >>> [sound(word) for word in ("gamma", "gama", "lora", "laura", "logits", "lowjits", "relu", "railyou")]
    ['gAmA', 'gAmA', 'lOrA', 'lOrA', 'lOJIts', 'lOJIts', 'rElU', 'rElU']
    """
    for sign, pattern, written in _RULES:
        if sign in letters:
            letters = pattern.sub(written, letters)
    return letters


def skeleton(sounds: str) -> str:
    """What is left without vowels, voiced and unvoiced alike: words that could be confused mostly share it."""
    return sounds.translate(_SKELETON)


_OUTLINE = str.maketrans("bfvdcgqjsxz", "ppptkkkkkkk", "aeiouyhw")
_AGAIN = re.compile(r"(.)\1+")


def outline(letters: str) -> str:
    """A skeleton without looking closely, ten times quicker: what sounds alike nearly always shares it."""
    return _AGAIN.sub(r"\1", letters.translate(_OUTLINE))


def distance(left: str, right: str, most: float) -> float:
    """0 for the same sounds; 1 for a consonant more, less or other; less for vowels and for sounds alike.

    What is farther apart than `most` need not be known exactly: infinite."""
    if left == right:
        return 0.0
    row = [0.0]
    for wanted in right:
        row.append(row[-1] + _extra(wanted))
    for had in left:
        diagonal, row[0] = row[0], row[0] + _extra(had)
        for place, wanted in enumerate(right, start=1):
            best = min(
                diagonal + _exchange(had, wanted), row[place] + _extra(had), row[place - 1] + _extra(wanted)
            )
            diagonal, row[place] = row[place], best
        if min(row) > most:
            return math.inf
    return row[-1] if row[-1] <= most else math.inf


def _extra(one: str) -> float:
    return _EXTRA_VOWEL if one in _VOWELS else _EXTRA_WEAK if one in "rhw" else 1.0


def _exchange(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in _VOWELS and other in _VOWELS:
        return _VOWEL_FOR_VOWEL
    return _LIKE_CONSONANT if frozenset((one, other)) in _LIKE else 1.0
