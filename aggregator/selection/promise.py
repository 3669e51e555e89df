"""What a candidate promises before it is read: its headline, what stands beside it, who found it and how high up."""

from __future__ import annotations

from dataclasses import dataclass

from aggregator.selection.headline import Headline, read_headline
from aggregator.selection.reading import ARXIV_ID
from aggregator.selection.subject import Subject
from aggregator.selection.values import Found
from aggregator.selection.words import plain, stem

HEADLINE, BESIDE, AGREEMENT, RANK = 0.55, 0.25, 0.12, 0.08
"""What headline, snippet, agreement of sources and rank can add; together 1."""

ELSEWHERE, USE = 0.3, 0.6
"""What is left of a promise whose headline is about another thing or about many, or about use."""

BY_AUTHOR = 0.2
"""Instead of the headline, for one that has the name of an author: a talk, perhaps on this."""

RECOMMENDED = 0.3
"""Instead of the headline, for a link without a title: somebody named it where the paper was discussed."""

WORTH_OPENING = 0.12

FULL_AGREEMENT = 4
"""Sightings by different queries from which on more says nothing more."""


@dataclass(frozen=True, slots=True)
class Promise:
    """How much a candidate promises, from 0 to 1, and whether it may be opened at all."""

    found: Found
    value: float
    headline: Headline
    forced: bool = False
    """Whether a person asked for it."""

    @property
    def worth_opening(self) -> bool:
        return self.forced or self.value >= WORTH_OPENING


def promise_of(subject: Subject, found: Found, *, forced: bool = False) -> Promise:
    """The promise of a candidate; 0 where nothing of a paper that has a name stands in what is known of it."""
    candidate = found.candidate
    headline = read_headline(subject, tuple(sighting.title for sighting in found.sightings))
    shown = " ".join(filter(None, (candidate.title, candidate.snippet)))
    beside = _beside(subject, candidate.snippet or "", candidate.url)
    untitled = not candidate.title.strip() or candidate.title.startswith(("http://", "https://"))
    told = headline.strength or headline.by_author or beside or (untitled and candidate.snippet)
    if subject.names and not (told or _shares_a_term(subject, shown)):
        return Promise(found, 0.0, headline, forced)
    by_other_signs = max(RECOMMENDED if untitled else 0.0, BY_AUTHOR if headline.by_author else 0.0)
    base = max(HEADLINE * _strength(subject, headline), by_other_signs) + BESIDE * beside
    value = base + AGREEMENT * _agreement(found) + RANK / (1 + candidate.rank)
    value *= (ELSEWHERE if _is_elsewhere(subject, headline, beside) or headline.many else 1.0) * (
        USE if headline.use else 1.0
    )
    return Promise(found, value, headline, forced)


def _strength(subject: Subject, headline: Headline) -> float:
    """Another name takes nothing from a headline where the paper has none: it may be what people call it."""
    return headline.strength or (0.0 if subject.names else headline.title_share / 2)


def _is_elsewhere(subject: Subject, headline: Headline, beside: float) -> bool:
    """Whether its headline names something else, and nothing beside it says that it is of this paper all the same."""
    named = headline.named or headline.whole_title
    return bool(headline.others) and bool(subject.names) and not named and beside < 1.0


def _beside(subject: Subject, snippet: str, url: str) -> float:
    """What the snippet and the address say: the paper's own address or title, else its name, else its terms."""
    low = f"{snippet} {url}".lower()
    said = plain(low)
    if (
        subject.arxiv_id in ARXIV_ID.findall(low)
        or subject.arxiv_id in url
        or any(f" {phrase} " in f" {said} " for phrase in (subject.title, *subject.phrases))
    ):
        return 1.0
    named = any(f" {' '.join(form)} " in f" {said} " for form in subject.forms)
    stems = {stem(word) for word in said.split()}
    terms = sum(weight for term, weight in subject.terms.items() if term in stems)
    return min(1.0, 0.4 * named + 0.15 * terms)


def _shares_a_term(subject: Subject, shown: str) -> bool:
    stems = {stem(word) for word in plain(shown).split()}
    return bool(stems & (subject.title_stems | subject.terms.keys()))


def _agreement(found: Found) -> float:
    sightings = {(sighting.source, sighting.query) for sighting in found.sightings}
    return min(1.0, (len(sightings) - 1) / (FULL_AGREEMENT - 1))
