"""robots.txt (RFC 9309): asked once per origin and day through the door, and obeyed, with its Crawl-delay.

Status 4xx means that everything is allowed; 5xx, and no answer, that nothing is. Read are its first 500 KiB."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sources.door.values import DAY, Answer, Question
from sources.outcomes import State, Unanswered

if TYPE_CHECKING:
    from protego import Protego

MAX_BYTES = 500 * 1024
LONGEST_DELAY_SECONDS = 10.0
"""A Crawl-delay beyond this would let a single page hold up a gather; the host is then asked at this pace."""


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether a page may be read, and how long to wait between two pages of its host."""

    allowed: bool
    pause_seconds: float = 0.0


class Robots:
    """What hosts allow to `agent`. `ask` asks one question at the door; raises Unanswered."""

    def __init__(self, ask: Callable[[Question], Answer], user_agent: str) -> None:
        self._ask, self._agent = ask, user_agent.partition("/")[0]
        self._lock = threading.Lock()
        self._rules: dict[str, Protego] = {}

    def permission(self, url: str) -> Permission:
        """Raises Unanswered where robots.txt cannot be had, which counts as a no for now."""
        parts = urlsplit(url)
        rules = self._rules_of(f"{parts.scheme}://{parts.netloc}")
        delay = rules.crawl_delay(self._agent) or 0.0
        return Permission(bool(rules.can_fetch(url, self._agent)), min(delay, LONGEST_DELAY_SECONDS))

    def _rules_of(self, origin: str) -> Protego:
        with self._lock:
            known = self._rules.get(origin)
        if known is None:
            known = self._read(origin)
            with self._lock:
                self._rules[origin] = known
        return known

    def _read(self, origin: str) -> Protego:
        from protego import Protego  # heavy

        answer = self._ask(
            Question("GET", f"{origin}/robots.txt", keep_seconds=DAY, max_bytes=MAX_BYTES, cut=True)
        )
        if answer.status >= 500:
            sentence = f"{answer.host} could not show its robots.txt ({answer.status}), so its pages are not asked for now."
            raise Unanswered(State.UNREACHABLE, sentence)
        return Protego.parse(answer.text if answer.status < 300 else "")
