"""Rows for the pages: a library at a glance, the cells of a heat map, a gather under way."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from aggregator.store.shelving import rows
from aggregator.store.views import VOICE, WORDS_A_MINUTE


def library(db: sqlite3.Connection) -> list[dict[str, Any]]:
    """Every paper with what was chosen for it and what of its terms is new to the reader, the latest gather first."""
    return rows(
        db,
        f"""select p.arxiv_id, p.title, p.authors, p.published, v.documents, v.blogs, v.videos, v.voices, (
                select sum(coalesce(d.passage_end_seconds - d.passage_start_seconds, d.duration_seconds,
                    60.0 * d.word_count / {WORDS_A_MINUTE})) / 60
                from documents d where d.arxiv_id = p.arxiv_id and {VOICE}) as minutes,
            (select count(*) from terms t where t.arxiv_id = p.arxiv_id and t.document_frequency >= 2) as terms,
            (select count(*) from terms t join known_terms k on k.key = t.key
                where t.arxiv_id = p.arxiv_id and t.document_frequency >= 2) as known,
            (select max(coalesce(g.finished_at, g.started_at)) from gathers g where g.arxiv_id = p.arxiv_id) as gathered_at
        from papers p left join voices v on v.arxiv_id = p.arxiv_id order by gathered_at desc, p.arxiv_id""",
    )


def recurring_terms(db: sqlite3.Connection, arxiv_id: str) -> int:
    """How many there are."""
    query = "select count(*) from terms where arxiv_id = ? and document_frequency >= 2"
    return int(db.execute(query, [arxiv_id]).fetchone()[0])


def cells(db: sqlite3.Connection, term_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Which voice uses which of these terms how often, whether it defines it, and where first."""
    return rows(
        db,
        f"""select c.term_id, c.document_id, c.occurrences, s.seq, s.link, s.start_seconds,
            1000.0 * c.occurrences / max(d.word_count, 1) as per_1000_words,
            exists (select 1 from definitions q where q.term_id = c.term_id and q.document_id = c.document_id) as defines
        from term_counts c join documents d on d.id = c.document_id and {VOICE}
            join segments s on s.id = c.first_segment_id
        where c.term_id in (select value from json_each(?))""",
        json.dumps(list(term_ids)),
    )


def last_gather(db: sqlite3.Connection, arxiv_id: str) -> dict[str, Any] | None:
    """The latest gather of a paper, and when something was last asked during it."""
    found = rows(
        db,
        """select g.started_at, g.finished_at, g.complete, g.opened_blogs, g.opened_videos,
            (select max(o.asked_at) from outcomes o where o.gather_id = g.id) as asked_at
        from gathers g where g.arxiv_id = ? order by g.id desc limit 1""",
        arxiv_id,
    )
    return found[0] if found else None
