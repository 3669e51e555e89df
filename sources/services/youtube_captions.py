"""A video's captions: through youtube-transcript-api, where that stumbles once through yt-dlp, and after a block not at all.

The first way asks for the watch page, the player and one caption track; the other for another player and one track.
No cookie of an account is ever used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from sources.formats.captions import checked_cues, sniff_captions
from sources.outcomes import State, Unanswered
from sources.services.youtube_addresses import short_url, watch_url
from sources.services.youtube_faults import (
    OTHER_VIDEO,
    UNREADABLE,
    WAIT,
    Fault,
    Stumbled,
    Then,
    close_if_blocked,
    judged,
)
from sources.services.youtube_player import Player, player_of, player_of_info
from sources.services.youtube_tracks import Reading, Track, read_best
from sources.values import Cue

if TYPE_CHECKING:
    import requests

    from sources.door import Door

CONSENT = "CONSENT"
"""The cookie that says 'seen' to YouTube's consent page; youtube-transcript-api makes it, no account is in it."""

ADD_LINE = "gather-context add ARXIV_ID transcript.vtt --video {address}"
WAYS_OUT = (
    f"Three ways out: {WAIT}; or copy the transcript from the video's page into a file and add it: {ADD_LINE}"
)
OWN_FILE = "A transcript of your own can be added: " + ADD_LINE

MOST_REDIRECTS = 5

FORMATS = ("json3", "vtt", "srv1")
"""Of those that yt-dlp lists, the ones that say most: json3 has every word once."""

YT_DLP_OPTIONS: Mapping[str, Any] = {
    "allowed_extractors": ["youtube"],
    "extractor_retries": 0,  # the door asks again
    "ignore_no_formats_error": True,
    "extractor_args": {
        "youtube": {
            # The one client of yt-dlp's defaults that needs neither a JavaScript runtime nor a token for captions
            # (extractor/youtube/_base.py, 2026.10); where yt-dlp knows it no more, it takes its own defaults.
            "player_client": ["visionos"],
            "player_skip": ["webpage", "configs", "js", "initial_data"],
            "skip": ["translated_subs", "hls", "dash"],
        }
    },
}


@dataclass(frozen=True, slots=True)
class Captions:
    """What was read of a video, and when (ISO 8601) its answers came."""

    reading: Reading
    player: Player | None
    fetched_at: str
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Traffic:
    """What a session asked and was told, read off its public response hook."""

    asked: list[str] = field(default_factory=list)
    player: Player | None = None
    fetched_at: str = ""
    status: int = 0

    def note(self, response: requests.Response, **_: Any) -> None:
        self.asked.append(str(response.request.url))
        self.status, self.fetched_at = response.status_code, _moment(response)
        if response.ok and "/youtubei/v1/player" in response.url:
            self.player = player_of(judged(response.json))


def captions(door: Door, video: str, wanted: Sequence[str], consent: MutableMapping[str, str]) -> Captions:
    """The best captions of a video in the `wanted` languages.

    `consent` carries YouTube's consent cookie from video to video, so that its page is met once.
    Raises Unanswered; after a block YouTube is closed for this run and its cool-down."""
    traffic = Traffic()
    try:
        return _by_transcript_api(door, video, wanted, consent, traffic)
    except Stumbled as stumbled:
        _forget(door, traffic, stumbled.fault)
        if stumbled.fault.then is Then.OTHER_WAY:
            return _other_way(door, video, wanted, traffic, stumbled.fault)
        raise _unanswered(door, video, stumbled.fault) from stumbled


