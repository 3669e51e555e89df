"""Cues become passages of 20 to 40 seconds that lose no word and keep their start."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.formats.passages import merge_cues, without_sounds
from sources.values import Cue


def spoken(*texts: str, seconds: float = 4.0) -> list[Cue]:
    """Cues of `seconds` each, one behind the other."""
    return [Cue(n * seconds, seconds, text) for n, text in enumerate(texts)]


def test_a_passage_ends_with_its_sentence() -> None:
    """Between 20 and 40 seconds the end of a sentence is the best place to cut."""
    texts = ["one"] * 6 + ["ends here."] + ["two"] * 8
    first, second = merge_cues(spoken(*texts))
    assert first.text.endswith("ends here.")
    assert (first.start_seconds, first.duration_seconds, second.start_seconds) == (0.0, 28.0, 28.0)


def test_a_passage_begins_with_its_speaker() -> None:
    """A turn of speakers is a place to cut; the mark stays, for nothing is rewritten."""
    texts = ["one"] * 7 + [">> but why"] + ["two"] * 8
    assert merge_cues(spoken(*texts))[1].text.startswith(">> but why")


def test_a_pause_is_a_place_to_cut() -> None:
    """Automatic captions have no full stops: the longest pause decides."""
    cues = [Cue(n * 4.0 + (1.5 if n >= 6 else 0), 4.0, f"w{n}") for n in range(14)]
    assert merge_cues(cues)[1].text.split()[0] == "w6"


def test_silence_ends_a_passage() -> None:
    """Over a long silence nothing is joined, however short the passage is."""
    first, second = merge_cues([Cue(0, 3, "a"), Cue(3, 3, "b"), Cue(60, 3, "c")])
    assert (first.text, first.duration_seconds, second.start_seconds) == ("a b", 6, 60)


def test_a_sentence_end_too_early_is_passed_over() -> None:
    """No passage of a few seconds where one of twenty can be had."""
    assert len(merge_cues(spoken("Hello.", "Yes.", "one", "two", "three."))) == 1


def test_overlapping_cues() -> None:
    """A passage lasts no longer than until the next one starts, though automatic cues overlap."""
    cues = [Cue(n * 3.0, 5.0, f"w{n}") for n in range(20)]
    passages = merge_cues(cues)
    for one, next_one in pairwise(passages):
        assert one.start_seconds is not None and one.duration_seconds is not None
        assert one.start_seconds + one.duration_seconds <= (next_one.start_seconds or 0)


def test_a_cue_longer_than_a_passage() -> None:
    """A cue of a minute stays whole: no start is invented within it."""
    assert [p.duration_seconds for p in merge_cues([Cue(0, 60, "a b c"), Cue(60, 60, "d")])] == [60, 60]


@pytest.mark.parametrize(
    ("cue", "left", "why"),
    [
        ("[Music]", "", "a tag"),
        ("[Applause] thank you [Laughter]", "thank you", "tags around words"),
        ("♪ la la ♪", "la la", "notes"),
        ("(applause)", "", "a tag in parentheses"),
        ("(logo whooshing)", "", "as professional captioners write it"),
        ("[ __ ] happens", "happens", "a bleep"),
        ("[Musik]", "", "German"),
        ("[upbeat music playing]", "", "described"),
        ("the [MASK] token", "the [MASK] token", "said"),
        ("[CLS] and [SEP]", "[CLS] and [SEP]", "said"),
        ("see [1]", "see [1]", "a reference"),
        ("[noise schedule]", "[noise schedule]", "a term"),
        ("[noise]", "", "a tag"),
        ("we add (noise) here", "we add (noise) here", "a parenthesis in a sentence"),
        ("f(music)", "f(music)", "an argument"),
        ("(laughs) no", "(laughs) no", "not all that is there: left as it is"),
    ],
)
def test_sounds(cue: str, left: str, why: str) -> None:
    """Sounds go, words stay."""
    assert without_sounds(cue) == left, why


def test_nothing_but_music() -> None:
    """A song without words has no passage."""
    assert merge_cues([Cue(0, 100, "[Music]"), Cue(100, 10, "♪♪")]) == ()


def test_text_without_times() -> None:
    """Paragraphs have no start; a very long one is cut at ends of sentences."""
    long = " ".join(["word " * 19 + "end."] * 40)
    segments = merge_cues([Cue(0, 0, "A short one."), Cue(0, 0, long)])
    assert all(segment.start_seconds is None and segment.duration_seconds is None for segment in segments)
    assert segments[0].text == "A short one."
    assert len(segments) > 5
    assert all(segment.text.endswith("end.") for segment in segments[1:])
    assert " ".join(segment.text for segment in segments[1:]) == " ".join(long.split())


cues = st.lists(
    st.tuples(
        st.floats(0, 30), st.floats(0, 60), st.text(st.sampled_from("ab.?>-é [1]"), min_size=1, max_size=30)
    ),
    max_size=60,
)


@settings(max_examples=120, deadline=None)
@given(cues)
def test_no_word_is_lost_or_doubled(rows: list[tuple[float, float, str]]) -> None:
    """All words come out once, in order; starts are those of cues; passages do not overlap and are not too long."""
    now, given_cues = 0.0, []
    for step, duration, text in rows:
        now += step
        given_cues.append(Cue(now, duration, text))
    passages = merge_cues(given_cues)
    assert " ".join(p.text for p in passages).split() == " ".join(cue.text for cue in given_cues).split()
    starts = [p.start_seconds for p in passages]
    if any(cue.start_seconds or cue.duration_seconds for cue in given_cues if cue.text.strip()):
        assert set(starts) <= {cue.start_seconds for cue in given_cues}
        assert starts == sorted(start for start in starts if start is not None)
