"""The answers people want, as views with readable names; any SQLite tool shows them. docs/database.md tells each column.

None of them groups: with `where arxiv_id = …` SQLite reads the rows of one paper along an index, whatever the library holds.
"""

from __future__ import annotations

VOICE = "d.chosen = 1 and d.kind in ('blog', 'video')"
"""Whose counts make the nomenclature: not the paper's own text, no encyclopaedia, nothing that was put aside."""

LOOKED_UP = "(d.kind = 'reference' and d.candidate_id is null)"
"""What encyclopaedias have on the terms that nobody defines."""

WORDS_A_MINUTE = 220
"""Silent reading of English prose (Brysbaert 2019: 238 for non-fiction; less for text with formulas)."""

TERM_FREQUENCY = """
select t.arxiv_id, t.term, t.expansion, t.occurrences, t.document_frequency, t.blogs, t.videos, t.termhood,
    t.paper_occurrences, t.paper_section, k.key is not null as known, coalesce(l.papers - 1, 0) as other_papers,
    t.key, t.id as term_id
from terms t left join known_terms k on k.key = t.key left join library_terms l on l.key = t.key
where t.occurrences > 0 or t.paper_occurrences > 0
order by t.arxiv_id, t.termhood desc, t.key"""

RECURRING_TERMS = """
select f.* from term_frequency f where f.document_frequency >= 2
order by f.arxiv_id, f.termhood desc, f.key"""

VOICES = f"""
select d.arxiv_id, count(distinct d.group_url) as voices, count(*) as documents,
    sum(d.kind = 'blog') as blogs, sum(d.kind = 'video') as videos
from documents d where {VOICE} group by d.arxiv_id"""

EVERYONE_SAYS = """
select f.*, v.voices from term_frequency f join voices v on v.arxiv_id = f.arxiv_id
where f.document_frequency >= 2 and f.document_frequency >= v.voices - (v.voices >= 5)
order by f.arxiv_id, f.termhood desc, f.key"""

ONLY_ONE_SAYS = f"""
select f.*, d.kind, d.title, d.author, d.url, s.link
from term_frequency f
    join term_counts c on c.term_id = f.term_id and c.document_id = (
        select c.document_id from term_counts c join documents d on d.id = c.document_id and {VOICE}
        where c.term_id = f.term_id order by c.occurrences desc, c.document_id limit 1)
    join documents d on d.id = c.document_id left join segments s on s.id = c.first_segment_id
where f.document_frequency = 1
order by f.arxiv_id, f.termhood desc, f.key"""
"""With the one voice's document that says it most."""

NOBODY_EXPLAINS = f"""
select f.* from term_frequency f
where f.paper_occurrences > 0 and not exists (
    select 1 from definitions q join documents d on d.id = q.document_id and {VOICE} where q.term_id = f.term_id)
order by f.arxiv_id, f.termhood desc, f.key"""

TERM_SOURCES = f"""
select t.arxiv_id, t.term, d.kind, d.title, d.author, d.url, c.occurrences,
    round(1000.0 * c.occurrences / max(d.word_count, 1), 2) as per_1000_words,
    exists (select 1 from definitions q where q.term_id = t.id and q.document_id = d.id) as defines,
    s.link as first_use, s.start_seconds, e.link as first_explained, e.start_seconds as first_explained_seconds,
    t.termhood, t.key, t.id as term_id, d.id as document_id
from terms t join term_counts c on c.term_id = t.id
    join documents d on d.id = c.document_id and {VOICE}
    left join segments s on s.id = c.first_segment_id
    left join segments e on e.id = (
        select min(q.first_segment_id) from definitions q where q.term_id = t.id and q.document_id = d.id)
order by t.arxiv_id, t.termhood desc, t.key, c.occurrences desc, d.url"""

QUOTES = """
select t.arxiv_id, t.term, q.quote, q.confidence, q.pattern, d.kind, d.title, d.author, d.url, d.caption_kind,
    s.link, s.heading, s.start_seconds, e.link as first_explained, e.start_seconds as first_explained_seconds,
    t.termhood, t.key, t.id as term_id, d.id as document_id, s.id as segment_id, q.start_character, q.seq
from definitions q join terms t on t.id = q.term_id
    join documents d on d.id = q.document_id and d.chosen = 1
    join segments s on s.id = q.segment_id
    left join segments e on e.id = q.first_segment_id
order by t.arxiv_id, t.termhood desc, t.key, q.seq"""

SOURCES = f"""
select d.arxiv_id, d.kind, d.title, d.author, d.url,
    round(coalesce((d.passage_end_seconds - d.passage_start_seconds) / 60.0, d.duration_seconds / 60.0,
        d.word_count / {WORDS_A_MINUTE}.0), 1) as minutes,
    d.word_count, d.published, d.language, d.caption_kind, d.group_url, d.notes,
    d.passage_start_seconds, d.passage_end_seconds,
    k.number, k.score, coalesce(k.reason, d.description) as reason, k.labels, d.fetched_at, d.content_hash, d.id as document_id
from documents d left join candidates k on k.id = d.candidate_id
where d.chosen = 1 and d.kind <> 'paper'
order by d.arxiv_id, d.kind, k.number"""

TERMS_ACROSS_PAPERS = """
select l.term, l.papers, l.occurrences, l.document_frequency, k.key is not null as known, l.key
from library_terms l left join known_terms k on k.key = l.key
order by l.papers desc, l.document_frequency desc, l.key"""

VIEWS = {
    "term_frequency": TERM_FREQUENCY,
    "recurring_terms": RECURRING_TERMS,
    "voices": VOICES,
    "everyone_says": EVERYONE_SAYS,
    "only_one_says": ONLY_ONE_SAYS,
    "nobody_explains": NOBODY_EXPLAINS,
    "term_sources": TERM_SOURCES,
    "quotes": QUOTES,
    "sources": SOURCES,
    "terms_across_papers": TERMS_ACROSS_PAPERS,
}
"""name -> its query, in the order of making. `everyone_says` forgives one voice of five or more: captions mishear."""
