"""How much of an answer is read, and how it is unpacked."""

from __future__ import annotations

import gzip
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.door import Door
from sources.door.reading import BrokenOff, Inflater, Plain, TooLarge, read, unpacker
from sources.outcomes import State, Unanswered

MB = 1024 * 1024


def bomb(megabytes: int) -> bytes:
    """A gzip file of so many megabytes of zeros, made of one compressed megabyte again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = packer.compress(bytes(MB)) + packer.flush(zlib.Z_FULL_FLUSH)
    once_more = packer.compress(bytes(MB)) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + once_more * (megabytes - 1)


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("", bytes),
    ("identity", bytes),
    ("gzip", gzip.compress),
    ("x-gzip", gzip.compress),
    ("GZIP", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", raw_deflate),
]


@given(st.binary(max_size=3000), st.sampled_from(PACKERS), st.integers(1, 700))
def test_what_was_packed_comes_out(
    data: bytes, packer: tuple[str, Callable[[bytes], bytes]], size: int
) -> None:
    """Every packing that we ask for is undone, in whatever chunks it comes."""
    encoding, pack = packer
    packed = pack(data)
    unpack = unpacker(encoding)
    assert unpack is not None
    chunks = [packed[start : start + size] for start in range(0, len(packed), size)]
    assert read(chunks, unpack, max_bytes=10_000) == data


@given(st.binary(min_size=1, max_size=2000), st.data())
def test_a_truncated_gzip_is_never_half_a_page(data: bytes, draw: Any) -> None:
    """Wherever the packed bytes end early, that is noticed."""
    packed = gzip.compress(data)
    cut = draw.draw(st.integers(1, len(packed) - 1))
    with pytest.raises(BrokenOff):
        read([packed[:cut]], Inflater("gzip"), max_bytes=10_000)


@given(st.binary(min_size=2, max_size=200))
def test_garbage_breaks_off_and_nothing_else(garbage: bytes) -> None:
    """What is no gzip at all ends as BrokenOff, never as another exception."""
    with pytest.raises(BrokenOff):
        read([b"\x00" + garbage], Inflater("gzip"), max_bytes=10_000)


def test_members_of_a_gzip_are_joined_and_padding_after_them_ignored() -> None:
    """gzip files may be written one after the other (RFC 1952), and some servers pad with zeros."""
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + bytes(20)
    assert read([packed[:30], packed[30:]], Inflater("gzip"), max_bytes=100) == b"one two"


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "gzip, br", "compress", "\u00e9"])
def test_packings_that_were_not_asked_for_are_refused(encoding: str) -> None:
    """Stacked and unknown packings are where bombs hide."""
    assert unpacker(encoding) is None


@pytest.mark.parametrize(
    "chunks, unpack",
    [
        ([bytes(60), bytes(60)], Plain()),
        ([gzip.compress(bytes(101))], Inflater("gzip")),
        ([gzip.compress(bytes(60)) + gzip.compress(bytes(60))], Inflater("gzip")),
        ([gzip.compress(b"") * 10], Inflater("gzip")),
    ],
    ids=["plain", "gzip", "gzip members", "wire bytes"],
)
def test_the_cap_counts_unpacked_and_wire_bytes(chunks: list[bytes], unpack: Plain | Inflater) -> None:
    """Whichever is more; what fits under the cap is kept for those whom the beginning is enough."""
    with pytest.raises(TooLarge) as too_large:
        read(chunks, unpack, max_bytes=100)
    assert len(too_large.value.body) <= 100


def test_exactly_the_cap_is_not_too_large() -> None:
    """The cap itself is allowed."""
    assert read([gzip.compress(bytes(1000))], Inflater("gzip"), max_bytes=1000) == bytes(1000)


def test_a_gigabyte_of_zeros_costs_neither_time_nor_memory(site: Any) -> None:
    """N6: 1 GB in gzip is given up in under a second and under 40 MB, seen from outside the process."""
    address = site.put("/bomb", lambda handler: handler.answer(200, bomb(1024), {"Content-Encoding": "gzip"}))
    site.put("/page", lambda handler: handler.answer(200, b"x" * 1000))
    out = subprocess.run(
        [sys.executable, "-c", BOMBED, address], capture_output=True, text=True, check=True
    ).stdout
    state, seconds, kilobytes = out.split()
    assert state == "too-large"
    assert float(seconds) < 1.0
    assert int(kilobytes) < 40 * 1024


BOMBED = """
import resource, sys, tempfile, time
from pathlib import Path
from sources.door import DoorSettings, open_door
from sources.outcomes import Unanswered
address = sys.argv[1]
port = int(address.split(":")[2].split("/")[0])
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
settings = DoorSettings(Path(tempfile.mkdtemp()) / "a.sqlite", allow=frozenset({("127.0.0.1", port)}), sleep=lambda s: None)
with open_door(settings) as door:
    door.get(address.replace("bomb", "page"))
    before, start = peak(), time.monotonic()
    try:
        door.get(address)
    except Unanswered as unanswered:
        print(unanswered.outcome.state, time.monotonic() - start, peak() - before)
