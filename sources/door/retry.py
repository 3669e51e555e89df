"""Whether to ask again after a failure, and when: full jitter, Retry-After, and never for minutes.

Full jitter: Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015. The statuses are those of Scrapy's
RETRY_HTTP_CODES. A host that asked for patience gets it from every thread. What a host may cost in waiting is bounded
for the whole run, so that one that is down is soon left alone."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from math import ceil

import httpx

from sources.contract import HostPace
from sources.door.faults import Fault, fault_from
from sources.door.values import Question, Time

TRIES = 3
RETRIED_STATUSES = frozenset({408, 429, 500, 502, 503, 504, 522, 524})


@dataclass(frozen=True, slots=True)
class Patience:
    """`longest_seconds`: a Retry-After beyond it is not waited for. `host_seconds`: all waits for one host in a run."""

    first_seconds: float = 1.0
    most_seconds: float = 30.0
    longest_seconds: float = 120.0
    host_seconds: float = 130.0


@dataclass(frozen=True, slots=True)
class Again:
    """Ask again after so many seconds."""

    wait_seconds: float


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Hand up what there is, and why."""

    why: str


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds that a Retry-After header asks for, from a number or an HTTP date; None without a usable one.

    `now` is the wall clock; the server's own Date is taken instead where there is one, so that clocks may differ."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    moment = _http_date(value)
    if moment is None:
        return None
    return max(0.0, moment - (_http_date(headers.get("date", "")) or now))


def _http_date(value: str) -> float | None:
    try:
        moment = parsedate_to_datetime(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def after_status(
    status: int, asked_wait: float | None, attempt: int, chance: float, patience: Patience
) -> Again | GiveUp:
    """What to do after answer number `attempt` (from 1). `chance` is a random number in [0, 1)."""
    if status not in RETRIED_STATUSES:
        return GiveUp("not a passing failure")
    if asked_wait is not None and asked_wait > patience.longest_seconds:
        return GiveUp(f"asks for {asked_wait:.0f} s of patience")
    if attempt >= TRIES:
        return GiveUp(f"{TRIES} tries")
    return Again(max(asked_wait or 0.0, backoff_seconds(attempt, chance, patience)))


def after_fault(fault: Fault, attempt: int, chance: float, patience: Patience) -> Again | GiveUp:
    """The same for a request without an answer: each kind of fault says how many tries it is worth."""
    if attempt >= fault.treatment.tries:
        return GiveUp(f"{attempt} tries")
    return Again(backoff_seconds(attempt, chance, patience))


def backoff_seconds(attempt: int, chance: float, patience: Patience) -> float:
    """Evenly between the first wait and twice, four times … as much."""
    highest = min(patience.most_seconds, patience.first_seconds * 2.0**attempt)
    return patience.first_seconds + chance * (highest - patience.first_seconds)


class Waits:
    """What was waited for each host in this run, and until when it asked not to be disturbed (monotonic seconds)."""

    def __init__(self, patience: Patience, monotonic: Callable[[], float]) -> None:
        self._patience, self._monotonic = patience, monotonic
        self._lock = threading.Lock()
        self._spent: dict[str, float] = {}
        self._not_before: dict[str, float] = {}

    def grant(self, host: str, wait_seconds: float) -> bool:
        """True, and booked, where the host's budget still covers the wait."""
        with self._lock:
            spent = self._spent.get(host, 0.0) + wait_seconds
            if spent > self._patience.host_seconds:
                return False
            self._spent[host] = spent
            return True

    def defer(self, host: str, wait_seconds: float) -> None:
        with self._lock:
            until = self._monotonic() + min(wait_seconds, self._patience.longest_seconds)
            self._not_before[host] = max(until, self._not_before.get(host, 0.0))

    def before(self, host: str) -> float:
        """What a new request has to wait first. Raises Fault where the host has cost enough waiting."""
        wait = self.remaining_seconds(host)
        if wait > 0 and not self.grant(host, wait):
            raise Fault("patience", host, retry_after_seconds=ceil(wait))
        return wait

    def remaining_seconds(self, host: str) -> float:
        with self._lock:
            return max(0.0, self._not_before.get(host, 0.0) - self._monotonic())


class Retry(httpx.BaseTransport):
    """Asks again as the decisions above say. Every attempt passes the pace below."""

    def __init__(
        self,
        below: httpx.BaseTransport,
        time: Time,
        patience: Patience = Patience(),
        paces: Mapping[str, HostPace] | None = None,
    ) -> None:
        self._below, self._time, self._patience, self._paces = below, time, patience, paces or {}
        self._waits = Waits(patience, time.monotonic)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host, attempt = request.url.host, 1
        wait = self._waits.before(host)
        while True:
            if wait > 0:
                self._time.sleep(wait)
            response = self._attempt(request)
            decision = self._decide(request, response, attempt)
            if isinstance(decision, GiveUp):
                return _handed_up(response)
            attempt += 1
            wait = max(decision.wait_seconds, self._waits.remaining_seconds(host))

    def _attempt(self, request: httpx.Request) -> httpx.Response | Fault:
        try:
            return self._below.handle_request(request)
        except httpx.TransportError as error:
            return fault_from(error, request.url.host)

    def _decide(
        self, request: httpx.Request, response: httpx.Response | Fault, attempt: int
    ) -> Again | GiveUp:
        question: Question = request.extensions["question"]
        decision = self._judge(response, attempt, request.url.host)
        if isinstance(decision, GiveUp):
            return decision
        if not question.repeatable:
            return GiveUp("asking twice might do something twice")
        if not self._waits.grant(request.url.host, decision.wait_seconds):
            return GiveUp("the host has cost enough waiting")
        return decision

    def _judge(self, response: httpx.Response | Fault, attempt: int, host: str) -> Again | GiveUp:
        if isinstance(response, Fault):
            return after_fault(response, attempt, random.random(), self._patience)
        asked_wait = retry_after(response.headers, self._time.now())
        if response.status_code == 429 and asked_wait is None and self._final(host):
            return GiveUp("a 429 is a block here")
        decision = after_status(response.status_code, asked_wait, attempt, random.random(), self._patience)
        if isinstance(decision, Again) and asked_wait:
            self._waits.defer(host, asked_wait)
        return decision

    def _final(self, host: str) -> bool:
        return self._paces.get(host, HostPace()).too_many_is_final

    def close(self) -> None:
        self._below.close()


def _handed_up(response: httpx.Response | Fault) -> httpx.Response:
    if isinstance(response, Fault):
        raise response
    return response
