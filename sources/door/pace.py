"""When a host may be asked next: one pause per host, kept by all threads and all processes.

A request reserves its start in the shared cache (BEGIN IMMEDIATE), waits for it, and moves the slot on once its bytes
have really left, so that a slow connection does not let the next one come close behind it. Hosts that want to be asked
by one at a time (`alone`) are also locked by a file beside the cache until the answer is there. The wall clock serves
only to agree with other processes, and no wait is longer than the pause allows, wherever the clock jumps."""

from __future__ import annotations

import logging
import random
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from sources.contract import HostPace
from sources.door.faults import Fault
from sources.door.shelf import Shelf
from sources.door.values import Question, Time

log = logging.getLogger("gather_context.door")

QUEUE = 4
"""So many processes can wait for one host, one pause after another; no wait is longer."""
LEAST_JITTER = 0.1
TOGETHER = 2
"""Requests to one host that may be under way at once."""
LOCK_SECONDS = 300.0
"""For another process to let go of a host that is asked by one at a time: far longer than any request lasts."""


@dataclass(frozen=True, slots=True)
class Slot:
    """`wait_seconds` until this start; `next_start` is what the shared cache shall say (seconds since the epoch)."""

    wait_seconds: float
    next_start: float


def reserve(next_start: float, now: float, gap_seconds: float, longest_seconds: float) -> Slot:
    """The start that is free next. A `next_start` beyond `longest_seconds` comes from a clock that jumped."""
    wait = min(max(0.0, next_start - now), longest_seconds)
    return Slot(wait, now + wait + gap_seconds)


@dataclass(frozen=True, slots=True)
class Tempo:
    """How one request is paced: the bucket it shares, the gap drawn for it, and whether it goes alone."""

    bucket: str
    gap_seconds: float
    alone: bool

    @property
    def longest_seconds(self) -> float:
        return self.gap_seconds if self.alone else self.gap_seconds * QUEUE


def tempo(host: str, paces: Mapping[str, HostPace], crawl_delay_seconds: float, chance: float) -> Tempo:
    """`chance` in [0, 1) draws the jitter, never quite down to nothing: two requests may come nearer to each other on
    their way than they set out. Unknown hosts are asked at HostPace's default."""
    pace = paces.get(host, HostPace())
    gap = max(pace.pause_seconds + max(chance, LEAST_JITTER) * pace.jitter_seconds, crawl_delay_seconds)
    return Tempo(pace.bucket or host, gap, pace.alone)


class Bucket:
    """The queue of one bucket in this process: whose turn it is, who is under way, and when the
    next may leave (monotonic seconds, which no clock can move)."""

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self.under_way = threading.BoundedSemaphore(TOGETHER)
        self.free_at = float("-inf")


class Pace(httpx.BaseTransport):
    """Holds every attempt until its host may be asked."""

    def __init__(
        self, below: httpx.BaseTransport, shelf: Shelf, paces: Mapping[str, HostPace], time: Time
    ) -> None:
        self._below, self._shelf, self._paces, self._time = below, shelf, paces, time
        self._lock = threading.Lock()
        self._buckets: dict[str, Bucket] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        question: Question = request.extensions["question"]
        mine = tempo(request.url.host, self._paces, question.pause_seconds, random.random())
        bucket = self._bucket(mine.bucket)
        with bucket.under_way:
            return self._alone(request, bucket, mine) if mine.alone else self._in_turn(request, bucket, mine)

    def _alone(self, request: httpx.Request, bucket: Bucket, mine: Tempo) -> httpx.Response:
        """The turn lasts until the answer is there."""
        with bucket.turn, file_lock(self._shelf.path, mine.bucket, request.url.host):
            self._wait(bucket, mine)
            try:
                return self._below.handle_request(request)
            finally:
                self._left(bucket, mine)

    def _in_turn(self, request: httpx.Request, bucket: Bucket, mine: Tempo) -> httpx.Response:
        """The turn lasts until the request is out, which the wire reports; or until it failed."""
        turn = Turn(bucket.turn, lambda: self._left(bucket, mine))
        try:
            self._wait(bucket, mine)
            request.extensions["sent"] = turn.end
            return self._below.handle_request(request)
        finally:
            turn.end()

    def _wait(self, bucket: Bucket, mine: Tempo) -> None:
        if mine.gap_seconds <= 0:
            return
        with self._shelf.transaction():
            rows = self._shelf.rows("SELECT next_start FROM slots WHERE bucket = ?", (mine.bucket,))
            slot = reserve(
                rows[0][0] if rows else 0.0, self._time.now(), mine.gap_seconds, mine.longest_seconds
            )
            self._set_slot(mine.bucket, slot.next_start)
        wait = max(slot.wait_seconds, bucket.free_at - self._time.monotonic())
        if wait > 0:
            self._time.sleep(wait)

    def _left(self, bucket: Bucket, mine: Tempo) -> None:
        bucket.free_at = self._time.monotonic() + mine.gap_seconds
        with self._shelf.transaction():
            rows = self._shelf.rows("SELECT next_start FROM slots WHERE bucket = ?", (mine.bucket,))
            pushed = self._time.now() + mine.gap_seconds
            self._set_slot(mine.bucket, max(pushed, rows[0][0] if rows else 0.0))

    def _set_slot(self, bucket: str, next_start: float) -> None:
        self._shelf.write("INSERT OR REPLACE INTO slots VALUES(?, ?)", (bucket, next_start))

    def _bucket(self, name: str) -> Bucket:
        with self._lock:
            return self._buckets.setdefault(name, Bucket())

    def close(self) -> None:
        self._below.close()


class Turn:
    """A lock that is taken now and let go once, by whoever comes first, in the thread that holds it."""

    def __init__(self, lock: threading.Lock, at_the_end: Callable[[], None]) -> None:
        self._lock, self._at_the_end, self._ended = lock, at_the_end, False
        lock.acquire()

    def end(self) -> None:
        if self._ended:
            return
        self._ended = True
        try:
            self._at_the_end()
        finally:
            self._lock.release()


@contextmanager
def file_lock(cache: Path | None, bucket: str, host: str) -> Iterator[None]:
    """One request at a time over all processes. Where no lock file can be made, over this process only."""
    if cache is None:
        yield
        return
    from filelock import FileLock, Timeout  # heavy, and only few hosts ask for it

    lock = FileLock(cache.with_name(f"{re.sub('[^a-z0-9.-]', '_', bucket)}.lock"), timeout=LOCK_SECONDS)
    try:
        lock.acquire()
    except Timeout:
        raise Fault("busy", host) from None
    except OSError as error:
        log.warning("no lock file beside %s: %s", cache, error)
    try:
        yield
    finally:
        lock.release()
