"""How the door is put together: Guard, Archive, Robots, Breaker, Retry, Pace, Reading, Wire, each around the next.

So an archived answer costs no wait and cannot answer for a forbidden address, a closed host still answers from the
archive, robots.txt is asked only where the page will be, every attempt is paced, and whoever retries works with
complete answers. Redirects are followed above it all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import httpx

from sources.door import hops
from sources.door.archive import Archive
from sources.door.breaker import Breaker, Closing
from sources.door.faults import Fault, fault_from
from sources.door.guard import Guard
from sources.door.pace import Pace
from sources.door.reading import ACCEPT_ENCODING, Reading
from sources.door.replay import Replay
from sources.door.retry import Retry
from sources.door.robots import Robots
from sources.door.shelf import Shelf
from sources.door.values import Answer, DoorSettings, Question
from sources.door.wire import Wire


class Stack:
    """Answers questions: `ask`. Raises Unanswered where no answer came; any status is an answer."""

    def __init__(self, settings: DoorSettings, shelf: Shelf) -> None:
        self._own_headers = {"User-Agent": settings.user_agent, "Accept-Encoding": ACCEPT_ENCODING}
        self._breaker = Breaker(_asking(settings, shelf), shelf, settings.time)
        robots = Robots(self._breaker, self.ask, settings.user_agent)
        offline = settings.offline and settings.replay is None
        self._archive = Archive(robots, shelf, settings.time, offline)
        self._top = Guard(self._archive, settings.allow)

    def ask(self, question: Question) -> Answer:
        try:
            url, response = hops.follow(self._send, question)
        except Fault as fault:
            raise fault.unanswered() from fault
        return _answer(url, response)

    def close_host(self, host: str, sentence: str, seconds: float) -> None:
        self._breaker.close_host(host, Closing("closed", sentence, seconds))

    def forget(self, url: str) -> None:
        self._archive.forget(url)

    def close(self) -> None:
        self._top.close()

    def _send(self, question: Question) -> httpx.Response:
        request = _request(question, self._own_headers)
        try:
            return self._top.handle_request(request)
        except httpx.TransportError as error:
            raise fault_from(error, request.url.host) from error


def _asking(settings: DoorSettings, shelf: Shelf) -> httpx.BaseTransport:
    """The part that talks to somebody. Recorded answers need neither pace nor patience."""
    if settings.replay is not None:
        return Retry(
            Reading(Replay(settings.replay)),
            replace(settings.time, sleep=lambda seconds: None),
            paces=settings.hosts,
        )
    return Retry(
        Pace(Reading(Wire(settings)), shelf, settings.hosts, settings.time),
        settings.time,
        paces=settings.hosts,
    )


def _request(question: Question, own_headers: Mapping[str, str]) -> httpx.Request:
    headers = httpx.Headers(dict(question.headers))
    headers.setdefault("Accept", "*/*")
    headers.update(own_headers)
    try:
        url = httpx.URL(question.url).copy_with(fragment=None)
        return httpx.Request(
            question.method, url, headers=headers, content=question.body, extensions={"question": question}
        )
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise Fault("not-an-address", repr(question.url[:80]), str(error)) from None


def _answer(url: str, response: httpx.Response) -> Answer:
    """Headers that came several times are joined by commas."""
    headers = {name: value for name, value in response.headers.items() if name != "content-length"}
    extensions = response.extensions
    return Answer(
        url,
        response.status_code,
        headers,
        response.content,
        extensions["fetched_at"],
        extensions["from_archive"],
    )
