"""What the door said is found again inside the exceptions of libraries."""

from __future__ import annotations

from sources.door.faults import fault_from
from sources.door.verdicts import unanswered_in


def test_a_cause_that_is_a_sentence_is_no_exception() -> None:
    """youtube-transcript-api's errors have a `cause` in words."""

    class Worded(Exception):
        cause = "the captions are disabled"

    assert unanswered_in(Worded()) is None


def test_causes_in_a_circle_end() -> None:
    """An error whose context leads back to itself is looked at once."""
    one, other = OSError("one"), OSError("other")
    one.__context__, other.__context__ = other, one
    assert unanswered_in(one) is None
    assert fault_from(one, "blog.example.org").host == "blog.example.org"
