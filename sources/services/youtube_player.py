"""What the player's answer says of a video, and what its description holds: chapters and links.

youtube-transcript-api asks for the player and looks at its captions only; the rest comes for free."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sources.formats.plain import clean, one_line, shorten

LONGEST_DESCRIPTION = 10_000
"""Characters; YouTube itself takes 5,000 bytes."""

LONGEST_HEADING = 120
MOST_LINKS = 100
FEWEST_CHAPTERS = 2
"""yt-dlp takes any ascending list within the video's length; YouTube itself wants three, the first at 0:00."""

TIME = r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})"
TIME_FIRST = re.compile(rf"^\W*(?:\d+\.\s+)?{TIME}(?![:\d])[\W_]*(\S.*?)\s*$", re.MULTILINE)
TIME_LAST = re.compile(rf"^\s*(\S.*?)[\W_]+{TIME}\W*$", re.MULTILINE)
LINK = re.compile(r"https?://[^\s<>\"'`|\\^{}]{4,1000}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Player:
    """A video as its player knows it. `published` is an ISO 8601 date."""

    video: str
    title: str
    channel: str | None
    description: str
    length_seconds: int | None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a video that its description names."""

    start_seconds: int
    title: str


def player_of(answer: Any) -> Player | None:
    """The player's JSON -> what it says of its video; None where it names none."""
    details = _inside(answer, "videoDetails")
    if not details.get("videoId"):
        return None
    micro = _inside(_inside(answer, "microformat"), "playerMicroformatRenderer")
    return Player(
        video=str(details["videoId"]),
        title=one_line(str(details.get("title") or "")),
        channel=one_line(str(details.get("author") or "")) or None,
        description=described(details.get("shortDescription")),
        length_seconds=_whole(details.get("lengthSeconds")),
        published=_date(micro.get("publishDate")),
    )


def player_of_info(info: Any) -> Player:
    """The same from what yt-dlp makes of the player."""
    upload = str(info.get("upload_date") or "")
    return Player(
        video=str(info.get("id") or ""),
        title=one_line(str(info.get("title") or "")),
        channel=one_line(str(info.get("channel") or info.get("uploader") or "")) or None,
        description=described(info.get("description")),
        length_seconds=_whole(info.get("duration")),
        published=_date(f"{upload[:4]}-{upload[4:6]}-{upload[6:8]}"),
    )


def chapters(description: str, length_seconds: int | None) -> tuple[Chapter, ...]:
    """The chapters that a description lists as '0:00 Title' or 'Title - 0:00' lines; empty unless they are in order."""
    listed = [_chapters(TIME_FIRST.findall(description), 3), _chapters(TIME_LAST.findall(description), 0)]
    return next((found for found in listed if _are_chapters(found, length_seconds)), ())


def _chapters(lines: Iterable[tuple[str, ...]], title_at: int) -> tuple[Chapter, ...]:
    """The groups of TIME_FIRST or TIME_LAST; `title_at`: which of the four is the title."""
    made = []
    for groups in lines:
        hours, minutes, seconds = (groups[:title_at] + groups[title_at + 1 :])[:3]
        start = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
        made.append(Chapter(start, shorten(groups[title_at], LONGEST_HEADING)))
    return tuple(made)


def _are_chapters(found: tuple[Chapter, ...], length_seconds: int | None) -> bool:
    ascending = all(before.start_seconds < after.start_seconds for before, after in pairwise(found))
    within = not length_seconds or all(chapter.start_seconds < length_seconds for chapter in found)
    return len(found) >= FEWEST_CHAPTERS and ascending and within


def links(description: str) -> tuple[str, ...]:
    """The http(s) addresses in a description as written, each once, without the punctuation that follows them; at most 100."""
    written = (_trimmed(link) for link in LINK.findall(description))
    return tuple(dict.fromkeys(written))[:MOST_LINKS]


def _trimmed(link: str) -> str:
    link = link.rstrip(".,;:!?…*_»”’")
    while link.endswith((")", "]")) and link.count(link[-1]) > link.count({")": "(", "]": "["}[link[-1]]):
        link = link[:-1].rstrip(".,;:!?")
    return link


def described(text: Any) -> str:
    return clean(str(text or ""))[:LONGEST_DESCRIPTION].strip()


def _inside(value: Any, name: str) -> dict[str, Any]:
    inner = value.get(name) if isinstance(value, dict) else None
    return inner if isinstance(inner, dict) else {}


def _whole(value: Any) -> int | None:
    """'1493', 1493.0 -> 1493; None for 0 (a stream) and for what is no number."""
    try:
        return int(float(value)) or None
    except (TypeError, ValueError, OverflowError):
        return None


def _date(value: Any) -> str | None:
    """'2021-01-01T00:00:00-08:00' -> '2021-01-01'."""
    match = re.match(r"\d{4}-\d{2}-\d{2}", str(value or ""))
    return match[0] if match else None
