"""A video's captions as a document, against a YouTube that says what it is told to say."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import httpx
import pytest

from sources.contract import NotConfigured, Reader, ask
from sources.door import Door
from sources.outcomes import Outcome, State
from sources.services.youtube import YouTube
from sources.values import Candidate, Document

ID = "a-1_bcdefgh"
OTHER, THIRD, FOURTH = "b-1_bcdefgh", "c-1_bcdefgh", "d-1_bcdefgh"
WATCH_PAGE = '<script>ytcfg.set({"INNERTUBE_API_KEY": "AIza-x"});</script>'
OK = {"status": "OK"}
DESCRIPTION = "Paper: https://arxiv.org/abs/2401.01234\n\n0:00 Bars\n0:40 Foo gates\n"


@dataclass(frozen=True)
class Spoken:
    """A caption track: its lines of four seconds, one after another."""

    language: str = "en"
    automatic: bool = True
    lines: Sequence[str] = tuple(f"line {n} of what is said about foo gates today" for n in range(30))
    query: str = ""

    def listed(self, video: str) -> dict[str, Any]:
        kind = {"kind": "asr"} if self.automatic else {}
        address = f"https://www.youtube.com/api/timedtext?v={video}{'&kind=asr' if self.automatic else ''}&lang={self.language}"
        name = {"runs": [{"text": self.language}]}
        return {
            "baseUrl": f"{address}{self.query}&fmt=srv3",
            "name": name,
            "languageCode": self.language,
            **kind,
        }

    @property
    def xml(self) -> str:
        lines = (f'<text start="{4 * n}" dur="4">{escape(line)}</text>' for n, line in enumerate(self.lines))
        return f'<?xml version="1.0" encoding="utf-8" ?><transcript>{"".join(lines)}</transcript>'

    @property
    def json3(self) -> dict[str, Any]:
        events = [
            {"tStartMs": 4000 * n, "dDurationMs": 4000, "segs": [{"utf8": line}]}
            for n, line in enumerate(self.lines)
        ]
        return {"wireMagic": "pb3", "events": events}


def player(video: str, tracks: Sequence[Spoken], playability: Mapping[str, Any] = OK) -> dict[str, Any]:
    """The player's answer, in the shape recorded in 2025."""
    return {
        "playabilityStatus": playability,
        "videoDetails": {
            "videoId": video,
            "title": "Foo gates, slowly",
            "author": "Ada's Board",
            "lengthSeconds": "120",
            "shortDescription": DESCRIPTION,
        },
        "captions": {
            "playerCaptionsTracklistRenderer": {"captionTracks": [each.listed(video) for each in tracks]}
        },
        "streamingData": {},
    }


def youtube(world: Any, video: str = ID, tracks: Sequence[Spoken] = (Spoken(),)) -> None:
    """A YouTube that has one video. What a test wants otherwise, it says before."""
    world.on(rf"^GET https://www\.youtube\.com/watch\?v={video}", WATCH_PAGE)
    world.on(rf"^POST https://www\.youtube\.com/youtubei/v1/player\?.*{video}", player(video, tracks))
    for track in tracks:
        kind = "&kind=asr" if track.automatic else ""
        address = re.escape(f"/api/timedtext?v={video}{kind}&lang={track.language}")
        world.on(rf"{address}.*fmt=json3", track.json3)
        world.on(rf"{address}(&|$)", track.xml, Content_Type="text/xml; charset=UTF-8")


def read(
    door: Door, video: str = ID, languages: Sequence[str] = ("en",), source: YouTube | None = None
) -> Outcome[Document]:
    candidate = Candidate("video", f"https://www.youtube.com/watch?v={video}", "Foo", "test")
    return ask(lambda: (source or YouTube({})).read(door, candidate, languages), "youtube")


def document(outcome: Outcome[Document]) -> Document:
    assert outcome.value, outcome
    return outcome.value


def test_it_is_a_reader() -> None:
    """Of videos and of nothing else."""
    source = YouTube({})
    assert isinstance(source, Reader)
    assert source.reads(f"https://youtu.be/{ID}") and not source.reads(
        "https://example.org/watch?v=a-1_bcdefgh"
    )


