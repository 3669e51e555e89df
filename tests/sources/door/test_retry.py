"""Whether to ask again, and when."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.contract import HostPace
from sources.door import Door
from sources.door.faults import KINDS, Fault
from sources.door.retry import (
    RETRIED_STATUSES,
    TRIES,
    Again,
    GiveUp,
    Patience,
    after_fault,
    after_status,
    backoff_seconds,
    retry_after,
)
from sources.outcomes import State, Unanswered

PATIENCE = Patience()
NOW = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC).timestamp()

RETRY_AFTER = [
    ({"retry-after": "7"}, 7, "seconds"),
    ({"retry-after": " 0 "}, 0, "at once"),
    ({"retry-after": "Mon, 23 Nov 2026 12:00:30 GMT"}, 30, "a date"),
    ({"retry-after": "Mon, 23 Nov 2026 11:00:00 GMT"}, 0, "a date in the past"),
    (
        {"retry-after": "Mon, 23 Nov 2026 15:00:30 GMT", "date": "Mon, 23 Nov 2026 15:00:00 GMT"},
        30,
        "a clock of its own",
    ),
    ({"retry-after": "99999999999999999999"}, 999999999, "absurd"),
    ({"retry-after": "soon"}, None, "words"),
    ({"retry-after": "-5"}, None, "negative"),
    ({"retry-after": "1.5"}, None, "no integer"),
    ({"retry-after": "٣"}, None, "digits of another script"),
    ({}, None, "nothing asked"),
]


@pytest.mark.parametrize("headers, seconds, why", RETRY_AFTER, ids=[row[2] for row in RETRY_AFTER])
def test_retry_after_is_read_in_both_forms(headers: dict[str, str], seconds: float | None, why: str) -> None:
    """N9: seconds and HTTP dates."""
    assert retry_after(headers, NOW) == seconds


@given(st.text(max_size=40))
def test_retry_after_never_fails(value: str) -> None:
    """Whatever stands in the header, the answer is a number of seconds or nothing."""
    seconds = retry_after({"retry-after": value}, NOW)
    assert seconds is None or seconds >= 0


@pytest.mark.parametrize(
    "status, asked, attempt, again",
    [
        (200, None, 1, False),
        (404, None, 1, False),
        (403, None, 1, False),
        (501, None, 1, False),
        (429, None, 1, True),
        (503, 120, 1, True),
        (503, 121, 1, False),
        (429, 86_400, 1, False),
        (500, None, TRIES, False),
    ],
)
def test_which_statuses_are_asked_again(status: int, asked: float | None, attempt: int, again: bool) -> None:
    """Passing failures, at most three tries, and no wait beyond two minutes."""
    decision = after_status(status, asked, attempt, 0.5, PATIENCE)
    assert isinstance(decision, Again if again else GiveUp)


@given(
    st.sampled_from(sorted(RETRIED_STATUSES)),
    st.none() | st.floats(0, 1e6),
    st.integers(1, 5),
    st.floats(0, 1, exclude_max=True),
)
def test_a_wait_is_never_shorter_than_asked_nor_longer_than_patience(
    status: int, asked: float | None, attempt: int, chance: float
) -> None:
    """Whatever the server says and the dice show."""
    decision = after_status(status, asked, attempt, chance, PATIENCE)
    if isinstance(decision, Again):
        assert (asked or 1.0) <= decision.wait_seconds <= PATIENCE.longest_seconds
        assert attempt < TRIES


@given(st.integers(1, 1000), st.floats(0, 1, exclude_max=True))
def test_backoff_stays_between_one_and_thirty_seconds(attempt: int, chance: float) -> None:
    """N9: full jitter in 1-30 s."""
    assert 1.0 <= backoff_seconds(attempt, chance, PATIENCE) <= 30.0


@pytest.mark.parametrize(
    "kind, tries",
    [("broken-off", 3), ("no-connection", 2), ("no-such-name", 1), ("private", 1), ("overdue", 1)],
)
def test_each_fault_is_worth_its_tries(kind: str, tries: int) -> None:
    """A refused or unknown host fails fast, a broken connection gets three tries."""
    decisions = [after_fault(Fault(kind, "a.example"), attempt, 0.0, PATIENCE) for attempt in range(1, 4)]
    assert sum(isinstance(decision, Again) for decision in decisions) + 1 == tries


def test_every_kind_of_fault_has_a_sentence_that_names_the_host_or_the_reason() -> None:
    """No sentence is empty, and each can be filled."""
    for kind in KINDS:
        sentence = Fault(kind, "HOST", "DETAIL").unanswered().outcome.sentence
        assert ("HOST" in sentence or "DETAIL" in sentence) and sentence.endswith(("DETAIL", ".")), kind


def test_a_server_that_recovers_is_asked_three_times(
    site: Any, open_to: Callable[..., Door], page: Any
) -> None:
    """500, then 503, then the page."""
    address = site.put("/", page(status=500), page(status=503), page("at last"))
    assert open_to(site).get(address).text == "at last"
    assert len(site.hits) == 3


def test_retry_after_in_seconds_is_waited_out(
    site: Any, open_to: Callable[..., Door], fake_time: Any, page: Any
) -> None:
    """N9: 429 with Retry-After 7, then 200: two hits, and at least seven seconds between them."""
    address = site.put("/", page(status=429, Retry_After="7"), page("patient"))
    assert open_to(site, hosts={"127.0.0.1": HostPace(0.0)}).get(address).text == "patient"
    assert len(site.hits) == 2
    assert len(fake_time.sleeps) == 1 and 7.0 <= fake_time.sleeps[0] <= 30.0


def test_retry_after_as_a_date_is_waited_out(
    site: Any, open_to: Callable[..., Door], fake_time: Any, page: Any
) -> None:
    """N9: an HTTP date, measured on the server's own clock."""
    then = format_datetime(datetime.fromtimestamp(time.time() + 60, UTC), usegmt=True)
    address = site.put("/", page(status=503, Retry_After=then), page("patient"))
    assert open_to(site, hosts={"127.0.0.1": HostPace(0.0)}).get(address).text == "patient"
    assert 58.0 <= fake_time.sleeps[0] <= 60.0


