"""Everything by keyboard: what one comes to is seen, in the order in which it is read."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import At, Open

HELD = """() => {
  const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
  return {
    name: it.localName + ' ' + (it.innerText || it.value || it.id || '').slice(0, 40),
    seen: it.matches(':focus-visible') && (parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none' || style.boxShadow !== 'none'),
    inside: box.bottom > 0 && box.top < innerHeight && box.width > 0,
    place: [...document.querySelectorAll('*')].indexOf(it),
  }
}"""
"""What has the focus: whether a ring is drawn around it, whether it is on the screen, and where it stands in the page."""

STEPS = 45


def test_the_first_step_leads_past_the_bar(visit: Open, at: At) -> None:
    """Tab shows a link to the content; it takes the focus there."""
    page = visit(at["paper"]).page
    page.keyboard.press("Tab")
    assert page.evaluate(HELD)["inside"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("kind", ["library", "paper", "chosen", "term", "search"])
def test_every_step_is_seen(kind: str, visit: Open, at: At) -> None:
    """Step by step: a ring around what has the focus, on the screen, in reading order."""
    page = visit(at[kind]).page
    steps = walk(page)
    assert len(steps) > 3
    assert [step["name"] for step in steps if not step["seen"]] == []
    assert [step["name"] for step in steps if not step["inside"]] == []
    places = [step["place"] for step in steps]
    assert places == sorted(places)
    assert page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0


def walk(page: Page) -> list[dict[str, Any]]:
    """What has the focus after each Tab, until the page's end or STEPS."""
    steps = []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        steps.append(page.evaluate(HELD))
    return steps
