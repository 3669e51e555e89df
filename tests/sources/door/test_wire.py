"""Connections: names, numbers, TLS, and proxies, with real sockets."""

from __future__ import annotations

import logging
import select
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import httpx
import pytest

from sources.door import Door
from sources.door.proxies import bypassed, proxy_for
from sources.door.tls import NoSuchAuthority, authorities
from sources.outcomes import State, Unanswered


def outcome(door: Door, address: str) -> Any:
    with pytest.raises(Unanswered) as unanswered:
        door.get(address)
    return unanswered.value.outcome


class Names:
    """A resolver of our own, which remembers what it was asked and answers in turn."""

    def __init__(self, *answers: list[tuple[str, int]] | Exception) -> None:
        self.answers, self.asked = list(answers), []

    def __call__(self, host: str, port: int) -> list[tuple[str, int]]:
        self.asked.append((host, port))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def trusting(open_to: Callable[..., Door], authority_file: str) -> Callable[..., Door]:
    """open_to(…) with the test's certificate authority."""
    return lambda *sites, **settings: open_to(
        *sites, **{"environ": {"SSL_CERT_FILE": authority_file}, **settings}
    )


def test_the_way_of_every_byte_without_a_proxy(
    secure_site: Any, trusting: Callable[..., Door], page: Any
) -> None:
    """https by name: resolved once, dialled where it says, verified against the name, one connection for two pages."""
    secure_site.put("/a", page("one"))
    secure_site.put("/b", page("two"))
    names = Names([secure_site.address])
    door = trusting(secure_site, resolve=names)
    assert [door.get(f"https://blog.example/{path}").text for path in "ab"] == ["one", "two"]
    assert names.asked == [("blog.example", 443)]
    assert [hit.headers["host"] for hit in secure_site.hits] == ["blog.example"] * 2
    assert secure_site.hits[0].headers["user-agent"] == "gather-context/0 (test)"


def test_a_name_gets_no_second_chance_to_answer(site: Any, open_to: Callable[..., Door], page: Any) -> None:
    """N3: a name that is public when judged and loopback when dialled is judged where it is dialled, once."""
    site.put("/", page("secret"))
    names = Names([("127.0.0.1", site.port)])
    door = open_to(resolve=names)
    refused = outcome(door, "http://rebinding.example:8080/")
    assert refused.state is State.REFUSED
    assert "127.0.0.1 (loopback) is not an address on the public internet" in refused.sentence
    assert len(names.asked) == 1 and site.hits == []


def test_the_judged_address_is_the_dialled_one(
    site: Any, open_to: Callable[..., Door], page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """N3 with the system's resolver: public at the first look, loopback at later ones. There is no later one."""
    looks: list[str] = []
    dialled: list[Any] = []
    look_up, connect = socket.getaddrinfo, socket.create_connection

    def getaddrinfo(host: Any, port: Any, *rest: Any, **more: Any) -> list[Any]:
        if host != "rebinding.example":
            return look_up(host, port, *rest, **more)
        looks.append(host)
        return look_up("93.184.216.34" if len(looks) == 1 else "127.0.0.1", port, *rest, **more)

    def create_connection(address: Any, *rest: Any, **more: Any) -> socket.socket:
        dialled.append(address)
        return connect(site.address, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(socket, "create_connection", create_connection)
    site.put("/", page("the public one"))
    assert open_to().get("http://rebinding.example:8080/").text == "the public one"
    assert looks == ["rebinding.example"] and dialled == [("93.184.216.34", 8080)]


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "::1", "10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1", "fd00::1", "224.0.0.1"]
)
def test_one_private_address_among_public_ones_is_enough(open_to: Callable[..., Door], address: str) -> None:
    """N1: nobody mixes them with good intent."""
    door = open_to(resolve=Names([("93.184.216.34", 443), (address, 443)]))
    assert outcome(door, "https://mixed.example/").state is State.REFUSED


def test_the_next_address_is_tried_where_one_does_not_answer(
    site: Any, trusting: Callable[..., Door], secure_site: Any, page: Any
) -> None:
    """A host with a dead address and a living one is reachable."""
    secure_site.put("/", page("alive"))
    site.server.shutdown()
    site.server.server_close()
    door = trusting(site, secure_site, resolve=Names([site.address, secure_site.address]))
    assert door.get("https://blog.example/").text == "alive"


