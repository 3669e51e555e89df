"""The answers people want, as views with readable names; any SQLite tool shows them.

Every view groups by arxiv_id, so that SQLite moves `where arxiv_id = …` inside and reads one paper's rows only.
"""

from __future__ import annotations

VOICES = "d.chosen = 1 and d.kind in ('blog', 'video')"
"""Whose counts make the nomenclature: not the paper's own text, no encyclopaedia, nothing that was put aside."""

LINK = """case when d.kind = 'video' and s.start_seconds is not null then d.url || '&t=' || cast(s.start_seconds as integer) || 's'
    when s.anchor is not null then d.url || '#' || s.anchor else d.url end"""
"""The address of a segment: the second of a video, the paragraph of a page."""

TERM_FREQUENCY = f"""create view term_frequency as
    select t.arxiv_id, t.term, sum(c.occurrences) as occurrences, count(distinct d.group_url) as document_frequency,
        sum(d.kind = 'blog') as blogs, sum(d.kind = 'video') as videos, t.termhood, t.expansion,
        t.paper_occurrences, t.paper_section, t.key, t.id as term_id
    from terms t join term_counts c on c.term_id = t.id join documents d on d.id = c.document_id and {VOICES}
    group by t.arxiv_id, t.id order by t.arxiv_id, t.termhood desc"""

VIEWS = (
    TERM_FREQUENCY,
    "create view recurring_terms as select * from term_frequency where document_frequency >= 2",
    f"""create view term_sources as
    select t.arxiv_id, t.term, d.kind, d.title, d.author, d.url, c.occurrences, round(1000.0 * c.occurrences / max(d.word_count, 1), 2) as per_1000_words,
        {LINK} as first_use, t.termhood, t.id as term_id, d.id as document_id
    from terms t join term_counts c on c.term_id = t.id join documents d on d.id = c.document_id and {VOICES}
        left join segments s on s.id = c.first_segment_id
    order by t.arxiv_id, t.termhood desc, c.occurrences desc""",
    f"""create view quotes as
    select t.arxiv_id, t.term, q.quote, q.confidence, q.pattern, d.kind, d.title, d.author, {LINK} as link, s.heading, s.start_seconds,
        t.id as term_id, d.id as document_id, q.seq
    from definitions q join terms t on t.id = q.term_id join documents d on d.id = q.document_id join segments s on s.id = q.segment_id
    where d.chosen = 1 order by t.arxiv_id, t.termhood desc, q.seq""",
    """create view everyone_says as select f.* from term_frequency f
    where f.document_frequency >= 2 and 3 * f.document_frequency >= 2 * (select count(distinct group_url) from documents d
        where d.arxiv_id = f.arxiv_id and d.chosen = 1 and d.kind in ('blog', 'video'))""",
    "create view only_one_says as select * from term_frequency where document_frequency = 1",
    f"""create view nobody_explains as
    select t.arxiv_id, t.term, t.paper_occurrences, t.paper_section, t.expansion, t.termhood, t.id as term_id from terms t
    where t.paper_occurrences > 0 and not exists (select 1 from definitions q join documents d on d.id = q.document_id
        where q.term_id = t.id and {VOICES})
    order by t.arxiv_id, t.termhood desc""",
    """create view sources as
    select d.arxiv_id, d.kind, d.title, d.author, d.url, round(coalesce(d.duration_seconds / 60.0, d.word_count / 220.0), 1) as minutes,
        d.word_count, d.language, d.caption_kind, d.group_url, k.reason, k.score, k.number, d.id as document_id
    from documents d left join candidates k on k.arxiv_id = d.arxiv_id and k.url = d.url
    where d.chosen = 1 and d.kind <> 'paper' order by d.arxiv_id, d.kind, k.number""",
)
