"""Runs the pages on 127.0.0.1 until Ctrl-C."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from aggregator.pages.app import make_app
from aggregator.pages.rendering import warm

PATIENCE_SECONDS = 2
"""How long an answer in hand is waited for at the end."""


def serve(database: Path, port: int, say: Callable[[str], None], with_browser: bool) -> None:
    """Serves until interrupted. `say` gets the address once it answers."""
    listening = listen(port)
    port = listening.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    config = uvicorn.Config(
        make_app(database, port),
        log_level="warning",
        access_log=False,
        ws="none",
        lifespan="off",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=PATIENCE_SECONDS,
    )
    warm()
    say(address)
    if with_browser:  # in a thread: a browser of the terminal would keep us from answering it
        threading.Thread(target=webbrowser.open, args=[address], daemon=True).start()
    with suppress(KeyboardInterrupt):  # the way to end it
        uvicorn.Server(config).run(sockets=[listening])


def listen(port: int) -> socket.socket:
    """A socket on this port of 127.0.0.1, or on a free one when another program has it."""
    try:
        listening = socket.create_server(("127.0.0.1", port))
    except OSError:
        listening = socket.create_server(("127.0.0.1", 0))
    listening.setsockopt(
        socket.IPPROTO_TCP, socket.TCP_NODELAY, 1
    )  # else a file's body comes 40 ms after its head
    return listening
