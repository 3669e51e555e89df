"""The definitions of terms, from all texts: who says best what it is, one quote a text, the surest first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from aggregator.nomenclature.acronyms import Expansion
from aggregator.nomenclature.counting import Candidate
from aggregator.nomenclature.definitions import Found, defining
from aggregator.nomenclature.keys import key_of
from aggregator.nomenclature.reading import Reading
from aggregator.nomenclature.sentences import closed_sentences
from aggregator.nomenclature.subjects import Sought
from aggregator.nomenclature.values import Definition

MOST_TERMS = 600
"""So many of the best terms are looked for; what ranks lower is hardly ever defined."""

_SUREST = 0.98

_HEADS = (
    "model",
    "network",
    "architecture",
    "model architecture",
    "function",
    "mechanism",
    "method",
    "algorithm",
    "technique",
    "operation",
    "framework",
    "approach",
    "procedure",
    "process",
    "trick",
    "principle",
    "strategy",
    "dataset",
    "metric",
    "problem",
    "task",
    "phenomenon",
    "effect",
    "concept",
    "parameter",
)
"""'The softmax function is …' says what softmax is."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is read in one go: a paragraph, or all passages of a transcript joined by blanks."""

    text: str
    starts: list[int]
    """Of each passage in the text."""
    first: int
    """Number of the first passage's place."""
    heading: str | None = None
    """If it is the first under it."""
    article: bool = False
    """It begins an article that bears its heading's name."""


@dataclass(frozen=True, slots=True)
class Said:
    """A defining sentence and the place (number) where it begins."""

    number: int
    start: int
    quote: str
    pattern: str
    confidence: float


def definitions(
    candidates: Iterable[Candidate], reading: Reading, stands_for: Mapping[str, Expansion]
) -> dict[str, tuple[Definition, ...]]:
    """Key of a term -> its definitions."""
    owners = _owners(list(islice(candidates, MOST_TERMS)), stands_for)
    found: dict[str, list[Said]] = defaultdict(list)
    sought = Sought(owners)
    for stretch in _stretches(reading):
        for item in (*defining(stretch.text, sought, stretch.heading), *_of_article(stretch, sought)):
            inside = bisect_right(stretch.starts, item.start) - 1
            quote = stretch.text[item.start : item.end]
            confidence = min(item.confidence, _SUREST)
            found[owners[item.key]].append(
                Said(
                    stretch.first + inside,
                    item.start - stretch.starts[inside],
                    quote,
                    item.pattern,
                    confidence,
                )
            )
    return {key: _best(items, reading) for key, items in found.items()}


def _owners(candidates: list[Candidate], stands_for: Mapping[str, Expansion]) -> dict[str, str]:
    """Key of any form -> key of its term."""
    owners = {candidate.key: candidate.key for candidate in candidates}
    for candidate in candidates:
        for form in candidate.forms:
            owners.setdefault(key_of(form), candidate.key)
    for short, expansion in stands_for.items():
        long = key_of(expansion.long)
        if long in owners:
            owners.setdefault(short, owners[long])
    for key in list(owners):
        for head in _HEADS:
            owners.setdefault(f"{key} {head}", owners[key])
    return owners


def _stretches(reading: Reading) -> Iterator[Stretch]:
    """Every passage by itself, but those of a transcript together: the clock cuts them in the middle of sentences."""
    places, number, heading = reading.places, 0, None
    while number < len(places):
        text, first = places[number].text, number
        number = first + (len(text.passages) if text.spoken else 1)
        own = places[first].passage.heading
        new = own if first == 0 or places[first - 1].text is not text or own != heading else None
        heading = own
        passages = [place.passage.text for place in places[first:number]]
        starts = [0]
        for passage in passages[:-1]:
            starts.append(starts[-1] + len(passage) + 1)
        yield Stretch(" ".join(passages), starts, first, new, text.articles)


_KIND_OF_THING = re.compile(r"\s*\([^()]*\)$")
"""'(machine learning)' in the title of an article, which tells it from others of the same name."""

_OF_ARTICLES = 0.9


def _of_article(stretch: Stretch, sought: Sought) -> Iterator[Found]:
    """The first sentence of an article on a term, however it is put: it says what the term is (Wikipedia, Manual of Style,
    Lead section)."""
    key = key_of(_KIND_OF_THING.sub("", stretch.heading or "")) if stretch.article else ""
    spans = closed_sentences(stretch.text) if key in sought.keys else []
    yield from (Found(key, start, end, "article", _OF_ARTICLES) for start, end in spans[:1])


def _best(items: list[Said], reading: Reading) -> tuple[Definition, ...]:
    """The surest of every text, of equals the first said; what another group said already, word by word or not, goes last."""
    first: dict[int, int] = {}
    for item in items:
        text = reading.places[item.number].text.id
        first[text] = min(first.get(text, item.number), item.number)
    chosen: dict[int, tuple[bool, Definition]] = {}
    heard: set[str] = set()
    for item in sorted(items, key=lambda said: (-said.confidence, said.number, said.start)):
        place, group = reading.places[item.number], reading.group_of[item.number]
        if place.text.id not in chosen:
            again = group in heard or item.quote in heard
            earliest = reading.places[first[place.text.id]].passage.id
            chosen[place.text.id] = (again, _definition(item, reading, earliest))
            heard |= {group, item.quote}
    return tuple(definition for _, definition in sorted(chosen.values(), key=lambda one: one[0]))


def _definition(item: Said, reading: Reading, first_passage_id: int) -> Definition:
    place = reading.places[item.number]
    return Definition(
        text_id=place.text.id,
        passage_id=place.passage.id,
        quote=item.quote,
        pattern=item.pattern,
        confidence=round(item.confidence, 2),
        start_character=item.start,
        first_passage_id=first_passage_id,
    )
