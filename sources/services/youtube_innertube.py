"""YouTube's own search (InnerTube), asked directly: the second way, for when yt-dlp is missing or cannot read the answer.

Shapes: videoRenderer and lockupViewModel as recorded answers of 2026 and yt-dlp's extractor/youtube/_tab.py have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sources.outcomes import State, Unanswered
from sources.services.youtube_addresses import HOST

if TYPE_CHECKING:
    from sources.door import Door

ADDRESS = f"https://{HOST}/youtubei/v1/search?prettyPrint=false"
CLIENT = {"clientName": "WEB", "clientVersion": "2.20260123.01.00", "hl": "en", "gl": "US"}
VIDEOS_ONLY = "EgIQAfABAQ=="
"""The search filter that yt-dlp sends (extractor/youtube/_search.py)."""

NOT_RECORDED = re.compile(r"LIVE|UPCOMING|SHORTS|MEMBERS_ONLY")
"""In the styles of badges and overlays: streams, announcements, shorts, and what only members see."""

UNITS = {"": 1, "K": 1_000, "M": 1_000_000, "B": 1_000_000_000}
COUNT = re.compile(r"([\d.,]+)\s*([KMB]?)\b", re.IGNORECASE)
LENGTH = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})")


@dataclass(frozen=True, slots=True)
class Hit:
    """A video in a search answer."""

    video: str
    title: str
    channel: str | None
    duration_seconds: int | None
    views: int | None
    snippet: str | None


def search(door: Door, query: str) -> tuple[Hit, ...]:
    """The videos of the first page, in YouTube's order. Raises Unanswered, CHANGED for an answer of another shape."""
    question = {"context": {"client": CLIENT}, "query": query, "params": VIDEOS_ONLY}
    answer = door.post(ADDRESS, json=question, repeatable=True).json()
    if not isinstance(answer, dict) or "contents" not in answer:
        raise Unanswered(State.CHANGED, "YouTube's search answers in a shape that is not known.")
    return tuple(hits(answer))


def hits(answer: Any) -> Iterator[Hit]:
    """Every recorded video in an answer, wherever it stands in it."""
    for kind, item in _items(answer):
        hit = _of_renderer(item) if kind == "videoRenderer" else _of_lockup(item)
        if hit:
            yield hit


def _items(answer: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(kind, item) in the order of the answer; without recursion, for the nesting is theirs to choose."""
    stack = [answer]
    while stack:
        thing = stack.pop()
        if isinstance(thing, list):
            stack.extend(reversed(thing))
        elif isinstance(thing, dict):
            for kind in ("videoRenderer", "lockupViewModel"):
                if isinstance(thing.get(kind), dict):
                    yield kind, thing[kind]
            stack.extend(reversed(list(thing.values())))


def _of_renderer(item: Mapping[str, Any]) -> Hit | None:
    styles = [*_deep(item, "badges", "metadataBadgeRenderer", "style")]
    styles += _deep(item, "thumbnailOverlays", "thumbnailOverlayTimeStatusRenderer", "style")
    video, title = item.get("videoId"), _text(item.get("title"))
    if not video or not title or _is_not_recorded(styles) or "upcomingEventData" in item:
        return None
    snippets = [item.get("descriptionSnippet"), *_deep(item, "detailedMetadataSnippets", "snippetText")]
    return Hit(
        video=str(video),
        title=title,
        channel=next(
            (name for key in ("ownerText", "longBylineText") if (name := _text(item.get(key)))), None
        ),
        duration_seconds=length_seconds(_text(item.get("lengthText"))),
        views=count(_text(item.get("viewCountText"))),
        snippet=next((text for snippet in snippets if (text := _text(snippet))), None),
    )


def _of_lockup(item: Mapping[str, Any]) -> Hit | None:
    badges = [*_deep(item, "contentImage", "thumbnailViewModel", "overlays", *_BOTTOM)]
    badges += _deep(item, "contentImage", "thumbnailViewModel", "overlays", *_BADGE)
    about = ("metadata", "lockupMetadataViewModel")
    rows = (*about, "metadata", "contentMetadataViewModel", "metadataRows")
    styles = [
        *(badge.get("badgeStyle") for badge in badges),
        *_deep(item, *rows, "badges", "badgeViewModel", "badgeStyle"),
    ]
    video, title = item.get("contentId"), next(_deep(item, *about, "title", "content"), None)
    if (
        item.get("contentType") != "LOCKUP_CONTENT_TYPE_VIDEO"
        or not (video and title)
        or _is_not_recorded(styles)
    ):
        return None
    said = [str(text) for text in _deep(item, *rows, "metadataParts", "text", "content")]
    return Hit(
        video=str(video),
        title=str(title),
        channel=said[0] if said else None,
        duration_seconds=next((n for badge in badges if (n := length_seconds(badge.get("text")))), None),
        views=next((count(text) for text in said if "view" in text.lower()), None),
        snippet=None,
    )


_BOTTOM = ("thumbnailBottomOverlayViewModel", "badges", "thumbnailBadgeViewModel")
_BADGE = ("thumbnailOverlayBadgeViewModel", "thumbnailBadges", "thumbnailBadgeViewModel")


def _is_not_recorded(styles: list[Any]) -> bool:
    return any(NOT_RECORDED.search(str(style)) for style in styles)


def _deep(thing: Any, *names: str) -> Iterator[Any]:
    """What stands under a path of names, through every list on the way."""
    if isinstance(thing, list):
        for each in thing:
            yield from _deep(each, *names)
    elif not names:
        if thing is not None:
            yield thing
    elif isinstance(thing, dict):
        yield from _deep(thing.get(names[0]), *names[1:])


def _text(thing: Any) -> str:
    """{'simpleText': …} or {'runs': [{'text': …}, …]} as a line."""
    if not isinstance(thing, dict):
        return ""
    return str(thing.get("simpleText") or "".join(str(run) for run in _deep(thing, "runs", "text")))


def length_seconds(text: Any) -> int | None:
    """'1:02:03' -> 3723; None for 'LIVE'."""
    match = LENGTH.fullmatch(str(text or "").strip())
    return int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3]) if match else None


def count(text: str) -> int | None:
    """'1,234 views' -> 1234, '1.2M views' -> 1200000, 'No views' -> 0; None for a text without a number."""
    if text.lower().startswith("no "):
        return 0
    match = COUNT.search(text)
    if not match:
        return None
    unit = UNITS[match[2].upper()]
    digits = match[1].replace(",", "")
    try:
        return round(float(digits) * unit)
    except ValueError:
        return None
