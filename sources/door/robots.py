"""robots.txt (RFC 9309): asked once per origin and day through the door, and obeyed on every hop, with its Crawl-delay.

Status 4xx means that everything is allowed; 5xx, and no answer, that nothing is for now. Its first 500 KiB are read."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import httpx

from sources.door.faults import Fault
from sources.door.values import DAY, Answer, Question

if TYPE_CHECKING:
    from protego import Protego

MAX_BYTES = 500 * 1024
LONGEST_DELAY_SECONDS = 10.0
"""A longer Crawl-delay would let a single site hold up a gather; it is then asked at this pace."""


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether a page may be read, and how long to wait between two requests to its host."""

    allowed: bool
    pause_seconds: float = 0.0


def permission(rules: Protego, url: str, agent: str) -> Permission:
    delay = rules.crawl_delay(agent) or 0.0
    return Permission(bool(rules.can_fetch(url, agent)), min(float(delay), LONGEST_DELAY_SECONDS))


def parsed(answer: Answer) -> Protego:
    """The rules in an answer; raises Fault for a host that could not say."""
    from protego import Protego  # heavy

    if answer.status >= 500:
        raise Fault("robots-silent", answer.host, str(answer.status))
    return Protego.parse(answer.text if answer.status < 300 else "")


class Robots(httpx.BaseTransport):
    """Stands below the archive: what is held already may be read again. `ask` puts a question to the whole door."""

    def __init__(
        self, below: httpx.BaseTransport, ask: Callable[[Question], Answer], user_agent: str
    ) -> None:
        self._below, self._ask, self._agent = below, ask, user_agent.partition("/")[0]
        self._lock = threading.Lock()
        self._rules: dict[httpx.URL, Protego] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        question: Question = request.extensions["question"]
        if question.robots:
            verdict = permission(
                self._rules_of(request.url.join("/robots.txt")), str(request.url), self._agent
            )
            if not verdict.allowed:
                raise Fault("robots", request.url.host)
            request.extensions["question"] = replace(question, pause_seconds=verdict.pause_seconds)
        return self._below.handle_request(request)

    def _rules_of(self, address: httpx.URL) -> Protego:
        with self._lock:
            known = self._rules.get(address)
        if known is None:
            question = Question("GET", str(address), keep_seconds=DAY, max_bytes=MAX_BYTES, cut=True)
            known = parsed(self._ask(question))
            with self._lock:
                self._rules[address] = known
        return known

    def close(self) -> None:
        self._below.close()
