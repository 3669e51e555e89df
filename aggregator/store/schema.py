"""The tables, as steps that are only ever appended to. Times are ISO 8601 in UTC, durations seconds, yes and no 1 and 0."""

from __future__ import annotations

APPLICATION_ID = 0x67637478
"""'gctx' in PRAGMA application_id, so that `file` and a careful program know whose database this is."""

FOUND = """
create table papers (
    arxiv_id text primary key, version integer, title text not null, authors text not null, abstract text not null,
    categories text, published text, updated text, doi text, journal_ref text, comment text, code_url text,
    source text not null, fetched_at text not null,
    named_from text);

create table sightings (
    arxiv_id text not null references papers on delete cascade,
    source text not null, query text not null, rank integer not null, kind text not null, url text not null,
    title text not null, author text, published text, duration_seconds integer, views integer, points integer,
    snippet text, found_at text not null,
    primary key (arxiv_id, source, kind, url, query)) without rowid;

create table candidates (
    id integer primary key, arxiv_id text not null references papers on delete cascade,
    number integer not null,
    kind text not null check (kind in ('blog', 'video', 'reference', 'background', 'paper')),
    url text not null, canonical text not null, title text not null, author text, published text,
    duration_seconds integer, views integer, points integer, snippet text,
    source text not null, sources text not null,
    score real, chosen integer not null default 0, reason text, about text, group_url text, labels text,
    passage_start_seconds real, passage_end_seconds real, found_at text not null,
    unique (arxiv_id, kind, canonical), unique (arxiv_id, number));

create table candidate_scores (
    candidate_id integer not null references candidates on delete cascade,
    part text not null, value real not null, says text not null,
    primary key (candidate_id, part)) without rowid;

create table readings (
    arxiv_id text not null references papers on delete cascade,
    canonical text not null, url text not null, document text not null, read_at text not null,
    primary key (arxiv_id, canonical));

create table outcomes (
    arxiv_id text not null, source text not null, item text not null,
    state text not null, sentence text not null, advice text not null,
    asked_at text not null, not_before text not null, gather_id integer,
    primary key (arxiv_id, source, item)) without rowid;

create table marks (
    arxiv_id text not null references papers on delete cascade,
    target text not null, mark text not null check (mark in ('added', 'included', 'excluded', 'removed')),
    note text, made_at text not null,
    primary key (arxiv_id, target)) without rowid;

create table gathers (
    id integer primary key, arxiv_id text not null references papers on delete cascade,
    started_at text not null, finished_at text, complete integer, options text, shortfalls text,
    planned text not null default '[]',
    opened_blogs integer not null default 0, opened_videos integer not null default 0);
create index gathers_by_paper on gathers (arxiv_id, id);
"""
"""What was asked for and found. `outcomes` hangs on no paper: that there is none is an outcome too."""

TEXTS = """
create table documents (
    id integer primary key, arxiv_id text not null references papers on delete cascade,
    candidate_id integer references candidates on delete set null,
    kind text not null check (kind in ('blog', 'video', 'reference', 'background', 'paper')),
    url text not null, title text not null, author text, published text, duration_seconds integer,
    language text, caption_kind text, word_count integer not null, content_hash text not null,
    source text not null, chosen integer not null default 1, group_url text not null,
    passage_start_seconds real, passage_end_seconds real,
    fetched_at text, fetched_from text, notes text, description text,
    unique (arxiv_id, url));
create index documents_by_candidate on documents (candidate_id);

create table segments (
    id integer primary key, document_id integer not null references documents on delete cascade,
    seq integer not null, start_seconds real, duration_seconds real, heading text, anchor text,
    counted integer not null default 1, text text not null, ahead text not null default '', link text not null,
    unique (document_id, seq));

create view searchable as
    select id, text || ' ' || ahead as text, heading from segments;

create virtual table segments_fts using fts5 (
    text, heading, content = 'searchable', content_rowid = 'id', prefix = '3 4',
    tokenize = 'porter unicode61 remove_diacritics 2');

create trigger segments_added after insert on segments begin
    insert into segments_fts (rowid, text, heading) values (new.id, new.text || ' ' || new.ahead, new.heading);
end;
create trigger segments_removed after delete on segments begin
    insert into segments_fts (segments_fts, rowid, text, heading)
    values ('delete', old.id, old.text || ' ' || old.ahead, old.heading);
end;
create trigger segments_changed after update of text, ahead, heading on segments begin
    insert into segments_fts (segments_fts, rowid, text, heading)
    values ('delete', old.id, old.text || ' ' || old.ahead, old.heading);
    insert into segments_fts (rowid, text, heading) values (new.id, new.text || ' ' || new.ahead, new.heading);
end;
"""
"""What was read, and the index for searching it.

A segment is indexed with the first words of the next (`ahead`), so that a phrase is found that runs over the border of
two captions. The index has no second copy of the text (external content over `searchable`). Porter's stemmer lets
'transformers' find 'transformer'; diacritics are folded, so that 'Schrodinger' finds 'Schrödinger'. Beginnings of three
and four letters have an index of their own: it halves the time of a search while one types."""

