"""YouTube's official search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from sources.contract import Discoverer, NotConfigured, ask
from sources.door import Door
from sources.outcomes import State
from sources.services.youtube_api import YouTubeAPI, length_seconds
from sources.values import Paper

KEY = "AIza-canary-0123456789"
ID, NEXT, LIVE, GONE = "a-1_bcdefgh", "b-1_bcdefgh", "c-1_bcdefgh", "d-1_bcdefgh"


def found(*videos: str) -> dict[str, Any]:
    """search.list, as documented."""
    items = [
        {"kind": "youtube#searchResult", "id": {"kind": "youtube#video", "videoId": video}}
        for video in videos
    ]
    return {
        "kind": "youtube#searchListResponse",
        "items": [*items, {"id": {"kind": "youtube#channel"}}, "odd"],
    }


def details(*videos: str, live: Sequence[str] = ()) -> dict[str, Any]:
    """videos.list, as documented."""
    items = [
        {
            "id": video,
            "snippet": {
                "title": "Foo &amp; Bar\x1b[2J",
                "channelTitle": "Ada's Board",
                "publishedAt": "2024-01-02T00:00:00Z",
                "description": "Paper:\nhttps://arxiv.org/abs/2401.01234",
                "liveBroadcastContent": "live" if video in live else "none",
            },
            "contentDetails": {"duration": "PT27M12S"},
            "statistics": {"viewCount": "1234"},
        }
        for video in videos
    ]
    return {"items": items}


def refusal(code: int, reason: str, message: str = "") -> dict[str, Any]:
    errors = [{"domain": "youtube", "reason": reason, "message": message}]
    return {"error": {"code": code, "message": message, "errors": errors}}


def find(door: Door, paper: Paper) -> Any:
    return ask(lambda: YouTubeAPI({"YOUTUBE_API_KEY": KEY}).find(door, paper), "youtube-api")


@pytest.mark.parametrize("settings", [{}, {"YOUTUBE_API_KEY": " "}])
def test_without_a_key_it_is_not_configured(settings: dict[str, str]) -> None:
    """And says what to set."""
    with pytest.raises(NotConfigured, match="YOUTUBE_API_KEY"):
        YouTubeAPI(settings)


def test_videos_are_found_with_their_lengths(world: Any, paper: Paper) -> None:
    """Three searches, and one look-up for all that they found; streams and what is gone are left out."""
    world.on("/youtube/v3/search", found(ID, NEXT, LIVE, GONE))
    world.on("/youtube/v3/videos", details(ID, NEXT, LIVE, live=[LIVE]))
    source = YouTubeAPI({"YOUTUBE_API_KEY": KEY})
    assert isinstance(source, Discoverer)
    outcome = find(world.door(source), paper)
    assert [question.split("?")[0].rsplit("/", 1)[1] for question in world.asked] == ["search"] * 3 + [
        "videos"
    ]
    assert [each.query for each in outcome.value] == [query for query in source.plan(paper) for _ in range(2)]
    first = outcome.value[0]
    assert (first.url, first.title, first.author) == (
        f"https://www.youtube.com/watch?v={ID}",
        "Foo & Bar[2J",
        "Ada's Board",
    )
    assert (first.duration_seconds, first.views, first.published) == (1632, 1234, "2024-01-02T00:00:00Z")
    assert first.snippet == "Paper: https://arxiv.org/abs/2401.01234"


def test_the_key_is_in_no_address_and_in_no_archive(world: Any, paper: Paper, tmp_path: Any) -> None:
    """It goes in a header, which nobody keeps."""
    world.on("/youtube/v3/search", found(ID))
    world.on("/youtube/v3/videos", details(ID))
    find(world.door(cache_path=tmp_path / "archive"), paper)
    assert {headers["x-goog-api-key"] for headers in world.headers} == {KEY}
    assert not any(KEY in question for question in world.asked)
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert b"googleapis" in kept and KEY.encode() not in kept


def test_more_than_fifty_are_looked_up_in_two_calls(world: Any, paper: Paper) -> None:
    """As many as one call takes."""
    names = [f"{n:02}-_bcdefgh" for n in range(60)]
    for start, query in zip((0, 20, 40), YouTubeAPI({"YOUTUBE_API_KEY": KEY}).plan(paper), strict=True):
        world.on(rf"/search\?.*q={query}$", found(*names[start : start + 20]))
    world.on("/youtube/v3/videos", details(*names))
    assert len(find(world.door(), paper).value) == 60
    assert sum("/videos?" in question for question in world.asked) == 2


REFUSALS: list[tuple[int, Any, State, str, str]] = [
    (
        403,
        refusal(403, "quotaExceeded", "The request cannot be completed"),
        State.RATE_LIMITED,
        "quota",
        "the day's",
    ),
    (403, refusal(403, "rateLimitExceeded"), State.RATE_LIMITED, "fewer requests", "the minute's"),
    (429, "slow down", State.RATE_LIMITED, "fewer requests", "in no words"),
    (
        400,
        refusal(400, "badRequest", "API key not valid."),
        State.NEEDS_KEY,
        "does not accept",
        "a wrong key",
    ),
    (
        403,
        refusal(403, "accessNotConfigured"),
        State.NEEDS_KEY,
        "does not accept",
        "a key for something else",
    ),
    (400, refusal(400, "invalidParameter"), State.CHANGED, "error (400)", "a question it does not take"),
    (200, "<html>", State.CHANGED, "no JSON", "no JSON"),
    (200, {"items": "none"}, State.CHANGED, "shape", "another shape"),
]


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: case[-1])
def test_every_refusal_has_its_outcome(
    world: Any, paper: Paper, case: tuple[int, Any, State, str, str]
) -> None:
    """By the reason that the API gives."""
    status, body, state, words, why = case
    world.on("googleapis", body, status)
    outcome = find(world.door(), paper)
    assert (outcome.state, words in outcome.sentence) == (state, True), (why, outcome)
    assert KEY not in f"{outcome.sentence}{outcome.advice}{outcome.detail}"


def test_what_was_found_before_the_quota_ended_is_kept(world: Any, paper: Paper) -> None:
    """With a word about it."""
    second = YouTubeAPI({"YOUTUBE_API_KEY": KEY}).plan(paper)[1]
    world.on(rf"/search\?.*q={second}$", refusal(403, "quotaExceeded"), 403)
    world.on("/youtube/v3/search", found(ID))
    world.on("/youtube/v3/videos", details(ID))
    outcome = find(world.door(), paper)
    assert len(outcome.value) == 1 and "quota" in outcome.sentence


def test_nothing_found_is_said(world: Any, paper: Paper) -> None:
    """And no lengths are asked for."""
    world.on("/youtube/v3/search", found())
    assert find(world.door(), paper).state is State.NONE
    assert len(world.asked) == 3


LENGTHS = [
    ("PT27M12S", 1632),
    ("PT1H2M3S", 3723),
    ("P1DT1S", 86_401),
    ("PT45S", 45),
    ("P0D", None),
    (None, None),
]


@pytest.mark.parametrize(("text", "expected"), LENGTHS)
def test_lengths_are_read(text: str | None, expected: int | None) -> None:
    """ISO 8601 durations; a stream has none."""
    assert length_seconds(text) == expected
