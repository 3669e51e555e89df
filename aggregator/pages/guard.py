"""Whom the pages answer: a browser on this machine that was sent here by these pages. Every answer says what it may do.

A page of another site can make a browser ask us: by a name of its own that resolves to 127.0.0.1 (DNS rebinding, so the
Host header is checked on every address), or by a form (so a write must come from our own pages, with our token).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES = ("127.0.0.1", "localhost", "[::1]")

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with no-referrer a form's Origin would be "null"
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",  # what is shown belongs to a person, and changes
}


def hosts(port: int) -> frozenset[str]:
    """What a Host header may say.

    >>> sorted(hosts(8000))
    ['127.0.0.1:8000', '[::1]:8000', 'localhost:8000']
    """
    return frozenset(f"{name}:{port}" for name in NAMES)


def is_ours(headers: Mapping[str, str], allowed: frozenset[str]) -> bool:
    """Whether a write comes from our own pages, by what the browser says of it."""
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    return headers.get("origin") in {f"http://{host}" for host in allowed}


def is_token(given: str, token: str) -> bool:
    return secrets.compare_digest(given.encode(), token.encode())


class Guard:
    """The outermost layer: foreign names get 403, a fault of ours becomes a page, every answer has the headers above."""

    def __init__(
        self,
        app: ASGIApp,
        allowed: frozenset[str],
        refused: Callable[[str], Response],
        broken: Callable[[Exception], Response],
    ) -> None:
        self.app = app
        self.allowed = allowed
        self.refused = refused
        self.broken = broken

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def armed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        host = Headers(scope=scope).get("host", "").lower()
        if host not in self.allowed:
            await self.refused(host)(scope, receive, armed)
            return
        try:
            await self.app(scope, receive, armed)
        except Exception as fault:
            if begun:
                raise
            await self.broken(fault)(scope, receive, armed)
