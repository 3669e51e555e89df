"""Which background to open next: for each method that is not explained yet, its best piece, one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aggregator.selection.addresses import video_id
from aggregator.selection.background import methods_of
from aggregator.selection.background_judging import method_subject
from aggregator.selection.choosing import choose, lacks_sources
from aggregator.selection.eligibility import put_out
from aggregator.selection.headline import read_headline
from aggregator.selection.next import PER_GATHER
from aggregator.selection.values import Considered, Found, Options
from sources.values import Paper

PIECES_A_METHOD = 2
"""So many are opened at most."""


def next_background(
    paper: Paper, pool: Sequence[Considered], options: Options, opened: Mapping[str, int]
) -> tuple[Found, ...]:
    """One piece for each method still unexplained, or () where enough is said of the paper itself."""
    selection = choose(paper, pool, options)
    if not lacks_sources(selection):
        return ()
    explained = {decision.url for decision in selection.chosen if decision.kind == "background"}
    batch: list[Found] = []
    for method in methods_of(paper):
        pieces = [c for c in pool if _is_for(c.found, method)]
        videos = opened.get("video", 0) + sum(_is_video(found) for found in batch)
        if not any(piece.found.candidate.url in explained for piece in pieces):
            batch += _best(paper, pieces, options, may_be_video=videos < PER_GATHER["video"])
    return tuple(batch)


def _best(paper: Paper, pieces: Sequence[Considered], options: Options, *, may_be_video: bool) -> list[Found]:
    """The piece of which the headline promises most; a page before a video, which costs more to open. None after enough tries."""
    waiting = [c.found for c in pieces if not (c.document or c.unread or put_out(c.found, options))]
    able = [found for found in waiting if not _is_video(found) or (may_be_video and _fits(found, options))]
    if len(pieces) - len(waiting) >= PIECES_A_METHOD:
        return []
    return sorted(able, key=lambda found: (_is_video(found), -_strength(paper, found), *_rank(found)))[:1]


def _is_for(found: Found, method: str) -> bool:
    return found.candidate.kind == "background" and found.candidate.query == method


def _is_video(found: Found) -> bool:
    return video_id(found.candidate.url) is not None


def _fits(found: Found, options: Options) -> bool:
    seconds = found.candidate.duration_seconds
    return seconds is None or options.minutes[0] <= seconds / 60 <= options.minutes[1]


def _strength(paper: Paper, found: Found) -> float:
    candidate = found.candidate
    return read_headline(method_subject(paper, candidate.query), (candidate.title,)).strength


def _rank(found: Found) -> tuple[int, str]:
    return found.candidate.rank, found.candidate.url