def _by_transcript_api(
    door: Door, video: str, wanted: Sequence[str], consent: MutableMapping[str, str], traffic: Traffic
) -> Captions:
    from youtube_transcript_api import YouTubeTranscriptApi  # heavy: requests and defusedxml

    session = door.session()
    session.max_redirects = MOST_REDIRECTS
    session.hooks["response"].append(traffic.note)
    for name, value in consent.items():
        session.cookies.set(name, value, domain=".youtube.com")
    listed = judged(lambda: list(YouTubeTranscriptApi(http_client=session).list(video)))
    consent.update((cookie.name, cookie.value or "") for cookie in session.cookies if cookie.name == CONSENT)
    if traffic.player and traffic.player.video != video:
        raise Stumbled(OTHER_VIDEO)
    tracks = [Track(each.language_code, each.is_generated, partial(_fetched, each)) for each in listed]
    reading = read_best(tracks, wanted, traffic.player.length_seconds if traffic.player else None)
    return Captions(reading, traffic.player, traffic.fetched_at)


def _fetched(transcript: Any) -> tuple[Cue, ...]:
    """The cues of one of the library's transcripts. No snippets, or impossible times, are a failure that it is silent about."""
    return judged(
        lambda: checked_cues(Cue(said.start, said.duration, said.text) for said in transcript.fetch())
    )


def _other_way(door: Door, video: str, wanted: Sequence[str], traffic: Traffic, first: Fault) -> Captions:
    """The same through yt-dlp, once. Where that fails too, the first failure is told, unless the second is a block."""
    try:
        player, tracks = judged(lambda: _by_yt_dlp(door, video))
        known = traffic.player if traffic.player and traffic.player.video == video else player
        reading = read_best(tracks, wanted, known.length_seconds)
    except Stumbled as stumbled:
        fault = stumbled.fault if stumbled.fault.then is Then.CLOSE else first
        raise _unanswered(door, video, fault) from stumbled
    return Captions(reading, known, traffic.fetched_at or _now(), ("captions read by yt-dlp",))


def _by_yt_dlp(door: Door, video: str) -> tuple[Player, list[Track]]:
    from sources.door.ytdlp import youtube_dl  # heavy

    with youtube_dl(door, YT_DLP_OPTIONS) as downloader:
        info = downloader.extract_info(watch_url(video), download=False, process=False)
    if not isinstance(info, dict):
        raise Stumbled(UNREADABLE)
    manual = _listed(door, info.get("subtitles"), automatic=False)
    return player_of_info(info), [*manual, *_listed(door, info.get("automatic_captions"), automatic=True)]


def _listed(door: Door, listed: Any, automatic: bool) -> Iterator[Track]:
    """yt-dlp's lists of caption files per language, without translations and chats."""
    for language, files in (listed or {}).items():
        addresses = {
            each.get("ext"): each["url"] for each in files if "tlang=" not in each.get("url", "tlang=")
        }
        address = next((addresses[ext] for ext in FORMATS if ext in addresses), None)
        if address and not language.endswith("-orig"):  # listed a second time under its plain code
            yield Track(language, automatic, partial(_downloaded, door, address))


def _downloaded(door: Door, address: str) -> tuple[Cue, ...]:
    return judged(lambda: sniff_captions(door.get(address).body))


def _forget(door: Door, traffic: Traffic, fault: Fault) -> None:
    """An answer of status 200 that says nothing must not be the answer of the next run. After an HTTP error, which is
    never kept, it was an earlier answer that led there: a player's caption addresses end after some hours."""
    if fault.state is State.NONE or door.offline:
        return
    for address in traffic.asked if traffic.status >= 400 else traffic.asked[-1:]:
        door.forget(address)


def _unanswered(door: Door, video: str, fault: Fault) -> Unanswered:
    """The fault as the outcome that people see; a block closes YouTube first."""
    close_if_blocked(door, fault)
    advice = fault.advice
    if fault.state is State.BLOCKED:
        advice = WAYS_OUT.format(address=short_url(video))
    elif fault.then is Then.OTHER_WAY:
        advice = f"{OWN_FILE.format(address=short_url(video))}. {fault.advice}".strip()
    return Unanswered(fault.state, fault.sentence, advice, fault.retry_after_seconds)


def _moment(response: requests.Response) -> str:
    """When an answer came, from its Date header, which an archived one keeps."""
    try:
        return parsedate_to_datetime(response.headers["Date"]).astimezone(UTC).isoformat()
    except (KeyError, TypeError, ValueError):
        return _now()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
