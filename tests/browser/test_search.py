"""Searching, and landing at the place."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import At, Open

HITS = "#hits a[href*='/source/']"

IN_A_VIDEO = """() => [...document.querySelectorAll('table.heat td a')].filter(cell =>
  /video/i.test(cell.closest('table').tHead.rows[0].cells[cell.parentElement.cellIndex].textContent)
).sort((one, other) => !!other.querySelector('.defines') - !!one.querySelector('.defines'))[0]"""
"""A cell of a video, one with a definition if there is any."""

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


def test_hits_come_while_typing(visit: Open, at: At) -> None:
    """On the page of the search: after a few letters there are links, and the address is that of the search."""
    page = visit(at["nothing"]).page
    field = page.get_by_role("searchbox")
    field.fill("")
    field.press_sequentially("moving aver", delay=15)
    hit = page.locator(HITS).first
    hit.wait_for()
    expect(page).to_have_url(re.compile(r"q=moving\+aver"))
    hit.click()
    assert "moving average" in landed(page).lower()


def test_hits_come_under_the_bar(visit: Open, at: At) -> None:
    """On any page: Down goes into them, Up back to the field, Escape puts them away, Enter leads to the place."""
    page = visit(at["paper"]).page
    page.keyboard.press("/")
    page.keyboard.type("moving aver", delay=15)
    hits = page.locator(f"header {HITS}")
    hits.first.wait_for()
    page.keyboard.press("ArrowDown")
    expect(hits.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("Escape")
    expect(hits.first).to_be_hidden()
    page.keyboard.type("a", delay=15)
    hits.first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "moving average" in landed(page).lower()


def test_hits_are_reached_by_keyboard_alone(visit: Open, at: At) -> None:
    """From a text: / to the field, Enter to the hits, Tab to the first of them, Enter to the place."""
    page = visit(at["article"]).page
    page.keyboard.press("/")
    page.keyboard.type("moving average")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({HITS!r})"):
            break
    page.keyboard.press("Enter")
    assert "moving average" in landed(page).lower()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_enter_leads_to_all_hits(script: bool, visit: Open, at: At) -> None:
    """The page of hits works without JavaScript: each with its sentence, its source and a link to the place."""
    page = visit(at["paper"], java_script_enabled=script).page
    page.locator("#q").fill("moving average")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=moving\+average"))
    hits = page.locator(HITS)
    assert hits.count() > 3
    hits.first.click()
    assert "moving average" in landed(page).lower()


QUERIES = ("GPT-4", "c++", "what is K?", '"', "*", "a OR", "(", "-", "%", "\u202e")


def test_any_query_is_answered(visit: Open) -> None:
    """Whatever is asked: a page, found or not, and no complaint; while it is typed too."""
    page = visit("/search").page
    for query in QUERIES:
        answer = page.goto(f"/search?{urlencode({'q': query})}")
        assert answer and answer.status == 200, query
        field = page.get_by_role("searchbox")
        expect(field).to_have_value(query if query.isprintable() else "")
        with page.expect_response("**/search/hits?**") as answered:
            field.press_sequentially("x")
        assert answered.value.status == 200, query


def test_where_a_term_is_explained_is_two_clicks_away(visit: Open, at: At) -> None:
    """From the library: the paper, then the cell of term and video; there stand the sentence and its second."""
    page = visit(at["library"]).page
    page.locator(f"main a[href='{at['paper']}']").click()
    cell = page.evaluate_handle(IN_A_VIDEO).as_element()
    assert cell
    cell.click()
    assert landed(page)
    assert page.locator(":target a[href*='t=']").count()
