"""robots.txt, asked and obeyed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from protego import Protego

from sources.contract import HostPace
from sources.door import Door
from sources.door.robots import LONGEST_DELAY_SECONDS, permission
from sources.outcomes import State, Unanswered

RULES = """
User-agent: *
Disallow: /private
Crawl-delay: 3

User-agent: gather-context
Disallow: /not-for-you
Allow: /not-for-you/but-this
Crawl-delay: 60
"""


@pytest.mark.parametrize(
    "agent, path, allowed, pause",
    [
        ("somebody", "/private/x", False, 3.0),
        ("somebody", "/not-for-you", True, 3.0),
        ("gather-context", "/private/x", True, LONGEST_DELAY_SECONDS),
        ("gather-context", "/not-for-you/x", False, LONGEST_DELAY_SECONDS),
        ("gather-context", "/not-for-you/but-this", True, LONGEST_DELAY_SECONDS),
    ],
)
def test_rules_are_read_for_our_name(agent: str, path: str, allowed: bool, pause: float) -> None:
    """The group of our own name wins over the one for all, and a Crawl-delay is kept up to ten seconds."""
    verdict = permission(Protego.parse(RULES), f"https://a.example{path}", agent)
    assert (verdict.allowed, verdict.pause_seconds) == (allowed, pause)


def outcome(door: Door, address: str) -> Any:
    with pytest.raises(Unanswered) as unanswered:
        door.get(address, robots=True)
    return unanswered.value.outcome


def test_a_disallowed_page_is_never_asked(site: Any, open_to: Callable[..., Door], page: Any) -> None:
    """N12: `Disallow: /x` means no hit on /x; robots.txt itself is asked once for all pages."""
    site.put("/robots.txt", page("User-agent: *\nDisallow: /x"))
    site.put("/x", page("secret"))
    site.put("/y", page("open"))
    door = open_to(site)
    refused = outcome(door, site.url("/x"))
    assert refused.state is State.REFUSED and "(robots.txt)" in refused.sentence
    assert door.get(site.url("/y"), robots=True).text == "open"
    assert site.paths == ["/robots.txt", "/y"]


def test_only_pages_that_ask_for_it_are_checked(site: Any, open_to: Callable[..., Door], page: Any) -> None:
    """The endpoints of named services are exempt."""
    site.put("/robots.txt", page("User-agent: *\nDisallow: /"))
    assert open_to(site).get(site.put("/api", page("{}"))).text == "{}"
    assert site.paths == ["/api"]


@pytest.mark.parametrize(
    "status, allowed", [(404, True), (403, True), (410, True), (500, False), (503, False)]
)
def test_what_the_status_of_robots_means(
    site: Any, open_to: Callable[..., Door], page: Any, status: int, allowed: bool
) -> None:
    """N12: 4xx allows everything, 5xx nothing, and then it says so (RFC 9309, 2.3.1)."""
    site.put("/robots.txt", page("User-agent: *\nDisallow: /", status=status))
    address, door = site.put("/x", page("open")), open_to(site)
    if allowed:
        assert door.get(address, robots=True).text == "open"
    else:
        refused = outcome(door, address)
        assert refused.state is State.UNREACHABLE
        assert (
            refused.sentence
            == f"127.0.0.1 could not show its robots.txt ({status}), so it is not asked for now."
        )
        assert "/x" not in site.paths


def test_a_host_without_an_answer_for_robots_is_not_asked_for_pages(
    site: Any, open_to: Callable[..., Door]
) -> None:
    """Unreachable counts as a no, and the sentence says what really happened."""
    site.server.shutdown()
    site.server.server_close()
    refused = outcome(open_to(site), site.url("/x"))
    assert (refused.state, refused.sentence) == (
        State.UNREACHABLE,
        "could not reach 127.0.0.1: connection refused.",
    )


def test_only_the_beginning_of_a_huge_robots_is_read(
    site: Any, open_to: Callable[..., Door], page: Any
) -> None:
    """N12: the first 500 KiB count, what comes behind them does not."""
    filler = "# comment\n" * 60_000
    site.put("/robots.txt", page("User-agent: *\nDisallow: /x\n" + filler + "Disallow: /y\n"))
    site.put("/y", page("open"))
    door = open_to(site)
    assert outcome(door, site.url("/x")).state is State.REFUSED
    assert door.get(site.url("/y"), robots=True).text == "open"


def test_a_redirect_meets_the_robots_of_where_it_leads(
    site: Any, open_to: Callable[..., Door], page: Any
) -> None:
    """Being sent to a page is no permission to read it."""
    site.put("/robots.txt", page("User-agent: *\nDisallow: /x"))
    site.put("/x", page("secret"))
    assert outcome(open_to(site), site.put("/go", page(status=302, Location="/x"))).state is State.REFUSED
    assert site.paths == ["/robots.txt", "/go"]


def test_a_crawl_delay_slows_the_pace(
    site: Any, open_to: Callable[..., Door], page: Any, fake_time: Any
) -> None:
    """Two pages of that host are as far apart as it asks."""
    site.put("/robots.txt", page("User-agent: *\nCrawl-delay: 4"))
    door = open_to(site, hosts={"127.0.0.1": HostPace(0.5)})
    for path in ("/1", "/2"):
        door.get(site.put(path, page("ok")), robots=True)
    assert fake_time.at == pytest.approx(4.5)


def test_the_next_run_knows_the_rules_for_a_day(
    site: Any, open_to: Callable[..., Door], page: Any, fake_time: Any
) -> None:
    """robots.txt is kept like any answer, 24 hours."""
    site.put("/robots.txt", page("User-agent: *\nAllow: /"))
    for path, pause in (("/1", 0), ("/2", 80_000), ("/3", 10_000)):
        fake_time.at += pause
        open_to(site).get(site.put(path, page("ok")), robots=True)
    assert site.paths == ["/robots.txt", "/1", "/2", "/robots.txt", "/3"]


def test_a_page_in_the_archive_asks_for_no_robots(
    site: Any, open_to: Callable[..., Door], page: Any, fake_time: Any
) -> None:
    """A warm run asks nothing at all."""
    address = site.put("/1", page("ok"))
    open_to(site).get(address, robots=True)
    fake_time.at += 3 * 86_400
    site.hits.clear()
    assert open_to(site).get(address, robots=True, keep_seconds=7 * 86_400).from_archive
    assert site.hits == []
