"""How much of an answer is read, and how it is unpacked: never more than the cap, on the wire or inflated.

httpx inflates a whole wire chunk before anybody can count (1.5 KB of brotli became 3.85 GB), so the raw bytes are
read here and inflated with zlib's own output limit. Only what was asked for is accepted: gzip or deflate, once."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import httpx

from sources.door.faults import Fault
from sources.door.values import MEGABYTE, Question

ACCEPT_ENCODING = "gzip, deflate"
GZIP, ZLIB, RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
GZIP_MAGIC = b"\x1f\x8b"
HEAD_BYTES = 2
"""So many tell deflate with zlib's header from deflate without."""


class TooLarge(Exception):
    """The cap is reached; `body` is what fits under it."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.body = body


class BrokenOff(Exception):
    """The packed bytes end, or stop making sense, in the middle."""


class Plain:
    """No packing: bytes in, the same bytes out."""

    def feed(self, chunk: bytes, room: int) -> bytes:
        return chunk

    def finish(self) -> None:
        return


class Inflater:
    """gzip (with several members) or deflate (with or without zlib's header), at most `room` bytes at a time."""

    def __init__(self, encoding: str) -> None:
        self._bits = GZIP if encoding == "gzip" else ZLIB
        self._unpack = zlib.decompressobj(self._bits)
        self._head = b""

    def feed(self, chunk: bytes, room: int) -> bytes:
        """Up to `room` + 1 bytes: one too many tells that there would have been more."""
        if len(self._head) >= HEAD_BYTES:
            return self._inflate(chunk, room)
        self._head += chunk
        if len(self._head) < HEAD_BYTES:
            return b""
        if self._bits == ZLIB and not _has_zlib_header(self._head):
            self._unpack = zlib.decompressobj(RAW)
        return self._inflate(self._head, room)

    def _inflate(self, chunk: bytes, room: int) -> bytes:
        out = bytearray()
        while chunk and len(out) <= room:
            try:
                out += self._unpack.decompress(chunk, room + 1 - len(out))
            except zlib.error:
                raise BrokenOff from None
            chunk = self._unpack.unconsumed_tail or self._next_member()
        return bytes(out)

    def _next_member(self) -> bytes:
        rest = self._unpack.unused_data
        if not self._unpack.eof or not rest.startswith(GZIP_MAGIC) or self._bits != GZIP:
            return b""
        self._unpack = zlib.decompressobj(GZIP)
        return rest

    def finish(self) -> None:
        """An answer without any body may be called packed too."""
        if self._head and not self._unpack.eof:
            raise BrokenOff


def _has_zlib_header(chunk: bytes) -> bool:
    """RFC 1950: method 8 in the low bits, and the first two bytes divisible by 31."""
    return chunk[0] & 0x0F == 8 and int.from_bytes(chunk[:HEAD_BYTES], "big") % 31 == 0


def unpacker(encoding: str) -> Plain | Inflater | None:
    """For a Content-Encoding header; None for stacked or unknown ones."""
    name = encoding.strip().lower().removeprefix("x-")
    if name in ("", "identity"):
        return Plain()
    return Inflater(name) if name in ("gzip", "deflate") else None


def read(chunks: Iterable[bytes], unpack: Plain | Inflater, max_bytes: int) -> bytes:
    """The unpacked body. Raises TooLarge (wire or unpacked bytes over the cap) or BrokenOff."""
    body, wire_bytes = bytearray(), 0
    for chunk in chunks:
        wire_bytes += len(chunk)
        body += unpack.feed(chunk, max_bytes - len(body))
        if max(wire_bytes, len(body)) > max_bytes:
            raise TooLarge(bytes(body[:max_bytes]))
    unpack.finish()
    return bytes(body)


@dataclass(frozen=True, slots=True)
class Cap:
    """How much is read, and whether the beginning of more is enough."""

    max_bytes: int
    cut: bool = False

    @property
    def words(self) -> str:
        return f"{self.max_bytes / MEGABYTE:.3g} MB"


def body_of(response: httpx.Response, host: str, cap: Cap) -> bytes:
    """The bounded, unpacked body of a response that is still on the wire. Raises Fault."""
    encoding, chunks = response.headers.get("content-encoding", ""), response.stream
    assert isinstance(chunks, httpx.SyncByteStream)
    unpack = unpacker(encoding)
    if unpack is None:
        raise Fault("encoding", host, encoding[:40])
    try:
        return read(chunks, unpack, cap.max_bytes)
    except TooLarge as too_large:
        if cap.cut:
            return too_large.body
        raise Fault("too-large", host, cap.words) from None
    except BrokenOff:
        raise Fault("broken-off", host) from None


class Reading(httpx.BaseTransport):
    """Reads the body to its end, bounded, so that everything above works with complete answers."""

    def __init__(self, below: httpx.BaseTransport) -> None:
        self._below = below

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        question: Question = request.extensions["question"]
        response = self._below.handle_request(request)
        try:
            body = body_of(response, request.url.host, Cap(question.max_bytes, question.cut))
        finally:
            response.close()
        headers = [
            (name, value) for name, value in response.headers.multi_items() if name != "content-encoding"
        ]
        return httpx.Response(response.status_code, headers=headers, content=body)

    def close(self) -> None:
        self._below.close()
