"""Answers already held."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sources.door import Door
from sources.door.archive import Kept, redacted, serves
from sources.door.keeping import iso
from sources.door.values import DAY, Question
from sources.outcomes import State, Unanswered

NOW = 1_750_000_000.0


YOUNG, OLD, FRESH_SINCE = 10, DAY + 1, NOW - 5

SERVING = [
    (200, YOUNG, Question("GET", "u"), False, True, "young enough"),
    (200, OLD, Question("GET", "u"), False, False, "too old"),
    (200, OLD, Question("GET", "u"), True, True, "offline any age will do"),
    (200, 0, Question("GET", "u", keep_seconds=0), False, False, "never to be kept"),
    (
        200,
        -1,
        Question("GET", "u", keep_seconds=0),
        False,
        True,
        "fetched by another thread while this one waited",
    ),
    (200, YOUNG, Question("GET", "u", newer_than=FRESH_SINCE), False, False, "from before this run"),
    (200, 3, Question("GET", "u", newer_than=FRESH_SINCE), False, True, "of this run"),
    (301, YOUNG, Question("GET", "u"), False, True, "a redirect"),
    (404, YOUNG, Question("GET", "u"), False, True, "not there is an answer"),
    (410, YOUNG, Question("GET", "u"), False, True, "gone is an answer"),
    (202, YOUNG, Question("GET", "u"), True, False, "a bot check, not an answer"),
    (403, YOUNG, Question("GET", "u"), True, False, "a refusal is none, not even offline"),
    (429, YOUNG, Question("GET", "u"), False, False, "a refusal is none"),
    (500, YOUNG, Question("GET", "u"), False, False, "a failure is none"),
]


@pytest.mark.parametrize("row", SERVING, ids=[row[-1] for row in SERVING])
def test_which_kept_answers_serve(row: tuple[int, int, Question, bool, bool, str]) -> None:
    """The rule of the cache, of --offline and of --refresh, case by case."""
    status, age_seconds, question, offline, expected, why = row
    assert serves(Kept(status, {}, b"", iso(NOW - age_seconds)), question, NOW, offline) is expected, why


def test_the_second_question_is_answered_from_the_archive(
    site: Any, open_to: Callable[..., Door], page: Any
) -> None:
    """In the same run and in the next one; the answer is the same, and says where it comes from."""
    address = site.put("/", page("körper", Content_Type="text/plain; charset=utf-8", Set_Cookie="id=1"))
    first = open_to(site).get(address)
    again = open_to(site).get(address)
    assert (first.from_archive, again.from_archive) == (False, True)
    assert (first.status, first.text, dict(first.headers)) == (again.status, again.text, dict(again.headers))
    assert first.fetched_at == again.fetched_at and first.fetched_at.endswith("+00:00")
    assert "set-cookie" not in first.headers
    assert len(site.hits) == 1


def test_answers_grow_old(site: Any, open_to: Callable[..., Door], fake_time: Any, page: Any) -> None:
    """After keep_seconds the host is asked again."""
    address, door = site.put("/", page("old"), page("new")), open_to(site)
    assert door.get(address, keep_seconds=60).text == "old"
    fake_time.at += 61
    assert door.get(address, keep_seconds=60).text == "new"


def test_two_threads_with_one_question_send_one_request(site: Any, open_to: Callable[..., Door]) -> None:
    """The second waits for the first's answer, whatever keep_seconds says."""
    site.put("/", lambda handler: (time.sleep(0.1), handler.answer(200, b"once"))[-1])
    door, answers = open_to(site, clock=time.time), []
    threads = [
        threading.Thread(target=lambda: answers.append(door.get(site.url(), keep_seconds=0)))
        for _ in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.text for answer in answers] == ["once"] * 5
    assert len(site.hits) == 1


def test_posts_are_told_apart_by_their_bodies(site: Any, open_to: Callable[..., Door]) -> None:
    """Searches by POST have one address and many questions."""
    site.put("/search", lambda handler: handler.answer(200, str(len(handler.site.hits)).encode()))
    door = open_to(site)
    texts = [door.post(site.url("/search"), json={"q": query}).text for query in ("a", "b", "a")]
    assert texts == ["1", "2", "1"]


def test_a_cookie_makes_it_another_question(site: Any, open_to: Callable[..., Door], page: Any) -> None:
    """YouTube's watch page is asked twice, without and with its consent cookie."""
    address, door = site.put("/watch", page("consent?"), page("video")), open_to(site)
    assert door.get(address).text == "consent?"
    assert door.get(address, headers={"Cookie": "CONSENT=YES+1"}).text == "video"


def test_offline_only_the_archive_answers(
    site: Any, open_to: Callable[..., Door], fake_time: Any, page: Any
) -> None:
    """Of any age; what is not there is said to be not there, and nobody is asked."""
    address = site.put("/", page("kept"))
    open_to(site).get(address)
    fake_time.at += 400 * DAY
    offline = open_to(site, offline=True)
    assert offline.get(address, robots=True).text == "kept"
    with pytest.raises(Unanswered) as unanswered:
        offline.get(site.url("/other"))
    assert unanswered.value.outcome.state is State.OFFLINE
    assert "127.0.0.1 is not asked offline" in unanswered.value.outcome.sentence
    assert len(site.hits) == 1


def test_refreshing_asks_anew_what_is_older_than_the_run(
    site: Any, open_to: Callable[..., Door], fake_time: Any, page: Any
) -> None:
    """Once: what this run itself has fetched counts."""
    address = site.put("/", page("old"), page("new"))
    open_to(site).get(address)
    fake_time.at += 10
    door = open_to(site)
    assert door.get(address).text == "old"
    refreshing = door.refreshing()
    assert [refreshing.get(address).text, refreshing.get(address).text] == ["new", "new"]
    assert door.get(address).text == "new"
    assert len(site.hits) == 2


