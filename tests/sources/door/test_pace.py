"""When a host may be asked next."""

from __future__ import annotations

import itertools
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.contract import HostPace
from sources.door import Door
from sources.door.pace import QUEUE, Tempo, reserve, tempo
from sources.outcomes import Unanswered

REAL = {"clock": time.time, "monotonic": time.monotonic, "sleep": time.sleep}

moments = st.floats(0, 5e9)
gaps = st.floats(0.001, 10)


@given(moments, moments, gaps)
def test_no_wait_is_negative_or_longer_than_its_bound(next_start: float, now: float, gap: float) -> None:
    """S7: wherever the clock jumps, a day back or ten years ahead."""
    slot = reserve(next_start, now, gap, gap * QUEUE)
    assert 0 <= slot.wait_seconds <= gap * QUEUE
    assert now <= slot.next_start <= now + gap * (QUEUE + 1) + 1e-6


@given(moments, gaps, st.lists(st.floats(0, 20), min_size=2, max_size=20))
def test_starts_are_a_gap_apart(start: float, gap: float, pauses: list[float]) -> None:
    """Whoever asks whenever: two starts that were reserved and waited for are never closer than the gap."""
    now, next_start, starts = start, 0.0, []
    for pause in pauses:
        now += pause
        slot = reserve(next_start, now, gap, gap)
        now, next_start = now + slot.wait_seconds, slot.next_start
        starts.append(now)
    assert all(later - earlier >= gap - 1e-6 * max(1, start) for earlier, later in itertools.pairwise(starts))


PACES = {
    "export.arxiv.org": HostPace(3.0, alone=True, bucket="arxiv"),
    "arxiv.org": HostPace(3.0, alone=True, bucket="arxiv"),
    "www.youtube.com": HostPace(1.0, jitter_seconds=0.5, bucket="youtube"),
}


@pytest.mark.parametrize(
    "host, crawl_delay, expected",
    [
        ("arxiv.org", 0.0, Tempo("arxiv", 3.0, alone=True)),
        ("export.arxiv.org", 0.0, Tempo("arxiv", 3.0, alone=True)),
        ("www.youtube.com", 0.0, Tempo("youtube", 1.25, alone=False)),
        ("blog.example", 0.0, Tempo("blog.example", 1.0, alone=False)),
        ("blog.example", 5.0, Tempo("blog.example", 5.0, alone=False)),
        ("arxiv.org", 1.0, Tempo("arxiv", 3.0, alone=True)),
    ],
)
def test_hosts_of_a_bucket_share_its_pace(host: str, crawl_delay: float, expected: Tempo) -> None:
    """arXiv's hosts are one queue; unknown hosts get a second; a Crawl-delay can only slow down."""
    assert tempo(host, PACES, crawl_delay, chance=0.5) == expected


def gaps_of(site: Any) -> list[float]:
    moments = sorted(hit.at for hit in site.hits)
    return [later - earlier for earlier, later in itertools.pairwise(moments)]


