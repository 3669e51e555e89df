"""Libraries that bring requests as their client are given a session that leads through the door."""

from __future__ import annotations

import io
from collections.abc import Mapping
from http.client import responses as reasons
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Any

import requests
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict
from requests.utils import get_encoding_from_headers

from sources.outcomes import State, Unanswered

if TYPE_CHECKING:
    from sources.door.door import Door
    from sources.door.values import Answer

FRAMING = frozenset({"content-length", "transfer-encoding", "connection"})
"""Headers that speak of the connection, which is the door's."""

TIMEOUTS = frozenset({State.TIMED_OUT})


class DoorAdapter(BaseAdapter):
    """Sends what requests has prepared through the door. requests follows redirects itself, hop by hop, each through here."""

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: Any = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """The door alone decides about time, certificates and proxies. Raises exceptions of requests, with the
        Unanswered as their first argument (see verdicts.unanswered_in)."""
        headers = {
            name: _text(value) for name, value in request.headers.items() if name.lower() not in FRAMING
        }
        try:
            answer = self._door.send(
                request.method or "GET",
                request.url or "",
                headers=headers,
                body=_bytes(request.body),
                follow=False,
            )
        except Unanswered as unanswered:
            raise _as_requests_would(unanswered, request) from unanswered
        return _response(answer, request)

    def close(self) -> None:
        """The door outlives its sessions."""


class NoNewCookies(DefaultCookiePolicy):
    """Keeps cookies that a library sets itself (YouTube's consent) and none that a server sends: nobody is followed, and
    the same question stays the same question in the archive."""

    def set_ok(self, cookie: Any, request: Any) -> bool:
        return False


def session(door: Door) -> requests.Session:
    """A requests session over the door, without the environment's proxies and .netrc."""
    made = requests.Session()
    made.trust_env = False
    made.cookies.set_policy(NoNewCookies())
    adapter = DoorAdapter(door)
    made.mount("https://", adapter)
    made.mount("http://", adapter)
    return made


def _as_requests_would(
    unanswered: Unanswered, request: requests.PreparedRequest
) -> requests.RequestException:
    timed_out = unanswered.outcome.state in TIMEOUTS
    error = requests.exceptions.Timeout if timed_out else requests.exceptions.ConnectionError
    return error(unanswered, request=request)


def _response(answer: Answer, request: requests.PreparedRequest) -> requests.Response:
    response = requests.Response()
    response.status_code = answer.status
    response.reason = reasons.get(answer.status, "")
    response.headers = CaseInsensitiveDict(answer.headers)
    response.encoding = get_encoding_from_headers(response.headers)
    response.raw = io.BytesIO(answer.body)
    response.url = answer.url
    response.request = request
    return response


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value


def _bytes(body: Any) -> bytes:
    """A prepared body: None, text, bytes, or chunks of them."""
    if body is None:
        return b""
    if isinstance(body, str | bytes):
        return body.encode() if isinstance(body, str) else body
    return b"".join(body)
