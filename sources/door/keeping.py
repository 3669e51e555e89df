"""What the keepers of answers and of derived values share: moments as text, and one thread at a time per question."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime


def iso(moment: float) -> str:
    """Seconds since the epoch -> '2026-11-23T10:00:00.123456+00:00'."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="microseconds")


def seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp()


class OneAtATime:
    """A lock per key, gone when nobody holds it: two threads with the same question send one request."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: dict[str, tuple[threading.Lock, int]] = {}

    @contextmanager
    def holding(self, key: str) -> Iterator[None]:
        with self._lock:
            lock, users = self._held.get(key, (threading.Lock(), 0))
            self._held[key] = lock, users + 1
        try:
            with lock:
                yield
        finally:
            self._let_go(key)

    def _let_go(self, key: str) -> None:
        with self._lock:
            lock, users = self._held.pop(key)
            if users > 1:
                self._held[key] = lock, users - 1
