"""What is found for a text: passages with the words marked, each leading to its place."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from aggregator.store import read
from aggregator.store.search import Hit, search
from aggregator.views.marking import WORD

MOST_HITS = 30


@dataclass(frozen=True, slots=True)
class Question:
    """What a person looks for, and where. '' is no limit."""

    text: str = ""
    paper: str = ""
    kind: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A hit; `pieces` are its sentence, each with whether it matched."""

    hit: Hit
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Found:
    question: Question
    passages: tuple[FoundPassage, ...]
    papers: Mapping[str, str]
    """arXiv id -> title, of all papers that one can limit the search to."""


def found_of(db: sqlite3.Connection, question: Question) -> Found:
    """The best passages; none for a text without a word."""
    limits = (question.paper or None, question.kind or None, question.source or None)
    hits = search(db, question.text, *limits, most=MOST_HITS)
    titles = {row["arxiv_id"]: row["title"] for row in read.papers(db)}
    return Found(question, tuple(FoundPassage(hit, pieces_of(hit)) for hit in hits), titles)


def pieces_of(hit: Hit) -> tuple[tuple[str, bool], ...]:
    """The sentence of a hit, cut where a word begins or ends that matched somewhere in it."""
    matched = {word for begin, end in hit.matches for word in WORD.findall(hit.text[begin:end].casefold())}
    if not matched:
        return ((hit.sentence, False),)
    pattern = r"\b(" + "|".join(map(re.escape, sorted(matched))) + r")\b"
    pieces = re.split(pattern, hit.sentence, flags=re.IGNORECASE)
    return tuple((piece, bool(n % 2)) for n, piece in enumerate(pieces) if piece)
