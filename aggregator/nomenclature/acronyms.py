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


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a text says a short form stands for. `evidence` is what says so, letter by letter; `start`: where it stands."""

    short: str
    long: str
    evidence: str
    start: int


_BRACKETS = re.compile(r"[(\[]((?:[^()\[\]\n]|\([^()\n]{1,40}\)){1,120})[)\]]")
_LEAD = re.compile(
    r"(?:or|i\.?e\.?|abbreviated(?: as| to)?|hereafter(?: called)?|henceforth|termed|called|also|known as|aka|a\.k\.a\.|denoted|referred to as|short for|for short)[,: ]+",
    re.I,
)
_TAIL = re.compile(r"[,;:].*|\s+(?:for short|hereafter|henceforth)$", re.DOTALL)
_SHORT = re.compile(r"[^\W_](?:[\w./+'’&-]{0,11})(?: [\w/+-]{1,6})?")
_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?;:]\s+(?=[A-Z(])|\n\s*\n")
_WINDOW = 160
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
    """Every short form that a text explains, in order of place, each (short, long) once."""
    found: dict[tuple[str, str], Expansion] = {}
    for expansion in (*_bracketed(text), *_spelt_out(text)):
        found.setdefault((expansion.short, expansion.long.lower()), expansion)
    return list(found.values())


def _bracketed(text: str) -> Iterator[Expansion]:
    for found in _BRACKETS.finditer(text):
        before = _SENTENCE_END.split(text[max(0, found.start() - _WINDOW) : found.start()])[-1]
        inside = _LEAD.sub("", found.group(1).strip(), count=1)
        pair = _long_before(before, inside) or _short_before(before, inside)
        if pair:
            start = max(0, text.rfind(pair[1] if pair[1] in before else pair[0], 0, found.start()))
            yield Expansion(*pair, evidence=text[start : found.end()], start=start)


def _long_before(before: str, inside: str) -> tuple[str, str] | None:
    """'recurrent neural network (RNN)'."""
    for short in dict.fromkeys((inside, _TAIL.sub("", inside).strip())):
        if is_short_form(short):
            long = best_suffix(short, before)
            if long:
                return short, long
    return None


def _short_before(before: str, inside: str) -> tuple[str, str] | None:
    """'RNN (recurrent neural network)'."""
    words = _WORD.findall(before)
    long = re.split(r"[;,]", inside)[0].strip()
    if not words or (len(long.split()) < 2 and "-" not in long):
        return None
    short = words[-1].strip("\"“”‘’'*_,")
    if is_short_form(short) and sum(letter.isupper() for letter in short) >= 2 and covers(short, long):
        return short, long
    return None


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
    if not 2 <= letters <= 10 or re.fullmatch(r"[\d.,]+ ?[a-zµ%]+", text):
        return False
    entry = lexicon().entries.get(text.lower())
    return not (text.islower() and len(text) > 3 and entry and entry.tags) and text.lower() not in _NEVER


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
