"""The tables, as migrations that are only ever appended to. Times are ISO 8601 in UTC; durations are seconds."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from aggregator.store.views import VIEWS

if TYPE_CHECKING:
    from sqlite_utils import Database

VERSION = 1
"""PRAGMA user_version of a database that has every migration; a higher one was made by a newer program."""

APPLICATION_ID = 0x67637478
"""'gctx' in PRAGMA application_id, so that `file` and a careful program know whose database this is."""

TABLES = (
    """create table papers (arxiv_id text primary key, version integer, title text not null, authors text not null, abstract text not null,
        categories text, published text, updated text, doi text, journal_ref text, comment text, code_url text, source text not null,
        fetched_at text not null, named_from text)""",
    """create table sightings (arxiv_id text not null references papers on delete cascade, source text not null, query text not null,
        rank integer not null, kind text not null, url text not null, title text not null, author text, published text,
        duration_seconds integer, views integer, points integer, snippet text, found_at text not null,
        primary key (arxiv_id, source, kind, url, query)) without rowid""",
    """create table candidates (id integer primary key, arxiv_id text not null references papers on delete cascade, number integer not null,
        kind text not null, url text not null, title text not null, author text, published text, duration_seconds integer, views integer,
        points integer, snippet text, source text not null, sources text not null, score real, chosen integer not null default 0,
        reason text, about text, group_url text, labels text, passage_start_seconds real, passage_end_seconds real, found_at text not null,
        unique (arxiv_id, url))""",
    """create table candidate_scores (candidate_id integer not null references candidates on delete cascade, part text not null,
        value real not null, says text not null, primary key (candidate_id, part)) without rowid""",
    """create table readings (arxiv_id text not null references papers on delete cascade, url text not null, document text not null,
        read_at text not null, primary key (arxiv_id, url))""",
    """create table documents (id integer primary key, arxiv_id text not null references papers on delete cascade, kind text not null,
        url text not null, title text not null, author text, published text, duration_seconds integer, language text, caption_kind text,
        word_count integer not null, content_hash text not null, source text not null, fetched_at text, fetched_from text, description text,
        notes text, chosen integer not null default 1, group_url text not null, passage_start_seconds real, passage_end_seconds real,
        unique (arxiv_id, url))""",
    """create table segments (id integer primary key, document_id integer not null references documents on delete cascade,
        seq integer not null, start_seconds real, duration_seconds real, heading text, anchor text, counted integer not null default 1,
        text text not null, unique (document_id, seq))""",
    """create table outcomes (arxiv_id text not null, source text not null, item text not null, state text not null, sentence text not null,
        advice text not null, asked_at text not null, not_before text not null, primary key (arxiv_id, source, item)) without rowid""",
    """create table marks (arxiv_id text not null references papers on delete cascade, target text not null, mark text not null,
        made_at text not null, primary key (arxiv_id, target)) without rowid""",
    """create table gathers (id integer primary key, arxiv_id text not null references papers on delete cascade, started_at text not null,
        finished_at text, complete integer, options text, shortfalls text, planned text not null default '[]',
        opened_blogs integer not null default 0, opened_videos integer not null default 0)""",
    """create table terms (id integer primary key, arxiv_id text not null references papers on delete cascade, key text not null,
        term text not null, expansion text, termhood real not null, parts text not null, paper_occurrences integer not null,
        paper_section text, unique (arxiv_id, key))""",
    """create table term_variants (term_id integer not null references terms on delete cascade, variant text not null,
        occurrences integer not null, how text not null, evidence text not null, primary key (term_id, variant)) without rowid""",
    """create table term_counts (term_id integer not null references terms on delete cascade,
        document_id integer not null references documents on delete cascade, occurrences integer not null,
        first_segment_id integer not null, primary key (term_id, document_id)) without rowid""",
    """create table occurrences (term_id integer not null references terms on delete cascade,
        segment_id integer not null references segments on delete cascade, occurrences integer not null,
        primary key (term_id, segment_id)) without rowid""",
    """create table definitions (term_id integer not null references terms on delete cascade, seq integer not null,
        document_id integer not null references documents on delete cascade, segment_id integer not null, quote text not null,
        pattern text not null, confidence real not null, start_character integer not null, primary key (term_id, seq)) without rowid""",
    "create table known_terms (key text primary key, term text not null, marked_at text not null) without rowid",
    "create index terms_by_termhood on terms (arxiv_id, termhood desc)",
    "create index term_counts_by_document on term_counts (document_id)",
    "create index occurrences_by_segment on occurrences (segment_id)",
    "create index definitions_by_document on definitions (document_id)",
    "create index gathers_by_paper on gathers (arxiv_id, id)",
    # external content: the index holds no second copy of the text; porter lets 'transformers' find 'transformer'
    """create virtual table segments_fts using fts5(text, heading, content='segments', content_rowid='id',
        tokenize='porter unicode61 remove_diacritics 2')""",
    """create trigger segments_added after insert on segments begin
        insert into segments_fts(rowid, text, heading) values (new.id, new.text, new.heading); end""",
    """create trigger segments_removed after delete on segments begin
        insert into segments_fts(segments_fts, rowid, text, heading) values ('delete', old.id, old.text, old.heading); end""",
)


def migrate(connection: sqlite3.Connection) -> None:
    """Brings the database to VERSION with sqlite-utils' migrations; each is one transaction."""
    from sqlite_utils import Database, Migrations  # heavy, and needed only when there is something to migrate

    migrations = Migrations("gather-context")

    @migrations()
    def m001_first(db: Database) -> None:
        for statement in (*TABLES, *VIEWS):
            db.execute(statement)

    migrations.apply(Database(connection))
    connection.execute(f"pragma application_id = {APPLICATION_ID}")
    connection.execute(f"pragma user_version = {VERSION}")
