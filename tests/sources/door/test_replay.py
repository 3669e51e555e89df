"""A folder of recorded answers instead of the network."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sources.door import Door
from sources.outcomes import State, Unanswered


def record(folder: Path, *rules: dict[str, Any]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "answers.json").write_text(json.dumps(rules), "utf-8")
    return folder


def test_rules_answer_in_order_and_folders_by_name(tmp_path: Path, open_to: Callable[..., Door]) -> None:
    """The first rule that matches wins; the folder's own rules come before those of its sub-folders."""
    record(tmp_path / "b", {"match": r"GET https://a\.example/.*", "text": "from b"})
    record(tmp_path / "c", {"match": r"GET https://c\.example/.*", "text": "from c"})
    record(tmp_path, {"match": r"GET https://a\.example/top", "text": "from the top"})
    door = open_to(replay=tmp_path)
    pages = ["https://a.example/top", "https://a.example/else", "https://c.example/"]
    assert [door.get(address).text for address in pages] == ["from the top", "from b", "from c"]


MATCHES = [
    (
        r'GET https://ddg\.example/html/\?q="1706\.03762" explained',
        "https://ddg.example/html/",
        {"q": '"1706.03762" explained'},
    ),
    (r"GET https://a\.example/caf\u00e9", "https://a.example/caf%C3%A9", None),
    (r"GET https://a\.example/\?a=1&b=x y", "https://a.example/?a=1&b=x+y", None),
    (r"GET http://a\.example:8080/", "http://a.example:8080", None),
]


@pytest.mark.parametrize("match, address, params", MATCHES)
def test_rules_are_written_decoded(
    tmp_path: Path, open_to: Callable[..., Door], match: str, address: str, params: dict[str, str] | None
) -> None:
    """No percent signs in the rules: what is matched is the method and the decoded address."""
    door = open_to(replay=record(tmp_path, {"match": match, "text": "found"}))
    assert door.get(address, params=params).text == "found"


def test_posts_are_told_apart_by_their_bodies(tmp_path: Path, open_to: Callable[..., Door]) -> None:
    """`body` is searched in JSON and in decoded form values."""
    match = r"POST https://a\.example/search"
    rules = [
        {"match": match, "body": '"query":"lora"', "text": "json"},
        {"match": match, "body": "q=low rank", "text": "form"},
    ]
    door = open_to(replay=record(tmp_path, *rules))
    assert door.post("https://a.example/search", json={"query": "lora"}).text == "json"
    assert door.post("https://a.example/search", data={"q": "low rank"}).text == "form"


def test_files_statuses_and_headers(tmp_path: Path, open_to: Callable[..., Door]) -> None:
    """A rule may name a file beside it, a status and headers; redirects between recorded pages are followed."""
    record(
        tmp_path / "paper",
        {
            "match": r"GET https://a\.example/page",
            "file": "page.html",
            "headers": {"Content-Type": "text/html"},
        },
        {"match": r"GET https://a\.example/old", "status": 301, "headers": {"Location": "/page"}},
        {"match": r"GET https://a\.example/busy", "status": 429, "headers": {"Retry-After": "600"}},
    )
    (tmp_path / "paper" / "page.html").write_bytes(b"<p>page</p>")
    door = open_to(replay=tmp_path)
    answer = door.get("https://a.example/old")
    assert (answer.url, answer.body, answer.headers["content-type"]) == (
        "https://a.example/page",
        b"<p>page</p>",
        "text/html",
    )
    with pytest.raises(Unanswered) as unanswered:
        door.get("https://a.example/busy")
    assert unanswered.value.outcome.state is State.RATE_LIMITED


def test_what_is_not_recorded_is_not_there(tmp_path: Path, open_to: Callable[..., Door]) -> None:
    """404, as a page that does not exist; the body names the question, for whoever writes the recording."""
    door = open_to(replay=record(tmp_path, {"match": "GET https://a.example/", "text": "x"}))
    answer = door.send("GET", "https://a.example/other?q=a%20b", headers={}, body=b"", follow=True)
    assert (answer.status, answer.text) == (404, "nothing recorded for GET https://a.example/other?q=a b")
    with pytest.raises(Unanswered) as unanswered:
        door.get("https://a.example/other", robots=True)
    assert unanswered.value.outcome.state is State.NONE


def test_a_replay_neither_waits_nor_touches_the_cache(
    tmp_path: Path, open_to: Callable[..., Door], fake_time: Any
) -> None:
    """What was recorded never gets among the real answers, offline or not."""
    busy = {"match": r"GET https://b\.example/", "status": 429, "headers": {"Retry-After": "60"}}
    folder = record(tmp_path / "replay", {"match": r"GET https://a\.example/\d", "text": "recorded"}, busy)
    for offline in (False, True):
        door = open_to(replay=folder, offline=offline)
        assert [door.get(f"https://a.example/{n}").text for n in range(5)] == ["recorded"] * 5
        with pytest.raises(Unanswered):
            door.get("https://b.example/")
    assert fake_time.sleeps == []
    assert not (tmp_path / "cache").exists()


def test_the_guard_stands_before_a_replay_too(tmp_path: Path, open_to: Callable[..., Door]) -> None:
    """A recording is no way around it, which is how searches that return such addresses are tested."""
    door = open_to(replay=record(tmp_path, {"match": ".*", "text": "everything"}))
    with pytest.raises(Unanswered) as unanswered:
        door.get("http://169.254.169.254/latest/meta-data")
    assert unanswered.value.outcome.state is State.REFUSED


def test_a_folder_without_answers_says_so(tmp_path: Path, open_to: Callable[..., Door]) -> None:
    """A mistyped --replay is a mistake of the caller, not a missing page."""
    with pytest.raises(FileNotFoundError, match=r"no answers\.json in"):
        open_to(replay=tmp_path)
