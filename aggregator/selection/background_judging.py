"""Is it about the method? For sources of kind 'background': the headline must name it, and the text must speak of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from aggregator.selection.background import short_form
from aggregator.selection.headline import Headline, read_headline
from aggregator.selection.reading import Reader
from aggregator.selection.relevance import About, Judgement
from aggregator.selection.subject import Subject, forms_of, subject_of
from aggregator.selection.values import Considered, Part
from aggregator.selection.words import stem, tokens
from sources.values import Candidate, Document, Paper

LEAST_MENTIONS = 3
LEAST_PER_THOUSAND = 2.0
"""Once in 500 words: a text on something else names a method when it uses it, not all the way through."""

FULL_PER_THOUSAND = 8.0
HEADLINE, TEXT = 0.6, 0.4
"""What headline and text can add to the score; together 1."""

MOST_NAMED = 5
"""Kept of what one source finds for one method."""


def naming(paper: Paper, method: str, found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The first few candidates whose title names the method and nothing made from it."""
    subject = method_subject(paper, method)
    return tuple(item for item in found if _names(read_headline(subject, (item.title,))))[:MOST_NAMED]


def judge_background(paper: Paper, considered: Considered) -> Judgement:
    """`about` is 'method' for what explains the method that it was found for, else 'beside'; 'unknown' unread."""
    candidate, document = considered.found.candidate, considered.document
    subject = method_subject(paper, candidate.query)
    headline = read_headline(subject, (candidate.title, document.title if document else None))
    if document is None:
        return Judgement(considered, "unknown", 0.0, (), headline)
    reading = Reader(subject).read(document, headline)
    mentions = max(reading.names, _said_in_words(subject, document) if reading.names else 0)
    parts = tuple(_parts(candidate.query, headline, mentions, reading.words))
    about: About = "method" if len(parts) == 2 else "beside"
    return Judgement(considered, about, sum(part.value for part in parts), parts, headline, reading)


@lru_cache(maxsize=64)
def method_subject(paper: Paper, method: str) -> Subject:
    """A method as something to recognise: its name and its short form, no text of its own."""
    short = short_form(method, paper.abstract)
    return replace(
        subject_of(Paper("", method, (), "", source="")),
        short=short,
        names=(method,),
        forms=forms_of(short, (method,)),
        generic=True,
        terms={},
        joined={},
        broken={},
        pieces=frozenset(),
    )


def _names(headline: Headline) -> bool:
    return bool(headline.named) and not headline.many


def _said_in_words(subject: Subject, document: Document) -> int:
    """How often the rarest word of the name is said: who explains batch normalization says 'the batch' and 'normalizes'."""
    counts: Counter[str] = Counter()
    for word, count in Counter(tokens(document.text)).items():
        if (root := stem(word)) in subject.title_stems:
            counts[root] += count
    return min((counts[root] for root in subject.title_stems), default=0)


def _parts(method: str, headline: Headline, mentions: int, words: int) -> Iterable[Part]:
    """One for what the headline says, one for the text; each only where it is enough."""
    if _names(headline):
        yield Part("headline", HEADLINE * headline.strength, f"its headline names {headline.named}")
    per_thousand = 1000 * mentions / max(1, words)
    if mentions >= LEAST_MENTIONS and per_thousand >= LEAST_PER_THOUSAND:
        value = TEXT * min(1.0, per_thousand / FULL_PER_THOUSAND)
        yield Part("text", value, f"its text keeps to {method}: {mentions} times in {words:,} words")