def test_threads_keep_the_pace_together(site: Any, open_to: Callable[..., Door], page: Any) -> None:
    """Four threads at one host: a pause between any two of their requests."""
    site.put("/", page("ok"))
    door = open_to(site, hosts={"127.0.0.1": HostPace(0.15)}, **REAL)
    threads = [threading.Thread(target=door.get, args=(site.url(f"/?{n}"),)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(site.hits) == 4
    assert min(gaps_of(site)) >= 0.1  # seen by a server whose threads start a little late or early


SLOW_SECONDS = 0.1


class Counting:
    """A slow page that knows how many read it at once."""

    def __init__(self) -> None:
        self.lock, self.now, self.most = threading.Lock(), 0, 0

    def __call__(self, handler: Any) -> None:
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(SLOW_SECONDS)
        with self.lock:
            self.now -= 1
        handler.answer(200, b"<feed/>")


ASK_TWICE = """
import sys
from pathlib import Path
from sources.contract import HostPace
from sources.door import DoorSettings, open_door
address, cache, name = sys.argv[1:]
port = int(address.split(":")[2].split("/")[0])
hosts = {"127.0.0.1": HostPace(0.3, alone=True, bucket="arxiv")}
with open_door(DoorSettings(Path(cache), hosts, allow=frozenset({("127.0.0.1", port)}))) as door:
    for number in range(2):
        door.get(f"{address}?{name}{number}")
"""


def test_two_processes_ask_arxiv_one_at_a_time(site: Any, tmp_path: Path) -> None:
    """N10: two processes, four calls: never two at once, and the whole pause between any two."""
    counting = Counting()
    address, cache = site.put("/", counting), str(tmp_path / "answers.sqlite")
    running = [subprocess.Popen([sys.executable, "-c", ASK_TWICE, address, cache, name]) for name in "ab"]
    assert [process.wait(timeout=30) for process in running] == [0, 0]
    assert len(site.hits) == 4
    assert counting.most == 1
    assert min(gaps_of(site)) >= 0.3


@pytest.mark.parametrize("jump", [-86_400.0, 10 * 365 * 86_400.0])
def test_a_clock_that_jumps_holds_nobody_up(
    site: Any, open_to: Callable[..., Door], fake_time: Any, page: Any, jump: float
) -> None:
    """S7: after a day back or ten years ahead no wait is longer than the pause (here times the queue), and the pace stays."""
    site.put("/", page("ok"))
    offset = 0.0
    door = open_to(site, clock=lambda: fake_time.now() + offset)
    door.get(site.url("/?1"))
    offset = jump
    door.get(site.url("/?2"))
    door.get(site.url("/?3"))
    assert all(1.0 <= wait <= QUEUE for wait in fake_time.sleeps) and len(fake_time.sleeps) == 2


def test_the_next_run_keeps_the_pace_of_the_last(
    site: Any, open_to: Callable[..., Door], fake_time: Any, page: Any
) -> None:
    """The slot lies in the cache: a second process, or a second run, waits as well."""
    site.put("/", page("ok"))
    open_to(site).get(site.url("/?1"))
    open_to(site).get(site.url("/?2"))
    assert fake_time.sleeps == [pytest.approx(1.0)]


def test_every_attempt_is_paced(site: Any, open_to: Callable[..., Door], fake_time: Any, page: Any) -> None:
    """Retry above pace: 429 asking for 1, then for 2 seconds, at a pace of 3: the waits add up to the pace and no more."""
    address = site.put("/", page(status=429, Retry_After="1"), page(status=429, Retry_After="10"), page("ok"))
    open_to(site, hosts={"127.0.0.1": HostPace(3.0)}).get(address)
    assert fake_time.at == pytest.approx(13.0, abs=0.1)
    assert len(fake_time.sleeps) == 3  # backoff, the rest of the pace, and ten seconds that cover the pace


def test_archived_answers_cost_no_wait(
    site: Any, open_to: Callable[..., Door], fake_time: Any, page: Any
) -> None:
    """Archive above pace."""
    address, door = site.put("/", page("ok")), open_to(site, hosts={"127.0.0.1": HostPace(60.0)})
    for _ in range(5):
        door.get(address)
    assert len(site.hits) == 1 and fake_time.sleeps == []


def test_redirects_are_paced_too(site: Any, open_to: Callable[..., Door], fake_time: Any, page: Any) -> None:
    """A hop is a request."""
    site.put("/new", page("here"))
    assert open_to(site).get(site.put("/old", page(status=301, Location="/new"))).text == "here"
    assert fake_time.sleeps == [pytest.approx(1.0)]


def test_a_host_that_cannot_be_reached_frees_its_turn(
    open_to: Callable[..., Door], fake_time: Any, site: Any
) -> None:
    """Whatever happens to a request, the next one is not locked out."""
    site.server.shutdown()
    site.server.server_close()
    door = open_to(site, hosts={"127.0.0.1": HostPace(0.1, alone=True)})
    for path in ("/1", "/2"):
        with pytest.raises(Unanswered):
            door.get(site.url(path))
