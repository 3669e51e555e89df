"""Acronyms and what they stand for, as the text itself says: 'long form (LF)', 'LF (long form)', 'LF stands for long form'.

Where to look is Schwartz & Hearst's (2003, "A simple algorithm for identifying abbreviation definitions"); how a short form is
laid over the words before it is an alignment by cost (alignment.py), in the spirit of Ab3P's ranked strategies (Sohn et al. 2008).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aggregator.nomenclature.alignment import best_prefix, best_suffix, covers
from aggregator.nomenclature.lexicon import lexicon

UNSAID = "by its initials; no source spells it out"
"""The evidence for what an acronym is only taken to stand for."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a text says a short form stands for. `evidence` is what says so, letter by letter; `start`: where it stands.

    Where no text says so, the evidence is `UNSAID` and the start -1 (initials.py)."""

    short: str
    long: str
    evidence: str
    start: int


_BRACKETS = re.compile(r"[(\[]((?:[^()\[\]\n]|\([^()\n]{1,40}\)){1,120})[)\]]")
_LEAD = re.compile(
    r"(?:or|i\.?e\.?|abbreviated(?: as| to)?|hereafter(?: called)?|henceforth|termed|called|also|known as|aka|a\.k\.a\.|denoted|referred to as|short for|for short|an?|the)[,: ]+",
    re.I,
)
_TAIL = re.compile(r"[,;:].*|\s+(?:for short|hereafter|henceforth)$", re.DOTALL)
_SHORT = re.compile(r"[^\W_](?:[\w./+'’&-]{0,11})(?: [\w/+-]{1,6})?(?<!-)")
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_END = re.compile(r"[.!?;:]\s+(?=[A-Z(])|\n\s*\n")
_WINDOW = 160
_ENDS = {".", "!", "?", ""}
_STANDS_FOR = (
    re.compile(r" st(?:ands?|ood) for\b:? ?[\"“‘']?"),
    re.compile(r" short for\b:? ?[\"“‘']?"),
    re.compile(r" acronym (?:for|of) [\"“‘']?"),
    re.compile(r" abbreviation (?:for|of) [\"“‘']?"),
)
"""Each begins with letters that can be searched for at once."""
_BEFORE_STANDS = re.compile(
    r"([A-Za-z][\w/+-]{1,9})[\"”’']?,?(?: (?:which|that|just|simply|basically|here|is|is an?)){0,2}\Z"
)
_OR_SHORT = (
    re.compile(r" or (?:simply |just )?([A-Za-z][\w/+-]{1,9})\b"),
    re.compile(r" a(?:ka|\.k\.a\.|bbreviated(?: as| to)?) ([A-Za-z][\w/+-]{1,9})\b"),
    re.compile(r" (?:also |shortened to |usually )?called ([A-Za-z][\w/+-]{1,9})\b"),
)
_PHRASE_END = re.compile(r"[\n.;()\"”]")


def expansions(text: str) -> list[Expansion]:
    """Every short form that a plain text explains, each (short, long) once, those in brackets first.

    `short` and `long` are as the text writes them, plural included; a single letter is a short form too ('testosterone (T)').

    >>> [(found.short, found.long) for found in expansions("Stochastic gradient descent (SGD) beats GA (genetic algorithms).")]
    [('SGD', 'Stochastic gradient descent'), ('GA', 'genetic algorithms')]
    """
    found: dict[tuple[str, str], Expansion] = {}
    for expansion in (*_bracketed(text), *_spelt_out(text)):
        found.setdefault((expansion.short, expansion.long.lower()), expansion)
    return list(found.values())


def _bracketed(text: str) -> Iterator[Expansion]:
    for found in _BRACKETS.finditer(text):
        if not _LETTER.search(found.group(1)):
            continue
        before = _SENTENCE_END.split(text[max(0, found.start() - _WINDOW) : found.start()])[-1]
        if before.rstrip()[-1:] in _ENDS:
            continue
        inside = _LEAD.sub("", found.group(1).strip(), count=1)
        for short, long in _pairs(before, inside):
            start = max(0, text.rfind(long if long in before else short, 0, found.start()))
            yield Expansion(short, long, evidence=text[start : found.end()], start=start)


def _pairs(before: str, inside: str) -> list[tuple[str, str]]:
    """(short, long) of a bracket and the words before it."""
    if _LISTED.search(inside):
        return _each_before(before, inside)
    pair = _long_before(before, inside) or _short_before(before, inside)
    return [pair] if pair else []


_LISTED = re.compile(r",? (?:and|or) |, respectively")
_BETWEEN = re.compile(r"[,\s]*(?:\b(?:and|or|the|an?)\b[,\s]*)*\Z")


def _each_before(before: str, inside: str) -> list[tuple[str, str]]:
    """'the mean and the root mean square (M and RMS, respectively)', from the last to the first."""
    pairs = []
    for short in reversed(re.split(r",? (?:and|or) |, ", inside.removesuffix(", respectively"))):
        long = best_suffix(short, before) if is_short_form(short) else None
        if not long:
            break
        pairs.append((short, long))
        before = _BETWEEN.sub("", before[: before.rindex(long)])
    return pairs[::-1]


def _long_before(before: str, inside: str) -> tuple[str, str] | None:
    """'recurrent neural network (RNN)'."""
    for short in _shorts(inside):
        if is_short_form(short):
            long = best_suffix(short, before)
            if long:
                return short, long
    return None


def _shorts(inside: str) -> list[str]:
    """What may be the short form: all that the bracket holds, what stands between commas, 'PCOS' of 'PCOS group'."""
    pieces = [piece.strip() for piece in re.split(r"[,;:=]", inside)]
    first, space, _ = pieces[0].partition(" ")
    named = [first] if space and sum(letter.isupper() for letter in first) > 2 else []
    return list(dict.fromkeys([inside, _TAIL.sub("", inside).strip(), *pieces, *named]))


def _short_before(before: str, inside: str) -> tuple[str, str] | None:
    """'RNN (recurrent neural network)'."""
    last_word = before.split()[-1:]
    long = re.split(r"[;,]", inside)[0].strip()
    if not last_word:
        return None
    short = last_word[0].strip("\"“”‘’'*_,([")
    one_word = " " not in long and "-" not in long
    if one_word and len(long) < _MIN_LONG_WORD * len(short):
        return None
    if is_short_form(short) and _is_capitalised(short) and covers(short, long):
        return short, long
    return None


_MIN_LONG_WORD = 2.5
"""Times the letters of its short form must a single word have at least: 'DDT (dichlorodiphenyltrichloroethane)'."""


def _is_capitalised(short: str) -> bool:
    return sum(letter.isupper() for letter in short) >= 2 or any(letter.isupper() for letter in short[1:])


def _all(patterns: tuple[re.Pattern[str], ...], text: str) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        yield from pattern.finditer(text)


def _spelt_out(text: str) -> Iterator[Expansion]:
    for found in _all(_STANDS_FOR, text):
        before = _BEFORE_STANDS.search(text, max(0, found.start() - 40), found.start())
        said = _PHRASE_END.split(text[found.end() : found.end() + 100])[0]
        long = best_prefix(before.group(1), said) if before and _may_be_short(before.group(1)) else None
        if before and long:
            end = text.index(long, found.end()) + len(long)
            yield Expansion(before.group(1), long, text[before.start() : end], before.start())
    for found in _all(_OR_SHORT, text):
        if _may_be_short(found.group(1)):
            said = _PHRASE_END.split(text[max(0, found.start() - 90) : found.start()])[-1]
            long = best_suffix(found.group(1), said, strict=True)
            if long:
                start = text.rindex(long, 0, found.start())
                yield Expansion(found.group(1), long, text[start : found.end()], start)


def _may_be_short(short: str) -> bool:
    """Outside brackets: written in capitals, or (captions) three letters at least and no word of general English."""
    if not is_short_form(short):
        return False
    entry = lexicon().entries.get(short.lower())
    return sum(letter.isupper() for letter in short) >= 2 or (
        len(short) >= 3 and (entry is None or not entry.tags)
    )


def is_short_form(text: str) -> bool:
    """Schwartz & Hearst's conditions: two words and ten letters at most, a letter among them; no measure, no plain word."""
    if not _SHORT.fullmatch(text) or not any(letter.isalpha() for letter in text):
        return False
    letters = sum(letter.isalnum() for letter in text)
    if letters == 1:
        return text.isupper()
    if letters > 10 or re.fullmatch(r"[\d.,]+ ?[a-zµ%]+", text):
        return False
    entry = lexicon().entries.get(text.lower())
    return not (text.islower() and len(text) > 3 and entry and entry.tags) and (
        text.isupper() or text.lower().rstrip(".") not in _NEVER
    )


_NEVER = frozenset(
    [
        "see",
        "fig",
        "figure",
        "table",
        "e.g",
        "i.e",
        "eg",
        "ie",
        "and",
        "the",
        "left",
        "right",
        "top",
        "bottom",
        "vs",
        "ca",
        "etc",
        "no",
        "yes",
        "et",
        "al",
    ]
)
