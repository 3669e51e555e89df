"""The choosing: which pages and videos, out of all that was found, a reader's hour is spent on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aggregator.selection.addresses import canonical
from aggregator.selection.diversity import Choice, Taken, greedy
from aggregator.selection.eligibility import Entry, entry_of
from aggregator.selection.independence import groups_of
from aggregator.selection.judging import judge_all
from aggregator.selection.passages import within
from aggregator.selection.subject import Subject
from aggregator.selection.values import Considered, Decision, Options, Selection
from aggregator.selection.wording import (
    least_blogs,
    left_as_background,
    shortfalls,
    taken_as_asked,
    taken_as_background,
    taken_as_marked,
    taken_because,
    taken_by_passage,
)
from sources.values import Paper

LONG_MINUTES = 30
"""From here on it is said which passage treats the paper."""

BESIDE = frozenset({"reference", "background"})
"""What is shown beside the quota, with its kind as a label."""

FEW = 4
"""Blogs and videos, below which background is taken where the quota is not filled."""

LEAST_REFERENCE = 0.3


def choose(paper: Paper, pool: Sequence[Considered], options: Options) -> Selection:
    """Every candidate with its decision and reason, best first within a kind, and what is missing."""
    choosing = _prepare(paper, pool, options)
    _take_what_was_asked_for(choosing)
    _take_videos(choosing)
    _take_blogs(choosing)
    _take_reference(choosing)
    _take_background(choosing)
    _take_one_machine_made(choosing)
    decisions = sorted((_decision(choosing, entry) for entry in choosing.entries), key=_best_first)
    return Selection(tuple(decisions), _shortfalls(choosing))


@dataclass(slots=True)
class _Choosing:
    """The state of one choosing: what there is, and what is taken so far with its reason."""

    subject: Subject
    options: Options
    entries: tuple[Entry, ...]
    groups: Mapping[str, str]
    taken: dict[str, str] = field(default_factory=dict)
    """Address -> reason, in the order of taking."""
    background: dict[str, str] = field(default_factory=dict)
    """The same for background, which may be found as something else too."""
    choices: list[Choice] = field(default_factory=list)

    def of(self, kind: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.j.kind == kind]

    def count(self, kind: str) -> int:
        return sum(entry.url in self.taken for entry in self.of(kind))

    def group(self, entry: Entry) -> str:
        return self.groups.get(entry.url, entry.url)

    def heard(self) -> set[str]:
        """The groups of which a member is taken."""
        return {self.groups.get(url, url) for url in self.taken}


def _prepare(paper: Paper, pool: Sequence[Considered], options: Options) -> _Choosing:
    subject, judged = judge_all(paper, pool)
    entries = tuple(entry_of(paper, subject, j, options) for j in judged)
    worth = [entry.j for entry in entries if entry.about == "paper" or entry.by_passage]
    return _Choosing(subject, options, entries, groups_of(paper, worth))


def _take_what_was_asked_for(choosing: _Choosing) -> None:
    for entry in choosing.entries:
        if entry.forced and not entry.bar and entry.j.kind != "background":
            _take(choosing, entry, taken_as_asked(entry.j, choosing.options))


def _take_videos(choosing: _Choosing) -> None:
    """The surest first, as many as are wanted at most; then what else is about the paper, as many as are needed."""
    least, most = choosing.options.videos
    able = [entry for entry in _able(choosing, "video") if not entry.bar]
    _take_greedily(choosing, [entry for entry in able if entry.j.is_sure], most)
    _take_missing_lengths(choosing, able, most)
    _take_greedily(choosing, able, least)
    _take_greedily(choosing, able, least, per_voice=2)
    _take_passages(choosing, least)


def _take_blogs(choosing: _Choosing) -> None:
    able = [entry for entry in _able(choosing, "blog") if not entry.bar]
    _take_greedily(choosing, [entry for entry in able if entry.j.is_sure], choosing.options.blogs)
    _take_greedily(choosing, able, least_blogs(choosing.options))


def _take_missing_lengths(choosing: _Choosing, able: Sequence[Entry], most: int) -> None:
    """One of each length that nothing taken has."""
    for length in ("short", "middle", "long"):
        have = {entry.length for entry in choosing.of("video") if entry.url in choosing.taken}
        if length not in have and choosing.count("video") < most:
            fitting = [entry for entry in able if entry.length == length]
            _take_greedily(choosing, fitting, choosing.count("video") + 1)


def _take_passages(choosing: _Choosing, least: int) -> None:
    """Recordings that are too long, or on something wider, by their passage: only while too little is there."""
    for entry in sorted(_able(choosing, "video"), key=lambda entry: (-entry.j.score, entry.url)):
        if choosing.count("video") >= least:
            return
        if entry.by_passage and entry.passage and choosing.group(entry) not in choosing.heard():
            _take(choosing, entry, taken_by_passage(entry.j, entry.passage))


def _take_reference(choosing: _Choosing) -> None:
    """The best encyclopaedia article: labelled, outside the quota."""
    able = [
        entry
        for entry in choosing.of("reference")
        if entry.j.considered.document
        and not (entry.bar and entry.bar.rule == "put out")
        and entry.j.score >= LEAST_REFERENCE
    ]
    for entry in sorted(able, key=lambda entry: (-entry.j.score, entry.url))[:1]:
        _take(choosing, entry, "Taken as reference: outside the quota and the counts.")


def _take_background(choosing: _Choosing) -> None:
    """Where little is said of the paper, for each method that it builds on the best piece."""
    if not _lacks_sources(choosing):
        return
    settled = {canonical(url) for url in choosing.taken}
    able = [entry for entry in choosing.of("background") if not entry.bar and not entry.machine]
    for entry in sorted(able, key=lambda entry: (not entry.forced, -entry.j.score, entry.url)):
        method = entry.j.considered.found.candidate.query
        if method not in settled and canonical(entry.url) not in settled:
            settled |= {method, canonical(entry.url)}
            choosing.background[entry.url] = taken_as_background(entry.j)


def _lacks_sources(choosing: _Choosing) -> bool:
    have = choosing.count("blog") + choosing.count("video")
    return have < FEW and bool(_shortfalls(choosing))


def lacks_sources(selection: Selection) -> bool:
    """Whether so little is said of the paper itself that background is wanted."""
    have = sum(decision.kind in ("blog", "video") for decision in selection.chosen)
    return have < FEW and not selection.complete


def _take_one_machine_made(choosing: _Choosing) -> None:
    """Only where there is nothing else at all."""
    if choosing.count("blog") + choosing.count("video"):
        return
    marked = [entry for entry in choosing.entries if entry.machine and not entry.bar]
    for entry in sorted(marked, key=lambda entry: (-entry.j.score, entry.url))[:1]:
        _take(choosing, entry, taken_as_marked(entry.j, entry.machine or ""))


def _able(choosing: _Choosing, kind: str) -> list[Entry]:
    """Of each group the first that is not barred; nothing machine-made."""
    best: dict[str, Entry] = {}
    for entry in sorted(choosing.of(kind), key=lambda entry: (choosing.group(entry) != entry.url, entry.url)):
        if not entry.machine and (not entry.bar or entry.by_passage):
            known = best.get(choosing.group(entry))
            if known is None or (known.bar and not entry.bar):
                best[choosing.group(entry)] = entry
    return list(best.values())


def _take_greedily(choosing: _Choosing, able: Sequence[Entry], most: int, per_voice: int = 1) -> None:
    """The best set of what is able, up to `most` of its kind with what is taken already."""
    if not able:
        return
    kind = able[0].j.kind
    heard = choosing.heard()
    entries = {entry.url: entry for entry in able if choosing.group(entry) not in heard}
    here = {entry.url for entry in choosing.of(kind)}
    already = [choice for choice in choosing.choices if choice.key in here]

    def allowed(choice: Choice, taken: Sequence[Choice]) -> bool:
        return Counter(member.voice for member in taken)[choice.voice] < per_voice

    choices = [_choice(entry) for entry in entries.values()]
    room = most - choosing.count(kind)
    for taken in greedy(choices, choosing.subject.terms, room, allowed, already):
        entry = entries[taken.choice.key]
        _take(choosing, entry, taken_because(entry.j, entry.kind, taken), taken)


def _take(choosing: _Choosing, entry: Entry, reason: str, taken: Taken | None = None) -> None:
    choosing.taken[entry.url] = reason
    choosing.choices.append(taken.choice if taken else _choice(entry))


def _choice(entry: Entry) -> Choice:
    reading = entry.j.reading
    if reading and entry.passage and entry.bar:
        reading = within(reading, entry.passage)
    terms = reading.terms_together if reading else frozenset()
    return Choice(entry.url, entry.j.score, entry.length, entry.kind, entry.voice, terms)


def _decision(choosing: _Choosing, entry: Entry) -> Decision:
    taken = choosing.background if entry.j.kind == "background" else choosing.taken
    reason = taken.get(entry.url)
    return Decision(
        url=entry.url,
        kind=entry.j.kind,
        chosen=reason is not None,
        score=round(entry.j.score, 3),
        reason=reason or _left_because(choosing, entry),
        parts=entry.j.parts,
        group=choosing.groups.get(entry.url),
        passage=entry.passage if reason and (entry.bar or (entry.minutes or 0) >= LONG_MINUTES) else None,
        about=entry.about,
        labels=_labels(choosing, entry),
    )


def _left_because(choosing: _Choosing, entry: Entry) -> str:
    if entry.bar:
        return f"Left: {entry.bar.says}"
    if entry.j.kind == "background":
        return left_as_background(entry.j, few=_lacks_sources(choosing))
    twin = next(
        (url for url in choosing.taken if choosing.groups.get(url, url) == choosing.group(entry)), None
    )
    if twin:
        title = next(
            other.j.considered.found.candidate.title for other in choosing.entries if other.url == twin
        )
        return f"Left: says the same as “{title}”, counted once."
    if entry.machine:
        return f"Left: machine-made (it says “{entry.machine}”), and there are others."
    if any(choice.voice == entry.voice for choice in choosing.choices):
        return f"Left: about the paper, but {entry.voice} is heard already."
    return "Left: about the paper, but enough is taken that is surer or adds more."


def _labels(choosing: _Choosing, entry: Entry) -> tuple[str, ...]:
    labels = [
        entry.length,
        entry.kind,
        "machine-made" if entry.machine else None,
        "copy" if choosing.group(entry) != entry.url else None,
        "by passage" if entry.url in choosing.taken and entry.bar else None,
        entry.j.kind if entry.j.kind in BESIDE else None,
    ]
    return tuple(label for label in labels if label)


def _best_first(decision: Decision) -> tuple[str, bool, float, str]:
    return (decision.kind, not decision.chosen, -decision.score, decision.url)


def _shortfalls(choosing: _Choosing) -> tuple[str, ...]:
    why = {
        kind: Counter(
            entry.bar.rule if entry.bar else "machine" if entry.machine else "repeat"
            for entry in choosing.of(kind)
            if entry.url not in choosing.taken
        )
        for kind in ("blog", "video")
    }
    return shortfalls(choosing.options, {kind: choosing.count(kind) for kind in why}, why)
