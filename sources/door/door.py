"""The one way out to the network: every byte of every source comes through a Door."""

from __future__ import annotations

import json as jsonlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from sources.door.derived import Derived
from sources.door.values import DAY, MAX_BYTES, Answer, DoorSettings, Question
from sources.door.verdicts import answered

if TYPE_CHECKING:
    import requests

    from sources.door.shelf import Shelf
    from sources.door.stack import Stack

Headers = Mapping[str, str]
Parameters = Mapping[str, Any]
"""Query or form values; None leaves a parameter out, a list repeats it."""


class Door:
    """Polite, bounded, guarded, patient, remembering and honest; safe to use from many threads at once.

    What cannot be answered raises sources.outcomes.Unanswered, with a sentence that names the host."""

    def __init__(self, settings: DoorSettings, shelf: Shelf, stack: Stack) -> None:
        self.offline = settings.offline
        self._settings, self._shelf, self._stack = settings, shelf, stack
        self._derived = Derived(shelf, settings.time, settings.offline)
        self._opened_at = settings.clock()
        self._newer_than = 0.0

    def get(
        self,
        url: str,
        *,
        params: Parameters | None = None,
        headers: Headers | None = None,
        robots: bool = False,
        keep_seconds: int = DAY,
        max_bytes: int | None = None,
    ) -> Answer:
        """The page, after at most five redirects; anything but 2xx raises Unanswered.

        `params` are added to the query. `robots`: the host's robots.txt is obeyed. An answer younger than
        `keep_seconds` comes from the archive. `max_bytes`: unpacked, instead of the 5 MB of a page."""
        question = Question(
            "GET",
            with_query(url, params),
            headers or {},
            keep_seconds=keep_seconds,
            newer_than=self._newer_than,
            max_bytes=max_bytes or MAX_BYTES,
            robots=robots,
        )
        return answered(self._stack.ask(question))

    def post(
        self,
        url: str,
        *,
        json: Any = None,
        data: Parameters | None = None,
        headers: Headers | None = None,
        keep_seconds: int = DAY,
        repeatable: bool = False,
    ) -> Answer:
        """The same for a POST of JSON or of form values. `repeatable`: it only reads, so a fault may be retried."""
        content_type, body = encoded(json, data)
        return answered(
            self._stack.ask(
                Question(
                    "POST",
                    url,
                    {"Content-Type": content_type, **(headers or {})},
                    body,
                    repeatable=repeatable,
                    keep_seconds=keep_seconds,
                    newer_than=self._newer_than,
                )
            )
        )

    def send(
        self, method: str, url: str, *, headers: Headers, body: bytes, follow: bool, keep_seconds: int = DAY
    ) -> Answer:
        """For libraries with a client of their own: any status is an answer; what they send only reads."""
        return self._stack.ask(
            Question(
                method,
                url,
                headers,
                body,
                follow=follow,
                keep_seconds=keep_seconds,
                newer_than=self._newer_than,
            )
        )

    def session(self) -> requests.Session:
        """A requests session whose every byte passes this door."""
        from sources.door.adapters import session  # heavy: brings requests

        return session(self)

    def close_host(self, host: str, sentence: str, seconds: int) -> None:
        """Later requests to the host raise Unanswered(BLOCKED, sentence) at once, in later runs too, for so many seconds."""
        self._stack.close_host(host, sentence, seconds)

    def forget(self, url: str) -> None:
        """For a service that found a refusal behind a 200 ('Rate exceeded.', a consent page): the archive drops what it
        holds of this address, so that the next run asks anew."""
        self._stack.forget(url)

    def remember(self, key: str, keep_seconds: int, make: Callable[[], Any]) -> Any:
        """A value derived from answers (the index of a blog), JSON-serialisable, made once per `keep_seconds`.

        Offline one of any age is taken; what `make` raises passes through and nothing is kept."""
        return self._derived.get(key, keep_seconds, make, self._newer_than)

    def refreshing(self) -> Door:
        """The same door, but for it answers from before this run do not count."""
        door = Door(self._settings, self._shelf, self._stack)
        door._newer_than, door._opened_at = self._opened_at, self._opened_at
        return door

    def close(self) -> None:
        self._stack.close()
        self._shelf.close()

    def __enter__(self) -> Door:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def with_query(url: str, params: Parameters | None) -> str:
    """'https://a.example/s?x=1' and {'q': 'a b'} -> 'https://a.example/s?x=1&q=a+b'; a fragment goes."""
    given = {name: value for name, value in (params or {}).items() if value is not None}
    address = url.partition("#")[0]
    if not given:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode(given, doseq=True)}"


def encoded(json: Any, data: Parameters | None) -> tuple[str, bytes]:
    """(Content-Type, body) of a POST."""
    if json is not None:
        return "application/json", jsonlib.dumps(json, separators=(",", ":"), ensure_ascii=False).encode()
    given = {name: value for name, value in (data or {}).items() if value is not None}
    return "application/x-www-form-urlencoded", urlencode(given, doseq=True).encode()
