"""Names to numbers to connections: resolved once, judged, and the judged number is the one that is dialled.

A name that answers differently the second time (DNS rebinding) gets no second time. TLS and the Host header keep the
name, because httpcore asks only its network backend for the connection. All operations share the request's deadline:
httpx's own timeouts are per read, so that a byte now and then would last for ever."""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import httpcore

from sources.door.faults import Fault
from sources.door.guard import address_refusal, literal
from sources.door.values import Address, Resolve

T = TypeVar("T")

CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0
NEXT_ADDRESS_SECONDS = 2.0
"""Where a host has several addresses, one that keeps silent is given up this soon (in the spirit of RFC 8305)."""
MOST_ADDRESSES = 4


class Watch(threading.local):
    """Which request this thread is on: its host, and when its time is up (monotonic seconds)."""

    host: str = ""
    until: float = float("inf")
    total_seconds: float = 0.0

    def start(self, host: str, total_seconds: float) -> None:
        self.host, self.total_seconds, self.until = host, total_seconds, time.monotonic() + total_seconds

    def limit(self, timeout: float | None) -> float:
        """The shorter of this timeout and what is left; raises Fault when nothing is left."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise self.overdue()
        return left if timeout is None else min(timeout, left)

    def overdue(self) -> Fault:
        return Fault("overdue", self.host, f"{self.total_seconds:g}")

    @property
    def is_up(self) -> bool:
        return time.monotonic() >= self.until


class TimedStream(httpcore.NetworkStream):
    """A connection whose every operation ends with the request that it serves, which may be another one next time."""

    def __init__(self, stream: httpcore.NetworkStream, watch: Watch) -> None:
        self._stream, self._watch = stream, watch

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._timed(lambda limit: self._stream.read(max_bytes, limit), timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._timed(lambda limit: self._stream.write(buffer, limit), timeout)

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._timed(
            lambda limit: self._stream.start_tls(ssl_context, server_hostname, limit), timeout
        )
        return TimedStream(stream, self._watch)

    def _timed(self, work: Callable[[float], T], timeout: float | None) -> T:
        try:
            return work(self._watch.limit(timeout))
        except httpcore.TimeoutException:
            if self._watch.is_up:
                raise self._watch.overdue() from None
            raise

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Dialler(httpcore.NetworkBackend):
    """Dials public addresses, and those in `allow`. With `proxy` (its name in sentences) it dials that proxy, wherever it is."""

    def __init__(self, watch: Watch, resolve: Resolve, allow: frozenset[Address], proxy: str = "") -> None:
        self._watch, self._resolve, self._allow, self._proxy = watch, resolve, allow, proxy
        self._tcp = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = self._addresses(host, port)
        if not self._proxy:
            self._vet(addresses)
        return TimedStream(self._first_to_answer(addresses[:MOST_ADDRESSES], timeout), self._watch)

    def _addresses(self, host: str, port: int) -> Sequence[Address]:
        number = literal(host)
        if number:
            return [(number, port)]
        try:
            return list(dict.fromkeys(in_time(self._resolve, host, port, self._watch.limit(CONNECT_SECONDS))))
        except (OSError, UnicodeError) as error:
            raise self._fault("no-such-name" if is_final(error) else "not-resolved") from error

    def _vet(self, addresses: Sequence[Address]) -> None:
        """One private address among public ones is enough to refuse: nobody mixes them with good intent."""
        for address, port in addresses:
            why = None if (address, port) in self._allow else address_refusal(address)
            if why:
                raise Fault("private", self._watch.host, why)

    def _first_to_answer(self, addresses: Sequence[Address], timeout: float | None) -> httpcore.NetworkStream:
        failure: Fault = self._fault("no-such-name")
        for number, (address, port) in enumerate(addresses, start=1):
            patience = timeout if number == len(addresses) else NEXT_ADDRESS_SECONDS
            try:
                return self._tcp.connect_tcp(address, port, self._watch.limit(patience))
            except httpcore.ConnectTimeout:
                failure = self._fault("connect-timeout")
            except httpcore.ConnectError as error:
                failure = self._fault("no-connection", _reason(error))
        raise failure

    def _fault(self, kind: str, detail: str = "") -> Fault:
        return (
            Fault("proxy", self._watch.host, self._proxy)
            if self._proxy
            else Fault(kind, self._watch.host, detail)
        )


def _reason(error: Exception) -> str:
    """'[Errno 111] Connection refused' -> 'connection refused'."""
    words = str(error).rpartition("] ")[2]
    return words[:1].lower() + words[1:]


def is_final(error: Exception) -> bool:
    """The name server says that there is no such name (EAI_NONAME), or none can be (a label too long): asking again is idle."""
    return isinstance(error, UnicodeError) or (
        isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME
    )


def system_resolve(host: str, port: int) -> list[Address]:
    """All addresses that the system knows for a name. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(str(address[0]), int(address[1])) for *_, address in found]


def in_time(resolve: Resolve, host: str, port: int, timeout: float) -> Sequence[Address]:
    """`resolve` within `timeout` seconds: the system's resolver knows no limit, so it works in a thread that may be left."""
    results: queue.SimpleQueue[Sequence[Address] | Exception] = queue.SimpleQueue()

    def work() -> None:
        try:
            results.put(resolve(host, port))
        except Exception as error:
            results.put(error)

    threading.Thread(target=work, name=f"resolve {host}", daemon=True).start()
    try:
        result = results.get(timeout=timeout)
    except queue.Empty:
        raise TimeoutError(f"no answer about {host}") from None
    if isinstance(result, Exception):
        raise result
    return result