def test_a_video_becomes_a_document(world: Any) -> None:
    """With all that player and captions say, and passages that keep their start and never run over a chapter."""
    youtube(world)
    got = document(read(world.door()))
    assert (got.kind, got.url, got.title) == (
        "video",
        f"https://www.youtube.com/watch?v={ID}",
        "Foo gates, slowly",
    )
    assert (got.author, got.duration_seconds, got.language) == ("Ada's Board", 120, "en")
    assert (got.caption_kind, got.notes) == ("automatic", ("automatic captions",))
    assert got.description == DESCRIPTION.strip() and got.links == ("https://arxiv.org/abs/2401.01234",)
    assert (got.segments[0].heading, got.segments[0].start_seconds) == ("Bars", 0.0)
    assert {each.heading for each in got.segments if (each.start_seconds or 0) >= 40} == {"Foo gates"}
    assert 40.0 in {each.start_seconds for each in got.segments}, "a chapter begins a passage"
    assert got.text.split() == " ".join(Spoken().lines).split(), "every word once, in order"


def test_a_video_costs_three_requests_and_its_second_reading_none(world: Any) -> None:
    """Its page, its player, its captions; all through the door, under its name."""
    youtube(world)
    door = world.door()
    first = document(read(door))
    assert [question.split("?")[0] for question in world.asked] == [
        "GET https://www.youtube.com/watch",
        "POST https://www.youtube.com/youtubei/v1/player",
        "GET https://www.youtube.com/api/timedtext",
    ]
    assert {headers["user-agent"] for headers in world.headers} == {"gather-context/0 (test)"}
    assert document(read(door)) == first and len(world.asked) == 3


PAUSES = [
    ({}, 2.0, 2.6, "a second and some jitter"),
    ({"GATHER_CONTEXT_YOUTUBE_PAUSE": "4.5"}, 9.0, 9.6, "as it is set"),
    ({"GATHER_CONTEXT_YOUTUBE_PAUSE": "0"}, 0.0, 0.0, "not at all"),
]


@pytest.mark.parametrize(("settings", "least", "most", "why"), PAUSES)
def test_requests_keep_their_pace(
    world: Any, settings: dict[str, str], least: float, most: float, why: str
) -> None:
    """Two pauses between three requests."""
    source = YouTube(settings)
    youtube(world)
    document(read(world.door(source), source=source))
    assert least <= world.at <= most, why


@pytest.mark.parametrize("pause", ["fast", "-1", "nan", "inf"])
def test_a_pause_that_is_no_number_is_said(pause: str) -> None:
    """Rather than guessed."""
    with pytest.raises(NotConfigured, match="GATHER_CONTEXT_YOUTUBE_PAUSE must be a number"):
        YouTube({"GATHER_CONTEXT_YOUTUBE_PAUSE": pause})


MANUAL = Spoken(automatic=False)
GERMAN = Spoken("de", automatic=False)
TRACKS: list[tuple[Sequence[Spoken], Sequence[str], tuple[str, str] | None, int, str]] = [
    ((Spoken(), MANUAL), ["en"], ("en", "manual"), 3, "manual before automatic"),
    ((Spoken(), Spoken("en-GB", False)), ["en"], ("en-GB", "manual"), 3, "of any region"),
    ((GERMAN, Spoken()), ["en"], ("en", "automatic"), 3, "but of the wanted language"),
    (
        (Spoken(), Spoken("en", False, Spoken().lines[:6])),
        ["en"],
        ("en", "automatic"),
        4,
        "and of the whole video",
    ),
    ((GERMAN, Spoken()), ["de"], ("de", "manual"), 3, "another language when asked"),
    ((GERMAN,), ["en"], None, 2, "and only then"),
    ((GERMAN,), [], None, 2, "English when nothing is asked"),
]


@pytest.mark.parametrize("case", TRACKS, ids=lambda case: case[-1])
def test_the_right_track_is_read(world: Any, case: Any) -> None:
    """With as few requests as that takes."""
    tracks, languages, expected, requests, why = case
    youtube(world, tracks=tracks)
    outcome = read(world.door(), languages=languages)
    got = outcome.value and (outcome.value.language, outcome.value.caption_kind)
    assert (got, len(world.asked)) == (expected, requests), why
    assert outcome.state is (State.FOUND if expected else State.NONE)


