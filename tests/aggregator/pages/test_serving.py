"""Where the pages are served."""

from __future__ import annotations

import socket

from aggregator.pages.serving import listen


def test_an_answer_leaves_at_once() -> None:
    """Small pieces are not held back until the browser has acknowledged those before (Nagle's algorithm)."""
    with listen(0) as listening:
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
