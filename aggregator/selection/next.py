"""What to open next: a small batch, the most promising first, until there is enough.

It depends on nothing but its arguments, so that a run that is taken up again asks for the same things in the same order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aggregator.selection.addresses import site_of
from aggregator.selection.choosing import choose
from aggregator.selection.eligibility import is_favoured, is_forced, put_out
from aggregator.selection.judging import subject_as_called
from aggregator.selection.kinds import length_of
from aggregator.selection.promise import Promise, promise_of
from aggregator.selection.values import Considered, Found, Options, Selection
from aggregator.selection.wording import least_blogs
from aggregator.selection.words import plain
from sources.values import Paper

PER_GATHER = {"blog": 12, "video": 15}
"""architecture.md: at most 15 videos are opened for their transcripts in one gather."""

BATCH = {"blog": 6, "video": 5}
"""Opened at a time. Of six pages the three that are to be had at most can be chosen, not only kept."""

MOST_REFERENCES = 2
"""So many are opened, all at once."""

LATER_PROMISE = 0.3
"""Once there is as much as is needed at least, only what promises this much is still opened."""

NEW_LENGTH, SAME_VOICE = 0.25, 0.4
"""What a length not yet there adds to a promise, and what a channel or site already there takes from it."""


def next_to_read(
    paper: Paper, pool: Sequence[Considered], options: Options, opened: Mapping[str, int]
) -> tuple[Found, ...]:
    """The next few candidates worth opening, or () when there is enough or nothing worthwhile is left.

    `opened`: how many of each kind this gather has opened already."""
    accepted = {(decision.kind, decision.url) for decision in choose(paper, pool, options).chosen}
    have = [c.found for c in pool if (_kind(c.found), c.found.candidate.url) in accepted]
    waiting = _waiting(paper, pool, options)
    return (
        *_videos(waiting, have, options, opened.get("video", 0)),
        *_blogs(waiting, have, options, opened.get("blog", 0)),
        *_references(waiting, pool),
    )


def bound_reached(selection: Selection, opened: Mapping[str, int]) -> tuple[str, ...]:
    """What is said where videos are missing because no more may be opened."""
    lacking = any("not opened" in said and "video" in said for said in selection.shortfalls)
    if not lacking or opened.get("video", 0) < PER_GATHER["video"]:
        return ()
    return (
        f"{PER_GATHER['video']} videos were opened, as many as one gather may; --refresh goes on with others.",
    )


def _waiting(paper: Paper, pool: Sequence[Considered], options: Options) -> list[Promise]:
    """What may be opened, the most promising first; what a person asked for before everything."""
    subject = subject_as_called(paper, pool)
    untried = [
        c.found
        for c in pool
        if _kind(c.found) != "background"
        and c.document is None
        and c.unread is None
        and not put_out(c.found, options)
    ]
    asked_for = [is_forced(found, options) or is_favoured(found, options) for found in untried]
    promises = [
        promise_of(subject, found, forced=forced) for found, forced in zip(untried, asked_for, strict=True)
    ]
    worth = [promise for promise in promises if promise.worth_opening or _kind(promise.found) == "reference"]
    return sorted(worth, key=lambda promise: (-promise.value, promise.found.candidate.url))


def _videos(waiting: Sequence[Promise], have: Sequence[Found], options: Options, opened: int) -> list[Found]:
    """Within the minutes asked for; longer ones, for a passage, only when nothing else is left and too little is there."""
    least, most = options.videos
    there = [found for found in have if _kind(found) == "video"]
    room = min(BATCH["video"], PER_GATHER["video"] - opened, most - len(there))
    videos = [promise for promise in waiting if _kind(promise.found) == "video"]
    within = [promise for promise in videos if promise.forced or _fits(promise.found, options)]
    if len(there) >= least:
        within = [promise for promise in within if promise.forced or promise.value >= LATER_PROMISE]
    batch = _spread(within, there, room)
    if not batch and len(there) < least:
        return _spread([promise for promise in videos if _is_longer(promise.found, options)], there, room)
    return batch


def _blogs(waiting: Sequence[Promise], have: Sequence[Found], options: Options, opened: int) -> list[Found]:
    there = [found for found in have if _kind(found) == "blog"]
    missing = options.blogs - len(there)
    room = min(BATCH["blog"], PER_GATHER["blog"] - opened) if missing > 0 else 0
    pages = [promise for promise in waiting if _kind(promise.found) == "blog"]
    if len(there) >= least_blogs(options):
        pages = [promise for promise in pages if promise.forced or promise.value >= LATER_PROMISE]
    return _spread(pages, there, room)


def _references(waiting: Sequence[Promise], pool: Sequence[Considered]) -> list[Found]:
    """Encyclopaedia articles, as their sources ranked them."""
    tried = sum(_kind(c.found) == "reference" and bool(c.document or c.unread) for c in pool)
    ranked = sorted(
        (promise.found for promise in waiting if _kind(promise.found) == "reference"),
        key=lambda found: (found.candidate.rank, found.candidate.url),
    )
    return ranked[: max(0, MOST_REFERENCES - tried)]


def _spread(waiting: Sequence[Promise], there: Sequence[Found], room: int) -> list[Found]:
    """The most promising, one by one; what brings a new length first, what is of a voice already there last."""
    batch: list[Found] = []
    left = list(waiting)
    while left and len(batch) < room:
        best = max(left, key=lambda promise: _worth(promise, [*there, *batch]))
        left.remove(best)
        batch.append(best.found)
    return batch


def _worth(promise: Promise, there: Sequence[Found]) -> float:
    length = _length(promise.found)
    new_length = length is not None and length not in {_length(found) for found in there}
    same_voice = _voice(promise.found) in {_voice(found) for found in there}
    return promise.value + NEW_LENGTH * new_length - SAME_VOICE * same_voice + 10 * promise.forced


def _kind(found: Found) -> str:
    return found.candidate.kind


def _length(found: Found) -> str | None:
    seconds = found.candidate.duration_seconds
    return length_of(seconds / 60) if seconds and _kind(found) == "video" else None


def _voice(found: Found) -> str:
    candidate = found.candidate
    own = plain(candidate.author or "") if candidate.kind == "video" else site_of(candidate.url)
    return own or candidate.url


def _fits(found: Found, options: Options) -> bool:
    seconds = found.candidate.duration_seconds
    return seconds is None or options.minutes[0] <= seconds / 60 <= options.minutes[1]


def _is_longer(found: Found, options: Options) -> bool:
    seconds = found.candidate.duration_seconds
    return seconds is not None and seconds / 60 > options.minutes[1]
