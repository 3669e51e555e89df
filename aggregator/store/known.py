"""The library as a whole: which terms recur over papers, and which a person already knows."""

from __future__ import annotations

import difflib
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from aggregator.nomenclature.keys import key_of
from aggregator.store.connection import transaction
from aggregator.store.shelving import now, rows, storable


def terms_across_papers(db: sqlite3.Connection, most: int, only_new: bool = False) -> list[dict[str, Any]]:
    """The terms of the whole library, those of the most papers first; `only_new`: without those that a person knows."""
    return rows(db, "select * from terms_across_papers where not (known and ?) limit ?", only_new, most)


def papers_with(db: sqlite3.Connection, key: str) -> list[dict[str, Any]]:
    """The papers in which a term occurs, with its counts there, the most frequent first."""
    query = """select f.*, p.title from term_frequency f join papers p on p.arxiv_id = f.arxiv_id
        where f.arxiv_id in (select arxiv_id from terms where key = ?) and f.key = ? order by f.occurrences desc"""
    return rows(db, query, key, key)


def newness(db: sqlite3.Connection, arxiv_id: str, most: int) -> dict[str, int]:
    """Of a paper's `most` foremost recurring terms: how many there are, how many a person knows, how many others were
    met in other papers, and how many are new ('12 of 31 are new to you')."""
    query = """select count(*) as terms, coalesce(sum(known), 0) as known,
            coalesce(sum(not known and other_papers > 0), 0) as met,
            coalesce(sum(not known and not other_papers), 0) as new
        from (select known, other_papers from recurring_terms where arxiv_id = ? limit ?)"""
    return rows(db, query, arxiv_id, most)[0]


def known_terms(db: sqlite3.Connection) -> list[dict[str, Any]]:
    """What a person marked as known, in alphabetical order."""
    return rows(db, "select term, marked_at, key from known_terms order by term collate nocase")


def look_up(db: sqlite3.Connection, text: str) -> tuple[str, str] | None:
    """(key, term) of what a person calls `text`: a term in any spelling, its long form, or else one of its variants."""
    text = storable(text.strip())
    found = db.execute("select key, term from library_terms where key = ?", [key_of(text)]).fetchone()
    query = """select key, term from (
            select key, term, 0 as rank from terms where term = :text collate nocase or expansion = :text collate nocase
            union all select t.key, t.term, 1 from term_variants v join terms t on t.id = v.term_id
                where v.variant = :text collate nocase)
        order by rank limit 1"""
    row = found or db.execute(query, {"text": text}).fetchone()
    return (row["key"], row["term"]) if row else None


def known_key(db: sqlite3.Connection, text: str) -> str | None:
    """The key of a term that was marked as known, by what a person calls it."""
    text = storable(text.strip())
    called = {"text": text, "key": key_of(text), "meant": (look_up(db, text) or ("", ""))[0]}
    query = "select key from known_terms where key in (:key, :meant) or term = :text collate nocase"
    row = db.execute(query, called).fetchone()
    return row["key"] if row else None


def near_terms(db: sqlite3.Connection, text: str, most: int = 3) -> list[str]:
    """Terms of the library that are spelt nearly so, the nearest first; looked for among those that begin alike."""
    typed = storable(text.strip().lower())
    query = """select term from library_terms where term like ? and abs(length(term) - ?) <= 3
        order by papers desc, occurrences desc limit 2000"""
    found = [row["term"] for row in rows(db, query, f"{typed[:1]}%", len(typed))]
    by_form = {term.lower(): term for term in reversed(found)}
    return [by_form[form] for form in difflib.get_close_matches(typed, by_form, most, cutoff=0.75)]


def mark_known(db: sqlite3.Connection, terms: Mapping[str, str]) -> None:
    """Key -> term as shown. From now on these are known in every paper."""
    with transaction(db):
        db.executemany(
            "insert or ignore into known_terms (key, term, marked_at) values (?, ?, ?)",
            [(storable(key), storable(term), now()) for key, term in terms.items()],
        )


def forget_known(db: sqlite3.Connection, keys: Iterable[str]) -> int:
    """-> how many were marked as known and are no longer."""
    with transaction(db):
        return db.executemany("delete from known_terms where key = ?", [(key,) for key in keys]).rowcount
