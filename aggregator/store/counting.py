"""Sums that are kept because people wait for them: over a paper's chosen voices, and over the library's papers.

Both are made from the counts per document, inside the transaction that changes what they are made from.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from aggregator.store.views import VOICE


def add_up(db: sqlite3.Connection, arxiv_id: str) -> None:
    """How often each term of a paper is used by what is chosen now, and by how many independent voices."""
    db.execute(
        f"""update terms set (occurrences, document_frequency, blogs, videos) = (
            select coalesce(sum(c.occurrences), 0), count(distinct d.group_url),
                coalesce(sum(d.kind = 'blog'), 0), coalesce(sum(d.kind = 'video'), 0)
            from term_counts c join documents d on d.id = c.document_id and {VOICE} where c.term_id = terms.id)
        where arxiv_id = ?""",
        [arxiv_id],
    )


def recount(db: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Adds these terms up over all papers again."""
    wanted = [{"key": key} for key in set(keys)]
    db.executemany("delete from library_terms where key = :key", wanted)
    db.executemany(
        """insert into library_terms (key, term, papers, occurrences, document_frequency)
        select key, (select term from terms where key = :key order by occurrences desc, arxiv_id limit 1),
            count(*), sum(occurrences), sum(document_frequency)
        from terms where key = :key group by key""",
        wanted,
    )