"""


@pytest.mark.parametrize(
    "encoding, body",
    [("gzip", bomb(64)), ("deflate", zlib.compress(bytes(64 * MB))), ("", bytes(6 * MB))],
    ids=["gzip", "deflate", "plain"],
)
def test_bombs_are_too_large(site: Any, open_to: Callable[..., Door], encoding: str, body: bytes) -> None:
    """N6: each packing that we ask for is bounded by the 5 MB of a page, and asked for once."""
    headers = {"Content-Encoding": encoding} if encoding else {}
    address = site.put("/", lambda handler: handler.answer(200, body, headers))
    with pytest.raises(Unanswered) as unanswered:
        open_to(site).get(address)
    assert unanswered.value.outcome.state is State.TOO_LARGE
    assert "127.0.0.1 sent more than 5 MB" in unanswered.value.outcome.sentence
    assert len(site.hits) == 1


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip"])
def test_other_packings_are_not_unpacked(site: Any, open_to: Callable[..., Door], encoding: str) -> None:
    """N6: br, zstd and gzip in gzip were not asked for (Accept-Encoding), so what comes is not touched."""
    address = site.put("/", lambda handler: handler.answer(200, b"anything", {"Content-Encoding": encoding}))
    with pytest.raises(Unanswered) as unanswered:
        open_to(site).get(address)
    assert unanswered.value.outcome.state is State.CHANGED
    assert site.hits[0].headers["accept-encoding"] == "gzip, deflate"


def test_a_caller_may_ask_for_more(site: Any, open_to: Callable[..., Door]) -> None:
    """Sitemaps and papers may be larger than pages."""
    address = site.put(
        "/", lambda handler: handler.answer(200, gzip.compress(bytes(6 * MB)), {"Content-Encoding": "gzip"})
    )
    assert len(open_to(site).get(address, max_bytes=8 * MB).body) == 6 * MB


def endless(handler: Any) -> None:
    """Chunks of a page without end."""
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    while True:
        handler.wfile.write(b"10000\r\n" + bytes(0x10000) + b"\r\n")


def test_a_page_without_end_meets_the_cap(site: Any, open_to: Callable[..., Door]) -> None:
    """N7: never-ending chunks are cut at the cap."""
    with pytest.raises(Unanswered) as unanswered:
        open_to(site).get(site.put("/", endless))
    assert unanswered.value.outcome.state is State.TOO_LARGE


def huge_headers(handler: Any) -> None:
    handler.send_response(200)
    handler.send_header("X-Long", "x" * 1_200_000)
    handler.end_headers()


def test_huge_headers_are_refused(site: Any, open_to: Callable[..., Door]) -> None:
    """N7: 1.2 MB of headers are no page."""
    with pytest.raises(Unanswered) as unanswered:
        open_to(site).get(site.put("/", huge_headers))
    assert unanswered.value.outcome.state is State.UNREACHABLE


def drip(where: str) -> Callable[[Any], None]:
    """A few bytes every tenth of a second, in the headers or in the body, for ever."""

    def reply(handler: Any) -> None:
        handler.wfile.write(
            b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n" + (b"\r\n" if where == "body" else b"X-Slow: ")
        )
        while True:
            handler.wfile.write(b"0123456789")
            handler.wfile.flush()
            time.sleep(0.1)

    return reply


@pytest.mark.parametrize("where", ["headers", "body"])
def test_a_drip_is_cut_at_the_total_deadline(site: Any, open_to: Callable[..., Door], where: str) -> None:
    """N7: no single read is slow, the whole is; the deadline of a request counts for all of it, and once."""
    address, start = site.put("/", drip(where)), time.monotonic()
    with pytest.raises(Unanswered) as unanswered:
        open_to(site, deadline_seconds=0.3).get(address)
    assert unanswered.value.outcome.state is State.TIMED_OUT
    assert "longer than 0.3 seconds" in unanswered.value.outcome.sentence
    assert time.monotonic() - start < 2.0
    assert len(site.hits) == 1


def test_a_page_that_breaks_off_is_unreachable_not_half(site: Any, open_to: Callable[..., Door]) -> None:
    """A gzip that ends early, with a Content-Length that agrees, is asked again and then given up."""
    half = gzip.compress(b"a page of some length " * 50)[:-20]
    address = site.put("/", lambda handler: handler.answer(200, half, {"Content-Encoding": "gzip"}))
    with pytest.raises(Unanswered) as unanswered:
        open_to(site).get(address)
    assert unanswered.value.outcome.state is State.UNREACHABLE
    assert unanswered.value.outcome.sentence == "127.0.0.1 broke off in the middle of its answer."
    assert len(site.hits) == 3
