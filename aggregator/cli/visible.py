"""What may reach a terminal: text, or JSON, without what could steer it."""

from __future__ import annotations

import re

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    """`text` without what could steer a terminal: control and bidirectional characters become visible escapes."""
    return _CONTROLS.sub(lambda m: f"\\x{ord(m[0]):02x}" if ord(m[0]) < 256 else f"\\u{ord(m[0]):04x}", text)


def safe_json(text: str) -> str:
    """JSON that means the same, with such characters as JSON's own escapes."""
    return _CONTROLS.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
