"""Marks: what one knows, has read, has noted. They are kept after a restart, and made without JavaScript too."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import At
from tests.browser.serving import Served, served
from tests.browser.watching import NOTHING, WIDE, watched

NOTE = 'Why "this" & <b>not</b> that? \u00e9'


@pytest.fixture
def own(library: Path, home: Path, tmp_path: Path) -> Path:
    """A copy of the library, to be written in."""
    return Path(shutil.copy(library, tmp_path / "own.db"))


@pytest.fixture
def own_site(own: Path, home: Path) -> Iterator[Served]:
    with served(own, home) as running:
        yield running


def test_marks_are_kept(own: Path, home: Path, browser: Browser, at: At) -> None:
    """Known, read and a note, made by buttons; another run of the server shows them, and takes them back without JavaScript."""
    with served(own, home) as site, watched(browser, site.url, viewport=WIDE) as watch:
        mark(watch.page, at)
        assert marks(watch.page, at) == MARKED
        assert watch.seen() == NOTHING
    with served(own, home) as site, watched(browser, site.url, java_script_enabled=False) as watch:
        assert marks(watch.page, at) == MARKED
        unmark(watch.page, at)
        assert marks(watch.page, at) == UNMARKED
        mark(watch.page, at)
        assert marks(watch.page, at) == MARKED
        assert watch.seen() == NOTHING


MARKED, UNMARKED = (True, True, NOTE), (False, False, "")


def mark(page: Page, at: At) -> None:
    page.goto(at["term"])
    page.get_by_role("button", name="I know this").click()
    page.goto(at["article"])
    page.get_by_role("button", name="Mark as read").click()
    note(page, NOTE)


def unmark(page: Page, at: At) -> None:
    page.goto(at["term"])
    page.get_by_role("button", name="Forget").click()
    page.goto(at["article"])
    page.get_by_role("button", name="Not read").click()
    note(page, "")


def note(page: Page, text: str) -> None:
    page.get_by_label("Your note").fill(text)
    page.get_by_role("button", name="Keep the note").click()


def marks(page: Page, at: At) -> tuple[bool, bool, str]:
    """What the pages of the term and of the article show."""
    page.goto(at["term"])
    known = page.get_by_text("✓ You know this").is_visible()
    page.goto(at["article"])
    read = page.get_by_text("✓ read").is_visible()
    return known, read, page.locator("textarea").input_value()


def test_a_write_comes_from_our_own_pages(own_site: Served, browser: Browser, at: At) -> None:
    """A form of the page, sent by another program: refused without the token, from another origin, across sites."""
    with watched(browser, own_site.url) as watch:
        watch.page.goto(at["article"])
        form = watch.page.locator("form[method='post']").first
        action = form.get_attribute("action") or ""
        fields = dict(form.evaluate("form => [...new FormData(form)]"))
    ours = {"origin": own_site.url}
    refused = [
        ({}, fields),
        ({"origin": "null"}, fields),
        ({"origin": "http://evil.test"}, fields),
        (ours | {"sec-fetch-site": "cross-site"}, fields),
        (ours, fields | {"token": "x"}),
        (ours, {}),
    ]
    with httpx.Client(base_url=own_site.url, trust_env=False) as client:
        answers = [client.post(action, headers=headers, data=data).status_code for headers, data in refused]
        assert answers == [403] * len(refused)
        assert client.get(action).status_code in (404, 405)
        assert client.post(action, headers=ours, data=fields).status_code == 303
