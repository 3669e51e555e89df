"""The public face: questions, statuses, and the sentences that people read."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import httpx
import pytest
import respx

from sources.contract import HostPace
from sources.door import Door
from sources.door.door import encoded, with_query
from sources.door.values import Answer, charset
from sources.outcomes import State, Unanswered


def outcome(ask: Callable[[], Any]) -> Any:
    with pytest.raises(Unanswered) as unanswered:
        ask()
    return unanswered.value.outcome


STATUSES = [
    (400, State.CHANGED, "127.0.0.1 did not understand the question (400)."),
    (401, State.BLOCKED, "127.0.0.1 wants a login (401)."),
    (403, State.BLOCKED, "127.0.0.1 refuses to be read by programs (403)."),
    (404, State.NONE, "127.0.0.1 has no such page (404)."),
    (410, State.NONE, "127.0.0.1 has this page no more (410)."),
    (429, State.RATE_LIMITED, "127.0.0.1 asks for fewer requests (429)."),
    (451, State.BLOCKED, "127.0.0.1 may not show this page here (451)."),
    (500, State.UNREACHABLE, "127.0.0.1 is out of order (500)."),
    (522, State.UNREACHABLE, "127.0.0.1 is out of order (522)."),
    (999, State.BLOCKED, "127.0.0.1 refuses to be read by programs (999)."),
]


@pytest.mark.parametrize("status, state, sentence", STATUSES)
def test_statuses_become_sentences(
    site: Any, open_to: Callable[..., Door], page: Any, status: int, state: State, sentence: str
) -> None:
    """Whoever wanted a page and got none is told why, and by whom."""
    address = site.put("/", page("x", status=status))
    failed = outcome(lambda: open_to(site).get(address))
    assert (failed.state, failed.sentence) == (state, sentence)


@pytest.mark.parametrize("status", [200, 201, 202, 203])
def test_two_hundreds_are_answers(site: Any, open_to: Callable[..., Door], page: Any, status: int) -> None:
    """What a 202 means (DuckDuckGo's bot check) its service decides."""
    assert open_to(site).get(site.put("/", page("x", status=status))).status == status


def test_a_rate_limit_says_for_how_long(site: Any, open_to: Callable[..., Door], page: Any) -> None:
    """Retry-After reaches the outcome, and so the time before which nobody asks again."""
    address = site.put("/", page(status=429, Retry_After="90"))
    failed = outcome(lambda: open_to(site, hosts={"127.0.0.1": HostPace(0.0)}).get(address))
    assert (failed.state, failed.retry_after_seconds) == (State.RATE_LIMITED, 90)


def test_for_libraries_every_status_is_an_answer(site: Any, open_to: Callable[..., Door], page: Any) -> None:
    """They read statuses themselves."""
    address = site.put("/", page("blocked", status=403))
    answer = open_to(site).send("GET", address, headers={}, body=b"", follow=True)
    assert (answer.status, answer.text) == (403, "blocked")


def test_queries_forms_and_json(site: Any, open_to: Callable[..., Door]) -> None:
    """What is given is what the server gets, None left out, under our own name."""
    site.put("/", lambda handler: handler.answer(200, b"ok"))
    door = open_to(site)
    door.get(site.url("/?a=1#part"), params={"q": "low rank & more", "page": None, "tag": ["x", "y"]})
    door.post(site.url("/"), data={"q": "é", "kl": None})
    door.post(site.url("/"), json={"query": "é"}, headers={"X-Token": "t", "User-Agent": "arxiv.py"})
    get, form, json = site.hits
    assert get.path == "/?a=1&q=low+rank+%26+more&tag=x&tag=y"
    assert (form.method, form.body, form.headers["content-type"]) == (
        "POST",
        b"q=%C3%A9",
        "application/x-www-form-urlencoded",
    )
    assert (json.body, json.headers["content-type"]) == ('{"query":"é"}'.encode(), "application/json")
    assert json.headers["x-token"] == "t"
    assert {hit.headers["user-agent"] for hit in site.hits} == {"gather-context/0 (test)"}


@pytest.mark.parametrize(
    "url, params, expected",
    [
        ("https://a.example", None, "https://a.example"),
        ("https://a.example/#x", {}, "https://a.example/"),
        ("https://a.example/?q=%22a%22", {"b": 1}, "https://a.example/?q=%22a%22&b=1"),
    ],
)
def test_parameters_are_added_to_the_query(url: str, params: Any, expected: str) -> None:
    """What stands there already stays as it is written."""
    assert with_query(url, params) == expected


def test_an_empty_post_is_a_form() -> None:
    """Without JSON and without values."""
    assert encoded(None, None) == ("application/x-www-form-urlencoded", b"")


@pytest.mark.parametrize(
    "content_type, body, text",
    [
        ("text/html; charset=iso-8859-1", b"\xe9", "é"),
        ('text/html; charset="Shift_JIS"', "語".encode("shift_jis"), "語"),
        ("text/html", "\ufefféa".encode(), "éa"),
        ("text/html; charset=no-such-thing", "é".encode(), "é"),
        ("text/html; charset=hex", b"zz", "zz"),
        ("text/html; charset=a\x00b", b"zz", "zz"),
        ("text/html; charset=UTF-8", "\ufeffé".encode(), "é"),
        ("", b"\xff", "\ufffd"),
    ],
)
def test_text_is_read_in_the_charset_that_was_named(content_type: str, body: bytes, text: str) -> None:
    """A wrong or missing name never fails."""
    assert Answer("https://a.example/", 200, {"content-type": content_type}, body, "", False).text == text


def test_a_charset_is_found_among_other_parameters() -> None:
    """In whatever case and place."""
    assert charset("text/html; boundary=x; Charset=Latin-1") == "latin-1"


@pytest.mark.parametrize("body", [b"<html>", b"", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_a_changed_format(body: bytes) -> None:
    """Named with its host, never a bare ValueError."""
    answer = Answer("https://api.example/x", 200, {}, body, "", False)
    failed = outcome(answer.json)
    assert (failed.state, failed.sentence) == (State.CHANGED, "api.example sent no JSON where JSON belongs.")


def test_json_is_read() -> None:
    """Whatever charset it is in (RFC 8259 and its uncles)."""
    assert Answer("https://api.example/x", 200, {}, '{"a": "é"}'.encode("utf-16"), "", False).json() == {
        "a": "é"
    }


@pytest.mark.parametrize(
    "address",
    [
        "",
        "arxiv.org",
        "http://",
        "http://[",
        "https://exa mple.org/",
        "http://a.example/\x00",
        "https://" + "a" * 70_000,
    ],
)
def test_nonsense_is_refused_with_a_sentence(open_to: Callable[..., Door], address: str) -> None:
    """Search results hold anything."""
    failed = outcome(lambda: open_to().get(address))
    assert failed.state is State.REFUSED and len(failed.sentence) < 300


def test_an_error_of_any_library_is_told_as_ours(open_to: Callable[..., Door]) -> None:
    """Mocked at the bottom, as the tests of services do it: httpx's own errors are understood too."""
    errors = {
        httpx.ConnectTimeout("t"): State.TIMED_OUT,
        httpx.ReadTimeout("t"): State.TIMED_OUT,
        httpx.ConnectError("connection refused"): State.UNREACHABLE,
        httpx.RemoteProtocolError("odd"): State.UNREACHABLE,
    }
    for number, (error, state) in enumerate(errors.items()):
        with respx.mock:
            respx.get(f"https://{number}.example/").mock(side_effect=error)
            assert outcome(lambda n=number: open_to().get(f"https://{n}.example/")).state is state


def test_a_mocked_network_passes_no_unknown_request(open_to: Callable[..., Door]) -> None:
    """respx stands at the bottom of the door, so a test of a service cannot leak into the network."""
    with respx.mock:
        respx.get("https://a.example/").respond(200, text="mocked")
        door = open_to()
        assert door.get("https://a.example/").text == "mocked"
        with pytest.raises(respx.models.AllMockedAssertionError):
            door.get("https://b.example/")


def test_importing_the_door_is_cheap() -> None:
    """--help must not pay for the network."""
    code = "import sys, sources.door; print(sorted({'httpx', 'requests', 'httpcore', 'protego', 'sqlite3', 'yt_dlp'} & set(sys.modules)))"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )
