"""Answers already held: the cache, what a run resumes from, and all there is when offline.

Every answer that came is kept, raw. Which of them may answer again is `serves`; what must not be kept with them
(keys, cookies) is `redacted` and KEPT_OUT."""

from __future__ import annotations

import hashlib
import json
import logging
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from sources.door.faults import Fault
from sources.door.keeping import OneAtATime, iso, seconds
from sources.door.shelf import Shelf
from sources.door.values import Question, Time

log = logging.getLogger("gather_context.door")

FINAL_STATUSES = frozenset({404, 410})
UNFINISHED_STATUSES = frozenset({202})
"""DuckDuckGo's bot check is a 202; it must not be taken for the answer for a whole day."""

VARYING = ("accept", "cookie", "range")
"""Request headers that make it another question: YouTube's watch page with and without its consent cookie."""

KEPT_OUT = frozenset(
    {"set-cookie", "set-cookie2", "content-encoding", "content-length", "transfer-encoding", "connection"}
)
"""Response headers that are secret or no longer true of the inflated body."""

HIDDEN = "***"
SECRET_NAMES = r"(?:api|access|subscription|auth)?[-_]?(?:key|token|secret|password|signature)|sig"


def redacted(text: str) -> str:
    """Query parameters that carry keys, without their values: '…?q=lora&key=AIza' -> '…?q=lora&key=***'."""
    return re.sub(rf"(?i)([?&;](?:[\w-]*[-_])?(?:{SECRET_NAMES})=)[^&;#\s]+", rf"\1{HIDDEN}", text)


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it lies on the shelf."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    fetched_at: str


def serves(kept: Kept, question: Question, now: float, offline: bool) -> bool:
    """Whether a kept answer may answer now. `now` is when the question was put, so that what another thread fetched
    while this one waited is always new enough. Offline any age will do."""
    if kept.status in UNFINISHED_STATUSES or (kept.status >= 400 and kept.status not in FINAL_STATUSES):
        return False
    if HIDDEN in kept.headers.get("location", ""):
        return False  # where it led carried a key, which was not kept
    fetched = seconds(kept.fetched_at)
    return offline or (now - fetched < question.keep_seconds and fetched >= question.newer_than)


def key_of(request: httpx.Request) -> str:
    """One hash for the whole question, so that no key of a service can be read out of the file."""
    varying = [f"{name}: {request.headers.get(name, '')}" for name in VARYING]
    head = "\n".join([request.method, str(request.url), *varying, ""])
    return hashlib.sha256(head.encode() + request.content).hexdigest()


class Archive(httpx.BaseTransport):
    """Answers from the shelf where `serves` allows it, asks below otherwise, and keeps what comes."""

    def __init__(self, below: httpx.BaseTransport, shelf: Shelf, time: Time, offline: bool) -> None:
        self._below, self._shelf, self._time, self._offline = below, shelf, time, offline
        self._one_at_a_time = OneAtATime()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        asked_at, key = self._time.now(), key_of(request)
        question: Question = request.extensions["question"]
        with self._one_at_a_time.holding(key):
            kept = self._look_up(key)
            if kept and serves(kept, question, asked_at, self._offline):
                return _response(kept, from_archive=True)
            if self._offline:
                raise Fault("offline", request.url.host)
            return self._ask(request, key)

    def _ask(self, request: httpx.Request, key: str) -> httpx.Response:
        response = self._below.handle_request(request)
        log.debug("%s %s: %s", request.method, redacted(str(request.url)), response.status_code)
        headers = {name: value for name, value in response.headers.items() if name not in KEPT_OUT}
        kept = Kept(response.status_code, headers, response.content, iso(self._time.now()))
        self._keep(key, request, kept)
        return _response(kept, from_archive=False)

    def _look_up(self, key: str) -> Kept | None:
        rows = self._shelf.rows("SELECT status, headers, body, fetched_at FROM answers WHERE key = ?", (key,))
        return _kept(rows[0]) if rows else None

    def _keep(self, key: str, request: httpx.Request, kept: Kept) -> None:
        digest = hashlib.sha256(request.content).hexdigest() if request.content else ""
        address, headers = redacted(str(request.url)), redacted(json.dumps(dict(kept.headers)))
        row = (
            key,
            request.method,
            address,
            digest,
            kept.status,
            headers,
            zlib.compress(kept.body, 1),
            kept.fetched_at,
        )
        self._shelf.write("INSERT OR REPLACE INTO answers VALUES(?, ?, ?, ?, ?, ?, ?, ?)", row)

    def forget(self, url: str) -> None:
        self._shelf.write("DELETE FROM answers WHERE url = ?", (redacted(url),))

    def close(self) -> None:
        self._below.close()


def _kept(row: tuple[Any, ...]) -> Kept | None:
    """None for a row that cannot be read: it is asked for anew."""
    status, headers, body, fetched_at = row
    try:
        seconds(fetched_at)
        return Kept(status, json.loads(headers), zlib.decompress(body), fetched_at)
    except (ValueError, TypeError, zlib.error):
        return None


def _response(kept: Kept, from_archive: bool) -> httpx.Response:
    extensions = {"from_archive": from_archive, "fetched_at": kept.fetched_at}
    return httpx.Response(kept.status, headers=dict(kept.headers), content=kept.body, extensions=extensions)
