"""Whom the pages answer, and what every answer allows."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from types import SimpleNamespace

import httpx
import pytest

from aggregator.pages.app import ROUTES

Ask = Callable[..., httpx.Response]

ADDRESSES = (
    "/",
    "/paper/2401.00001",
    "/static/style.css",
    "/static/pages.js",
    "/no-such-page",
    "/static/none",
)


def every_route() -> list[str]:
    return sorted({*ADDRESSES, *(route.path.replace(":path", "").replace(":int", "") for route in ROUTES)})


FOREIGN = ("evil.test", "evil.test:8765", "127.0.0.1:80", "localhost.:8765", "", "127.0.0.1")


@pytest.mark.parametrize("host", FOREIGN)
def test_a_foreign_name_gets_403(ask: Ask, host: str) -> None:
    """Whatever the address, page, file or nothing, and whatever the method."""
    for path, method in product(every_route(), ("GET", "POST")):
        answer = ask(path, method, headers={"host": host})
        assert answer.status_code == 403 and "widget" not in answer.text.lower()


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "LOCALHOST:8765"])
def test_this_machine_is_answered(ask: Ask, host: str) -> None:
    """Under each of its own names, at our port."""
    assert ask("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_answer_says_what_it_may_do(ask: Ask, path: str) -> None:
    """No inline script or style, no other host, no frame, no guessing of types: pages, files and errors alike."""
    headers = ask(path).headers
    policy = headers["content-security-policy"]
    assert (
        policy.startswith("default-src 'none'")
        and "unsafe" not in policy
        and "frame-ancestors 'none'" in policy
    )
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/paper/../../etc/passwd", "/templates/base.html"],
)  # fmt: skip
def test_nothing_else_is_served(ask: Ask, path: str) -> None:
    """No way out of the folder of styles and script."""
    answer = ask(path)
    assert answer.status_code in (404, 400) and "import" not in answer.text and "root:" not in answer.text


def test_a_paper_that_is_not_there_is_a_page(ask: Ask, sample: SimpleNamespace) -> None:
    """404 with a sentence and a way on, no traceback."""
    answer = ask("/paper/9999.99999")
    assert answer.status_code == 404 and "no gathered paper" in answer.text and "Traceback" not in answer.text
