"""A world of answers at the bottom of the door: what a service says is put in, what was asked of it is read off."""

from __future__ import annotations

import json as jsonlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

import httpcore
import httpx
import pytest
import respx

from sources.door import Door, DoorSettings, open_door
from sources.values import Paper

EPOCH = 1_750_000_000.0


class Broken(httpx.SyncByteStream):
    """A body that never comes."""

    def __iter__(self) -> Iterator[bytes]:
        raise httpcore.ReadError("connection reset")


@dataclass
class World:
    """Rules from a regular expression over the decoded request to its answer; what matches nothing is a 404."""

    folder: Path
    rules: list[tuple[re.Pattern[str], Callable[[], httpx.Response]]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """'GET https://…' of every request, decoded, in order; the body of a POST after a blank."""
    headers: list[httpx.Headers] = field(default_factory=list)
    at: float = 0.0
    doors: list[Door] = field(default_factory=list)

    def on(self, pattern: str, body: Any = "", status: int = 200, **headers: str) -> None:
        """A rule: text, bytes, or something that becomes JSON. Later rules come after earlier ones."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if not isinstance(body, str | bytes):
            body, named = jsonlib.dumps(body), {"content-type": "application/json", **named}
        content = body.encode() if isinstance(body, str) else body
        self.rules.append(
            (re.compile(pattern), lambda: httpx.Response(status, headers=named, content=content))
        )

    def unreachable(self, pattern: str) -> None:
        """A rule: the connection breaks before a byte of the body has come."""
        self.rules.append((re.compile(pattern), lambda: httpx.Response(200, stream=Broken())))

    def answer(self, request: httpx.Request) -> httpx.Response:
        question = f"{request.method} {unquote_plus(str(request.url))}"
        body = unquote_plus(request.content.decode())
        self.asked.append(f"{question} {body}".strip())
        self.headers.append(request.headers)
        found = next((answer for pattern, answer in self.rules if pattern.search(self.asked[-1])), None)
        return found() if found else httpx.Response(404, text="not here")

    def sleep(self, seconds: float) -> None:
        self.at += seconds

    def door(self, source: Any = None, **settings: Any) -> Door:
        """A door onto this world at the pace that the source asks for, on a clock that only sleeping moves."""
        made = DoorSettings(
            cache_path=self.folder / f"{len(self.doors)}.sqlite",
            hosts=dict(source.hosts) if source else {},
            user_agent="gather-context/0 (test)",
            clock=lambda: EPOCH + self.at,
            monotonic=lambda: self.at,
            sleep=self.sleep,
        )
        self.doors.append(open_door(replace(made, **settings)))
        return self.doors[-1]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    with respx.mock(using="httpcore", assert_all_called=False) as router:
        router.route().mock(side_effect=made.answer)
        yield made
        for door in made.doors:
            door.close()


@pytest.fixture
def paper() -> Paper:
    """A paper that nobody wrote."""
    return Paper(
        arxiv_id="2401.01234",
        title="FooNet: Foo Networks for Bar Recognition",
        authors=("Ada Example", "Bo Sample"),
        abstract="We present FooNet, a foo network for bar recognition. Foo networks learn gradual foo gates.",
        source="test",
        version=2,
        published="2024-01-02T00:00:00Z",
    )
