"""Which addresses are videos of YouTube."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.services.youtube_addresses import short_url, video_id, watch_url

ID = "a-1_bcdefgh"

CASES = [
    (f"https://www.youtube.com/watch?v={ID}", ID, "the usual form"),
    (f"http://youtube.com/watch?v={ID}", ID, "without www"),
    (f"https://m.youtube.com/watch?app=desktop&v={ID}&t=31s", ID, "a phone's, with a time"),
    (f"https://music.youtube.com/watch?v={ID}&list=PL123", ID, "inside a list"),
    (f"https://youtu.be/{ID}?si=abc", ID, "the short form"),
    (f"https://www.youtube-nocookie.com/embed/{ID}?rel=0", ID, "embedded"),
    (f"https://www.youtube.com/shorts/{ID}", ID, "a short"),
    (f"https://www.youtube.com/live/{ID}?feature=share", ID, "a recorded stream"),
    ("https://www.youtube.com/watch?v=short", None, "no id has five characters"),
    ("https://www.youtube.com/@SomeChannel", None, "a channel"),
    ("https://www.youtube.com/playlist?list=PLabcdefghijk", None, "a list"),
    (f"https://notyoutube.com/watch?v={ID}", None, "another host that ends alike"),
    (f"https://youtube.com.evil.example/watch?v={ID}", None, "another host that begins alike"),
    (f"ftp://youtube.com/watch?v={ID}", None, "no web address"),
    ("https://[youtube.com/watch?v=x", None, "no address at all"),
]


@pytest.mark.parametrize(("url", "expected", "why"), CASES)
def test_the_id_is_found_in_every_form_of_a_videos_address(url: str, expected: str | None, why: str) -> None:
    """And in no other address."""
    assert video_id(url) == expected, why


@given(st.from_regex(r"[A-Za-z0-9_-]{11}", fullmatch=True))
def test_our_own_forms_are_read_back(video: str) -> None:
    """Whatever id is written is read again."""
    assert video_id(watch_url(video)) == video_id(short_url(video)) == video


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    """Addresses come from strangers."""
    assert video_id(text) is None or len(str(video_id(text))) == 11
