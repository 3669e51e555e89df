"""YouTube's addresses: which video they mean, and the one form in which we write it."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

HOST = "www.youtube.com"
"""Search, watch page, player and captions all come from here."""

HOSTS = (HOST, "youtube.com", "m.youtube.com", "music.youtube.com", "youtu.be", "consent.youtube.com")
"""Hosts that a redirect may lead over; they share one pace."""

VIDEO_ID = re.compile(r"[\w-]{11}", re.ASCII)
VIDEO_HOST = re.compile(r"(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com|youtu\.be)", re.ASCII)
VIDEO_PATH = re.compile(r"/(?:embed|shorts|live|v|e)/([^/]+)")


def video_id(url: str) -> str | None:
    """The eleven characters of a video in any form of its address (watch, youtu.be, embed, shorts, live), else None."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in ("http", "https") or not VIDEO_HOST.fullmatch(host):
        return None
    inside = VIDEO_PATH.match(parts.path)
    if host.endswith("youtu.be"):
        name = parts.path.strip("/").partition("/")[0]
    else:
        name = inside[1] if inside else parse_qs(parts.query).get("v", [""])[0]
    return name if VIDEO_ID.fullmatch(name) else None


def watch_url(video: str) -> str:
    return f"https://{HOST}/watch?v={video}"


def short_url(video: str) -> str:
    """The form without a question mark, which some shells would take for a pattern."""
    return f"https://youtu.be/{video}"
