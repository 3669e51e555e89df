"""Finding videos without a key: through yt-dlp, and through YouTube's own search where that stumbles."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from typing import Any

import pytest

from sources.contract import Discoverer, ask
from sources.door import Door
from sources.outcomes import State
from sources.services.youtube import YouTube
from sources.services.youtube_innertube import Hit, count, hits, length_seconds
from sources.values import Paper

SEARCH = "/youtubei/v1/search"
NATIVE = f'{SEARCH}.*"clientVersion":"2.20260123'
"""Our own question, by the client that it names; yt-dlp writes its JSON with blanks."""


def runs(text: str) -> dict[str, Any]:
    return {"runs": [{"text": text}]}


def renderer(video: str, title: str = "Foo gates", **more: Any) -> dict[str, Any]:
    """A video in the shape of a search answer recorded in 2026."""
    return {
        "videoRenderer": {
            "videoId": video,
            "title": runs(title),
            "ownerText": runs("Ada's Board"),
            "lengthText": {"simpleText": "27:12"},
            "viewCountText": {"simpleText": "1,234 views"},
            "detailedMetadataSnippets": [
                {"snippetText": {"runs": [{"text": "Paper: "}, {"text": "FooNet"}]}}
            ],
            "navigationEndpoint": {"commandMetadata": {"webCommandMetadata": {"url": f"/watch?v={video}"}}},
            **more,
        }
    }


def lockup(video: str, length: str = "27:12", style: str = "DEFAULT", kind: str = "VIDEO") -> dict[str, Any]:
    """A video in the newer shape, as yt-dlp reads it."""
    badge = {
        "thumbnailBadgeViewModel": {"text": length, "badgeStyle": f"THUMBNAIL_OVERLAY_BADGE_STYLE_{style}"}
    }
    parts = [
        [{"text": {"content": "Ada's Board"}}],
        [{"text": {"content": "1.2K views"}}, {"text": {"content": "1y ago"}}],
    ]
    rows = [{"metadataParts": each} for each in parts]
    return {
        "lockupViewModel": {
            "contentId": video,
            "contentType": f"LOCKUP_CONTENT_TYPE_{kind}",
            "contentImage": {
                "thumbnailViewModel": {"overlays": [{"thumbnailBottomOverlayViewModel": {"badges": [badge]}}]}
            },
            "metadata": {
                "lockupMetadataViewModel": {
                    "title": {"content": "Foo gates"},
                    "metadata": {"contentMetadataViewModel": {"metadataRows": rows}},
                }
            },
        }
    }


def answer(*items: Any) -> dict[str, Any]:
    contents = [{"itemSectionRenderer": {"contents": list(items)}}]
    inside = {"primaryContents": {"sectionListRenderer": {"contents": contents}}}
    return {"contents": {"twoColumnSearchResultsRenderer": inside}}


def overlay(style: str) -> list[dict[str, Any]]:
    return [{"thumbnailOverlayTimeStatusRenderer": {"style": style, "text": runs(style)}}]


ID, NEXT = "a-1_bcdefgh", "b-1_bcdefgh"
HIT = Hit(ID, "Foo gates", "Ada's Board", 1632, 1234, "Paper: FooNet")
SHORT = {"commandMetadata": {"webCommandMetadata": {"url": f"/shorts/{ID}"}}}

NOT_VIDEOS = [
    (renderer(ID, upcomingEventData={"startTime": "1893456000"}), "announced"),
    (renderer(ID, thumbnailOverlays=overlay("LIVE")), "live"),
    (renderer(ID, thumbnailOverlays=overlay("SHORTS"), navigationEndpoint=SHORT), "a short"),
    (
        renderer(ID, badges=[{"metadataBadgeRenderer": {"style": "BADGE_STYLE_TYPE_MEMBERS_ONLY"}}]),
        "for members",
    ),
    (renderer(ID, title=""), "without a title"),
    (renderer("not an id"), "without an id"),
    ({"channelRenderer": {"channelId": "UC" + "a" * 22, "title": runs("Ada")}}, "a channel"),
    ({"playlistRenderer": {"playlistId": "PLabc", "title": runs("Foo")}}, "a list"),
    (lockup(ID, "LIVE", "LIVE"), "live, in the newer shape"),
    (lockup("PLabcdefghi", kind="PLAYLIST"), "a list, in the newer shape"),
]


def find(door: Door, paper: Paper) -> Any:
    source = YouTube({})
    return ask(lambda: source.find(door, paper), "youtube")


def test_it_is_a_discoverer(paper: Paper) -> None:
    """Its plan is what it asks."""
    source = YouTube({})
    assert isinstance(source, Discoverer) and source.finds == {"video"}
    assert source.plan(paper)[0] == paper.title and len(source.plan(paper)) <= 5


@pytest.mark.parametrize("native", [False, True], ids=["yt-dlp", "native"])
def test_videos_are_found_with_what_youtube_says_of_them(world: Any, paper: Paper, native: bool) -> None:
    """The same candidates in both ways, in the order of the queries and of the answers, one request a query."""
    if native:
        world.on(SEARCH + "(?!.*2.20260123)", "<html>")
    world.on(
        SEARCH, answer(renderer(ID), *(item for item, _ in NOT_VIDEOS), renderer(NEXT, "More\x1b[2J gates"))
    )
    outcome = find(world.door(), paper)
    queries = YouTube({}).plan(paper)
    assert len(world.asked) == len(queries) + native
    assert [(each.query, each.rank) for each in outcome.value] == [
        (q, rank) for q in queries for rank in (0, 1)
    ]
    first, second = outcome.value[:2]
    assert (first.kind, first.url, first.source) == (
        "video",
        f"https://www.youtube.com/watch?v={ID}",
        "youtube",
    )
    assert (first.title, first.author) == ("Foo gates", "Ada's Board")
    assert (first.duration_seconds, first.views, first.snippet) == (1632, 1234, "Paper: FooNet")
    assert second.title == "More[2J gates", "no control characters"


def test_the_same_answers_give_the_same_candidates(world: Any, paper: Paper) -> None:
    """From the archive, and asked anew."""
    world.on(SEARCH, answer(renderer(ID), renderer(NEXT)))
    door = world.door()
    first, again = find(door, paper), find(door, paper)
    assert first == again == find(world.door(), paper)
    assert len(world.asked) == 2 * len(YouTube({}).plan(paper)), "nothing is asked twice through one archive"


def test_queries_keep_the_pace(world: Any, paper: Paper) -> None:
    """A second and some jitter between any two."""
    world.on(SEARCH, answer(renderer(ID)))
    source = YouTube({})
    ask(lambda: source.find(world.door(source), paper), "youtube")
    gaps = len(source.plan(paper)) - 1
    assert gaps <= world.at <= 1.3 * gaps


def test_at_most_twenty_of_a_query(world: Any, paper: Paper) -> None:
    """A page that lists more is cut, and no second page is asked for."""
    more = {"continuationItemRenderer": {"continuationEndpoint": {"continuationCommand": {"token": "next"}}}}
    world.on(SEARCH, answer(*(renderer(f"{n:02}-_bcdefgh") for n in range(25)), more))
    outcome = find(world.door(), paper)
    assert {each.rank for each in outcome.value} == set(range(20))
    assert len(world.asked) == len(YouTube({}).plan(paper))


def test_without_yt_dlp_youtube_is_asked_directly(
    world: Any, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken or missing installation costs nothing but its second opinion."""
    monkeypatch.setitem(sys.modules, "yt_dlp", None)
    world.on(NATIVE, answer(renderer(ID), lockup(NEXT)))
    outcome = find(world.door(), paper)
    assert {each.url[-11:] for each in outcome.value} == {ID, NEXT}
    assert len(world.asked) == len(YouTube({}).plan(paper))