def test_the_real_clock_keeps_the_wait(site: Any, open_to: Callable[..., Door], page: Any) -> None:
    """N9 on a real clock: no second request before its time."""
    address = site.put("/", page(status=429, Retry_After="1"), page("patient"))
    open_to(
        site, hosts={"127.0.0.1": HostPace(0.0)}, clock=time.time, monotonic=time.monotonic, sleep=time.sleep
    ).get(address)
    assert site.hits[1].at - site.hits[0].at >= 1.0


def test_a_day_of_patience_is_not_waited_but_told(
    site: Any, open_to: Callable[..., Door], fake_time: Any, page: Any
) -> None:
    """N9: Retry-After of a day: no wait, the outcome says when, and the host is left alone from then on."""
    address = site.put("/", page(status=429, Retry_After="86400"))
    door = open_to(site)
    with pytest.raises(Unanswered) as unanswered:
        door.get(address)
    assert unanswered.value.outcome.state is State.RATE_LIMITED
    assert unanswered.value.outcome.retry_after_seconds == 86_400
    with pytest.raises(Unanswered) as again:
        door.get(site.url("/other"))
    assert again.value.outcome.state is State.RATE_LIMITED
    assert again.value.outcome.advice == "It is asked again in 1 day."
    assert len(site.hits) == 1 and fake_time.sleeps == []


def test_other_threads_wait_too(site: Any, open_to: Callable[..., Door], fake_time: Any, page: Any) -> None:
    """A host that asked for patience gets it from everybody, not only from the request that heard it."""
    from sources.door.retry import Waits

    waits = Waits(PATIENCE, fake_time.monotonic)
    waits.defer("a.example", 7)
    waits.defer("a.example", 3)
    assert waits.remaining_seconds("a.example") == 7
    assert waits.remaining_seconds("b.example") == 0
    fake_time.sleep(8)
    assert waits.remaining_seconds("a.example") == 0


def test_a_post_is_asked_once_unless_it_only_reads(
    site: Any, open_to: Callable[..., Door], page: Any
) -> None:
    """Asking twice might do something twice; a search by POST may be repeated."""
    address = site.put("/", page(status=503), page("found"))
    with pytest.raises(Unanswered):
        open_to(site).post(address, data={"q": "x"})
    assert len(site.hits) == 1
    site.put("/", page(status=503), page("found"))
    assert open_to(site).post(address, data={"q": "x"}, repeatable=True).text == "found"


def test_a_host_may_not_cost_minutes(
    site: Any, open_to: Callable[..., Door], fake_time: Any, page: Any
) -> None:
    """The waits for one host are bounded for the whole run, however many pages it has."""
    door = open_to(site, hosts={"127.0.0.1": HostPace(0.0)})
    for number in range(40):
        site.put(f"/{number}", page(status=503, Retry_After="40"), page("found"))
        with pytest.raises(Unanswered) if number >= 3 else _nothing():
            door.get(site.url(f"/{number}"))
    assert sum(fake_time.sleeps) <= Patience().host_seconds


class _nothing:
    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...
