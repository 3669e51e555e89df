"""A real server on loopback, a clock that only sleeping moves, and doors between them."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import trustme

from sources.door import Door, DoorSettings, open_door

hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

EPOCH = 1_750_000_000.0


@dataclass
class Hit:
    """One request as the server saw it."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    at: float


Reply = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Notes the request and lets the page at its path reply."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, site: Site, *args: Any) -> None:
        self.site = site
        super().__init__(*args)

    def reply(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.site.hits.append(Hit(self.command, self.path, headers, body, time.monotonic()))
        replies = self.site.pages.get(self.path.partition("?")[0])
        if replies is None:
            return self.answer(404, b"nothing here")
        (replies.pop(0) if len(replies) > 1 else replies[0])(self)

    do_GET = do_POST = do_HEAD = do_CONNECT = reply

    def answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Silence."""


class Quiet(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up in the middle are what these tests are about."""


def _page(body: bytes | str = b"", status: int = 200, **headers: str) -> Reply:
    """A page with this body; header names with underscores: Retry_After='7'."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    content = body.encode() if isinstance(body, str) else body
    return lambda handler: handler.answer(status, content, named)


@dataclass
class Site:
    """Pages by path; several replies for one path come one after the other, the last one stays."""

    server: Quiet
    scheme: str = "http"
    pages: dict[str, list[Reply]] = field(default_factory=dict)
    hits: list[Hit] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])

    @property
    def address(self) -> tuple[str, int]:
        return "127.0.0.1", self.port

    def url(self, path: str = "/") -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}{path}"

    def put(self, path: str, *replies: Reply) -> str:
        self.pages[path] = list(replies)
        return self.url(path)

    @property
    def paths(self) -> list[str]:
        return [hit.path for hit in self.hits]


def serve(context: ssl.SSLContext | None = None) -> Site:
    site = Site.__new__(Site)
    server = Quiet(("127.0.0.1", 0), partial(Handler, site))
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site.__init__(server, "https" if context else "http")  # type: ignore[misc]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    return site


@pytest.fixture
def site() -> Iterator[Site]:
    made = serve()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def authority_file(authority: trustme.CA, tmp_path: Path) -> str:
    path = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


@pytest.fixture
def secure_site(authority: trustme.CA) -> Iterator[Site]:
    """https://blog.example, really on loopback."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("blog.example").configure_cert(context)
    made = serve(context)
    yield made
    made.server.shutdown()
    made.server.server_close()


@dataclass
class FakeTime:
    """Moves only when somebody sleeps; remembers every sleep."""

    at: float = 0.0
    sleeps: list[float] = field(default_factory=list)

    def now(self) -> float:
        return EPOCH + self.at

    def monotonic(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        self.sleeps.append(seconds)
        self.at += seconds


@pytest.fixture
def fake_time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def open_to(tmp_path: Path, fake_time: FakeTime) -> Iterator[Callable[..., Door]]:
    """open_to(site, …) -> a door that may reach the site, on a clock of its own; further settings by name."""
    opened: list[Door] = []

    def make(*sites: Site, **settings: Any) -> Door:
        defaults: dict[str, Any] = {
            "cache_path": tmp_path / "cache" / "answers.sqlite",
            "user_agent": "gather-context/0 (test)",
            "allow": frozenset(site.address for site in sites),
            "clock": fake_time.now,
            "monotonic": fake_time.monotonic,
            "sleep": fake_time.sleep,
        }
        opened.append(open_door(DoorSettings(**{**defaults, **settings})))
        return opened[-1]

    yield make
    for door in opened:
        door.close()


@pytest.fixture
def page() -> Callable[..., Reply]:
    """page('text', status=429, Retry_After='7') -> a reply for Site.put."""
    return _page
