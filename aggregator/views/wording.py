"""The reasons for the steps of a reading path, in sentences that a person can check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aggregator.selection.wording import clock
from aggregator.views.pieces import Piece

NAMED_TERMS = 3

BEGINS = {
    "code": "To see it built, ",
    "critique": "With these in mind, ",
    "interview": "To hear people argue, ",
}


def reason_for(
    piece: Piece, before: Piece | None, new: Sequence[str], heard: Mapping[str, int], of: int
) -> str:
    """'Watch 7 minutes from 12:30 to 19:30: 9 new terms, among them attention head, query and key.'

    `before`: the step before; `heard`: how often each term occurred in all of them; `of`: how many terms there are."""
    what = f"{_begins(piece, before)}{_verb(piece)} {_minutes(piece.minutes)}{_where(piece)}"
    return f"{what[0].upper()}{what[1:]}: {_why(piece, new, heard, of)}."


def reason_for_background(piece: Piece) -> str:
    """'If what the paper builds on is new to you, first read 10 minutes of background.'"""
    return f"If what the paper builds on is new to you, first {_verb(piece)} {_minutes(piece.minutes)} of background."


def _begins(piece: Piece, before: Piece | None) -> str:
    if before is None:
        return "For an overview, " if piece.whole else "To begin with, "
    if before.material.url == piece.material.url:
        return "Further on, "
    return BEGINS.get(piece.material.kind, "") if before.material.kind != piece.material.kind else ""


def _why(piece: Piece, new: Sequence[str], heard: Mapping[str, int], of: int) -> str:
    named = listed(new[:NAMED_TERMS])
    count = (
        f"{len(new)} new term{'' if len(new) == 1 else 's'}"
        if heard
        else f"{len(new)} of the {of} foremost terms"
    )
    says = f"{count}, {'among them ' if len(new) > NAMED_TERMS else ''}{named}" if new else ""
    back = listed(_comes_back_to(piece, new, heard)) if len(new) < NAMED_TERMS else ""
    return "; ".join(filter(None, (says, f"comes back to {back} in other words" if back else "")))


def _comes_back_to(piece: Piece, new: Sequence[str], heard: Mapping[str, int]) -> list[str]:
    """The terms of the steps before of which it speaks most, beside how often they were heard."""
    known = [term for term in piece.terms if term not in new]
    return sorted(known, key=lambda term: (-piece.terms[term] / (heard[term] + 1), term))[:NAMED_TERMS]


def _verb(piece: Piece) -> str:
    return "read" if piece.material.form == "page" else "watch"


def _minutes(minutes: float) -> str:
    whole = max(1, round(minutes))
    return f"{whole} minute{'' if whole == 1 else 's'}"


def _where(piece: Piece) -> str:
    if piece.start_seconds is None or piece.end_seconds is None:
        return ""
    return f" from {clock(piece.start_seconds)} to {clock(piece.end_seconds)}"


def listed(names: Sequence[str]) -> str:
    """
    >>> listed(["query", "key", "value"])
    'query, key and value'
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
