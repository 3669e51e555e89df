"""One library, one server and one browser for all tests; a page for each, which must ask nobody and complain of nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.addresses import addresses
from tests.browser.serving import Served, make_library, served
from tests.browser.watching import LOOKS, NOTHING, Watched, opened_browser, watched

Open = Callable[..., Watched]
At = Mapping[str, str]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def library(home: Path) -> Path:
    """The database that `demo` makes."""
    return make_library(home)


@pytest.fixture(scope="session")
def site(library: Path, home: Path) -> Iterator[Served]:
    """The library, served; for tests that leave it as it is."""
    with served(library, home) as running:
        yield running


@pytest.fixture(scope="session")
def at(library: Path) -> At:
    """The address of one page of each kind."""
    return addresses(library)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with opened_browser() as running:
        yield running


@pytest.fixture
def visit(site: Served, browser: Browser) -> Iterator[Open]:
    """Opens an address of the site, in one of the LOOKS; at the end nothing may have been asked or complained of."""
    with ExitStack() as stack:
        pages = []

        def open_page(path: str, look: str = "light", **options: Any) -> Watched:
            watch = stack.enter_context(watched(browser, site.url, **LOOKS[look] | options))
            pages.append(watch)
            watch.page.goto(path)
            return watch

        yield open_page
        assert [watch.seen() for watch in pages] == [NOTHING] * len(pages)
