"""yt-dlp led through the door: a YoutubeDL whose only request handler is ours."""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sources.outcomes import Unanswered

if TYPE_CHECKING:
    from yt_dlp import YoutubeDL

    from sources.door.door import Door

EXTENSIONS = ("cookiejar", "timeout", "legacy_ssl", "keep_header_casing", "impersonate")
"""What yt-dlp may ask of a handler on top of a request. The door decides about all of it but cookies."""

QUIET: Mapping[str, Any] = {
    "quiet": True,
    "no_warnings": True,
    "noprogress": True,
    "color": "never",
    "cachedir": False,
    "extractor_retries": 0,  # the door retries
}

log = logging.getLogger("gather_context.yt_dlp")


class Whisper:
    """What yt-dlp would print, errors too, goes to the log: its errors are raised as well."""

    debug = staticmethod(log.debug)
    info = staticmethod(log.debug)
    warning = staticmethod(log.info)
    error = staticmethod(log.info)


def youtube_dl(door: Door, options: Mapping[str, Any]) -> YoutubeDL:
    """A quiet YoutubeDL over the door; `options` as yt-dlp names them. For one thread; close it when done.

    Its errors are yt-dlp's own (DownloadError around HTTPError or TransportError); `unanswered_in` finds ours in them."""
    from yt_dlp import YoutubeDL  # heavy, and it patches requests and urllib3 when imported

    downloader = YoutubeDL({**QUIET, "logger": Whisper(), **options})
    downloader._request_director = downloader.build_request_director([_handler(door)])
    return downloader


def _handler(door: Door) -> type:
    """The handler's class; yt-dlp makes the instance itself, with its own parameters."""
    from yt_dlp.networking import Request, RequestHandler, Response  # heavy
    from yt_dlp.networking.exceptions import HTTPError, TransportError

    class DoorRH(RequestHandler):  # type: ignore[misc]
        _SUPPORTED_URL_SCHEMES = ("http", "https")
        _SUPPORTED_PROXY_SCHEMES = None
        _SUPPORTED_FEATURES = None

        def _check_extensions(self, extensions: dict[str, Any]) -> None:
            super()._check_extensions(extensions)
            for name in EXTENSIONS:
                extensions.pop(name, None)

        def _send(self, request: Request) -> Response:
            headers = dict(self._merge_headers(request.headers))
            cookies = self._get_cookiejar(request).get_cookie_header(request.url)
            if cookies:
                headers["Cookie"] = cookies
            try:
                answer = door.send(
                    request.method, request.url, headers=headers, body=_bytes(request.data), follow=True
                )
            except Unanswered as unanswered:
                raise TransportError(cause=unanswered) from unanswered
            response = Response(io.BytesIO(answer.body), answer.url, answer.headers, answer.status)
            if not 200 <= answer.status < 300:
                raise HTTPError(response)
            return response

    return DoorRH


def _bytes(data: Any) -> bytes:
    if data is None or isinstance(data, bytes):
        return data or b""
    return data.read() if hasattr(data, "read") else b"".join(data)
