"""YouTube without a key: videos that may explain a paper, and their captions as documents."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sources.contract import HostPace, NotConfigured
from sources.formats.passages import merge_cues
from sources.outcomes import Outcome, found, none
from sources.queries import method_query, video_queries
from sources.services import youtube_search
from sources.services.youtube_addresses import HOSTS, video_id, watch_url
from sources.services.youtube_captions import Captions, captions
from sources.services.youtube_player import Chapter, chapters, links
from sources.services.youtube_tracks import LEAST_COVERED, end_of
from sources.values import Candidate, Cue, Document, Paper, Segment

if TYPE_CHECKING:
    from sources.door import Door

PAUSE_SETTING = "GATHER_CONTEXT_YOUTUBE_PAUSE"
PAUSE_SECONDS = 1.0
JITTER_SECONDS = 0.3
"""Between any two requests; those who asked faster were blocked (youtube-transcript-api #546)."""

DEFAULT_LANGUAGES = ("en",)


class YouTube:
    """Finds videos and reads their captions. A video costs three requests: its page, its player, one caption track."""

    name = "youtube"
    finds = frozenset({"video"})

    def __init__(self, settings: Mapping[str, str]) -> None:
        """`settings` may set the seconds between two requests (GATHER_CONTEXT_YOUTUBE_PAUSE)."""
        pause = _pause_seconds(settings)
        pace = HostPace(pause, JITTER_SECONDS if pause else 0.0, bucket="youtube", too_many_is_final=True)
        self.hosts: Mapping[str, HostPace] = dict.fromkeys(HOSTS, pace)
        self._consent: dict[str, str] = {}

    def plan(self, paper: Paper) -> Sequence[str]:
        """The queries that `find` sends."""
        return video_queries(paper)

    def find(self, door: Door, paper: Paper) -> Outcome[Sequence[Candidate]]:
        """Up to 20 videos a query, with channel, length, views and the beginning of their descriptions."""
        return youtube_search.find(door, self.plan(paper), self.name)

    def background(self, door: Door, method: str) -> Outcome[Sequence[Candidate]]:
        """Up to 20 videos for one query."""
        return youtube_search.find(door, (method_query(method),), self.name)

    def reads(self, url: str) -> bool:
        return video_id(url) is not None

    def read(self, door: Door, candidate: Candidate, languages: Sequence[str]) -> Outcome[Document]:
        """The captions in the first of `languages` that has any, as passages of 20 to 40 seconds under their chapters.

        NONE for a video that has no captions to read; raises Unanswered where they could not be had."""
        video = video_id(candidate.url)
        if video is None:
            return none("this is not the address of a YouTube video")
        had = captions(door, video, tuple(languages) or DEFAULT_LANGUAGES, self._consent)
        document = _document(video, candidate, had)
        return found(document) if document.segments else none("no captions but sounds: watch only")


def _pause_seconds(settings: Mapping[str, str]) -> float:
    given = settings.get(PAUSE_SETTING, "").strip()
    try:
        seconds = float(given or PAUSE_SECONDS)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds < math.inf:
        raise NotConfigured(f"{PAUSE_SETTING} must be a number of seconds, not {given!r}")
    return seconds


def _document(video: str, candidate: Candidate, had: Captions) -> Document:
    """What the captions and the player say; the candidate only where the player does not."""
    player, track, cues = had.player, had.reading.track, had.reading.cues
    length = (player.length_seconds if player else None) or candidate.duration_seconds or round(end_of(cues))
    description = player.description if player else ""
    return Document(
        kind="video",
        url=watch_url(video),
        title=(player.title if player else "") or candidate.title,
        segments=tuple(_passages(cues, chapters(description, length))),
        source=YouTube.name,
        author=(player.channel if player else None) or candidate.author,
        published=(player.published if player else None) or candidate.published,
        language=track.language,
        caption_kind="automatic" if track.automatic else "manual",
        duration_seconds=length,
        description=description or None,
        links=links(description),
        fetched_at=had.fetched_at,
        fetched_from=watch_url(video),
        notes=tuple(_notes(had, length)),
    )


def _notes(had: Captions, length_seconds: int) -> Iterator[str]:
    if had.reading.track.automatic:
        yield "automatic captions"
    yield from had.reading.notes
    yield from had.notes
    end = end_of(had.reading.cues)
    if end < LEAST_COVERED * length_seconds:
        yield f"the captions end at minute {end / 60:.0f} of {length_seconds / 60:.0f}"


def _passages(cues: Sequence[Cue], parts: Sequence[Chapter]) -> Iterator[Segment]:
    """Passages that never run over the beginning of a chapter, each with its chapter's title as its heading."""
    bounds = [*(chapter.start_seconds for chapter in parts), math.inf]
    yield from merge_cues(_between(cues, -1, bounds[0]))
    for chapter, end in zip(parts, bounds[1:], strict=True):
        for passage in merge_cues(_between(cues, chapter.start_seconds, end)):
            yield replace(passage, heading=chapter.title)


def _between(cues: Sequence[Cue], start: float, end: float) -> tuple[Cue, ...]:
    """The cues that begin in [start, end), none of them lasting beyond it."""
    return tuple(
        replace(cue, duration_seconds=min(cue.duration_seconds, end - cue.start_seconds))
        for cue in cues
        if start <= cue.start_seconds < end
    )
