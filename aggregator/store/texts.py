"""The chosen texts, segment by segment, with the terms that occur in each: what a reading path is made of."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from aggregator.store.shelving import rows
from aggregator.store.views import VOICE


def parts(db: sqlite3.Connection, arxiv_id: str) -> dict[int, list[dict[str, Any]]]:
    """By document id, in the order of reading: the counted segments of the chosen blogs and videos.

    Of a video that is used for a passage only, those of the passage."""
    query = f"""select s.id, s.document_id, s.start_seconds, s.duration_seconds, s.text, s.link
        from documents d join segments s on s.document_id = d.id
        where d.arxiv_id = ? and {VOICE} and s.counted
            and (d.passage_start_seconds is null or s.start_seconds is null
                or s.start_seconds >= d.passage_start_seconds and s.start_seconds < d.passage_end_seconds)
        order by s.document_id, s.seq"""
    grouped: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(db, query, arxiv_id):
        grouped[row["document_id"]].append(row)
    return dict(grouped)


def terms_in_parts(db: sqlite3.Connection, term_ids: Iterable[int]) -> dict[int, dict[int, int]]:
    """By segment id: how often each of these terms, by its id, occurs in it."""
    query = """select o.segment_id, o.term_id, o.occurrences
        from json_each(?) wanted join occurrences o on o.term_id = wanted.value"""
    grouped: dict[int, dict[int, int]] = defaultdict(dict)
    for segment_id, term_id, occurrences in db.execute(query, [json.dumps(list(term_ids))]).fetchall():
        grouped[segment_id][term_id] = occurrences
    return dict(grouped)
