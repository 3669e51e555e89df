"""The bottom of the door: connections, kept and shared, direct or through the proxy that the environment names."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from ssl import SSLContext
from typing import Any
from zlib import crc32

import httpcore
import httpx

from sources.door import proxies, tls
from sources.door.dialling import CONNECT_SECONDS, READ_SECONDS, Dialler, Watch, system_resolve
from sources.door.faults import Fault, fault_from
from sources.door.values import DoorSettings

log = logging.getLogger("gather_context.door")

POOLS = 8
"""httpcore compares all connections of a pool with each other for every request, so they are spread over some."""
CONNECTIONS, KEPT_CONNECTIONS, KEPT_SECONDS = 16, 8, 30.0
"""Of one pool. How many go to one host at once is the pace's business."""
TIMEOUTS = {"connect": CONNECT_SECONDS, "read": READ_SECONDS, "write": READ_SECONDS, "pool": READ_SECONDS}


CORE_ERRORS = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError)


class Wire(httpx.BaseTransport):
    """Sends a request and gives back the answer with its body still on the wire."""

    def __init__(self, settings: DoorSettings) -> None:
        self._settings, self._watch = settings, Watch()
        self._lock = threading.Lock()
        self._pools: dict[tuple[httpx.URL | None, bool, int], httpcore.ConnectionPool] = {}
        self._proxies_told: set[httpx.URL] = set()
        self._context: SSLContext | None = None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        self._watch.start(host, self._settings.deadline_seconds)
        proxy = proxies.proxy_for(request.url, self._settings.environ)
        try:
            response = self._pool(request.url, proxy).handle_request(_core_request(request))
        except CORE_ERRORS as error:
            raise fault_from(error, host, proxies.shown(proxy) if proxy else "") from error
        return httpx.Response(response.status, headers=response.headers, stream=Body(response, host))

    def _pool(self, url: httpx.URL, proxy: httpx.URL | None) -> httpcore.ConnectionPool:
        secure = "https" in (url.scheme, proxy.scheme if proxy else "")
        key = proxy, secure, crc32(url.host.encode()) % POOLS
        with self._lock:
            if key not in self._pools:
                self._pools[key] = self._new_pool(proxy, self._trust(url.host) if secure else None)
            return self._pools[key]

    def _new_pool(self, proxy: httpx.URL | None, trust: SSLContext | None) -> httpcore.ConnectionPool:
        if proxy:
            self._tell_once(proxy)
        resolve = self._settings.resolve or system_resolve
        shown = proxies.shown(proxy) if proxy else ""
        return httpcore.ConnectionPool(
            ssl_context=trust,
            proxy=_core_proxy(proxy, trust) if proxy else None,
            max_connections=CONNECTIONS,
            max_keepalive_connections=KEPT_CONNECTIONS,
            keepalive_expiry=KEPT_SECONDS,
            network_backend=Dialler(self._watch, resolve, self._settings.allow, shown),
        )

    def _tell_once(self, proxy: httpx.URL) -> None:
        if proxy not in self._proxies_told:
            self._proxies_told.add(proxy)
            log.info(
                "asking through the proxy %s: it resolves the names, so it has to guard them",
                proxies.shown(proxy),
            )

    def _trust(self, host: str) -> SSLContext:
        """One context for all connections, made when the first of them is https."""
        try:
            self._context = self._context or tls.context(self._settings.environ)
        except tls.NoSuchAuthority as error:
            raise Fault("ca-file", host, str(error)) from None
        return self._context

    def close(self) -> None:
        with self._lock:
            for pool in self._pools.values():
                pool.close()
            self._pools.clear()


class Body(httpx.SyncByteStream):
    """The body as it comes, with httpcore's exceptions told as faults."""

    def __init__(self, response: httpcore.Response, host: str) -> None:
        self._response, self._host = response, host

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._response.iter_stream()
        except CORE_ERRORS as error:
            raise fault_from(error, self._host) from error

    def close(self) -> None:
        self._response.close()


def _core_request(request: httpx.Request) -> httpcore.Request:
    url = request.url
    return httpcore.Request(
        request.method,
        httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=request.headers.raw,
        content=request.content,
        extensions={"timeout": TIMEOUTS, "trace": _reporter(request.extensions.get("sent"))},
    )


def _reporter(sent: Callable[[], None] | None) -> Callable[[str, dict[str, Any]], None]:
    """Tells the pace when the request itself, not a CONNECT to a proxy before it, has left."""

    def report(event: str, info: dict[str, Any]) -> None:
        if (
            sent
            and event == "http11.receive_response_headers.started"
            and info["request"].method != b"CONNECT"
        ):
            sent()

    return report


def _core_proxy(proxy: httpx.URL, trust: SSLContext | None) -> httpcore.Proxy:
    return httpcore.Proxy(
        httpcore.URL(scheme=proxy.raw_scheme, host=proxy.raw_host, port=proxy.port, target=b"/"),
        auth=(proxy.username, proxy.password) if proxy.userinfo else None,
        ssl_context=trust if proxy.scheme == "https" else None,
    )
