"""YouTube's official search (Data API v3), for those who have a key.

Search lists no lengths, so one more call asks for those of all videos found. Costs as documented in 2026
(developers.google.com/youtube/v3/determine_quota_cost): 100 searches a day, and 10,000 units for the rest, one a call.
The API gives captions to a video's owner only; they are read as everybody's are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sources.contract import HostPace, NotConfigured
from sources.formats.plain import one_line, shorten
from sources.outcomes import Outcome, State, Unanswered, found, none
from sources.queries import video_queries
from sources.services.youtube_addresses import VIDEO_ID, watch_url
from sources.values import Candidate, Paper

if TYPE_CHECKING:
    from sources.door import Door

KEY_SETTING = "YOUTUBE_API_KEY"
HOST = "www.googleapis.com"
ADDRESS = f"https://{HOST}/youtube/v3/"
QUERIES = 3
"""Of a paper, so that a day's searches are enough for some thirty papers."""

RESULTS = 20
MOST_IDS = 50
"""Of one videos.list."""

LONGEST_SNIPPET = 1_000
DAY = 24 * 3600
ISO_LENGTH = re.compile(r"P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?")

KEYS = "See https://console.cloud.google.com/apis/credentials, or run without YOUTUBE_API_KEY."
REASONS: tuple[tuple[re.Pattern[str], tuple[State, str, str, int | None]], ...] = (
    (
        re.compile("quota|dailyLimit", re.IGNORECASE),
        (
            State.RATE_LIMITED,
            "the day's quota of this YOUTUBE_API_KEY is used up",
            "It is renewed at midnight, Pacific time.",
            DAY,
        ),
    ),
    (
        re.compile("rateLimit|RATE_LIMIT"),
        (State.RATE_LIMITED, "YouTube's API asks for fewer requests", "", None),
    ),
    (
        re.compile("key|accessNotConfigured|forbidden|ipRefererBlocked|SERVICE_DISABLED", re.IGNORECASE),
        (State.NEEDS_KEY, "YouTube's API does not accept this YOUTUBE_API_KEY", KEYS, None),
    ),
)
"""The `reason` of an API error (developers.google.com/youtube/v3/docs/errors), the first that fits."""


