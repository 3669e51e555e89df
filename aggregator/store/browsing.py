"""Rows for the pages: a library at a glance, the cells of a heat map, the uses on a timeline, a text, a gather under way."""

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
        f"""select c.term_id, c.document_id, c.occurrences, s.id as segment_id, s.link,
            1000.0 * c.occurrences / max(d.word_count, 1) as per_1000_words,
            exists (select 1 from definitions q where q.term_id = c.term_id and q.document_id = c.document_id) as defines
        from term_counts c join documents d on d.id = c.document_id and {VOICE}
            join segments s on s.id = c.first_segment_id
        where c.term_id in (select value from json_each(?))""",
        json.dumps(list(term_ids)),
    )


def uses_in_videos(db: sqlite3.Connection, term_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Every stretch of a chosen video that uses one of these terms, in the order of time."""
    return rows(
        db,
        """select o.term_id, s.document_id, s.id as segment_id, s.start_seconds, s.duration_seconds, o.occurrences,
            s.link, s.text
        from json_each(?) wanted join occurrences o on o.term_id = wanted.value join segments s on s.id = o.segment_id
            join documents d on d.id = s.document_id and d.chosen = 1 and d.kind = 'video'
        where s.start_seconds is not null order by s.start_seconds""",
        json.dumps(list(term_ids)),
    )


def seconds_of_videos(db: sqlite3.Connection, arxiv_id: str) -> dict[int, float]:
    """Document id -> how long it is; where the source does not say, until its text ends."""
    query = """select d.id, max(coalesce(d.duration_seconds, 0),
            coalesce((select max(s.start_seconds + coalesce(s.duration_seconds, 0)) from segments s
                where s.document_id = d.id), 0))
        from documents d where d.arxiv_id = ? and d.kind = 'video' and d.chosen = 1"""
    return dict(db.execute(query, [arxiv_id]).fetchall())


def chapters(db: sqlite3.Connection, arxiv_id: str) -> list[dict[str, Any]]:
    """When each chapter of a chosen video begins, where it has any."""
    query = """select s.document_id, s.heading, min(s.start_seconds) as start_seconds
        from documents d join segments s on s.document_id = d.id
        where d.arxiv_id = ? and d.kind = 'video' and d.chosen = 1 and s.heading is not null
        group by s.document_id, s.heading order by start_seconds"""
    return rows(db, query, arxiv_id)


def term(db: sqlite3.Connection, key: str) -> dict[str, Any] | None:
    """What a term is called in the paper that uses it most."""
    query = """select t.term, t.expansion, k.key is not null as known from terms t left join known_terms k on k.key = t.key
        where t.key = ? order by t.occurrences desc limit 1"""
    found = rows(db, query, key)
    return found[0] if found else None


def forms_of_term(db: sqlite3.Connection, key: str) -> list[dict[str, Any]]:
    """Its forms over all papers, the commonest first."""
    query = """select v.variant, min(v.how) as how, sum(v.occurrences) as occurrences
        from terms t join term_variants v on v.term_id = t.id where t.key = ?
        group by v.variant order by occurrences desc, v.variant"""
    return rows(db, query, key)


def quotes_of_term(db: sqlite3.Connection, key: str) -> list[dict[str, Any]]:
    """Its definitions over all papers, the surest first."""
    query = """select q.*, p.title as paper from quotes q join papers p on p.arxiv_id = q.arxiv_id
        where q.term_id in (select id from terms where key = ?) order by q.confidence desc, q.arxiv_id, q.seq"""
    return rows(db, query, key)


def places_of_term(db: sqlite3.Connection, key: str) -> list[dict[str, Any]]:
    """Which text of which paper uses it how often, and where first; the paper that uses it most first."""
    query = """select t.arxiv_id, p.title as paper, t.occurrences as in_all, t.document_frequency, t.paper_occurrences,
            d.id as document_id, d.kind, d.title, d.author, d.language, c.occurrences, s.id as segment_id,
            s.link, s.start_seconds
        from terms t join papers p on p.arxiv_id = t.arxiv_id join term_counts c on c.term_id = t.id
            join documents d on d.id = c.document_id and d.chosen = 1 join segments s on s.id = c.first_segment_id
        where t.key = ? order by t.occurrences desc, t.arxiv_id, c.occurrences desc"""
    return rows(db, query, key)


def document(db: sqlite3.Connection, document_id: int) -> dict[str, Any] | None:
    """A text with the paper it was gathered for."""
    query = "select d.*, p.title as paper from documents d join papers p on p.arxiv_id = d.arxiv_id where d.id = ?"
    found = rows(db, query, document_id)
    return found[0] if found else None


def is_source(db: sqlite3.Connection, url: str) -> bool:
    """Whether a text of the library has this address."""
    return bool(db.execute("select 1 from documents where url = ? limit 1", [url]).fetchone())


def segments(db: sqlite3.Connection, document_id: int) -> list[dict[str, Any]]:
    """The text of a document, in the order of reading."""
    query = """select id, start_seconds, duration_seconds, heading, counted, text, link
        from segments where document_id = ? order by seq"""
    return rows(db, query, document_id)


def forms(db: sqlite3.Connection, arxiv_id: str, key: str | None) -> list[dict[str, Any]]:
    """Every form of a paper's recurring terms (of all, where there is one voice only), and of the term with this key, the most characteristic first: the term
    itself, what it stands for, and its variants."""
    return rows(
        db,
        f"""select t.id as term_id, t.key, t.term, f.variant, f.how from terms t join (
                select id, term as variant, '' as how from terms where arxiv_id = :arxiv_id
                union all select id, expansion, 'long form' from terms where arxiv_id = :arxiv_id and expansion is not null
                union all select t.id, v.variant, v.how from terms t join term_variants v on v.term_id = t.id
                    where t.arxiv_id = :arxiv_id) f on f.id = t.id
        where t.arxiv_id = :arxiv_id and (t.key = :key or t.document_frequency >= (
            select min(2, count(distinct d.group_url)) from documents d where d.arxiv_id = :arxiv_id and {VOICE})) order by t.termhood desc, t.key""",
        {"arxiv_id": arxiv_id, "key": key},
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
