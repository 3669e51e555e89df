"""What crosses the door's threshold: the question, the answer, and how the door was set up. Standard library only."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sources.contract import HostPace
from sources.outcomes import State, Unanswered

DAY = 24 * 3600
MEGABYTE = 1024 * 1024
MAX_BYTES = 5 * MEGABYTE
"""Decoded (and wire) bytes of one answer, unless the caller asks for more."""

Address = tuple[str, int]
Resolve = Callable[[str, int], Sequence[Address]]
"""(host, port) -> the addresses to dial, like getaddrinfo. Raises OSError for a name that is not there."""


@dataclass(frozen=True, slots=True)
class Question:
    """One request as the caller means it. `url` may be redirected from; header names in any case.

    `repeatable`: asking twice does no harm, so a fault may be retried. `newer_than`: seconds since the epoch; an
    archived answer from before that does not count. `pause_seconds`: at least this long between two requests
    (a Crawl-delay). `robots`: the host's robots.txt is asked first, and obeyed. `cut`: where the body is longer than `max_bytes`, its beginning is enough."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    follow: bool = True
    repeatable: bool = True
    keep_seconds: int = DAY
    newer_than: float = 0.0
    max_bytes: int = MAX_BYTES
    pause_seconds: float = 0.0
    robots: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer, already bounded and inflated. `url` is the final address, `headers` have lower-case names,
    `fetched_at` is ISO 8601 UTC: when it came over the wire, however long it then lay in the archive."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fetched_at: str
    from_archive: bool

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or self.url

    @property
    def text(self) -> str:
        """The body in the charset that the Content-Type names, else UTF-8; what cannot be read becomes U+FFFD.

        For HTML hand `body` to a parser: the page may name its charset itself."""
        try:
            return self.body.decode(charset(self.headers.get("content-type", "")), errors="replace")
        except (LookupError, ValueError):
            return self.body.decode("utf-8-sig", errors="replace")

    def json(self) -> Any:
        """The body as JSON; raises Unanswered(CHANGED) where it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            advice = "If it stays so, the service changed: look for a newer gather-context."
            raise Unanswered(State.CHANGED, f"{self.host} sent no JSON where JSON belongs.", advice) from None


def charset(content_type: str) -> str:
    """'text/html; charset="Latin-1"' -> 'latin-1', which need not exist; UTF-8, with or without its mark, where none is named."""
    for parameter in content_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            named = value.strip(" \t\"'").lower()
            return "utf-8-sig" if named in ("utf-8", "utf8") else named
    return "utf-8-sig"


@dataclass(frozen=True, slots=True)
class Time:
    """`now`: seconds since the epoch, for what other processes and later runs must understand. `monotonic`: for all waits."""

    now: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class DoorSettings:
    """How a door is made. Everything that a test replaces (clock, sleep, resolver, addresses) is passed in here.

    `cache_path`: the archive's SQLite file; the locks of the pace lie beside it.
    `hosts`: the paces that the sources ask for. `environ`: proxies and CA variables are read from it, once.
    `replay`: a folder of recorded answers instead of the network; then nothing waits and nothing touches the cache.
    `allow`: (address, port) pairs that the guard lets through although they are not public."""

    cache_path: Path
    hosts: Mapping[str, HostPace] = field(default_factory=dict)
    user_agent: str = "gather-context"
    environ: Mapping[str, str] = field(default_factory=dict)
    offline: bool = False
    replay: Path | None = None
    allow: frozenset[Address] = frozenset()
    resolve: Resolve | None = None
    clock: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    deadline_seconds: float = 30.0
    """For one request, from dialling to its last byte."""

    @property
    def time(self) -> Time:
        return Time(self.clock, self.monotonic, self.sleep)
