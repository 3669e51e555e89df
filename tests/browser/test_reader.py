"""Reading a text: a term chosen, the rest dimmed, from use to use by keyboard, each passage with its second."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import At, Open
from tests.browser.test_search import IN_VIEW

DIMMED = """() => [...document.querySelectorAll('.passage')].map(passage => {
  const words = passage.querySelector('.words'), body = getComputedStyle(document.body);
  const faint = [passage, words].some(part => parseFloat(getComputedStyle(part).opacity) < 1);
  return {dim: faint || getComputedStyle(words).color !== body.color, used: !!passage.querySelector('mark.chosen')}
})"""
"""Of every passage: whether it is dimmed, and whether it has the chosen term."""


def test_a_chosen_term_dims_the_rest(visit: Open, at: At) -> None:
    """What has the term is as bright as before; the rest steps back. Without a choice nothing is dimmed."""
    passages = visit(at["chosen"]).page.evaluate(DIMMED)
    assert {p["dim"] for p in passages if p["used"]} == {False}
    assert {p["dim"] for p in passages if not p["used"]} == {True}
    assert {p["dim"] for p in visit(at["video"]).page.evaluate(DIMMED)} == {False}


def test_a_term_is_chosen_on_the_page(visit: Open, at: At) -> None:
    """From the list of the terms that stand in the text, without JavaScript too; the way to its first use is shown."""
    page = visit(at["video"], java_script_enabled=False).page
    page.get_by_label("Follow a term").select_option(index=3)
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"\?term="))
    expect(page.locator("mark.chosen").first).to_be_visible()  # the page has come
    assert any(passage["dim"] for passage in page.evaluate(DIMMED))
    page.get_by_role("link", name="First use").click()
    assert page.locator(":target mark.chosen").first.is_visible()


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
    use = page.locator(".passage:target")
    expect(use.locator("mark.chosen").first).to_be_visible()
    assert use.evaluate(IN_VIEW)
    return use.get_attribute("id") or ""


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
    links = page.locator(".passage .at a")
    assert links.count() > 10
    assert re.search(r"[?&]t=\d+", links.nth(5).get_attribute("href") or "")
    assert "Automatic captions" in page.inner_text("main")


def test_a_tick_of_the_timeline_leads_to_its_second(visit: Open, at: At) -> None:
    """On the paper's page: a tick says when and what is said, shows it when it has the focus, and leads there."""
    page = visit(at["paper"]).page
    tick = page.locator(".lane a:visible").first
    name = tick.get_attribute("aria-label") or ""
    assert re.match(r"\d+:\d\d: .*\w", name)
    tick.focus()
    expect(page.locator("#said")).to_have_text(name)
    assert re.search(r"[?&]t=\d+|#s\d+$", tick.get_attribute("href") or "")


def test_another_term_of_the_timeline_is_picked(visit: Open, at: At) -> None:
    """By the arrows of the keyboard, without JavaScript: one timeline is shown, then the next."""
    page = visit(at["paper"], java_script_enabled=False).page
    timelines = page.locator("#timeline .timeline")
    assert [timelines.nth(n).is_visible() for n in range(2)] == [True, False]
    page.locator("#timeline input").first.focus()
    page.keyboard.press("ArrowRight")
    assert [timelines.nth(n).is_visible() for n in range(2)] == [False, True]