def test_what_yt_dlp_sees_nothing_in_is_looked_at_once_more(world: Any, paper: Paper) -> None:
    """Where a new shape leaves it without any video for any query, one direct question tells."""
    world.on(NATIVE, answer({"newShelf": {"content": lockup(ID)}}))
    world.on(SEARCH, answer({"newShelf": {"content": lockup(ID)}}))
    outcome = find(world.door(), paper)
    assert [each.url[-11:] for each in outcome.value] == [ID]
    assert len(world.asked) == len(YouTube({}).plan(paper)) + 1


def test_nothing_found_is_said(world: Any, paper: Paper) -> None:
    """And is no failure."""
    world.on(SEARCH, answer({"backgroundPromoRenderer": {"title": runs("No results found")}}))
    outcome = find(world.door(), paper)
    assert outcome.state is State.NONE and "found nothing" in outcome.sentence


FAILURES: list[tuple[Any, int, State, str, int, str]] = [
    ("<html>Sorry</html>", 200, State.CHANGED, "no JSON", 2, "HTML, in both ways"),
    ({}, 200, State.CHANGED, "shape", 6, "another shape, seen when nothing was found"),
    ("", 403, State.BLOCKED, "refuses", 2, "a refusal, in both ways"),
    ("", 400, State.CHANGED, "did not understand", 2, "a question it no longer takes"),
]