FAILURES = [
    (
        socket.gaierror(socket.EAI_NONAME, "Name or service not known"),
        1,
        "there is no such name: not asked twice",
    ),
    (
        socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"),
        2,
        "no name server answers: once more",
    ),
    (UnicodeError("label too long"), 1, "no name at all"),
]


@pytest.mark.parametrize("error, times, why", FAILURES, ids=[row[2] for row in FAILURES])
def test_names_that_do_not_resolve_fail_fast(
    open_to: Callable[..., Door], error: Exception, times: int, why: str
) -> None:
    """One clear sentence, and what to do."""
    names = Names(error)
    failed = outcome(open_to(resolve=names), "https://nowhere.example/")
    assert (failed.state, failed.sentence) == (
        State.UNREACHABLE,
        "could not reach nowhere.example: name not resolved.",
    )
    assert failed.advice.startswith("Check the connection")
    assert len(names.asked) == times, why


def test_a_resolver_that_hangs_is_left(open_to: Callable[..., Door]) -> None:
    """The system's resolver knows no limit; the request's deadline holds all the same."""
    start, release = time.monotonic(), threading.Event()
    door = open_to(resolve=lambda host, port: [release.wait(10), []][1], deadline_seconds=0.2)
    assert outcome(door, "https://slow.example/").state is State.UNREACHABLE
    release.set()
    assert time.monotonic() - start < 3.0


def test_a_server_that_takes_the_call_and_says_nothing(open_to: Callable[..., Door]) -> None:
    """Not even a TLS handshake outlasts the deadline."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        address = listening.getsockname()
        door = open_to(resolve=Names([address]), allow=frozenset({address}), deadline_seconds=0.3)
        assert outcome(door, "https://mute.example/").state is State.TIMED_OUT


def test_a_certificate_that_is_not_trusted_says_what_to_do(
    secure_site: Any, open_to: Callable[..., Door]
) -> None:
    """Never silently accepted (trafilatura's own client does that), never retried."""
    failed = outcome(open_to(secure_site, resolve=Names([secure_site.address])), "https://blog.example/")
    assert failed.state is State.UNREACHABLE
    assert failed.sentence.startswith("the certificate of blog.example is not trusted")
    assert "SSL_CERT_FILE" in failed.advice
    assert secure_site.hits == []


def test_a_certificate_of_another_name_is_not_trusted(
    secure_site: Any, trusting: Callable[..., Door]
) -> None:
    """The name in the address counts, wherever it was dialled."""
    failed = outcome(trusting(secure_site, resolve=Names([secure_site.address])), "https://other.example/")
    assert failed.sentence.startswith("the certificate of other.example is not trusted")


def test_which_authorities_are_believed(tmp_path: Any) -> None:
    """OpenSSL's variable first, then those of requests and curl; folders too; else certifi's."""
    for name in ("a.pem", "b.pem", "c.pem"):
        (tmp_path / name).touch()
    a, b, c, folder = str(tmp_path / "a.pem"), str(tmp_path / "b.pem"), str(tmp_path / "c.pem"), str(tmp_path)
    assert authorities({"CURL_CA_BUNDLE": c, "REQUESTS_CA_BUNDLE": b, "SSL_CERT_FILE": a}) == (a, None)
    assert authorities({"CURL_CA_BUNDLE": c, "REQUESTS_CA_BUNDLE": b}) == (b, None)
    assert authorities({"CURL_CA_BUNDLE": c, "SSL_CERT_DIR": folder}) == (c, None)
    assert authorities({"REQUESTS_CA_BUNDLE": folder}) == (None, folder)
    assert authorities({"SSL_CERT_DIR": folder, "SSL_CERT_FILE": ""}) == (None, folder)
    file, no_folder = authorities({})
    assert file is not None and file.endswith(".pem") and no_folder is None


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "SSL_CERT_DIR"])
def test_a_variable_that_names_nothing_is_an_error_that_names_it(
    open_to: Callable[..., Door], variable: str
) -> None:
    """Not a silent return to other authorities."""
    with pytest.raises(NoSuchAuthority, match=f"{variable} names /no/such/place"):
        authorities({variable: "/no/such/place"})
    failed = outcome(open_to(environ={variable: "/no/such/place"}), "https://blog.example/")
    assert (
        failed.sentence
        == f"{variable} names /no/such/place, which is not there, so no connection can be verified."
    )


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
        environ=environ, resolve=Names([secure_site.address]), allow=frozenset({secure_site.address})
    )
    assert door.get("https://blog.example/").text == "direct"
    assert site.hits == []
