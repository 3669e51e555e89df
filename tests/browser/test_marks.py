"""Marks: what one knows, has read, has noted. They are kept after a restart, and made without JavaScript too."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

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


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_marks_are_kept(script: bool, own: Path, home: Path, browser: Browser, at: At) -> None:
    """Known, read and a note, made by buttons; another run of the server shows them."""
    for again in (False, True):
        with (
            served(own, home) as site,
            watched(browser, site.url, viewport=WIDE, java_script_enabled=script) as watch,
        ):
            page = watch.page
            page.goto(at["term"])
            if not again:
                page.get_by_role("button", name=re.compile("know this", re.I)).click()
            expect(page.get_by_text(re.compile("you know this", re.I)).first).to_be_visible()
            page.goto(at["article"])
            if not again:
                page.get_by_role("button", name=re.compile(r"\bread\b", re.I)).click()
                page.get_by_label(re.compile("note", re.I)).fill(NOTE)
                page.get_by_role("button", name=re.compile("save|keep", re.I)).click()
            expect(page.get_by_label(re.compile("note", re.I))).to_have_value(NOTE)
            expect(page.get_by_role("button", name=re.compile(r"unread|not read", re.I))).to_be_visible()
            assert watch.seen() == NOTHING


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