def login(reason: str) -> dict[str, Any]:
    return {"playabilityStatus": {"status": "LOGIN_REQUIRED", "reason": reason}}


CAPTCHA = '<form action="/das_captcha"><div class="g-recaptcha" data-sitekey="x"></div></form>'
CONSENT_PAGE = '<form action="https://consent.youtube.com/s"><input name="v" value="cb.2"></form>'
WATCH, PLAYER, TIMED = "/watch", "v1/player", "/api/timedtext"
FIRST_TIMED = r"/api/timedtext\?(?!.*fmt=json3)"

FAILURES: list[tuple[str, Any, int, State, str, int, str]] = [
    (WATCH, CAPTCHA, 200, State.BLOCKED, "blocks requests", 1, "a captcha"),
    (
        PLAYER,
        login("Sign in to confirm you’re not a bot"),
        200,
        State.BLOCKED,
        "blocks requests",
        2,
        "a bot check",
    ),
    (
        PLAYER,
        login("This video may be inappropriate for some users."),
        200,
        State.NONE,
        "age-restricted",
        2,
        "age",
    ),
    (PLAYER, player(ID, []) | {"captions": {}}, 200, State.NONE, "no captions: watch only", 2, "disabled"),
    (
        PLAYER,
        {"playabilityStatus": {"status": "ERROR", "reason": "This video is unavailable"}},
        200,
        State.NONE,
        "no longer there",
        2,
        "deleted",
    ),
    (
        PLAYER,
        {"playabilityStatus": {"status": "LIVE_STREAM_OFFLINE", "reason": "Premieres in 2 hours"}},
        200,
        State.NONE,
        "captions come later",
        2,
        "announced",
    ),
    (
        WATCH + "|prettyPrint",
        CONSENT_PAGE,
        200,
        State.BLOCKED,
        "consent page",
        3,
        "consent that is never enough",
    ),
    (TIMED, "", 403, State.BLOCKED, "refuses", 5, "a refusal of the captions alone; yt-dlp asks once"),
    (
        PLAYER,
        player(OTHER, [Spoken()]),
        200,
        State.CHANGED,
        "another video",
        3,
        "the player of another video",
    ),
    (PLAYER, "<html>Sorry</html>", 200, State.CHANGED, "could not be read", 3, "HTML for JSON"),
    (PLAYER, {}, 200, State.CHANGED, "could not be read", 3, "no playability"),
    (
        PLAYER,
        player(ID, [Spoken(query="&exp=xpe")]),
        200,
        State.CHANGED,
        "PO token",
        3,
        "a token is asked for",
    ),
    (TIMED, "", 200, State.CHANGED, "empty ones", 5, "empty captions, twice"),
    (
        TIMED,
        "<html><body>no captions</body></html>",
        200,
        State.CHANGED,
        "could not be read",
        5,
        "HTML for captions",
    ),
]


@pytest.mark.parametrize("case", FAILURES, ids=lambda case: case[-1])
def test_every_failure_is_an_outcome(world: Any, case: Any) -> None:
    """With a sentence, and with no more requests than it takes to know."""
    pattern, body, status, state, words, requests, why = case
    world.on(pattern, body, status)
    youtube(world)
    outcome = read(world.door())
    assert (outcome.state, len(world.asked)) == (state, requests), (why, outcome, world.asked)
    assert words in outcome.sentence and not outcome.detail
    assert state is State.NONE or f"--video https://youtu.be/{ID}" in outcome.advice, "the line to paste"


SILENT = [
    ("", "nothing"),
    ("<html><body>Sorry</body></html>", "a page"),
    (
        '<timedtext format="3"><body><p t="0" d="4000">foo</p></body></timedtext>',
        "srv3: no snippets, no error",
    ),
    ("<transcript></transcript>", "no lines"),
    ('<transcript><text start="NaN" dur="2">foo</text></transcript>', "no number"),
    ('<transcript><text start="inf" dur="2">foo</text></transcript>', "no end"),
    ('<transcript><text start="-5" dur="2">foo</text></transcript>', "before the beginning"),
    ('<transcript><text dur="2">foo</text></transcript>', "no start"),
    (
        '<transcript><text start="90" dur="2">a</text><text start="3" dur="2">b</text></transcript>',
        "backwards",
    ),
    ('<!DOCTYPE x [<!ENTITY a "b">]><transcript><text start="0">&a;</text></transcript>', "an entity"),
    ("\x00\x01\x02", "no text at all"),
]


