"""Connections: names, numbers and TLS, with real sockets."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from sources.door import Door
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
