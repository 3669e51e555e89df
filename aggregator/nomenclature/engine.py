"""From texts to terms, best first: the stages in their order."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from aggregator.nomenclature import explaining, folding, initials, kinds, paraphrases, presenting, termhood
from aggregator.nomenclature.bylines import Byline
from aggregator.nomenclature.cleaning import looks_heard
from aggregator.nomenclature.reading import read
from aggregator.nomenclature.surface import Forms
from aggregator.nomenclature.values import Definition, Passage, SourceText, Term

_NOBODY = Byline()


def extract_terms(texts: Iterable[str]) -> list[Term]:
    """The terms of plain texts, one string per document, best first. What looks like automatic captions is taken for such."""
    return read_terms(
        [
            SourceText(n, str(n), (Passage(n, text),), automatic=looks_heard(text))
            for n, text in enumerate(texts)
        ]
    )


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Nothing here forms a cycle; the collector would walk the growing counts again and again (a tenth of the time)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _count_all_as_old()
            gc.enable()


def _count_all_as_old() -> None:
    """Or the collector would walk all terms as soon as it is back; what somebody else has frozen stays frozen."""
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()


@_no_search_for_cycles()
def read_terms(texts: Sequence[SourceText], byline: Byline = _NOBODY) -> list[Term]:
    """The terms of documents, best first, each with its variants, places, counts and the parts of its score."""
    reading = read(texts, byline)
    stands_for = folding.short_forms(expansion for expansion, _ in reading.expansions)
    candidates = folding.with_acronyms(
        folding.merged(reading.tally.candidates, reading.tally.word_counts), stands_for
    )
    said = [expansion for expansion, _ in reading.expansions]
    candidates = reading.tally.candidates = folding.without_pieces(candidates, said)
    unsaid = initials.unsaid(reading.tally, reading.group_of, said)
    candidates = folding.with_acronyms(candidates, unsaid)
    stands_for |= unsaid
    candidates = paraphrases.with_paraphrases(candidates, stands_for)
    evidence = folding.evidence(stands_for) | kinds.without_kinds(candidates, stands_for, reading)
    judged = termhood.judged(candidates, reading)
    defined = explaining.definitions((entry.candidate for entry in judged), reading, stands_for)
    forms = Forms(candidates, reading.heard, reading.written)
    looked_up = {text.id for text in texts if text.articles}
    return [
        presenting.term(entry, reading, forms, stands_for, evidence, defined.get(entry.key, ()))
        for entry in termhood.with_definitions(judged, _surest(defined, looked_up))
    ]


def _surest(defined: Mapping[str, Sequence[Definition]], looked_up: Collection[int]) -> dict[str, float]:
    """Of each term's definitions the highest confidence; what was looked up because it is a term is no evidence that it is."""
    found: dict[str, float] = {}
    for key, said in defined.items():
        if own := [one.confidence for one in said if one.text_id not in looked_up]:
            found[key] = max(own)
    return found