@pytest.mark.parametrize(("body", "why"), SILENT)
def test_captions_that_say_nothing_are_read_by_the_other_way(world: Any, body: str, why: str) -> None:
    """The library raises something else each time, or nothing; yt-dlp gets the captions, and it is said."""
    world.on(FIRST_TIMED, body)
    youtube(world)
    got = document(read(world.door()))
    assert got.text.split() == " ".join(Spoken().lines).split(), why
    assert got.notes == ("automatic captions", "captions read by yt-dlp") and got.author == "Ada's Board"
    assert len(world.asked) == 5


@pytest.mark.parametrize(("body", "why"), [case for case in SILENT if "srv3" not in case[1]])
def test_captions_that_say_nothing_in_both_ways_are_a_failure(world: Any, body: str, why: str) -> None:
    """Never an empty document, and not what the next run reads from the archive."""
    door = world.door()
    world.on(TIMED, body)
    youtube(world)
    assert read(door).state is State.CHANGED, why
    world.rules.pop(0)
    assert document(read(door)).word_count > 100


def test_a_player_that_the_library_cannot_read_is_read_by_yt_dlp(world: Any) -> None:
    """A track's name as simpleText is a KeyError in youtube-transcript-api 1.2."""
    tracks = player(ID, [Spoken()])
    tracks["captions"]["playerCaptionsTracklistRenderer"]["captionTracks"][0]["name"] = {
        "simpleText": "English"
    }
    world.on(PLAYER, tracks)
    youtube(world)
    got = document(read(world.door()))
    assert "captions read by yt-dlp" in got.notes and got.title == "Foo gates, slowly"


def test_translations_are_never_read(world: Any) -> None:
    """YouTube answers them with a block, and they are nobody's words."""
    answer = player(ID, [Spoken("de")])
    tracks = answer["captions"]["playerCaptionsTracklistRenderer"]
    tracks["captionTracks"][0] |= {"isTranslatable": True, "name": {"simpleText": "German"}}
    tracks["translationLanguages"] = [{"languageCode": "en", "languageName": {"simpleText": "English"}}]
    world.on(PLAYER, answer)
    youtube(world, tracks=[Spoken("de")])
    assert read(world.door()).value is None
    assert not any("tlang" in question for question in world.asked)
    assert document(read(world.door(), languages=["de"])).language == "de"


def test_after_a_block_youtube_is_asked_nothing_more(world: Any) -> None:
    """The third of four videos meets a captcha: the fourth is not asked for, each failure has its own way out."""
    for video in (ID, OTHER, FOURTH):
        youtube(world, video)
    world.on(THIRD, CAPTCHA)
    door = world.door()
    outcomes = [read(door, video) for video in (ID, OTHER, THIRD, FOURTH)]
    assert [outcome.state for outcome in outcomes] == [State.FOUND, State.FOUND, State.BLOCKED, State.BLOCKED]
    assert sum("timedtext" in question for question in world.asked) == 2
    assert not any(FOURTH in question for question in world.asked)
    for outcome, video in zip(outcomes[2:], (THIRD, FOURTH), strict=True):
        assert "HTTPS_PROXY" in outcome.advice and "wait" in outcome.advice
        assert (
            f"gather-context add ARXIV_ID transcript.vtt --video https://youtu.be/{video}" in outcome.advice
        )
        assert "cookie" not in outcome.advice.lower()
        assert outcome.again_seconds > 3600


