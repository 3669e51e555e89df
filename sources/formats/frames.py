"""Messages between the extraction's parent and its worker: a length, then so many bytes; JSON, never pickle."""

from __future__ import annotations

import json
from typing import IO, Any

LENGTH_BYTES = 4
MOST_BYTES = 64_000_000


def write_frame(stream: IO[bytes], payload: bytes) -> None:
    stream.write(len(payload).to_bytes(LENGTH_BYTES, "big") + payload)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """None at the end of the stream, also when it breaks off within a frame. Raises ValueError for an absurd length."""
    head = stream.read(LENGTH_BYTES)
    length = int.from_bytes(head, "big")
    if length > MOST_BYTES:
        raise ValueError(f"a frame of {length} bytes")
    payload = stream.read(length) if len(head) == LENGTH_BYTES else b""
    return payload if len(head) == LENGTH_BYTES and len(payload) == length else None


def write_json(stream: IO[bytes], value: Any) -> None:
    write_frame(stream, json.dumps(value).encode())


def read_json(stream: IO[bytes]) -> Any:
    """None at the end of the stream. Raises ValueError for what is no JSON."""
    payload = read_frame(stream)
    return None if payload is None else json.loads(payload)
