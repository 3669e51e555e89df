"""Redirects, by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sources.door import Door
from sources.door.faults import Fault
from sources.door.hops import next_question
from sources.door.values import Question
from sources.outcomes import State, Unanswered

SECRETS = {
    "Authorization": "Bearer x",
    "Cookie": "a=b",
    "X-Subscription-Token": "k",
    "X-Whatever": "k",
    "Accept": "text/html",
}

WHERE = [
    ("/b", "https://a.example/b", "the same origin, relative"),
    ("?x=1", "https://a.example/dir/a?x=1", "the same page"),
    ("//b.example/c#top", "https://b.example/c", "another host, the same scheme; fragments go"),
    ("https://a.example:8443/", "https://a.example:8443/", "another port"),
    ("http://a.example/", "http://a.example/", "another scheme"),
]


@pytest.mark.parametrize("location, expected, why", WHERE, ids=[row[2] for row in WHERE])
def test_locations_are_resolved_and_secrets_stay_home(location: str, expected: str, why: str) -> None:
    """N2: whatever a caller sets beyond a few harmless headers does not go to another origin."""
    question = Question("GET", "https://a.example/dir/a", SECRETS)
    hop = next_question(question, 302, location)
    assert hop.url == expected
    same_origin = expected.startswith("https://a.example/")
    assert dict(hop.headers) == (SECRETS if same_origin else {"Accept": "text/html"})


@pytest.mark.parametrize(
    "status, method, body",
    [(301, "GET", b""), (302, "GET", b""), (303, "GET", b""), (307, "POST", b"q"), (308, "POST", b"q")],
)
def test_a_redirected_post_becomes_a_get(status: int, method: str, body: bytes) -> None:
    """As browsers do it: 307 and 308 keep the method, the others do not, and then nothing speaks of a body any more."""
    question = Question("POST", "https://a.example/form", {"Content-Type": "text/plain"}, b"q")
    hop = next_question(question, status, "/b")
    assert (hop.method, hop.body, "Content-Type" in hop.headers) == (method, body, bool(body))


def test_a_form_is_not_sent_to_another_site() -> None:
    """A 307 across origins would carry the body, and what is in it, to a stranger."""
    with pytest.raises(Fault, match="redirects a form"):
        next_question(Question("POST", "https://a.example/form", {}, b"q"), 307, "https://b.example/")


def outcome(door: Door, address: str) -> Any:
    with pytest.raises(Unanswered) as unanswered:
        door.get(address)
    return unanswered.value.outcome


def test_five_hops_are_followed_and_the_sixth_is_not(
    site: Any, open_to: Callable[..., Door], page: Any
) -> None:
    """N8: six requests at most."""
    for number in range(7):
        site.put(f"/{number}", page(status=302, Location=f"/{number + 1}"))
    site.put("/7", page("the end"))
    door = open_to(site)
    answer = door.get(site.url("/2"))
    assert (answer.text, answer.url) == ("the end", site.url("/7"))
    site.hits.clear()
    refused = outcome(door, site.url("/0"))
    assert (refused.state, refused.sentence) == (State.REFUSED, "127.0.0.1 redirects more than 5 times.")


def test_a_page_that_redirects_to_itself_is_asked_once(
    site: Any, open_to: Callable[..., Door], page: Any
) -> None:
    """N8: a loop ends, and the archive spares the host the rest of it."""
    refused = outcome(open_to(site), site.put("/loop", page(status=302, Location="/loop")))
    assert "redirects more than 5 times" in refused.sentence
    assert len(site.hits) == 1


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/secret",
        "http://localhost:{port}/secret",
        "http://2130706433:{port}/secret",
        "http://127.1:{port}/secret",
        "http://0x7f000001:{port}/secret",
        "http://0:{port}/secret",
        "http://[::ffff:127.0.0.1]:{port}/secret",
        "http://169.254.169.254/latest/meta-data",
        "http://[64:ff9b::7f00:1]/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://example.org/",
        "//",
        "http://[",
    ],
)
def test_every_hop_meets_the_guard(
    site: Any, secure_site: Any, open_to: Callable[..., Door], page: Any, authority_file: str, target: str
) -> None:
    """N2, N5: a public page that redirects inside is refused before anything is sent there."""
    site.put("/secret", page("secret"))
    secure_site.put("/", page(status=302, Location=target.format(port=site.port)))
    resolve = lambda host, port: [secure_site.address]  # noqa: E731
    door = open_to(secure_site, resolve=resolve, environ={"SSL_CERT_FILE": authority_file})
    assert outcome(door, "https://blog.example/").state is State.REFUSED
    assert len(secure_site.hits) == 1 and site.hits == []


def test_secrets_do_not_travel(
    site: Any, secure_site: Any, open_to: Callable[..., Door], page: Any, authority_file: str
) -> None:
    """N2 over real connections: the second origin sees neither key nor cookie."""
    site.put("/", page(status=302, Location="https://blog.example/"))
    secure_site.put("/", page("here"))
    resolve = lambda host, port: [secure_site.address]  # noqa: E731
    door = open_to(site, secure_site, resolve=resolve, environ={"SSL_CERT_FILE": authority_file})
    assert door.get(site.url(), headers=SECRETS).text == "here"
    assert site.hits[0].headers["x-subscription-token"] == "k"
    assert set(secure_site.hits[0].headers) == {"host", "accept", "user-agent", "accept-encoding"}


def test_a_redirect_without_a_place_to_go_is_said(site: Any, open_to: Callable[..., Door], page: Any) -> None:
    """302 without Location."""
    refused = outcome(open_to(site), site.put("/", page(status=302)))
    assert (refused.state, refused.sentence) == (State.CHANGED, "127.0.0.1 redirects to nowhere (302).")
