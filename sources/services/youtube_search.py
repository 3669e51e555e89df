"""Finding videos without a key: yt-dlp's flat search, one request a query; YouTube's own search where that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from sources.formats.plain import one_line, shorten
from sources.outcomes import Outcome, State, Unanswered, found, none
from sources.services import youtube_innertube
from sources.services.youtube_addresses import VIDEO_ID, watch_url
from sources.services.youtube_faults import WAIT, Stumbled, Then, close_if_blocked, judged
from sources.services.youtube_innertube import Hit
from sources.values import Candidate

if TYPE_CHECKING:
    from sources.door import Door

RESULTS = 20
"""Of one query: YouTube's first page."""

LONGEST_SNIPPET = 500

YT_DLP_OPTIONS: Mapping[str, Any] = {
    "allowed_extractors": ["youtube:search"],
    "extractor_retries": 0,  # the door asks again
    "extract_flat": "in_playlist",
    "extractor_args": {"youtubetab": {"skip": ["webpage"]}},  # else it also asks for YouTube's start page
}

NOT_RECORDED = frozenset({"is_live", "is_upcoming"})
NOT_PUBLIC = frozenset({"private", "premium_only", "subscriber_only", "needs_auth"})

Way = Callable[["Door", str], Iterable[Hit]]


def find(door: Door, queries: Sequence[str], source: str) -> Outcome[Sequence[Candidate]]:
    """Everything that the queries find, in their order. The first failure ends it, for the next query would fail alike;
    it is raised as Unanswered where nothing was found before it."""
    ways: list[Way] = [_by_yt_dlp, _natively]
    candidates: list[Candidate] = []
    failure: Unanswered | None = None
    try:
        for query in queries:
            candidates += _candidates(search(door, query, ways), query, source)
        if not candidates and len(ways) > 1:  # nothing at all: yt-dlp may read what is there no more
            candidates += _candidates(search(door, queries[0], ways[1:]), queries[0], source)
    except Unanswered as unanswered:
        failure = unanswered
    if failure and not candidates:
        if failure.outcome.state is State.CHANGED and not door.offline:
            door.forget(youtube_innertube.ADDRESS)  # an answer that cannot be read must not be tomorrow's
        raise failure
    return _outcome(candidates, failure, len(queries))


def search(door: Door, query: str, ways: list[Way]) -> tuple[Hit, ...]:
    """The recorded, public videos that YouTube names for a query, at most 20, best first. Raises Unanswered.

    A way that is not there or cannot read the answer is taken off `ways`, for the next queries too."""
    while True:
        try:
            return tuple(islice(judged(lambda: tuple(ways[0](door, query))), RESULTS))
        except Stumbled as stumbled:
            fault = stumbled.fault
            if fault.then is not Then.OTHER_WAY or len(ways) == 1:
                close_if_blocked(door, fault)
                advice = f"Two ways out: {WAIT}." if fault.state is State.BLOCKED else fault.advice
                raise Unanswered(fault.state, fault.sentence, advice, fault.retry_after_seconds) from stumbled
        del ways[0]


def _outcome(
    candidates: Sequence[Candidate], failure: Unanswered | None, queries: int
) -> Outcome[Sequence[Candidate]]:
    if not candidates:
        return none(f"YouTube found nothing with {queries} queries")
    videos = len({candidate.url for candidate in candidates})
    but = f"; a query failed: {failure.outcome.sentence}" if failure else ""
    return found(tuple(candidates), f"{videos} videos with {queries} queries{but}")


def _by_yt_dlp(door: Door, query: str) -> Iterator[Hit]:
    from sources.door.ytdlp import youtube_dl  # heavy

    with youtube_dl(door, YT_DLP_OPTIONS) as downloader:
        info = downloader.extract_info(f"ytsearch{RESULTS}:{query}", download=False, process=False)
        entries = list(islice((info or {}).get("entries") or (), RESULTS))
    return map(_of_entry, filter(_is_video, entries))


def _is_video(entry: Any) -> bool:
    """No channel, playlist, short or stream, and nothing that only members see."""
    return (
        isinstance(entry, dict)
        and "/watch?" in str(entry.get("url"))
        and entry.get("live_status") not in NOT_RECORDED
        and entry.get("availability") not in NOT_PUBLIC
    )


def _of_entry(entry: Mapping[str, Any]) -> Hit:
    duration, views = entry.get("duration"), entry.get("view_count")
    return Hit(
        video=str(entry.get("id")),
        title=str(entry.get("title") or ""),
        channel=entry.get("channel") or entry.get("uploader"),
        duration_seconds=int(duration) if duration else None,
        views=int(views) if views is not None else None,
        snippet=entry.get("description"),
    )


def _natively(door: Door, query: str) -> Iterable[Hit]:
    return youtube_innertube.search(door, query)


def _candidates(hits: Iterable[Hit], query: str, source: str) -> Iterator[Candidate]:
    sound = (hit for hit in hits if VIDEO_ID.fullmatch(hit.video) and hit.title)
    for rank, hit in enumerate(sound):
        yield Candidate(
            kind="video",
            url=watch_url(hit.video),
            title=one_line(hit.title),
            source=source,
            query=query,
            rank=rank,
            author=one_line(hit.channel or "") or None,
            duration_seconds=hit.duration_seconds,
            views=hit.views,
            snippet=shorten(hit.snippet, LONGEST_SNIPPET) if hit.snippet else None,
        )