TERMS = """
create table terms (
    id integer primary key, arxiv_id text not null references papers on delete cascade,
    key text not null, term text not null, expansion text, termhood real not null, parts text not null,
    occurrences integer not null default 0, document_frequency integer not null default 0,
    blogs integer not null default 0, videos integer not null default 0,
    paper_occurrences integer not null, paper_section text,
    unique (arxiv_id, key));
create index terms_by_termhood on terms (arxiv_id, termhood desc, key);
create index terms_by_frequency on terms (arxiv_id, document_frequency);
create index terms_by_key on terms (key);

create table term_variants (
    term_id integer not null references terms on delete cascade,
    variant text not null, occurrences integer not null, how text not null, evidence text not null,
    primary key (term_id, variant)) without rowid;

create table term_counts (
    term_id integer not null references terms on delete cascade,
    document_id integer not null references documents on delete cascade,
    occurrences integer not null, first_segment_id integer not null,
    primary key (term_id, document_id)) without rowid;
create index term_counts_by_document on term_counts (document_id);

create table occurrences (
    term_id integer not null references terms on delete cascade,
    segment_id integer not null references segments on delete cascade, occurrences integer not null,
    primary key (term_id, segment_id)) without rowid;
create index occurrences_by_segment on occurrences (segment_id);

create table definitions (
    term_id integer not null references terms on delete cascade, seq integer not null,
    document_id integer not null references documents on delete cascade,
    segment_id integer not null references segments on delete cascade,
    quote text not null, pattern text not null, confidence real not null, start_character integer not null,
    primary key (term_id, seq)) without rowid;
create index definitions_by_document on definitions (document_id);
create index definitions_by_segment on definitions (segment_id);

create table known_terms (key text primary key, term text not null, marked_at text not null) without rowid;

create table library_terms (
    key text primary key, term text not null, papers integer not null,
    occurrences integer not null, document_frequency integer not null) without rowid;
create index library_terms_by_papers on library_terms (papers desc, document_frequency desc, key);
"""
"""The nomenclature. Counts are kept per document (`term_counts`); what they add up to over the chosen voices stands in
`terms`, added up again in the transaction that changes the choice or the terms, so that a view of a thousand terms takes
a millisecond. `library_terms` adds up over all papers in the same way: a view over a million terms would take a second."""

READER = """
create table read_marks (url text primary key, marked_at text not null) without rowid;

create table notes (
    about text not null check (about in ('source', 'term')), target text not null,
    note text not null, written_at text not null,
    primary key (about, target)) without rowid;
"""
"""What a reader did: sources read or watched, notes of their own. They hang on an address or a term's key, not on a paper,
so that they hold in every paper and outlive a removed one."""

EXPLAINED = """
alter table definitions add column first_segment_id integer references segments on delete cascade;
update definitions set first_segment_id = segment_id;
create index definitions_by_first_segment on definitions (first_segment_id);
update papers set named_from = null;
"""
"""Where a source explains a term first, beside where it does so best. Terms are found anew at the next gather."""

STEPS = (
    ("001 found", FOUND),
    ("002 texts", TEXTS),
    ("003 terms", TERMS),
    ("004 reader", READER),
    ("005 explained", EXPLAINED),
)
"""(name, statements), in order. A released step is never changed: what is new is a step of its own."""

VERSION = len(STEPS)
"""PRAGMA user_version of a database that has every step; a higher one was made by a newer program."""
