"""yt-dlp led through the door."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
import respx

from sources.door import Door, unanswered_in
from sources.door.ytdlp import youtube_dl
from sources.outcomes import State

VIDEO = {
    "videoRenderer": {
        "videoId": "abcdefghijk",
        "title": {"runs": [{"text": "The paper, explained"}]},
        "lengthText": {"simpleText": "10:00"},
        "ownerText": {"runs": [{"text": "A Channel"}]},
    }
}
SEARCH = {
    "contents": {
        "twoColumnSearchResultsRenderer": {
            "primaryContents": {
                "sectionListRenderer": {"contents": [{"itemSectionRenderer": {"contents": [VIDEO]}}]}
            }
        }
    }
}


def search(door: Door) -> list[dict[str, Any]]:
    options = {"extract_flat": "in_playlist", "extractor_args": {"youtubetab": {"skip": ["webpage"]}}}
    with youtube_dl(door, options) as downloader:
        return list(downloader.extract_info("ytsearch5:low rank", download=False)["entries"])


def test_a_flat_search_goes_through_the_door(
    open_to: Callable[..., Door], capfd: pytest.CaptureFixture[str]
) -> None:
    """Contract with yt-dlp: one POST to InnerTube, under our own name, archived like any other answer; nothing printed."""
    door = open_to()
    with respx.mock:
        route = respx.post("https://www.youtube.com/youtubei/v1/search").respond(json=SEARCH)
        first, again = search(door), search(door)
    assert [(entry["id"], entry["title"], entry["duration"], entry["channel"]) for entry in first] == [
        ("abcdefghijk", "The paper, explained", 600, "A Channel")
    ]
    assert again[0]["id"] == first[0]["id"] and route.call_count == 1
    assert json.loads(route.calls.last.request.content)["query"] == "low rank"
    assert route.calls.last.request.headers["user-agent"] == "gather-context/0 (test)"
    assert capfd.readouterr() == ("", "")


def test_an_unmocked_request_of_yt_dlp_never_leaves(open_to: Callable[..., Door]) -> None:
    """Were the private director renamed, this would be the test that says so."""
    with respx.mock, pytest.raises(Exception, match="unexpected error"):
        search(open_to())


@pytest.mark.parametrize(
    "reply, state",
    [
        ({"side_effect": httpx.ConnectError("network is unreachable")}, State.UNREACHABLE),
        ({"side_effect": httpx.ReadTimeout("slow")}, State.TIMED_OUT),
    ],
)
def test_failures_of_yt_dlp_carry_our_outcome(
    open_to: Callable[..., Door], reply: dict[str, Any], state: State
) -> None:
    """Through its own wrappers, whatever they are called this month."""
    with respx.mock, pytest.raises(Exception) as error:
        respx.post("https://www.youtube.com/youtubei/v1/search").mock(**reply)
        search(open_to())
    unanswered = unanswered_in(error.value)
    assert unanswered is not None and unanswered.outcome.state is state


def test_statuses_are_yt_dlps_own_errors(open_to: Callable[..., Door]) -> None:
    """A 403 is its HTTPError, as with its own handlers."""
    with respx.mock, pytest.raises(Exception, match="403"):
        respx.post("https://www.youtube.com/youtubei/v1/search").respond(403)
        search(open_to())


def test_what_yt_dlp_may_ask_of_a_handler_is_supported(
    site: Any, open_to: Callable[..., Door], page: Any
) -> None:
    """Timeouts, proxies and the like never make it look for another way out: there is none."""
    from yt_dlp.networking import Request

    site.put("/new", page("page", Content_Type="text/plain"))
    address = site.put("/", page(status=302, Location="/new"))
    options = {"proxy": "socks5://127.0.0.1:9", "socket_timeout": 1, "nocheckcertificate": True}
    with youtube_dl(open_to(site), options) as downloader:
        request = Request(address, headers={"X-A": "b"}, extensions={"timeout": 1.0, "legacy_ssl": True})
        response = downloader.urlopen(request)
        assert (response.read(), response.url, response.get_header("content-type")) == (
            b"page",
            site.url("/new"),
            "text/plain",
        )
        posted = downloader.urlopen(Request(address, data=[b"a", b"b"]))
        assert posted.status == 200
    assert [(hit.method, hit.headers.get("x-a")) for hit in site.hits if hit.path == "/"] == [
        ("GET", "b"),
        ("POST", None),
    ]
