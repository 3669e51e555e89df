"""A local internet of TLS servers: every host name leads to one port on loopback, which answers from fixtures/.

No proxy and no patched function: the resolver and the one port that the guard allows are handed to the door, and the
bytes take the way that every user's bytes take."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
import trustme

from sources.door.replay import read_rules, replayed

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@dataclass
class Internet:
    """Its port, the CA that signs for every host, and what was asked: (host, method, path)."""

    port: int
    ca_file: Path
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> list[tuple[str, int]]:
        return [("127.0.0.1", self.port)]

    @property
    def allow(self) -> frozenset[tuple[str, int]]:
        return frozenset({("127.0.0.1", self.port)})


@pytest.fixture
def internet(tmp_path: Path) -> Iterator[Internet]:
    ca, rules = trustme.CA(), read_rules(FIXTURES)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("unknown.example.org").configure_cert(context)
    contexts: dict[str, ssl.SSLContext] = {}

    def certify(connection: ssl.SSLObject, host: str | None, _: ssl.SSLContext) -> None:
        name = host or "unknown.example.org"
        if name not in contexts:
            contexts[name] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            ca.issue_cert(name).configure_cert(contexts[name])
        connection.context = contexts[name]

    context.sni_callback = certify  # type: ignore[assignment]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            host = self.headers["Host"].split(":")[0]
            world.asked.append((host, self.command, self.path))
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            request = httpx.Request(
                self.command, f"https://{host}{self.path}", headers=list(self.headers.items()), content=body
            )
            reply = replayed(rules, request)
            content = reply.read()
            self.send_response(reply.status_code)
            for name, value in reply.headers.items():
                if name not in ("content-length", "transfer-encoding"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = answer

        def log_message(self, format: str, *args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.socket = context.wrap_socket(server.socket, server_side=True)
    ca_file = tmp_path / "ca.pem"
    ca.cert_pem.write_to_path(str(ca_file))
    world = Internet(server.server_address[1], ca_file)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield world
    server.shutdown()
    server.server_close()
