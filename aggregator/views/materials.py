"""The chosen documents as material for a reading path: their parts in time, with the terms that occur in each."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from aggregator.selection.addresses import video_id
from aggregator.selection.kinds import AUTHORS, EXPLAINER, KINDS
from aggregator.store import read, texts
from aggregator.store.views import WORDS_A_MINUTE
from aggregator.views.pieces import Material, Part
from aggregator.views.terms import terms_of

MOST_TERMS = 100
"""Of all that are listed the most characteristic; what is further down tells little of where to listen."""

PAUSE_SECONDS = 1.0
"""Silence between two stretches of a transcript, after which a thought begins."""

OPENERS = re.compile(
    r"(?:ok(?:ay)?|so|now|next|well|al(?:l )?right|let'?s|let us|first|second|third|finally)\b", re.I
)
"""Words that begin a thought where captions have no sentence marks."""

_KINDS = frozenset([AUTHORS, *(name for name, _ in KINDS)])


def weights_of(db: sqlite3.Connection, arxiv_id: str) -> dict[int, tuple[str, float]]:
    """By term id: the foremost terms and what each counts."""
    rows = terms_of(db, arxiv_id).rows
    return {row["term_id"]: (row["term"], row["termhood"]) for row in rows[:MOST_TERMS]}


def materials_of(
    db: sqlite3.Connection, arxiv_id: str, weights: Mapping[int, tuple[str, float]]
) -> list[Material]:
    """Every chosen blog and video, and the background."""
    parts, terms = texts.parts(db, arxiv_id), texts.terms_in_parts(db, weights)
    names = {number: name for number, (name, _) in weights.items()}
    counted = {
        segment: {names[number]: count for number, count in counts.items()}
        for segment, counts in terms.items()
    }
    return [
        _material(source, parts.get(source["document_id"], []), counted)
        for source in read.sources(db, arxiv_id)
        if source["kind"] in ("blog", "video", "background")
    ]


def _material(
    source: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], counted: Mapping[int, Mapping[str, int]]
) -> Material:
    labels = (source["labels"] or "").split(", ")
    background = source["kind"] == "background"
    return Material(
        url=source["url"],
        title=source["title"],
        author=source["author"],
        form="video" if video_id(source["url"]) or source["kind"] == "video" else "page",
        kind="background" if background else next((label for label in labels if label in _KINDS), EXPLAINER),
        minutes=source["minutes"],
        parts=tuple(_parts(rows, counted)),
    )


def _parts(rows: Sequence[Mapping[str, Any]], counted: Mapping[int, Mapping[str, int]]) -> list[Part]:
    """A stretch of a transcript lasts until the next begins, a paragraph as long as reading it takes."""
    return [
        Part(
            minutes=_minutes(row, after),
            terms=counted.get(row["id"], {}),
            start_seconds=row["start_seconds"],
            link=row["link"],
            opens=_opens(before, row),
        )
        for before, row, after in zip([None, *rows], rows, [*rows[1:], None], strict=False)
    ]


def _minutes(row: Mapping[str, Any], after: Mapping[str, Any] | None) -> float:
    begin = row["start_seconds"]
    if begin is None:
        return float(len(row["text"].split()) / WORDS_A_MINUTE)
    if after and after["start_seconds"] is not None:
        return float(after["start_seconds"] - begin) / 60
    return float(row["duration_seconds"] or 0.0) / 60


def _opens(before: Mapping[str, Any] | None, row: Mapping[str, Any]) -> bool:
    """After silence, after the end of a sentence, or with a word that begins one where nobody marks them."""
    if before is None or _silence(before, row) >= PAUSE_SECONDS:
        return True
    if re.search(r"[.?!]\s", before["text"]):
        return bool(re.search(r"[.?!][\"')\]”’]*\s*$", before["text"])) and row["text"][:1].isupper()
    return bool(OPENERS.match(row["text"]))


def _silence(before: Mapping[str, Any], row: Mapping[str, Any]) -> float:
    if before["start_seconds"] is None or row["start_seconds"] is None:
        return 0.0
    return float(row["start_seconds"] - before["start_seconds"] - (before["duration_seconds"] or 0.0))
