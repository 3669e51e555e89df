"""Every page, as people look at it: it can be used by those who do not see it, fits a narrow screen, and leads somewhere."""

from __future__ import annotations

from urllib.parse import urldefrag

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.addresses import KINDS
from tests.browser.axe import grave_violations
from tests.browser.conftest import At, Open
from tests.browser.crawling import crawl
from tests.browser.serving import Served
from tests.browser.watching import LOOKS, look_at, picture


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_for_everybody(kind: str, visit: Open, at: At) -> None:
    """In every look: axe-core finds nothing serious, nothing sticks out of the screen; a picture is kept."""
    page = visit(at[kind]).page
    for look in LOOKS:
        look_at(page, look)
        picture(page, f"{kind}-{look}")
        assert grave_violations(page) == [], look
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, look
    assert page.locator("h1").count() == 1


def test_every_link_leads_to_a_place(site: Served) -> None:
    """What is reached by links from the library is there, and so is the place in it that a link names."""
    with httpx.Client(base_url=site.url, trust_env=False, timeout=30) as client:
        pages = {page.address: page for page in crawl(client)}
    assert {page.status for page in pages.values()} == {200}
    lost = []
    for page in pages.values():
        for address, place in map(urldefrag, page.links):
            there = pages.get(address)
            if place and there and place not in there.places:
                lost.append(f"{page.address}: {address}#{place}")
    assert not lost


def test_a_link_out_tells_nobody_where_it_was(visit: Open, at: At) -> None:
    """Links to the web are links of the web, and the other side does not learn of this page."""
    page = visit(at["paper"]).page
    links = page.locator("a[href]:not([href^='/']):not([href^='#'])")
    assert links.count() > 10
    for link in links.all():
        assert (link.get_attribute("href") or "").startswith(("https://", "http://"))
        assert "noreferrer" in (link.get_attribute("rel") or "")


def test_less_motion_where_less_is_wished(visit: Open, at: At) -> None:
    """With prefers-reduced-motion nothing is animated or scrolled smoothly."""
    page = visit(at["paper"]).page
    moving = """() => [...document.querySelectorAll('*')].filter(element => {
        const style = getComputedStyle(element);
        const long = value => value.split(',').some(part => parseFloat(part) > 0.01);
        return long(style.transitionDuration) || long(style.animationDuration) || style.scrollBehavior === 'smooth'
    }).map(element => element.outerHTML.slice(0, 120))"""
    assert page.evaluate(moving) == []


def test_the_heat_map_scrolls_in_its_own_box(visit: Open, at: At) -> None:
    """On a narrow screen the numbers go past, the terms stay, the page stands still; by keyboard too."""
    page = visit(at["paper"], "narrow").page
    box, name = page.locator("#heat .scroll"), page.locator("table.heat tbody th").first
    box.focus()
    before = name.bounding_box()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(box).not_to_have_js_property("scrollLeft", 0)
    after = name.bounding_box()
    assert before and after and abs(before["x"] - after["x"]) <= 2  # the gap between two cells
    assert page.evaluate("scrollX") == 0
