"""Text to words: hyphens, digits, Greek and dots inside names stay; everything else ends a word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aggregator.nomenclature.function_words import AMBIGUOUS, NUMBER_WORDS, TAG_OF
from aggregator.nomenclature.keys import folded
from aggregator.nomenclature.lexicon import Entry, lexicon

_TOKEN = re.compile(r"\w+(?:[-‐‑–.'’/·]\w+)*[+#]{0,2}|\S")
_PARTS = re.compile(r"[-‐‑–/·]")
_NUMBER = re.compile(r"\d[\d.,:/–-]*(?:st|nd|rd|th|s|k|m|%)?")
_SCRAMBLED = re.compile(r"(?=.*\d.*[a-zA-Z].*\d|.*[a-z].*\d.*[A-Z]|.*[A-Z].*\d.*[a-z]{2})\w{9,}")
"""Letters and digits in a jumble: the id of a cell, a commit, a video."""
_DOTTED = re.compile(r"\w[^\W\d_]\.[^\W\d_]\w")
"""'model.eval', 'Miller.Jones.2019': code, the key of a citation, or two sentences without a blank."""
_SYMBOL = re.compile(r"[^\W\d_]̄?[₀-₉ₐ-ₜᵢ-ᵪ]+|[xyzwhu]\d|[xyzwh]t")
"""A letter with an index: 'x₀', 'w1', 'xt'."""

UNKNOWN_ZIPF = 1.0


@dataclass(slots=True, eq=False)
class Word:
    """A word form: what the stages need to know of it, worked out once."""

    form: str
    low: str
    folded: str
    """Lower case, singular, hyphens as spaces."""
    tags: str
    """Its possible parts of speech, likeliest first (tagging.py)."""
    share: float
    zipf: float
    named: bool
    """Written as a name: a capital letter somewhere."""


class Vocabulary(dict[str, Word]):
    """Every word form met so far; a new one is looked up as it is asked for."""

    def __missing__(self, form: str) -> Word:
        word = self[form] = _word(form)
        return word


def words(text: str, vocabulary: Vocabulary) -> list[Word]:
    """All tokens of a text in order; what ends a phrase is a Word tagged '.'."""
    return [vocabulary[form] for form in _TOKEN.findall(text)]


def _word(form: str) -> Word:
    low = form.lower().replace("’", "'")
    named = low != form
    tags, share, zipf = _reading(low, form)
    return Word(form, low, folded(low), tags, share, zipf, named)


def _reading(low: str, form: str) -> tuple[str, float, float]:
    """Tags, share of the first, Zipf frequency."""
    entry = lexicon().entries.get(low)
    zipf = entry.zipf if entry else UNKNOWN_ZIPF
    letters_only = low.isalpha()
    if not letters_only and _ends_phrase(low, form):
        return ".", 1.0, 9.0
    if low in TAG_OF:
        return TAG_OF[low], 1.0, 7.0
    if low in AMBIGUOUS:
        return AMBIGUOUS[low], 0.6, zipf
    if low in NUMBER_WORDS or (not letters_only and _is_number(low)):
        return "C", 1.0, 6.0
    if len(low) == 1 or _SYMBOL.fullmatch(low):
        return "L", 1.0, 6.0
    if "'" in low:
        return ("E" if form[0].isupper() else ".") if low.endswith("'s") else "U", 1.0, 3.0
    if entry and entry.tags:
        return entry.tags, entry.share, zipf
    return *_guess(low, form), zipf if entry else _rarity(low)


def _ends_phrase(low: str, form: str) -> bool:
    """True for a mark, and for what is no word of any language."""
    if not low[0].isalnum() or "_" in low:
        return True
    return bool(_SCRAMBLED.fullmatch(form) or _DOTTED.search(low))


def _is_number(low: str) -> bool:
    return _NUMBER.fullmatch(low) is not None or NUMBER_WORDS.issuperset(low.split("-"))


def _rarity(low: str) -> float:
    """An unknown compound is as common as its rarest part, less one step for the joining."""
    parts = _PARTS.split(low)
    if len(parts) == 1:
        return UNKNOWN_ZIPF
    known = [lexicon().entries.get(part, Entry(UNKNOWN_ZIPF, "", 0.0)).zipf for part in parts]
    return max(UNKNOWN_ZIPF, min(known) - 1.0)


_JOINERS = frozenset({"the", "a"})
"""Inside a word they make an adjective: 'off-the-shelf', 'state-of-the-art'."""

_DIMENSIONS = re.compile(r"[1-9]d")
"""'2D': of so many dimensions."""
_ADJECTIVE = ("ional", "ical", "ive", "able", "ible")
"""Even with a capital, as headings have it: 'Convolutional'."""

_SUFFIXES = (
    (("tion", "ity", "ness", "ment", "ism", "ance", "ence", "ship", "sion"), "N", 0.95),
    (("ing",), "GN", 0.6),
    (("ed",), "PDJ", 0.6),
    (("ly",), "R", 0.9),
    (("ous", "ive", "able", "ible", "less", "ful", "ical", "ary", "ic", "al"), "J", 0.8),
    (("ize", "ise", "ify"), "V", 0.9),
)


def _guess(low: str, form: str) -> tuple[str, float]:
    """Parts of speech of a word no lexicon has: by its last part, or by its suffix."""
    *inside, last = _PARTS.split(low)
    if last != low:
        if not _JOINERS.isdisjoint(inside[1:]):
            return "J", 0.95
        entry = lexicon().entries.get(last)
        if low[0].isdigit() or last in TAG_OF:
            return "JN", 0.7
        if entry and entry.tags:
            return (entry.tags.replace("V", "N").replace("D", "J").replace("P", "J"), entry.share)
    if _DIMENSIONS.fullmatch(low) or (form.istitle() and low.endswith(_ADJECTIVE)):
        return "J", 0.9
    if any(character.isupper() for character in form) or any(character.isdigit() for character in form):
        return "E", 0.9
    for endings, tags, share in _SUFFIXES:
        if len(low) > 5 and low.endswith(endings):
            return tags, share
    return ("SZ", 0.9) if low.endswith("s") and not low.endswith(("ss", "us", "is")) else ("N", 0.9)
