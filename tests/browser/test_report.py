"""The report: one file, which shows what the page shows, asks nobody, and prints."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.browser.axe import grave_violations
from tests.browser.conftest import Open
from tests.browser.serving import PAPER, run
from tests.browser.watching import LOOKS, NOTHING, Watched, look_at, picture, watched

MOST_BYTES = 1_500_000


@pytest.fixture(scope="module")
def report(library: Path, home: Path) -> Path:
    """The file that `report` writes for the richer paper."""
    file = home / "report.html"
    run(home, "report", PAPER, "-o", str(file), database=library)
    return file


@pytest.fixture
def unplugged(report: Path, browser: Browser) -> Iterator[Watched]:
    """The file, opened in a browser whose network is cut."""
    with watched(browser, report.as_uri(), offline=True, **LOOKS["light"]) as watch:
        watch.page.goto(report.as_uri())
        yield watch
        assert watch.seen() == NOTHING
        assert watch.requests == [report.as_uri()]


def test_it_is_for_everybody(unplugged: Watched) -> None:
    """In every look: nothing serious for axe-core, nothing sticks out of the screen, a picture is kept."""
    page = unplugged.page
    for look in LOOKS:
        look_at(page, look)
        picture(page, f"report-{look}")
        assert grave_violations(page) == [], look
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, look


def test_it_shows_what_the_page_shows(unplugged: Watched, visit: Open) -> None:
    """The same sections in the same order, the same terms and numbers, and no script."""
    served = visit(f"/paper/{PAPER}").page
    assert unplugged.page.locator("script").count() == 0
    assert sections(unplugged.page) == sections(served)
    assert cells(unplugged.page) == cells(served)
    assert cells(served)


def test_it_is_small_enough_to_mail(report: Path) -> None:
    """Under 1.5 MB."""
    assert report.stat().st_size < MOST_BYTES


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_first_sheet_is_the_one_to_take_along(unplugged: Watched, paper: str) -> None:
    """Printed, the first page is the card, the focus and the reading path, and nothing that follows them."""
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(unplugged.page.pdf(format=paper))).pages]
    assert 1 < len(sheets) < 40
    assert "Batch Normalization" in sheets[0]
    assert "The focus" in sheets[0] and "Reading path" in sheets[0]
    assert "Uses of each term in each source" not in sheets[0]
    assert any("Uses of each term in each source" in sheet for sheet in sheets[1:])


def test_a_print_opens_what_is_folded(unplugged: Watched) -> None:
    """The abstract is read on paper too; what only a screen needs is left out."""
    page = unplugged.page
    page.emulate_media(media="print")
    picture(page, "report-print")
    text = PdfReader(io.BytesIO(page.pdf())).pages[0].extract_text()
    assert "Training" in text and len(text) > 800
    assert "To the content" not in text


def sections(page: Page) -> list[str]:
    return page.locator("main h2").all_inner_texts()


def cells(page: Page) -> list[str]:
    return page.locator("table.heat td").all_inner_texts()