def test_what_a_service_forgets_is_asked_again(site: Any, open_to: Callable[..., Door], page: Any) -> None:
    """'Rate exceeded.' with a 200 must not be the answer for a whole day."""
    address, door = site.put("/api", page("Rate exceeded."), page("<feed/>")), open_to(site)
    door.get(address, params={"id": "1", "key": "canary"})
    door.forget(address + "?id=1&key=canary")
    assert door.get(address, params={"id": "1", "key": "canary"}).text == "<feed/>"


def test_the_guard_stands_before_the_archive(site: Any, open_to: Callable[..., Door], page: Any) -> None:
    """An answer that is held does not make a forbidden address a permitted one."""
    address = site.put("/", page("secret"))
    open_to(site).get(address)
    with pytest.raises(Unanswered) as unanswered:
        open_to().get(address)
    assert unanswered.value.outcome.state is State.REFUSED


KEYS = [
    ("https://a.example/?q=lora&key=canary", "https://a.example/?q=lora&key=***"),
    ("https://a.example/?api_key=canary&q=1", "https://a.example/?api_key=***&q=1"),
    ("https://a.example/?access_token=canary", "https://a.example/?access_token=***"),
    ("https://a.example/?X-Api-Key=canary#top", "https://a.example/?X-Api-Key=***#top"),
    ("https://a.example/?apikey=canary;sig=canary", "https://a.example/?apikey=***;sig=***"),
    ("https://a.example/?keyword=monkey&design=flat", "https://a.example/?keyword=monkey&design=flat"),
]


@pytest.mark.parametrize("address, shown", KEYS)
def test_keys_are_taken_out_of_addresses(address: str, shown: str) -> None:
    """By the names that services give them; words that only contain such a name stay."""
    assert redacted(address) == shown


def test_no_key_reaches_the_cache_or_the_log(
    site: Any, open_to: Callable[..., Door], page: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """O8: a canary in the query, in headers, in a body and in a redirect is in no file of the cache and no line of the log."""
    caplog.set_level("DEBUG", "gather_context")
    site.put("/end", page("fine"))
    address = site.put("/", page(status=302, Location="/end?token=canary-1"))
    door = open_to(site)
    door.get(
        address,
        params={"key": "canary-2"},
        headers={"X-Subscription-Token": "canary-3", "Authorization": "canary-4"},
    )
    door.post(site.put("/post", page("ok")), json={"api_key": "canary-5"})
    files = [path for path in (tmp_path / "cache").iterdir() if path.is_file()]
    assert files and all(b"canary" not in path.read_bytes() for path in files)
    assert "127.0.0.1" in caplog.text and "canary" not in caplog.text


def test_a_redirect_that_carried_a_key_is_followed_anew(
    site: Any, open_to: Callable[..., Door], page: Any
) -> None:
    """What was not kept cannot be followed from the archive."""
    site.put("/end", page("one"), page("two"))
    address = site.put("/", page(status=302, Location="/end?token=secret"))
    assert [open_to(site).get(address, keep_seconds=keep).text for keep in (60, 60)] == ["one", "one"]
    assert site.paths == ["/", "/end?token=secret", "/"]


def test_the_archive_is_plain_to_read(
    site: Any, open_to: Callable[..., Door], page: Any, tmp_path: Path
) -> None:
    """Anybody's SQLite tool shows what was asked, when, and how it went; failures too."""
    door = open_to(site)
    door.get(site.put("/a", page("x")))
    with pytest.raises(Unanswered):
        door.get(site.put("/b", page("no", status=403)))
    with sqlite3.connect(tmp_path / "cache" / "answers.sqlite") as reader:
        rows = reader.execute("SELECT method, url, status FROM answers ORDER BY url").fetchall()
    reader.close()
    assert rows == [("GET", site.url("/a"), 200), ("GET", site.url("/b"), 403)]


def test_a_row_that_cannot_be_read_is_asked_anew(
    site: Any, open_to: Callable[..., Door], page: Any, tmp_path: Path
) -> None:
    """Damage inside one answer costs that answer."""
    address = site.put("/", page("whole"))
    open_to(site).get(address)
    with sqlite3.connect(tmp_path / "cache" / "answers.sqlite") as writer:
        writer.execute("UPDATE answers SET body = 'rubbish'")
    writer.close()
    assert open_to(site).get(address).text == "whole"


def test_derived_values_are_made_once(open_to: Callable[..., Door], fake_time: Any) -> None:
    """In this run and the next, until they are old; --refresh makes them anew; offline any age will do."""
    made: list[int] = []

    def make() -> dict[str, int]:
        made.append(1)
        return {"made": len(made)}

    door = open_to()
    assert [door.remember("index", 60, make), door.remember("index", 60, make)] == [{"made": 1}] * 2
    assert open_to().remember("index", 60, make) == {"made": 1}
    fake_time.at += 61
    assert open_to(offline=True).remember("index", 60, make) == {"made": 1}
    assert open_to().remember("index", 60, make) == {"made": 2}
    fake_time.at += 1
    assert open_to().refreshing().remember("index", 60, make) == {"made": 3}


def test_a_derived_value_that_could_not_be_made_is_not_kept(open_to: Callable[..., Door]) -> None:
    """What `make` raises passes through, and the next one tries again."""
    door = open_to()

    def fail() -> None:
        raise Unanswered(State.UNREACHABLE, "no network")

    with pytest.raises(Unanswered):
        door.remember("index", 60, fail)
    assert door.remember("index", 60, lambda: [1]) == [1]
