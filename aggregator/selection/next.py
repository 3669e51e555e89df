"""What to open next: a small batch, the most promising first, until there is enough.

What a candidate promises is read off its metadata alone: its headline, its snippet, its length, who found it. It
depends only on the arguments, so that an interrupted run goes on as if nobody had disturbed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from aggregator.selection.eligibility import Entry, entry_of
from aggregator.selection.headline import read_headline
from aggregator.selection.independence import groups_of
from aggregator.selection.reading import Reader, covered
from aggregator.selection.relevance import judge
from aggregator.selection.subject import Subject, subject_of
from aggregator.selection.values import Considered, Found, Options
from aggregator.selection.words import stem, tokens
from sources.values import Paper

PER_GATHER = {"blog": 12, "video": 15}
"""architecture.md: at most 15 videos are opened for their transcripts in one gather."""

BATCH = {"blog": 4, "video": 5}
REFERENCES = 1

LEAST_PROMISE = 0.5
"""Below it nothing but its place in a list speaks for a candidate."""


def next_to_read(
    paper: Paper, pool: Sequence[Considered], options: Options, opened: Mapping[str, int]
) -> tuple[Found, ...]:
    """The next few candidates worth opening, or () when there is enough or nothing worthwhile is left."""
    subject = subject_of(paper)
    accepted = _accepted(paper, subject, pool, options)
    batch: list[Found] = []
    for kind, wanted in (("video", options.videos[1]), ("blog", options.blogs)):
        room = min(BATCH[kind], PER_GATHER[kind] - opened.get(kind, 0))
        if accepted[kind] < wanted and room > 0:
            batch += _most_promising(paper, subject, _untried(pool, kind), options)[:room]
    return (*batch, *_references(pool))


def _untried(pool: Sequence[Considered], kind: str) -> list[Found]:
    return [
        item.found
        for item in pool
        if item.found.candidate.kind == kind and item.document is None and item.unread is None
    ]


def _references(pool: Sequence[Considered]) -> list[Found]:
    """One encyclopaedia article, the first that can be read."""
    if any(item.document for item in pool if item.found.candidate.kind == "reference"):
        return []
    untried = _untried(pool, "reference")
    return sorted(untried, key=lambda found: (found.candidate.rank, found.candidate.url))[:REFERENCES]


def _accepted(
    paper: Paper, subject: Subject, pool: Sequence[Considered], options: Options
) -> Mapping[str, int]:
    """How many independent voices among what was read may be taken for sure, by kind."""
    read = [item for item in pool if item.document]
    reader = Reader(subject)
    judged = [judge(reader, item) for item in sorted(read, key=lambda item: item.found.candidate.url)]
    groups = groups_of(paper, judged)
    able = [entry_of(paper, subject, j, options) for j in judged]
    return {kind: len(_voices(able, groups, kind)) for kind in BATCH}


def _voices(entries: Iterable[Entry], groups: Mapping[str, str], kind: str) -> set[str]:
    sure = (
        e for e in entries if e.j.kind == kind and (e.forced or e.j.is_sure) and not e.bar and not e.machine
    )
    return {f"{entry.voice} {groups.get(entry.url, '')}" for entry in sure}


def _most_promising(
    paper: Paper, subject: Subject, untried: Sequence[Found], options: Options
) -> list[Found]:
    promises = {found.candidate.url: promise(paper, subject, found, options) for found in untried}
    worth = [found for found in untried if promises[found.candidate.url] >= LEAST_PROMISE]
    return sorted(worth, key=lambda found: (-promises[found.candidate.url], found.candidate.url))


def promise(paper: Paper, subject: Subject, found: Found, options: Options) -> float:
    """What the metadata promise: 0 for what is put out or far too short, 9 for what a person asked for."""
    candidate = found.candidate
    if found.mark in ("removed", "excluded"):
        return 0.0
    if found.mark in ("added", "included"):
        return 9.0
    minutes = (candidate.duration_seconds or 0) / 60
    if candidate.kind == "video" and candidate.duration_seconds and minutes < options.minutes[0]:
        return 0.0
    too_long = candidate.kind == "video" and minutes > options.minutes[1]
    return max(
        0.0, _by_headline(subject, found) + _by_words(paper, subject, found) + _by_finding(found) - too_long
    )


def _by_headline(subject: Subject, found: Found) -> float:
    """What the headline says it is about; a name beside the paper's own, or instead of it, counts against it."""
    headline = read_headline(subject, (found.candidate.title, None))
    other = bool(headline.rivals or headline.foreign) and not headline.whole_title
    return 3.0 * headline.strength - 1.0 * other


def _by_words(paper: Paper, subject: Subject, found: Found) -> float:
    """The id in an address or a snippet, and the abstract's terms in title, address and snippets."""
    said = " ".join(
        f"{sighting.title} {sighting.snippet or ''} {sighting.url}" for sighting in found.sightings
    )
    stems = [stem(word) for word in tokens(said)]
    heard = {*stems, *(" ".join(pair) for pair in pairwise(stems))}
    return 2.0 * (paper.arxiv_id in said) + min(2.0, 8.0 * covered(subject, heard & subject.terms.keys()))


def _by_finding(found: Found) -> float:
    """Found by several, or near the top of a list."""
    sources = {sighting.source for sighting in found.sightings}
    best = min(sighting.rank for sighting in found.sightings)
    return 0.4 * (len(sources) - 1) + 0.1 * min(len(found.sightings), 5) + 0.4 / (1 + best)
