"""Which hosts are left alone: a host that blocks or fails again and again is closed for the rest of the run.

The rule, per host and never per page:
- It refuses (403, or 429 after all retries) twice with no answer in between: closed, and remembered for six hours,
  after a 429 for an hour. So one forbidden page closes nothing, and a site that forbids programs
  is not asked for every page of it.
- It asks for more patience than a gather has (Retry-After beyond two minutes): closed for as long as it asks.
- It cannot be reached (no name, no connection, silence, 5xx after all retries) three times in a row: closed for this
  run only, because tomorrow's network is another.
- A service that reads a block out of a page (a captcha, IpBlocked) closes its host itself: `close_host`.
What came of the archive stands above and is served all the same."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from math import ceil

import httpx

from sources.door.faults import Fault, in_words
from sources.door.retry import Patience, retry_after
from sources.door.shelf import Shelf
from sources.door.values import DAY, Time
from sources.outcomes import HOUR

REFUSALS = 2
FAILURES = 3
COOL_DOWN_SECONDS = {403: 6 * HOUR, 429: HOUR}
LONGEST_SECONDS = 7 * DAY


@dataclass(frozen=True, slots=True)
class Tally:
    """What a host has done in a row."""

    refusals: int = 0
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Closing:
    """The host is closed for `seconds`; `kind` is a key of faults.KINDS; kept for later runs where `remembered`."""

    kind: str
    sentence: str
    seconds: float
    remembered: bool = True


def count(tally: Tally, status: int | None, fault: Fault | None) -> Tally:
    """The tally after one more answer (`status`) or fault. Refusals of the guard and the like count for nothing."""
    if fault is not None:
        return Tally(tally.refusals, tally.failures + 1) if fault.treatment.unreachable else tally
    if status in COOL_DOWN_SECONDS:
        return Tally(tally.refusals + 1, 0)
    if status is not None and status >= 500:
        return Tally(tally.refusals, tally.failures + 1)
    return Tally()


def closing(host: str, tally: Tally, status: int | None, asked_wait: float | None) -> Closing | None:
    """Whether a host with this tally is closed after this answer."""
    if status in COOL_DOWN_SECONDS and asked_wait is not None and asked_wait > Patience().longest_seconds:
        seconds = min(asked_wait, LONGEST_SECONDS)
        return Closing("closed-rate", f"{host} asks not to be asked for {in_words(seconds)}.", seconds)
    if tally.refusals >= REFUSALS and status in COOL_DOWN_SECONDS:
        kind, why = (
            ("closed-rate", "asks for fewer requests")
            if status == 429
            else ("closed", "refuses to be read by programs")
        )
        seconds = COOL_DOWN_SECONDS[status]
        return Closing(kind, f"{host} {why} ({status}), so it is left alone.", seconds)
    if tally.failures >= FAILURES:
        sentence = f"{host} did not answer {FAILURES} times in a row, so it is left alone in this run."
        return Closing("closed-unreachable", sentence, HOUR, remembered=False)
    return None


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed host; times in seconds since the epoch, so that later runs understand them."""

    kind: str
    sentence: str
    closed_at: float
    seconds: float

    def remaining_seconds(self, now: float) -> float:
        """0 when it is open again, or when the clock stands before the closing: then nobody knows any more."""
        return max(0.0, self.closed_at + self.seconds - now) if now >= self.closed_at else 0.0


class Breaker(httpx.BaseTransport):
    """Asks below while the host is open, and closes it by the rule above."""

    def __init__(self, below: httpx.BaseTransport, shelf: Shelf, time: Time) -> None:
        self._below, self._shelf, self._time = below, shelf, time
        self._lock = threading.Lock()
        self._tallies: dict[str, Tally] = {}
        self._closed: dict[str, Closed] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        self._refuse_if_closed(host)
        try:
            response = self._below.handle_request(request)
        except Fault as fault:
            self._note(host, None, fault, None)
            raise
        asked_wait = retry_after(response.headers, self._time.now())
        self._note(host, response.status_code, None, asked_wait)
        return response

    def close_host(self, host: str, closing: Closing) -> None:
        closed = Closed(closing.kind, closing.sentence, self._time.now(), closing.seconds)
        with self._lock:
            self._closed[host] = closed
        if closing.remembered:
            row = (host, closed.kind, closed.sentence, closed.closed_at, closed.seconds)
            self._shelf.write("INSERT OR REPLACE INTO closed_hosts VALUES(?, ?, ?, ?, ?)", row)

    def _refuse_if_closed(self, host: str) -> None:
        closed = self._closed.get(host) or self._remembered(host)
        remaining = closed.remaining_seconds(self._time.now()) if closed else 0.0
        if closed and remaining > 0:
            raise Fault(closed.kind, host, closed.sentence, ceil(remaining))

    def _remembered(self, host: str) -> Closed | None:
        rows = self._shelf.rows(
            "SELECT kind, sentence, closed_at, seconds FROM closed_hosts WHERE host = ?", (host,)
        )
        return Closed(*rows[0]) if rows else None

    def _note(self, host: str, status: int | None, fault: Fault | None, asked_wait: float | None) -> None:
        with self._lock:
            tally = self._tallies[host] = count(self._tallies.get(host, Tally()), status, fault)
        verdict = closing(host, tally, status, asked_wait)
        if verdict:
            self.close_host(host, verdict)

    def close(self) -> None:
        self._below.close()
