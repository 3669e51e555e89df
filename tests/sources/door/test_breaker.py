"""Which hosts are left alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sources.contract import HostPace
from sources.door import Door
from sources.door.breaker import Closed, Tally, closing, count
from sources.door.faults import Fault, in_words
from sources.outcomes import State, Unanswered

LOST = Fault("no-connection", "a.example")
REFUSED = Fault("private", "a.example")

ROWS = [
    ([403], False, "one forbidden page closes nothing"),
    ([403, 403], True, "a site that forbids programs"),
    ([429, 429], True, "twice asked for fewer requests, after all retries"),
    ([429, 403], True, "two refusals of either kind"),
    ([403, 200, 403], False, "an answer in between: only some pages are forbidden"),
    ([403, 404, 403], False, "not there is an answer too"),
    ([404, 404, 404, 404], False, "missing pages are no failure of the host"),
    ([500, 503], False, "two failures may pass by"),
    ([500, 503, 502], True, "three failures in a row"),
    ([LOST, LOST, LOST], True, "three times not to be reached"),
    ([LOST, 500, LOST], True, "of whatever kind"),
    ([LOST, LOST, 200, LOST], False, "an answer in between"),
    ([REFUSED, REFUSED, REFUSED], False, "what we refuse ourselves says nothing of the host"),
]


@pytest.mark.parametrize("history, closes, why", ROWS, ids=[row[2] for row in ROWS])
def test_the_rule(history: list[int | Fault], closes: bool, why: str) -> None:
    """Which histories of a host close it."""
    tally, verdict = Tally(), None
    for event in history:
        status, fault = (None, event) if isinstance(event, Fault) else (event, None)
        tally = count(tally, status, fault)
        verdict = closing("a.example", tally, status, None)
    assert (verdict is not None) is closes, why


@pytest.mark.parametrize(
    "status, asked_wait, seconds, remembered",
    [
        (403, None, 6 * 3600, True),
        (429, None, 3600, True),
        (429, 7200.0, 7200, True),
        (429, 9e9, 7 * 86_400, True),
    ],
)
def test_how_long_a_host_is_closed(
    status: int, asked_wait: float | None, seconds: float, remembered: bool
) -> None:
    """As long as it asks, at most a week; otherwise by its kind of refusal."""
    verdict = closing("a.example", Tally(refusals=2), status, asked_wait)
    assert verdict is not None
    assert (verdict.seconds, verdict.remembered) == (seconds, remembered)


@pytest.mark.parametrize(
    "now, remaining", [(100.0, 50.0), (149.0, 1.0), (150.0, 0.0), (1e9, 0.0), (99.0, 0.0), (-1e9, 0.0)]
)
def test_a_closing_never_outlasts_itself(now: float, remaining: float) -> None:
    """S7: a clock that stands before the closing, or far behind it, opens the host."""
    assert Closed("closed", "", closed_at=100.0, seconds=50.0).remaining_seconds(now) == remaining


@pytest.mark.parametrize(
    "seconds, words",
    [
        (0, "0 seconds"),
        (59.2, "60 seconds"),
        (60, "1 minute"),
        (61, "2 minutes"),
        (7200, "2 hours"),
        (86_401, "2 days"),
    ],
)
def test_waits_in_words_are_rounded_up(seconds: float, words: str) -> None:
    """So that nobody comes too early."""
    assert in_words(seconds) == words


def outcome(door: Door, address: str) -> Any:
    with pytest.raises(Unanswered) as unanswered:
        door.get(address)
    return unanswered.value.outcome


def test_a_site_that_forbids_programs_is_asked_twice(
    site: Any, open_to: Callable[..., Door], page: Any, fake_time: Any
) -> None:
    """The third page is not asked, nor in the next run; six hours later it is."""
    for path in ("/1", "/2", "/3"):
        site.put(path, page(status=403))
    door = open_to(site)
    assert [outcome(door, site.url(path)).state for path in ("/1", "/2", "/3")] == [State.BLOCKED] * 3
    closed = outcome(open_to(site), site.url("/3"))
    assert closed.sentence == "127.0.0.1 refuses to be read by programs (403), so it is left alone."
    assert closed.advice == "It is asked again in 6 hours."
    assert site.paths == ["/1", "/2"]
    fake_time.at += 6 * 3600
    outcome(open_to(site), site.url("/3"))
    assert site.paths == ["/1", "/2", "/3"]


def test_other_hosts_stay_open(
    site: Any, secure_site: Any, open_to: Callable[..., Door], page: Any, authority_file: str
) -> None:
    """Closing is per host."""
    secure_site.put("/", page("still here"))
    resolve = lambda host, port: [secure_site.address]  # noqa: E731
    door = open_to(site, secure_site, resolve=resolve, environ={"SSL_CERT_FILE": authority_file})
    door.close_host("127.0.0.1", "closed by hand", 60)
    assert outcome(door, site.url()).sentence == "closed by hand"
    assert door.get("https://blog.example/").text == "still here"


def test_a_service_closes_its_host(
    site: Any, open_to: Callable[..., Door], page: Any, fake_time: Any
) -> None:
    """N11: from a captcha on nothing is asked, in this run and in later ones, until the cool-down is over."""
    site.put("/", page("fine"))
    open_to(site).close_host("127.0.0.1", "YouTube blocks this address.", 3600)
    fake_time.at += 1800
    blocked = outcome(open_to(site), site.url())
    assert (blocked.state, blocked.sentence, blocked.retry_after_seconds) == (
        State.BLOCKED,
        "YouTube blocks this address.",
        1800,
    )
    assert site.hits == []
    fake_time.at += 1801
    assert open_to(site).get(site.url()).text == "fine"


def test_what_is_held_answers_for_a_closed_host(site: Any, open_to: Callable[..., Door], page: Any) -> None:
    """The archive stands above the breaker."""
    address, door = site.put("/", page("held")), open_to(site)
    door.get(address)
    door.close_host("127.0.0.1", "closed", 60)
    assert door.get(address).text == "held"


def test_a_host_that_is_down_is_given_up_for_this_run_only(
    site: Any, open_to: Callable[..., Door], fake_time: Any
) -> None:
    """Tomorrow's network is another; and giving up costs little."""
    site.server.shutdown()
    site.server.server_close()
    door = open_to(site, hosts={"127.0.0.1": HostPace(0.0)})
    sentences = [outcome(door, site.url(f"/{number}")).sentence for number in range(5)]
    assert sentences[:3] == ["could not reach 127.0.0.1: connection refused."] * 3
    assert (
        sentences[3:] == ["127.0.0.1 did not answer 3 times in a row, so it is left alone in this run."] * 2
    )
    assert fake_time.at <= 3 * 2
    assert outcome(open_to(site), site.url()).sentence == sentences[0]
