"""From texts to terms, best first. First version: candidates, folding by case, plural and hyphen, C-value and contrast."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from aggregator.nomenclature.candidates import runs, spans
from aggregator.nomenclature.cleaning import countable
from aggregator.nomenclature.tagging import Tagger
from aggregator.nomenclature.tokens import Vocabulary, words
from aggregator.nomenclature.values import Passage, SourceText, Term, Use, Variant


def extract_terms(texts: Iterable[str]) -> list[Term]:
    """The terms of plain texts, one string per document, best first."""
    return read_terms([SourceText(n, str(n), (Passage(n, text),)) for n, text in enumerate(texts)])


def read_terms(texts: Sequence[SourceText]) -> list[Term]:
    """The terms of documents, best first, each with its variants, places and counts."""
    vocabulary, tagger = Vocabulary(), Tagger()
    places = [(text, passage) for text in texts for passage in text.passages]
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    zipfs: dict[str, list[float]] = {}
    for place, (_, passage) in enumerate(places):
        heading = f"{passage.heading}\n\n" if passage.heading else ""
        tokens = words(countable(heading + passage.text), vocabulary)
        for run in runs(tokens, tagger.tags(tokens)):
            for span in spans(run):
                key = " ".join([word.folded for word in span])
                found[key][" ".join([word.form for word in span])].append(place)
                if key not in zipfs:
                    zipfs[key] = [word.zipf for word in span]
    counts = {key: sum(map(len, forms.values())) for key, forms in found.items()}
    nested = _nested(counts)
    voices = len({text.group for text in texts if not text.anchor})
    terms = [_term(key, forms, places, zipfs[key], nested[key], voices) for key, forms in found.items()]
    return sorted(terms, key=lambda term: (-term.score, term.key))


def _nested(counts: dict[str, int]) -> dict[str, float]:
    """Mean count of the longer candidates that hold a key (Frantzi & Ananiadou 2000)."""
    sums: dict[str, float] = defaultdict(float)
    holders: Counter[str] = Counter()
    for key, count in counts.items():
        parts = key.split()
        for size in range(1, len(parts)):
            for start in range(len(parts) - size + 1):
                inner = " ".join(parts[start : start + size])
                sums[inner] += count
                holders[inner] += 1
    return defaultdict(float, {key: sums[key] / holders[key] for key in holders})


def _term(
    key: str,
    forms: dict[str, list[int]],
    places: list[tuple[SourceText, Passage]],
    zipfs: list[float],
    nested: float,
    voices: int,
) -> Term:
    uses = Counter(place for listed in forms.values() for place in listed)
    heard = [place for place in uses if not places[place][0].anchor]
    in_paper = sum(count for place, count in uses.items() if places[place][0].anchor)
    groups = len({places[place][0].group for place in heard})
    occurrences = sum(uses[place] for place in heard)
    best = max(forms, key=lambda form: (len(forms[form]), form))
    length = len(key.split())
    parts = (
        ("frequency", math.log2(1 + max(occurrences + in_paper - nested, 0.1))),
        ("length", 1 + 0.25 * math.log2(length) if length > 1 else 0.8),
        ("contrast", math.sqrt(sum(max(0.1, 7.0 - zipf) for zipf in zipfs) / length)),
        ("spread", 1 + 0.75 * math.log(max(groups, 1)) / math.log(max(voices, 2))),
        ("recurrence", 0.3 if occurrences + in_paper == 1 else 1.0),
        ("anchor", 1.3 if in_paper else 1.0),
    )
    return Term(
        term=best,
        key=key,
        score=math.prod(value for _, value in parts),
        occurrences=occurrences if voices else in_paper,
        document_frequency=groups if voices else 1,
        variants=tuple(Variant(form, len(listed), "case") for form, listed in sorted(forms.items()) if form != best),
        uses=tuple(Use(places[p][0].id, places[p][1].id, count) for p, count in sorted(uses.items())),
        parts=parts,
        paper_occurrences=in_paper,
    )
