"""Proxies of the environment, taken on purpose, with real sockets."""

from __future__ import annotations

import logging
import select
import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import httpx
import pytest

from sources.door import Door
from sources.door.proxies import bypassed, proxy_for
from sources.outcomes import State, Unanswered


def outcome(door: Door, address: str) -> Any:
    with pytest.raises(Unanswered) as unanswered:
        door.get(address)
    return unanswered.value.outcome


ENVIRONMENTS = [
    ("https://a.example/", {"HTTPS_PROXY": "http://p"}, "http://p"),
    ("https://a.example/", {"https_proxy": "http://lower", "HTTPS_PROXY": "http://upper"}, "http://lower"),
    ("http://a.example/", {"HTTPS_PROXY": "http://p"}, None),
    ("http://a.example/", {"HTTP_PROXY": "http://p"}, "http://p"),
    ("https://a.example/", {"ALL_PROXY": "http://p"}, "http://p"),
    ("https://a.example/", {"ALL_PROXY": "http://all", "HTTPS_PROXY": "http://p"}, "http://p"),
    ("https://a.example/", {"HTTPS_PROXY": " "}, None),
    ("https://a.example/", {"HTTPS_PROXY": "p.example:3128"}, "http://p.example:3128"),
    ("https://a.example/", {"HTTPS_PROXY": "http://p", "NO_PROXY": "a.example"}, None),
    ("https://a.example/", {"HTTPS_PROXY": "http://p", "no_proxy": "*"}, None),
    ("https://a.example/", {}, None),
]


@pytest.mark.parametrize("address, environ, proxy", ENVIRONMENTS)
def test_which_proxy_is_taken(address: str, environ: dict[str, str], proxy: str | None) -> None:
    """N4: the variables work as people expect from curl."""
    assert proxy_for(httpx.URL(address), environ) == (None if proxy is None else httpx.URL(proxy))


@pytest.mark.parametrize(
    "address, no_proxy, expected",
    [
        ("https://a.example/", "example", True),
        ("https://a.example/", ".example", True),
        ("https://a.example/", "*.example", True),
        ("https://a.example/", "b.example, A.EXAMPLE", True),
        ("https://ba.example/", "a.example", False),
        ("https://a.example/", "a.example:443", True),
        ("https://a.example:8443/", "a.example:443", False),
        ("http://10.1.2.3/", "10.0.0.0/8", True),
        ("http://11.1.2.3/", "10.0.0.0/8", False),
        ("http://[2001:db8::1]/", "2001:db8::/32", True),
        ("https://a.example/", " , ,", False),
        ("https://a.example/", "10.0.0.0/8,[::1]", False),
    ],
)
def test_what_no_proxy_covers(address: str, no_proxy: str, expected: bool) -> None:
    """Hosts, domains, ports, addresses and networks."""
    assert bypassed(httpx.URL(address), no_proxy) is expected


def tunnel_to(target: Any) -> Callable[[Any], None]:
    """Answers a CONNECT as a proxy does, and carries bytes both ways until one side hangs up."""

    def reply(handler: Any) -> None:
        handler.send_response(200)
        handler.end_headers()
        with closing(socket.create_connection(target.address)) as out:
            sides = {handler.connection: out, out: handler.connection}
            while True:
                for side in select.select(list(sides), [], [])[0]:
                    data = side.recv(65536)
                    if not data:
                        return
                    sides[side].sendall(data)

    return reply


@pytest.fixture
def proxied(
    site: Any, secure_site: Any, open_to: Callable[..., Door], authority_file: str
) -> Iterator[Callable[..., Door]]:
    """A door whose only way out is the proxy on `site`, which leads blog.example to `secure_site`."""
    site.pages["blog.example:443"] = [tunnel_to(secure_site)]
    proxy = f"http://someone:pass%20word@127.0.0.1:{site.port}"
    environ = {"HTTPS_PROXY": proxy, "HTTP_PROXY": proxy, "SSL_CERT_FILE": authority_file}

    def nobody(host: str, port: int) -> list[tuple[str, int]]:
        raise AssertionError(f"{host} must be resolved by the proxy")

    yield lambda **more: open_to(**{"environ": environ, "resolve": nobody, **more})


