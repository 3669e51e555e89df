"""Stage 6: what no source defines is looked up in an encyclopaedia, which stands aside: quoted, and never counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from aggregator.stages.asking import Job, ask_all
from aggregator.stages.world import World
from aggregator.store import looking_up as store
from aggregator.store import read
from sources.checking import checked_articles
from sources.contract import Encyclopaedia, ask
from sources.outcomes import Outcome, found, none
from sources.values import Article, Document, Paper, Segment

TERMS = "terms"
"""What a source is asked for: the `item` of its outcome."""

MOST_TERMS = 50
FOREMOST = 200
"""Of the paper's terms, which show whether an article is of its world."""

MOST_QUALIFIED_WORDS = 2
"""'rank (machine learning)': longer terms have no second sense that would need it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term to look up: its names, and the titles that its article may have, the likeliest first."""

    names: tuple[str, ...]
    titles: tuple[str, ...]


def look_up(paper: Paper, world: World, anew: bool) -> None:
    """Asks every encyclopaedia that is due, `anew` even who answered before: the texts, and so the terms, are others. All are
    asked for the same terms, so that it does not matter who answers first."""
    for job, outcome in ask_all(list(_questions(paper, world, anew)), world.tell):
        store.save_looked_up(world.db, paper.arxiv_id, job.source, job.item, outcome)


def due(paper: Paper, world: World, anew: bool) -> list[Encyclopaedia]:
    """Whom to ask; offline nobody, so that what was looked up stays as it is."""
    if world.door.offline:
        return []
    return [
        source
        for source in world.registry.encyclopaedias()
        if anew or not read.is_settled(world.db, paper.arxiv_id, source.name, TERMS)
    ]


def _questions(paper: Paper, world: World, anew: bool) -> Iterator[Job[Document]]:
    others = store.foremost(world.db, paper.arxiv_id, FOREMOST)
    rows = store.undefined(world.db, paper.arxiv_id, MOST_TERMS)
    terms = [wanted(row["term"], row["expansion"]) for row in rows]
    if terms:
        for source in due(paper, world, anew):
            yield Job(source.name, TERMS, partial(_asked, source, world, terms, others), source.name)


def wanted(term: str, expansion: str | None) -> Wanted:
    """A short form is looked up under what it stands for."""
    qualified = (f"{term} (machine learning)",) if len(term.split()) <= MOST_QUALIFIED_WORDS else ()
    return Wanted((term, expansion) if expansion else (term,), (*qualified, expansion or term))


def _asked(
    source: Encyclopaedia, world: World, terms: Sequence[Wanted], others: Sequence[str]
) -> Outcome[Document]:
    titles = [title for term in terms for title in term.titles]
    outcome: Outcome[Any] = ask(
        lambda: checked_articles(source.openings(world.door, titles), source.name), source.name
    )
    if outcome.value is None:
        return replace(outcome, advice="")  # nothing hangs on it: a person need do nothing
    segments = openings(outcome.value, terms, others)
    if not segments:
        return none(f"{source.label}: no article on the terms that nobody defines")
    return found(_document(source, segments, outcome.value, len(terms)), _said(source, segments, terms))


def openings(
    articles: Mapping[str, Article], terms: Sequence[Wanted], others: Sequence[str]
) -> tuple[Segment, ...]:
    """What may be quoted: of each term the beginning of the first article that is about it in the paper's sense."""
    from aggregator.nomenclature.senses import beginning  # heavy: its lexicon

    taken: dict[str, Segment] = {}
    for term in terms:
        for article in (articles[title] for title in term.titles if title in articles):
            if _fits(article, term.names, others) and (text := beginning(article.opening)):
                taken.setdefault(article.url, Segment(text, article.title, address=article.url))
                break
    return tuple(taken.values())


def _fits(article: Article, names: Sequence[str], others: Sequence[str]) -> bool:
    from aggregator.nomenclature.senses import sense_in, sense_of  # heavy: its lexicon

    if article.field:
        return sense_in(article.field, article.title, names, others).fits
    return sense_of(article.title, article.opening, names, others).fits


def _document(
    source: Encyclopaedia, segments: tuple[Segment, ...], articles: Mapping[str, Article], asked: int
) -> Document:
    return Document(
        "reference",
        source.home,
        f"{source.label} on the terms of this paper ({source.licence})",
        segments,
        source.name,
        author=source.authors,
        description=f"Looked up: {len(segments)} of {asked} terms that no source defines; outside the quota and the counts.",
        fetched_at=max(article.fetched_at for article in articles.values()),
        fetched_from=source.home,
    )


def _said(source: Encyclopaedia, segments: Sequence[Segment], terms: Sequence[Wanted]) -> str:
    return f"{source.label}: articles on {len(segments)} of {len(terms)} terms that no source defines"