class YouTubeAPI:
    """Finds videos with three searches and one look-up of their lengths."""

    name = "youtube-api"
    finds = frozenset({"video"})
    hosts: Mapping[str, HostPace] = MappingProxyType({HOST: HostPace(pause_seconds=0.2)})

    def __init__(self, settings: Mapping[str, str]) -> None:
        self._key = settings.get(KEY_SETTING, "").strip()
        if not self._key:
            raise NotConfigured(f"set {KEY_SETTING} for YouTube's official search")

    def plan(self, paper: Paper) -> Sequence[str]:
        """The queries that `find` sends."""
        return video_queries(paper)[:QUERIES]

    def find(self, door: Door, paper: Paper) -> Outcome[Sequence[Candidate]]:
        """Up to 20 videos a query, with channel, date, length, views and the beginning of their descriptions."""
        ranked, failure = self._ranked(door, self.plan(paper))
        if failure and not ranked:
            raise failure
        details = self._details(door, dict.fromkeys(video for _, _, video in ranked))
        candidates = [
            _candidate(details[video], query, rank)
            for query, rank, video in ranked
            if _is_recorded(details.get(video))
        ]
        if not candidates:
            return none(f"YouTube's API found nothing with {QUERIES} queries")
        but = f"; a query failed: {failure.outcome.sentence}" if failure else ""
        return found(tuple(candidates), f"{len(details)} videos with {QUERIES} queries{but}")

    def _ranked(
        self, door: Door, queries: Sequence[str]
    ) -> tuple[list[tuple[str, int, str]], Unanswered | None]:
        """(query, rank, id) of everything found, and what ended the search early."""
        ranked: list[tuple[str, int, str]] = []
        try:
            for query in queries:
                ranked += [(query, rank, video) for rank, video in self._search(door, query)]
        except Unanswered as failure:
            return ranked, failure
        return ranked, None

    def _search(self, door: Door, query: str) -> Iterator[tuple[int, str]]:
        """(rank, id) of every video found."""
        parameters = {"part": "id", "type": "video", "maxResults": RESULTS, "q": query}
        for rank, item in enumerate(_items(self._ask(door, "search", parameters))):
            video = str((item.get("id") or {}).get("videoId"))
            if VIDEO_ID.fullmatch(video):
                yield rank, video

    def _details(self, door: Door, videos: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
        """id -> what videos.list says of it, asked for fifty at a time."""
        rest = iter(videos)
        known: dict[str, Mapping[str, Any]] = {}
        while ids := list(islice(rest, MOST_IDS)):
            parameters = {
                "part": "snippet,contentDetails,statistics",
                "id": ",".join(ids),
                "maxResults": MOST_IDS,
            }
            known.update(
                {str(item.get("id")): item for item in _items(self._ask(door, "videos", parameters))}
            )
        return known

    def _ask(self, door: Door, what: str, parameters: Mapping[str, Any]) -> Any:
        """The key goes in a header, so that no log and no archive has it in an address."""
        from urllib.parse import urlencode

        address = f"{ADDRESS}{what}?{urlencode(parameters)}"
        answer = door.send("GET", address, headers={"X-Goog-Api-Key": self._key}, body=b"", follow=True)
        if answer.status != 200:
            raise _refusal(answer.status, answer.text)
        return answer.json()


def _refusal(status: int, text: str) -> Unanswered:
    """The API's own reason in a sentence."""
    said = " ".join(re.findall(r'"(?:reason|status|message)"\s*:\s*"([^"]{1,300})"', text))
    for pattern, outcome in REASONS:
        if pattern.search(said):
            return Unanswered(*outcome)
    if status == 429:
        return Unanswered(*REASONS[1][1])
    state = State.UNREACHABLE if status >= 500 else State.CHANGED
    return Unanswered(state, f"YouTube's API answered with an error ({status})")


def _items(answer: Any) -> list[Mapping[str, Any]]:
    items = answer.get("items") if isinstance(answer, dict) else None
    if not isinstance(items, list):
        raise Unanswered(State.CHANGED, "YouTube's API answers in a shape that is not known")
    return [item for item in items if isinstance(item, dict)]


def _is_recorded(item: Mapping[str, Any] | None) -> bool:
    """Neither live nor announced, and public."""
    return bool(item) and (item or {}).get("snippet", {}).get("liveBroadcastContent", "none") == "none"


def _candidate(item: Mapping[str, Any], query: str, rank: int) -> Candidate:
    about, views = item.get("snippet") or {}, (item.get("statistics") or {}).get("viewCount")
    return Candidate(
        kind="video",
        url=watch_url(str(item["id"])),
        title=one_line(unescape(str(about.get("title") or ""))),
        source=YouTubeAPI.name,
        query=query,
        rank=rank,
        author=one_line(str(about.get("channelTitle") or "")) or None,
        published=str(about["publishedAt"]) if about.get("publishedAt") else None,
        duration_seconds=length_seconds((item.get("contentDetails") or {}).get("duration")),
        views=int(views) if isinstance(views, str) and views.isdecimal() else None,
        snippet=shorten(str(about.get("description") or ""), LONGEST_SNIPPET) or None,
    )


def length_seconds(text: Any) -> int | None:
    """'PT1H2M3S' -> 3723; None for 'P0D', which a stream has."""
    match = ISO_LENGTH.fullmatch(str(text or ""))
    if not match:
        return None
    days, hours, minutes, seconds = (int(group or 0) for group in match.groups())
    return ((days * 24 + hours) * 60 + minutes) * 60 + seconds or None
