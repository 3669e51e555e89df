"""What a description holds: chapters and links."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.services.youtube_player import Player, chapters, links, player_of

CHAPTERS: list[tuple[str, int | None, list[tuple[int, str]], str]] = [
    ("0:00 Start\n2:05 Gates\n1:02:03 End", 4000, [(0, "Start"), (125, "Gates"), (3723, "End")], "plain"),
    ("(00:00) Start\n[02:05] - Gates", 300, [(0, "Start"), (125, "Gates")], "in brackets, with a dash"),
    ("► 0:00 | Start\n► 2:05 | Gates", None, [(0, "Start"), (125, "Gates")], "with marks before and after"),
    ("1. 0:00 Start\n2. 2:05 Gates", 300, [(0, "Start"), (125, "Gates")], "numbered"),
    ("Start - 0:00\nGates: (2:05)", 300, [(0, "Start"), (125, "Gates")], "the time at the end"),
    ("0:30 Start\n2:05 2 Gates 3:1", 300, [(30, "Start"), (125, "2 Gates 3:1")], "need not begin at zero"),
    ("0:00 Start", 300, [], "one line is no list"),
    ("0:00 Start\n2:05 Gates", 100, [], "beyond the end of the video"),
    ("2:05 Gates\n0:00 Start", 300, [], "not in order: comments on places, not chapters"),
    ("Streamed at 20:15 on Friday\nand again at 21:15.", None, [], "times of day inside sentences"),
    ("", 300, [], "nothing"),
]


@pytest.mark.parametrize(("description", "length", "expected", "why"), CHAPTERS)
def test_chapters_are_read_off_the_description(
    description: str, length: int | None, expected: list[tuple[int, str]], why: str
) -> None:
    """Lines with a time and a title, in order and within the video."""
    assert [(each.start_seconds, each.title) for each in chapters(description, length)] == expected, why


LINKS = [
    (
        "Paper: https://arxiv.org/abs/2401.01234.",
        ["https://arxiv.org/abs/2401.01234"],
        "a full stop ends a sentence",
    ),
    (
        "(see https://a.example/x_(y))",
        ["https://a.example/x_(y)"],
        "brackets of the address and of the sentence",
    ),
    (
        "https://a.example/?q=1&b=2#c, http://b.example",
        ["https://a.example/?q=1&b=2#c", "http://b.example"],
        "two",
    ),
    ("https://a.example https://a.example", ["https://a.example"], "each once"),
    ("www.a.example and javascript:alert(1)", [], "nothing that is no http address"),
]


@pytest.mark.parametrize(("description", "expected", "why"), LINKS)
def test_links_are_read_off_the_description(description: str, expected: list[str], why: str) -> None:
    """As they are written, without the punctuation around them."""
    assert list(links(description)) == expected, why


def test_the_number_of_links_is_bounded() -> None:
    """A description of nothing but links does not flood the store."""
    assert len(links(" ".join(f"https://a.example/{n}" for n in range(500)))) == 100


PLAYERS: list[tuple[Any, Player | None, str]] = [
    (
        {
            "videoDetails": {
                "videoId": "a-1_bcdefgh",
                "title": "Foo\u202e Networks",
                "author": "Ada",
                "shortDescription": "one\ntwo\x1b[2J",
                "lengthSeconds": "1493",
            },
            "microformat": {"playerMicroformatRenderer": {"publishDate": "2024-01-02T00:00:00-08:00"}},
        },
        Player("a-1_bcdefgh", "Foo Networks", "Ada", "one\ntwo[2J", 1493, "2024-01-02"),
        "all there is, cleaned",
    ),
    (
        {"videoDetails": {"videoId": "a-1_bcdefgh", "lengthSeconds": "0"}, "microformat": []},
        Player("a-1_bcdefgh", "", None, "", None),
        "a stream has no length",
    ),
    ({"videoDetails": {"title": "Foo"}}, None, "no video"),
    ({"playabilityStatus": {}}, None, "a refusal"),
    ([], None, "no object"),
]


@pytest.mark.parametrize(("answer", "expected", "why"), PLAYERS)
def test_the_player_says_what_a_video_is(answer: Any, expected: Player | None, why: str) -> None:
    """The fields that matter, without control characters; None where it names no video."""
    assert player_of(answer) == expected, why


@given(st.text(alphabet="0123456789: -ab\n", max_size=200), st.integers(min_value=1, max_value=10_000))
def test_chapters_are_always_in_order_and_within(description: str, length: int) -> None:
    """Whatever a description says."""
    starts = [each.start_seconds for each in chapters(description, length)]
    assert starts == sorted(set(starts)) and all(start < length for start in starts)