def test_a_block_is_remembered_until_its_cool_down_is_over(world: Any, tmp_path: Any) -> None:
    """Another run within it asks nothing; one after it asks anew, and is not answered by the captcha in the archive."""
    youtube(world)
    world.on(OTHER, CAPTCHA)
    assert read(world.door(cache_path=tmp_path / "a"), OTHER).state is State.BLOCKED
    later = world.door(cache_path=tmp_path / "a")
    assert read(later).state is State.BLOCKED and len(world.asked) == 1
    world.at += 7 * 3600
    assert read(later).state is State.FOUND
    world.rules.pop()
    youtube(world, OTHER)
    assert read(later, OTHER).state is State.FOUND


def test_consent_is_given_once_and_no_other_cookie_ever(world: Any) -> None:
    """YouTube's consent page costs one request for all videos; what it sets itself is not sent back."""
    for video in (ID, OTHER):
        youtube(world, video)
    pages = 0

    def consent_or_page() -> httpx.Response:
        nonlocal pages
        if "CONSENT=YES+cb.2" in world.headers[-1].get("cookie", ""):
            return httpx.Response(200, text=WATCH_PAGE)
        pages += 1
        return httpx.Response(
            200, text=CONSENT_PAGE, headers={"set-cookie": "VISITOR=me; Domain=.youtube.com"}
        )

    world.rules.insert(0, (re.compile(WATCH), consent_or_page))
    source, door = YouTube({}), world.door()
    assert [read(door, video, source=source).state for video in (ID, OTHER)] == [State.FOUND, State.FOUND]
    assert pages == 1
    sent = {headers.get("cookie") for headers in world.headers}
    assert sent <= {None, "CONSENT=YES+cb.2"}


def test_redirects_in_a_circle_end(world: Any) -> None:
    """After five, as everywhere."""
    world.on("/watch", "", 302, Location="https://www.youtube.com/watch?again=1")
    youtube(world)
    read(world.door())
    assert sum("/watch" in question for question in world.asked) <= 6


def test_offline_a_video_is_read_from_the_archive_or_not_at_all(world: Any, tmp_path: Any) -> None:
    """Nobody is asked, and a failure destroys nothing that is there."""
    youtube(world)
    first = document(read(world.door(cache_path=tmp_path / "a")))
    offline = world.door(cache_path=tmp_path / "a", offline=True)
    assert read(offline, OTHER).state is State.OFFLINE
    assert document(read(offline)) == first and len(world.asked) == 3


def test_sounds_alone_are_no_text(world: Any) -> None:
    """A video of music has captions and says nothing."""
    youtube(world, tracks=[Spoken(lines=["[Music]", "[Applause]"])])
    outcome = read(world.door())
    assert outcome.state is State.NONE and "watch only" in outcome.sentence


def test_a_partial_track_is_noted(world: Any) -> None:
    """Where there is no other, a person is told how far the captions reach."""
    youtube(world, tracks=[Spoken("en", False, Spoken().lines[:10])])
    assert document(read(world.door())).notes == ("the captions end at minute 1 of 2",)


def test_what_youtube_says_carries_no_control_characters(world: Any) -> None:
    """Titles, channels and captions come from strangers."""
    answer = json.loads(
        json.dumps(player(ID, [Spoken()])).replace("Foo gates", "F\\u001b]0;x\\u0007oo\\u202e")
    )
    world.on(PLAYER, answer)
    youtube(world)
    got = document(read(world.door()))
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f\u202e]", f"{got.title}{got.author}{got.description}{got.text}"
    )


def test_an_address_of_another_site_is_not_read(world: Any) -> None:
    """Said, not guessed."""
    outcome = YouTube({}).read(world.door(), Candidate("video", "https://vimeo.com/1", "Foo", "test"), ["en"])
    assert outcome.state is State.NONE


def test_a_429_for_captions_is_asked_for_once(world: Any) -> None:
    """The third of four transcripts meets it: three are asked for in all, and the door does not try again."""
    world.on(rf"/api/timedtext\?v={THIRD}", "", 429)
    for video in (ID, OTHER, THIRD, FOURTH):
        youtube(world, video)
    source = YouTube({})
    door = world.door(source)
    states = [read(door, video, source=source).state for video in (ID, OTHER, THIRD, FOURTH)]
    assert states == [State.FOUND, State.FOUND, State.BLOCKED, State.BLOCKED]
    assert sum("timedtext" in question for question in world.asked) == 3
