"""From documents to a tally: every passage cleaned, cut into words, tagged, and its candidates counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aggregator.nomenclature.acronyms import Expansion, expansions
from aggregator.nomenclature.bylines import (
    Byline,
    People,
    cited_names,
    named_authors,
    people,
    speaks_of_a_paper,
    title_pattern,
)
from aggregator.nomenclature.candidates import runs
from aggregator.nomenclature.cleaning import GAP, countable, is_end_matter, is_punctuated
from aggregator.nomenclature.counting import Tally
from aggregator.nomenclature.given_names import GIVEN_NAMES
from aggregator.nomenclature.heard import Repairs
from aggregator.nomenclature.mishearing import repairs
from aggregator.nomenclature.tagging import Tagger
from aggregator.nomenclature.tokens import Vocabulary, words
from aggregator.nomenclature.values import Passage, SourceText


@dataclass(frozen=True, slots=True)
class Place:
    """A passage in its text; candidates name places by their number."""

    text: SourceText
    passage: Passage


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read: the places, the counts, and what the texts say of their acronyms."""

    places: list[Place]
    tally: Tally
    expansions: list[tuple[Expansion, int]]
    """With the number of the place that says so."""

    group_of: list[str]
    """Of each place; '' for the paper's own text."""
    voices: int
    """Independent groups, without the paper's own text and what stands aside."""
    written: list[bool]
    """Of each place: people wrote it, with marks and capitals."""
    heard: Repairs
    """What automatic captions made of words."""
    people: People
    """Whose names are no terms."""


def read(texts: Sequence[SourceText], byline: Byline) -> Reading:
    """Reads every passage once; what stands under 'References' and the like is skipped, and what stands aside is not counted."""
    vocabulary, tagger, tally = Vocabulary(), Tagger(), Tally()
    places = [Place(text, passage) for text in texts for passage in text.passages]
    punctuated = [is_punctuated(place.passage.text) for place in places]
    written = [not place.text.automatic and marked for place, marked in zip(places, punctuated, strict=True)]
    explained: list[tuple[Expansion, int]] = []
    title = title_pattern(byline.titles)
    cited: set[str] = set()
    tokens = {
        number: words(countable(_spoken_of(places, number, title)), vocabulary)
        for number, place in enumerate(places)
        if not (place.text.aside or is_end_matter(place.passage.heading))
    }
    heard = repairs([*tokens.values()], [places[number].text.automatic for number in tokens])
    for number, as_written in tokens.items():
        place = places[number]
        cited |= cited_names(place.passage.text)
        explains = expansions(place.passage.text)
        explained.extend((expansion, number) for expansion in explains if len(expansion.short) > 1)
        said = heard.mended(as_written) if place.text.automatic else as_written
        tally.add_words(said)
        for run in runs(said, tagger.tags(said), punctuated=punctuated[number]):
            tally.add_run(run, number)
    groups = ["" if place.text.anchor else place.text.group or f"#{place.text.id}" for place in places]
    voices = {groups[number] for number, place in enumerate(places) if not place.text.aside} - {""}
    return Reading(
        places,
        tally,
        explained,
        groups,
        len(voices),
        written,
        heard,
        _people(texts, byline, cited, tally),
    )


def _people(texts: Sequence[SourceText], byline: Byline, cited: set[str], tally: Tally) -> People:
    """Of texts that speak of a paper, whom they say wrote it, too, and every given name with the name behind it."""
    speaking = [any(speaks_of_a_paper(passage.text) for passage in text.passages) for text in texts]
    if 2 * sum(speaking) < len(texts) and not any(text.anchor for text in texts):
        return people(byline, cited)
    authors = {name for text in texts for passage in text.passages for name in named_authors(passage.text)}
    with_given = {
        f"{candidate.words[0].low} {candidate.words[1].low}"
        for candidate in tally.candidates.values()
        if len(candidate.words) == 2 and candidate.words[0].low in GIVEN_NAMES and candidate.words[0].named
    }
    return people(Byline((*byline.people, *sorted(authors), *sorted(with_given))), cited, of_a_paper=True)


_SPEAKER = re.compile(r"\b[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+)?:(?=\s)")
"""'NADIA: Hi': who speaks, in captions by hand."""


def _spoken_of(places: list[Place], number: int, title: re.Pattern[str] | None) -> str:
    """A passage with its heading; what others say without the paper's title, which is a name, and without who speaks."""
    whole = _with_heading(places, number)
    if places[number].text.spoken:
        whole = _SPEAKER.sub(GAP, whole)
    return title.sub(GAP, whole) if title and not places[number].text.anchor else whole


def _with_heading(places: list[Place], number: int) -> str:
    """A passage's text, under its heading if that is new: the passages of a section share one heading."""
    place = places[number]
    heading = place.passage.heading
    before = places[number - 1] if number else None
    if not heading or (before and before.text is place.text and before.passage.heading == heading):
        return place.passage.text
    return f"{heading}\n\n{place.passage.text}"
