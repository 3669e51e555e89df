"""Search over all texts: any input is safe, a phrase is found across the border of two segments, every hit has its place."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from aggregator.nomenclature.function_words import TAG_OF
from aggregator.nomenclature.keys import key_of
from aggregator.store.shelving import rows, storable

MOST_HITS = 20

SHORTEST_PREFIX = 3
"""'at*' would match half of a library; shorter ones are taken as whole words."""

RANKED = 15_000
"""Of a word in more segments than this, only the newest are ranked: ranking looks at every one of them (2 µs each), and
what is everywhere tells nothing apart."""

_BEGIN, _END = "\ue000", "\ue001"
"""Marks around what matched, from the private use area: no text that is read has them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that matches. `matches` are (begin, end) character offsets into `text`."""

    arxiv_id: str
    paper: str
    kind: str
    title: str
    author: str | None
    url: str
    link: str
    start_seconds: float | None
    heading: str | None
    text: str
    matches: tuple[tuple[int, int], ...]
    sentence: str
    """The sentence, or the stretch of an unpunctuated caption, that has most of what was looked for."""
    spans: tuple[tuple[int, int], ...]
    """The matches as offsets into `sentence`."""
    document_id: int
    segment_id: int
    partial: bool
    """It has some of the words only."""


def search(
    db: sqlite3.Connection,
    text: str,
    arxiv_id: str | None = None,
    kind: str | None = None,
    source: str | None = None,
    most: int = MOST_HITS,
) -> list[Hit]:
    """The best hits for what a person typed: words (all of them), "phrases", pre*; best first. Where no passage has all,
    those that have some of it, marked `partial`. What captions misheard of a term is found by the term.

    `source` keeps documents whose title, author or address contains it."""
    filters = {"arxiv_id": arxiv_id, "kind": kind, "source": source}
    pieces = [_or_as_heard(db, piece, arxiv_id) for piece in expressions(text)]
    for query, partial in ((" AND ".join(pieces), False), (" OR ".join(pieces), len(pieces) > 1)):
        if query and (found := rows_of(db, query, filters, 2 * most)):
            hits = (_hit(row, partial=partial) for row in found)
            return [hit for hit in hits if hit is not None][:most]
    return []


def _or_as_heard(db: sqlite3.Connection, piece: str, arxiv_id: str | None) -> str:
    """'("BERT" OR "burt")' for '"BERT"', if automatic captions made that of it."""
    misheard = db.execute(
        """select distinct v.variant from terms t join term_variants v on v.term_id = t.id
            where t.key = ? and v.how = 'heard as' and (? is null or t.arxiv_id = ?) order by v.variant""",
        [key_of(piece.strip('"')), arxiv_id, arxiv_id],
    ).fetchall()
    return (
        f"({' OR '.join([piece, *(_quoted(row['variant'], '') for row in misheard)])})" if misheard else piece
    )


_CONDITIONS = {
    "arxiv_id": "d.arxiv_id = :arxiv_id",
    "kind": "d.kind = :kind",
    "source": "instr(lower(d.title || ' ' || coalesce(d.author, '') || ' ' || d.url), lower(:source))",
}


def rows_of(
    db: sqlite3.Connection, query: str, filters: Mapping[str, Any], most: int
) -> list[dict[str, Any]]:
    """FTS first, in the order of its rank (bm25); the filters look at its rows one by one until there are enough."""
    wanted = [condition for name, condition in _CONDITIONS.items() if filters[name] is not None]
    where = " and ".join(
        ["segments_fts match :query", "segments_fts.rowid between :low and :high", "d.chosen = 1", *wanted]
    )
    statement = f"""select d.arxiv_id, p.title as paper, d.kind, d.title, d.author, d.url, s.link, s.start_seconds,
            s.heading, s.text, s.ahead, highlight(segments_fts, 0, '{_BEGIN}', '{_END}') as marked, d.id as document_id, s.id as segment_id
        from segments_fts cross join segments s on s.id = segments_fts.rowid
            cross join documents d on d.id = s.document_id cross join papers p on p.arxiv_id = d.arxiv_id
        where {where} order by segments_fts.rank limit :most"""
    low, high = _range(db, query, filters["arxiv_id"])
    return rows(db, statement, {"query": query, "most": most, "low": low, "high": high, **filters})


def _range(db: sqlite3.Connection, query: str, arxiv_id: str | None) -> tuple[int, int]:
    """Between which segments to look: those of the paper, and of what matches the newest RANKED."""
    low, high = _segments_of(db, arxiv_id) if arxiv_id else (0, LAST)
    newest = db.execute(
        f"""select min(rowid) from (select rowid from segments_fts
            where segments_fts match ? and rowid between ? and ? order by rowid desc limit {RANKED})""",
        [query, low, high],
    ).fetchone()[0]
    return newest or low, high


LAST = 2**63 - 1
"""No row has a higher number."""


def _segments_of(db: sqlite3.Connection, arxiv_id: str) -> tuple[int, int]:
    """The first and the last segment of a paper; others may lie between them."""
    statement = """select coalesce(min(s.id), 0) as low, coalesce(max(s.id), 0) as high
        from segments s join documents d on d.id = s.document_id where d.arxiv_id = ?"""
    row = db.execute(statement, [arxiv_id]).fetchone()
    return row["low"], row["high"]


def expressions(text: str) -> list[str]:
    """The words and phrases of what a person typed as FTS5 expressions: each quoted, so that none of it is syntax.

    >>> expressions('what is "self attention" GPT-4 transf*')
    ['"what"', '"is"', '"self attention"', '"GPT-4"', '"transf"*']
    """
    pieces = re.findall(r'"([^"]*)"|([^\s"]+)', storable(text))
    return [_quoted(phrase, word) for phrase, word in pieces if _has_word(phrase or word)]


def _has_word(text: str) -> bool:
    """Whether the tokenizer finds anything in it: an expression of punctuation alone is an error to FTS5."""
    return any(character.isalnum() for character in text)


def _quoted(phrase: str, word: str) -> str:
    if word.endswith("*") and len(word.rstrip("*")) >= SHORTEST_PREFIX:
        return f'"{word.rstrip("*")}"*'
    return f'"{phrase or word}"'


def _hit(row: dict[str, Any], partial: bool) -> Hit | None:
    """None when all that matched lies in the words of the next segment, which is a hit of its own."""
    marked, text, ahead = row.pop("marked"), row["text"], row.pop("ahead")
    spans = _spans(marked)
    matches = tuple((begin, min(end, len(text))) for begin, end in spans if begin < len(text))
    if spans and not matches:
        return None
    crosses = any(begin < len(text) < end for begin, end in spans) or len(spans) > len(matches)
    sentence, inside = best_sentence(f"{text} {ahead}" if crosses else text, spans)
    return Hit(**row, matches=matches, sentence=sentence, spans=inside, partial=partial)


def _spans(marked: str) -> list[tuple[int, int]]:
    """The offsets of what stands between marks, in the text without marks."""
    spans, begin, position = [], 0, 0
    for piece in re.split(f"([{_BEGIN}{_END}])", marked):
        if piece == _BEGIN:
            begin = position
        elif piece == _END:
            spans.append((begin, position))
        else:
            position += len(piece)
    return spans


LONGEST_SENTENCE = 300
"""Characters; automatic captions have no sentence marks."""

Span = tuple[int, int]


def best_sentence(text: str, matches: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """The sentence that holds most of what was looked for; of a long or unpunctuated one, the stretch that does, with dots
    where something is left out. With it the matches as offsets into it."""
    ends = [0, *(mark.end() for mark in re.finditer(r"[.!?][\"')\]]*\s+", text)), len(text)]
    begin, end = max(pairwise(ends), key=lambda sentence: _worth(text, matches, sentence))
    left, right = _stretch(text, matches, (begin, end)) if end - begin > LONGEST_SENTENCE else (begin, end)
    before, after = "… " * (left > begin), " …" * (right < end)
    left = right - len(text[left:right].lstrip())
    shown = text[left:right].rstrip()
    shift = len(before) - left
    inside = ((max(b, left) + shift, min(e, left + len(shown)) + shift) for b, e in matches)
    return f"{before}{shown}{after}", tuple((b, e) for b, e in inside if b < e)


def _stretch(text: str, matches: Sequence[Span], sentence: Span) -> Span:
    """Of a long sentence the part with most of what was looked for, from a blank to a blank."""
    begin, end = sentence
    starts = [match[0] for match in matches if begin <= match[0] < end] or [begin]
    third = LONGEST_SENTENCE // 3
    stretches = [(max(begin, start - third), min(start + 2 * third, end)) for start in starts]
    left, right = max(stretches, key=lambda stretch: _worth(text, matches, stretch))
    left = text.find(" ", left, right) + 1 if left > begin else left
    right = max(text.rfind(" ", left, right), left) if right < end and " " in text[left:right] else right
    return left, right


def _worth(text: str, matches: Sequence[Span], within: Span) -> int:
    """What of a query stands in a stretch, each word once; long words tell more, 'what' and 'is' next to nothing."""
    words = {text[begin:end].casefold() for begin, end in matches if within[0] <= begin < within[1]}
    return sum(len(word) ** 2 * (1 if word in TAG_OF else 100) for word in words)
