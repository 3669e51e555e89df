"""What the door said is found again inside the exceptions of libraries."""

from __future__ import annotations

from sources.door.verdicts import unanswered_in


def test_a_cause_that_is_a_sentence_is_no_exception() -> None:
    """youtube-transcript-api's errors have a `cause` in words."""

    class Worded(Exception):
        cause = "the captions are disabled"

    assert unanswered_in(Worded()) is None
