"""Redirects, by hand: at most five, each hop a request of its own that meets the guard, and no secret taken along."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import httpx

from sources.door.faults import Fault
from sources.door.guard import port_of
from sources.door.values import Question

MOST_HOPS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
BECOME_GET = frozenset({301, 302, 303})
"""As browsers do: a POST that is redirected with one of these comes back as a GET (RFC 9110, 15.4)."""

TAKEN_ALONG = frozenset({"accept", "accept-language", "content-type", "user-agent"})
"""Headers that may go to another origin. Whatever else a caller sets (Authorization, Cookie, keys under any name) stays:
a list of the secret ones is never complete (Scrapy GHSA-cw9j-q3vf-hrrv)."""

Send = Callable[[Question], httpx.Response]


def same_origin(one: httpx.URL, other: httpx.URL) -> bool:
    return (one.scheme, one.host, port_of(one)) == (other.scheme, other.host, port_of(other))


def next_question(question: Question, status: int, location: str) -> Question:
    """What to ask after this redirect. Raises Fault where it leads nowhere that may be asked."""
    here = httpx.URL(question.url)
    try:
        there = here.join(location).copy_with(fragment=None)
    except httpx.InvalidURL as error:
        raise Fault("not-an-address", here.host, f"a redirect: {error}") from None
    method = "GET" if status in BECOME_GET and question.method == "POST" else question.method
    body = question.body if method == question.method else b""
    crossing = not same_origin(here, there)
    if body and crossing:
        raise Fault("redirect-body", here.host, there.host)
    headers = _headers(question.headers, crossing, bool(body))
    return replace(question, method=method, url=str(there), headers=headers, body=body)


def _headers(headers: Mapping[str, str], crossing: bool, with_body: bool) -> dict[str, str]:
    kept = {name: value for name, value in headers.items() if not crossing or name.lower() in TAKEN_ALONG}
    return {name: value for name, value in kept.items() if with_body or name.lower() != "content-type"}


def follow(send: Send, question: Question) -> tuple[str, httpx.Response]:
    """The final address and its answer. `send` asks a single hop."""
    for _ in range(MOST_HOPS + 1):
        response = send(question)
        location = response.headers.get("location")
        if not question.follow or response.status_code not in REDIRECTS or not location:
            return question.url, response
        question = next_question(question, response.status_code, location)
    raise Fault("redirects", httpx.URL(question.url).host, str(MOST_HOPS))