def test_a_working_proxy_is_used_and_said(
    site: Any, secure_site: Any, proxied: Callable[..., Door], page: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """N4: the proxy's own address is exempt from the guard; what its job is now is said once, without its password."""
    secure_site.put("/", page("through the tunnel"))
    site.put("http://plain.example/", page("forwarded"))
    door = proxied()
    with caplog.at_level(logging.INFO, "gather_context.door"):
        assert door.get("https://blog.example/").text == "through the tunnel"
        assert door.get("http://plain.example/").text == "forwarded"
    assert [hit.method for hit in site.hits] == ["CONNECT", "GET"]
    assert site.hits[0].headers["proxy-authorization"] == "Basic c29tZW9uZTpwYXNzIHdvcmQ="
    notices = [record.getMessage() for record in caplog.records if "proxy" in record.getMessage()]
    assert len(notices) == 1 and "it has to guard them" in notices[0] and "pass" not in notices[0]


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "printer.local",
        "2130706433",
        "[::ffff:169.254.169.254]",
        "10.0.0.1",
        "router",
    ],
)
def test_behind_a_proxy_private_addresses_are_still_refused(
    site: Any, proxied: Callable[..., Door], host: str
) -> None:
    """N4: what can be seen in the address itself is refused; the proxy is not even asked."""
    assert outcome(proxied(), f"http://{host}/").state is State.REFUSED
    assert site.hits == []


def test_a_proxy_that_is_not_there_is_named(open_to: Callable[..., Door]) -> None:
    """N4: one clear sentence, without the password."""
    with closing(socket.create_server(("127.0.0.1", 0))) as unused:
        port = unused.getsockname()[1]
    failed = outcome(
        open_to(environ={"HTTPS_PROXY": f"http://me:secret@127.0.0.1:{port}"}), "https://blog.example/"
    )
    assert failed.state is State.UNREACHABLE
    assert (
        failed.sentence
        == f"could not reach the proxy http://127.0.0.1:{port}, through which blog.example is asked."
    )
    assert "HTTPS_PROXY" in failed.advice


def test_a_proxy_that_refuses_is_named(site: Any, proxied: Callable[..., Door], page: Any) -> None:
    """403 to a CONNECT is the proxy's word, not the site's."""
    site.pages["blog.example:443"] = [page("not allowed", status=403)]
    failed = outcome(proxied(), "https://blog.example/")
    assert failed.sentence == f"the proxy http://127.0.0.1:{site.port} would not connect to blog.example."


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1080", "ftp://p.example", "http://"])
def test_a_proxy_that_we_cannot_use_is_named(open_to: Callable[..., Door], proxy: str) -> None:
    """Rather than going out without it."""
    failed = outcome(open_to(environ={"ALL_PROXY": proxy}), "https://blog.example/")
    assert failed.state is State.UNREACHABLE and "of a kind that is not supported" in failed.sentence


def test_no_proxy_leads_past_the_proxy(
    site: Any, secure_site: Any, proxied: Callable[..., Door], page: Any, authority_file: str
) -> None:
    """N4: and then our own guard and resolver are back."""
    secure_site.put("/", page("direct"))
    environ = {
        "HTTPS_PROXY": f"http://127.0.0.1:{site.port}",
        "NO_PROXY": ".example",
        "SSL_CERT_FILE": authority_file,
    }
    door = proxied(
        environ=environ,
        resolve=lambda host, port: [secure_site.address],
        allow=frozenset({secure_site.address}),
    )
    assert door.get("https://blog.example/").text == "direct"
    assert site.hits == []
