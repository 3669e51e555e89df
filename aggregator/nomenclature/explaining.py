"""The definitions of terms, from all texts: who says best what it is, one quote a source, the surest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice

from aggregator.nomenclature.acronyms import Expansion
from aggregator.nomenclature.counting import Candidate
from aggregator.nomenclature.definitions import Found, defining
from aggregator.nomenclature.keys import key_of
from aggregator.nomenclature.presenting import shown_form
from aggregator.nomenclature.reading import Reading
from aggregator.nomenclature.sentences import sentences
from aggregator.nomenclature.values import Definition

MOST_TERMS = 600
"""So many of the best terms are looked for; what ranks lower is hardly ever defined."""

MOST_QUOTES = 6
_SUREST = 0.98
_STANDS_FOR = 0.65
"""How far 'NMT stands for neural machine translation' tells what it is."""

_HEADS = (
    "model",
    "network",
    "architecture",
    "function",
    "mechanism",
    "method",
    "algorithm",
    "technique",
    "operation",
    "framework",
)
"""'The softmax function is …' says what softmax is."""


def definitions(
    candidates: Iterable[Candidate], reading: Reading, stands_for: Mapping[str, Expansion]
) -> dict[str, tuple[Definition, ...]]:
    """Key of a term -> its definitions."""
    best = list(islice(candidates, MOST_TERMS))
    owners = _owners(best, stands_for)
    found: dict[str, list[tuple[float, int, Found]]] = defaultdict(list)
    for number, place in enumerate(reading.places):
        for item in defining(place.passage.text, owners):
            found[owners[item.key]].append((min(item.confidence, _SUREST), number, item))
    shortened = {key_of(shown_form(candidate, reading.heard)) for candidate in best}
    for expansion, number in reading.expansions:
        spelt = _spelt_out(expansion, reading.places[number].passage.text)
        if spelt and spelt.key in shortened and spelt.key in owners:
            found[owners[spelt.key]].append((spelt.confidence, number, spelt))
    return {key: _best(items, reading) for key, items in found.items()}


def _owners(candidates: list[Candidate], stands_for: Mapping[str, Expansion]) -> dict[str, str]:
    """Key of any form -> key of its term."""
    owners = {candidate.key: candidate.key for candidate in candidates}
    for short, expansion in stands_for.items():
        long = key_of(expansion.long)
        if long in owners:
            owners.setdefault(short, long)
    for key in list(owners):
        for head in _HEADS:
            owners.setdefault(f"{key} {head}", owners[key])
    return owners


def _spelt_out(expansion: Expansion, text: str) -> Found | None:
    """The sentence that says what an acronym stands for."""
    for start, end in sentences(text):
        if start <= expansion.start < end:
            end = max(end, expansion.start + len(expansion.evidence))
            return Found(key_of(expansion.short), start, end, "stands for", _STANDS_FOR)
    return None


def _best(items: list[tuple[float, int, Found]], reading: Reading) -> tuple[Definition, ...]:
    """The surest of every independent group; of equals the first said."""
    chosen: dict[str, Definition] = {}
    for confidence, number, item in sorted(items, key=lambda entry: (-entry[0], entry[1], entry[2].start)):
        place = reading.places[number]
        if reading.group_of[number] not in chosen and len(chosen) < MOST_QUOTES:
            chosen[reading.group_of[number]] = Definition(
                text_id=place.text.id,
                passage_id=place.passage.id,
                quote=place.passage.text[item.start : item.end],
                pattern=item.pattern,
                confidence=round(confidence, 2),
                start_character=item.start,
            )
    return tuple(chosen.values())
