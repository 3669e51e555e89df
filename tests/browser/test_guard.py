"""Whom the running server answers: raw requests, such as a hostile page or another program would send."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from tests.browser.serving import PAPER, Served

ROUTES = (
    "/", f"/paper/{PAPER}", "/source/1", "/term?key=batch", "/terms", "/search?q=batch", f"/live/{PAPER}",
    "/search/hits?q=batch", "/static/style.css", "/static/", "/marks/known", "/nowhere", "/paper/0000.00000", "/%2e%2e/", "*",
)  # fmt: skip


@pytest.fixture
def client(site: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site.url, trust_env=False) as client:
        yield client


def asked(site: Served, method: str, path: str, host: str | None, **headers: str) -> int:
    """The status of a request whose path goes out as it is written here."""
    place = urlsplit(site.url)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    if host is not None:
        connection.putheader("Host", host)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize("path", ROUTES)
def test_a_foreign_name_is_refused(path: str, site: Served) -> None:
    """Whatever is asked for by whatever method: under another name the answer is 403."""
    for method in ("GET", "HEAD", "POST", "PUT", "OPTIONS"):
        for host in ("evil.test", "evil.test:80", "127.0.0.1.evil.test", "127.0.0.1", ""):
            assert asked(site, method, path, host, Content_Length="0") == 403, (method, host)


def test_our_own_names_are_answered(site: Served) -> None:
    """By number and by name, with the port."""
    port = urlsplit(site.url).port
    assert {asked(site, "GET", "/", f"{name}:{port}") for name in ("127.0.0.1", "localhost")} == {200}


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/../../etc/passwd",
             "/static/....//app.py", "/static/%00", "/paper/../../etc/passwd", "/source/-1", "/source/99999999999999999999",
             "/source/x", "/term?key=", "/term", "/search?paper=%00", "/paper/%ff"],
)  # fmt: skip
def test_nothing_else_is_served(path: str, site: Served) -> None:
    """Ways out of the folder, and names of nothing: a page that says so, and no fault of the server's."""
    host = urlsplit(site.url).netloc
    status = asked(site, "GET", path, host)
    assert status in ((200, 400, 404) if path.startswith(("/search", "/term")) else (400, 404))


def test_every_answer_says_what_it_may(client: httpx.Client) -> None:
    """Pages, files and refusals alike: no script but ours, nothing inline, no frame, no guess at the type."""
    for path in ROUTES[:-1]:
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy, path
        assert "script-src 'self'" in policy and "frame-ancestors 'none'" in policy, path
        assert headers["x-content-type-options"] == "nosniff", path
        assert "access-control-allow-origin" not in headers, path


def test_a_page_has_nothing_inline(client: httpx.Client) -> None:
    """The policy would block it: no style attribute, no inline script, no handler."""
    for path in ROUTES[:6]:
        text = client.get(path).text
        assert " style=" not in text and "<style" not in text, path
        assert "<script>" not in text, path
