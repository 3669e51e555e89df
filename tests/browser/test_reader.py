"""Reading a text: a term chosen, the rest dimmed, from use to use by keyboard, each passage with its second."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import At, Open
from tests.browser.test_search import IN_VIEW

PASSAGES = "[id^='s'][id]:has(mark)"

DIMMED = """() => [...document.querySelectorAll('main [id]')].filter(e => /^s\\d+$/.test(e.id)).map(e => ({
  dim: [e, ...e.querySelectorAll('p')].some(part => parseFloat(getComputedStyle(part).opacity) < 1)
      || getComputedStyle(e.querySelector('p') || e).color !== getComputedStyle(document.body).color,
  used: !!e.querySelector('mark.chosen')
}))"""
"""Of every passage: whether it is dimmed, and whether it has the chosen term."""


def test_a_chosen_term_dims_the_rest(visit: Open, at: At) -> None:
    """What has the term is as bright as before; the rest steps back. Without a choice nothing is dimmed."""
    passages = visit(at["chosen"]).page.evaluate(DIMMED)
    assert {p["dim"] for p in passages if p["used"]} == {False}
    assert {p["dim"] for p in passages if not p["used"]} == {True}
    assert {p["dim"] for p in visit(at["video"]).page.evaluate(DIMMED)} == {False}


def test_a_term_is_chosen_on_the_page(visit: Open, at: At) -> None:
    """One of the terms beside the text: a link, so that it works without JavaScript too."""
    page = visit(at["video"], java_script_enabled=False).page
    page.locator("main a[href*='?term=']").first.click()
    expect(page).to_have_url(re.compile(r"\?term="))
    assert any(p["dim"] for p in page.evaluate(DIMMED))


def test_from_use_to_use_by_keyboard(visit: Open, at: At) -> None:
    """j and k: each next use comes onto the screen, and back."""
    page = visit(at["chosen"]).page
    first = _use_after(page, "j")
    second = _use_after(page, "j")
    assert first != second
    assert _use_after(page, "k") == first


def _use_after(page: Page, key: str) -> str:
    """The passage that is gone to."""
    page.keyboard.press(key)
    held = page.locator(":focus")
    assert held.evaluate(IN_VIEW)
    return str(page.evaluate("document.activeElement.closest('[id]').id"))


def test_a_key_typed_into_a_field_is_a_letter(visit: Open, at: At) -> None:
    """The keys of the page do not take the letters of who types; / goes to the search."""
    page = visit(at["chosen"]).page
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("jk/")
    expect(page.locator("#q")).to_have_value("jk/")


def test_each_passage_of_a_video_has_its_second(visit: Open, at: At) -> None:
    """The time in the margin is a link to it; automatic captions are said to be so."""
    page = visit(at["video"]).page
    links = page.locator("main [id^='s'] a[href*='youtube.com/watch']")
    assert links.count() > 10
    assert re.search(r"[?&]t=\d+", links.nth(5).get_attribute("href") or "")
    assert "automatic captions" in page.inner_text("main")


def test_a_tick_of_the_timeline_leads_to_its_passage(visit: Open, at: At) -> None:
    """On the paper's page: a tick says what is said there, and leads to it."""
    page = visit(at["paper"]).page
    tick = page.locator("#timeline svg a, #timeline .lane a").first
    name = tick.get_attribute("aria-label") or tick.text_content() or ""
    assert re.search(r"\d+:\d\d", name)
    tick.press("Enter")
    expect(page).to_have_url(re.compile(r"/source/\d+.*#s\d+$"))
    assert page.locator(":target").evaluate(IN_VIEW)
