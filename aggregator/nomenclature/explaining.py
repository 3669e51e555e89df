"""The definitions of terms, from all texts: who says best what it is, one quote a text, the surest first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from aggregator.nomenclature.acronyms import Expansion
from aggregator.nomenclature.counting import Candidate
from aggregator.nomenclature.definitions import Found, defining
from aggregator.nomenclature.headings import keys_in, with_kinds
from aggregator.nomenclature.keys import key_of
from aggregator.nomenclature.reading import Reading
from aggregator.nomenclature.sentences import closed_sentences
from aggregator.nomenclature.subjects import Sought, folded_words
from aggregator.nomenclature.values import Definition

MOST_TERMS = 600
"""So many of the best terms are looked for; what ranks lower is hardly ever defined."""

_SUREST = 0.98


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
        for named in with_kinds(key):
            owners.setdefault(named, owners[key])
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


_ENTRY = "entry"
_OF_ARTICLES = 0.9


def _of_article(stretch: Stretch, sought: Sought) -> Iterator[Found]:
    """The first sentence of an article on a term, however it is put: it says what the term is (Wikipedia, Manual of Style,
    Lead section). An entry of a glossary has its term for its heading only, 'A measure of …': all of it is quoted."""
    names = keys_in(stretch.heading or "") if stretch.article else ()
    keys = [name for name in names if name in sought.keys]
    spans = closed_sentences(stretch.text) if keys else []
    if not spans:
        return
    start, end = spans[0]
    said = folded_words(stretch.text[start:end])
    is_article = any(f" {name} " in said for name in names)
    for key in keys:
        if is_article:
            yield Found(key, start, end, "article", _OF_ARTICLES)
        else:
            yield Found(key, start, spans[-1][1], _ENTRY, _SUREST)


def _best(items: list[Said], reading: Reading) -> tuple[Definition, ...]:
    """The surest of every text, of equals the first said, what was looked up after the voices; what another group said already,
    word by word or not, goes last."""
    first: dict[int, int] = {}
    for item in items:
        text = reading.places[item.number].text.id
        first[text] = min(first.get(text, item.number), item.number)
    chosen: dict[int, tuple[bool, Definition]] = {}
    heard: set[str] = set()
    for item in sorted(
        items, key=lambda said: (-said.confidence, _turn(said, reading), said.number, said.start)
    ):
        place, group = reading.places[item.number], reading.group_of[item.number]
        if place.text.id not in chosen:
            again = group in heard or item.quote in heard
            earliest = reading.places[first[place.text.id]].passage.id
            chosen[place.text.id] = (again, _definition(item, reading, earliest))
            heard |= {group, item.quote}
    return tuple(definition for _, definition in sorted(chosen.values(), key=lambda one: one[0]))


def _turn(item: Said, reading: Reading) -> int:
    """Among equals: whoever speaks of the paper, a glossary of its field, an encyclopaedia of everything."""
    looked_up = reading.places[item.number].text.articles
    return 0 if not looked_up else 1 if item.pattern == _ENTRY else 2


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
