"""Values made from answers and kept beside them, so that a blog's index is not built anew for every paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sources.door.keeping import OneAtATime, iso, seconds
from sources.door.values import Time

if TYPE_CHECKING:
    from sources.door.shelf import Shelf


class Derived:
    """JSON values by key, each made by one thread at a time."""

    def __init__(self, shelf: Shelf, time: Time, offline: bool) -> None:
        self._shelf, self._time, self._offline = shelf, time, offline
        self._one_at_a_time = OneAtATime()

    def get(self, key: str, keep_seconds: int, make: Callable[[], Any], newer_than: float) -> Any:
        asked_at = self._time.now()
        with self._one_at_a_time.holding(key):
            rows = self._shelf.rows("SELECT value, made_at FROM derived WHERE key = ?", (key,))
            for value, made_at in rows:
                made = seconds(made_at)
                if self._offline or (asked_at - made < keep_seconds and made >= newer_than):
                    return json.loads(value)
            return self._make(key, make)

    def _make(self, key: str, make: Callable[[], Any]) -> Any:
        """What is made offline is made of what happens to lie there, so it is not kept."""
        value = json.loads(json.dumps(make()))
        if not self._offline:
            row = (key, json.dumps(value, ensure_ascii=False), iso(self._time.now()))
            self._shelf.write("INSERT OR REPLACE INTO derived VALUES(?, ?, ?)", row)
        return value
