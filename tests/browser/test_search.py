"""Searching, and landing at the place."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import At, Open

IN_VIEW = """element => {
  const box = element.getBoundingClientRect(), bar = document.querySelector('header').getBoundingClientRect();
  return box.top >= bar.bottom - 1 && box.top < innerHeight
}"""
"""Whether an element's beginning is on the screen, and not under the bar."""


def landed(page: Page) -> str:
    """The text of the passage that the address names, which is on the screen."""
    expect(page).to_have_url(re.compile(r"/source/\d+.*#s\d+$"))
    passage = page.locator(":target")
    assert passage.evaluate(IN_VIEW)
    return passage.inner_text()


def test_hits_come_while_typing_and_lead_to_the_place(visit: Open, at: At) -> None:
    """After a few letters there are links; one of them leads to the sentence."""
    page = visit(at["paper"]).page
    page.locator("#q").press_sequentially("moving aver", delay=15)
    hit = page.locator("header a[href*='/source/']").first
    hit.wait_for()
    hit.click()
    assert "moving average" in landed(page).lower()


def test_hits_are_reached_by_arrows(visit: Open, at: At) -> None:
    """Down goes into the list, Enter follows."""
    page = visit(at["library"]).page
    page.locator("#q").press_sequentially("moving aver", delay=15)
    page.locator("header a[href*='/source/']").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "moving average" in landed(page).lower()


def test_escape_puts_the_hits_away(visit: Open, at: At) -> None:
    """And leaves what was typed."""
    page = visit(at["library"]).page
    page.locator("#q").press_sequentially("moving", delay=15)
    hits = page.locator("header a[href*='/source/']")
    hits.first.wait_for()
    page.keyboard.press("Escape")
    expect(hits).to_have_count(0)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_enter_leads_to_all_hits(script: bool, visit: Open, at: At) -> None:
    """The page of hits works without JavaScript: each with its sentence, its source and a link to the place."""
    page = visit(at["library"], java_script_enabled=script).page
    page.locator("#q").fill("moving average")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=moving\+average"))
    hits = page.locator("main a[href*='/source/']")
    assert hits.count() > 3
    hits.first.click()
    assert "moving average" in landed(page).lower()


@pytest.mark.parametrize("query", ["GPT-4", "c++", "what is K?", '"', "*", "a OR", "(", "-", "%", "\u202e"])
def test_any_query_is_answered(query: str, visit: Open) -> None:
    """Whatever is typed: a page, found or not, and no complaint."""
    page = visit("/").page
    page.locator("#q").fill(query)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_visible()
    assert "could not be made" not in page.inner_text("main")


def test_where_a_term_is_explained_is_two_clicks_away(visit: Open, at: At) -> None:
    """From the library: the paper, then the cell with a definition in a video; there stand sentence and second."""
    page = visit(at["library"]).page
    page.locator(f"main a[href='{at['paper']}']").click()
    columns = page.locator("table.heat thead th.column")
    video = next(n for n in range(columns.count()) if "video" in columns.nth(n).inner_text().lower())
    cell = page.locator(f"table.heat tbody td:nth-of-type({video + 2}):has(.defines) a").first
    cell.click()
    assert landed(page)
    assert page.locator(":target a[href*='t=']").count()