@pytest.mark.parametrize("case", FAILURES, ids=lambda case: case[-1])
def test_a_failure_ends_the_search(
    world: Any, paper: Paper, case: tuple[Any, int, State, str, int, str]
) -> None:
    """The next query would fail alike."""
    body, status, state, words, requests, why = case
    world.on(SEARCH, body, status)
    outcome = find(world.door(), paper)
    assert (outcome.state, len(world.asked)) == (state, requests), (why, outcome)
    assert words in outcome.sentence and not outcome.detail


def test_too_many_requests_close_youtube(world: Any, paper: Paper) -> None:
    """A 429 is a block: nothing more is asked, not even in the other way."""
    world.on(SEARCH, "", 429)
    door = world.door()
    assert find(door, paper).state is State.BLOCKED
    asked = len(world.asked)
    assert find(door, paper).state is State.BLOCKED and len(world.asked) == asked
    assert not any("2.20260123" in question for question in world.asked)


def test_what_was_found_before_a_failure_is_kept(world: Any, paper: Paper) -> None:
    """With a word about what is missing."""
    queries = YouTube({}).plan(paper)
    world.on(re.escape(f'"{queries[2]}"'), "", 403)
    world.on(SEARCH, answer(renderer(ID)))
    outcome = find(world.door(), paper)
    assert outcome.state is State.FOUND and [each.query for each in outcome.value] == list(queries[:2])
    assert "a query failed" in outcome.sentence and "403" in outcome.sentence


def test_an_unreadable_answer_is_not_kept_for_tomorrow(world: Any, paper: Paper) -> None:
    """The next run asks anew; offline nothing is thrown away."""
    door = world.door()
    world.on(SEARCH, "<html>Sorry</html>")
    assert find(door, paper).state is State.CHANGED
    world.rules.pop()
    world.on(SEARCH, answer(renderer(ID)))
    assert find(door, paper).state is State.FOUND


def test_offline_an_unknown_paper_harms_no_known_one(world: Any, paper: Paper, tmp_path: Any) -> None:
    """The archive holds what it held."""
    world.on(SEARCH, answer(renderer(ID)))
    known = find(world.door(cache_path=tmp_path / "a"), paper)
    offline = world.door(cache_path=tmp_path / "a", offline=True)
    assert find(offline, replace(paper, title="Bar")).state is State.OFFLINE
    assert find(offline, paper) == known


def test_youtube_that_cannot_be_reached_is_asked_for_one_query_only(world: Any, paper: Paper) -> None:
    """And not in two ways."""
    world.unreachable(SEARCH)
    assert find(world.door(), paper).state is State.UNREACHABLE
    assert len({question.split(" ", 2)[2] for question in world.asked}) == 1


@pytest.mark.parametrize(
    ("item", "why"), NOT_VIDEOS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_is_no_recorded_public_video_is_no_hit(item: dict[str, Any], why: str) -> None:
    """Nor what has no id: that is looked at when a candidate is made."""
    assert [hit for hit in hits(answer(item)) if hit.video != "not an id"] == [], why


def test_both_shapes_say_the_same() -> None:
    """What the newer one lacks is None."""
    (old,), (new,) = hits(answer(renderer(ID))), hits(answer(lockup(ID)))
    assert old == HIT
    assert new == Hit(ID, "Foo gates", "Ada's Board", 1632, 1200, None)


def test_nesting_without_end_is_walked() -> None:
    """The depth of an answer is theirs to choose."""
    deep: Any = renderer(ID)
    for _ in range(50_000):
        deep = [deep]
    assert list(hits(deep)) == [HIT]


COUNTS = [
    ("1,234 views", 1234),
    ("1.2M views", 1_200_000),
    ("12K views", 12_000),
    ("No views", 0),
    ("7 views", 7),
]


@pytest.mark.parametrize(("text", "expected"), [*COUNTS, ("views", None), ("", None), ("1.2.3 views", None)])
def test_view_counts_are_read(text: str, expected: int | None) -> None:
    """In the forms that YouTube writes."""
    assert count(text) == expected


LENGTHS = [("0:42", 42), ("27:12", 1632), ("1:02:03", 3723), ("LIVE", None), ("27", None), (None, None)]


@pytest.mark.parametrize(("text", "expected"), LENGTHS)
def test_lengths_are_read(text: str | None, expected: int | None) -> None:
    """In the form of a player's clock."""
    assert length_seconds(text) == expected
