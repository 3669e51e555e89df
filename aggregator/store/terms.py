"""The nomenclature of a paper, written whole, and read back with its quotes."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from aggregator.nomenclature.bylines import Byline
from aggregator.nomenclature.values import Passage, SourceText, Term, Use
from aggregator.store.connection import transaction
from aggregator.store.counting import add_up, recount
from aggregator.store.shelving import LIST_SEPARATOR

READ = "chosen = 1"
"""Whose words are looked through: the voices of the nomenclature, the paper as their anchor, and for definitions only the
encyclopaedia and the background."""


def source_texts(db: sqlite3.Connection, arxiv_id: str) -> tuple[SourceText, ...]:
    """The chosen documents, with the paper's own text as anchor: its full text, else title and abstract (id 0).

    Of a video that is used for a passage only, that passage."""
    documents = db.execute(
        f"select * from documents where arxiv_id = ? and {READ} order by kind, url",
        [arxiv_id],
    ).fetchall()
    texts = [_text(db, document) for document in documents]
    if not any(text.anchor for text in texts):
        paper = db.execute("select title, abstract from papers where arxiv_id = ?", [arxiv_id]).fetchone()
        texts.append(
            SourceText(0, "paper", (Passage(0, f"{paper['title']}. {paper['abstract']}"),), anchor=True)
        )
    return tuple(texts)


def byline(db: sqlite3.Connection, arxiv_id: str) -> Byline:
    """Who wrote the paper and what is read about it, and what the paper is called."""
    paper = db.execute("select title, authors from papers where arxiv_id = ?", [arxiv_id]).fetchone()
    rows = db.execute(
        f"select author from documents where arxiv_id = ? and {READ} and kind <> 'reference' and author != ''",
        [arxiv_id],
    )
    voices = sorted({row["author"] for row in rows})
    return Byline((*paper["authors"].split(LIST_SEPARATOR), *voices), (paper["title"],))


def _text(db: sqlite3.Connection, document: sqlite3.Row) -> SourceText:
    rows = db.execute(
        """select id, text, heading from segments where document_id = :id and counted and (:begin is null or start_seconds is null
            or max(start_seconds, start_seconds + coalesce(duration_seconds, 0) - 1) >= :begin and start_seconds < :end)
            order by seq""",
        {
            "id": document["id"],
            "begin": document["passage_start_seconds"],
            "end": document["passage_end_seconds"],
        },
    )
    passages = tuple(Passage(row["id"], row["text"], row["heading"]) for row in rows)
    automatic = document["caption_kind"] == "automatic"
    return SourceText(
        document["id"],
        document["group_url"],
        passages,
        anchor=document["kind"] == "paper",
        automatic=automatic,
        spoken=document["kind"] == "video",
        aside=document["kind"] in ("reference", "background"),
        articles=document["kind"] == "reference" and document["candidate_id"] is None,
    )


def text_digest(db: sqlite3.Connection, arxiv_id: str) -> str:
    """Changes whenever the terms have to be found anew: another choice, another text, another grouping."""
    documents = db.execute(
        f"""select url, content_hash, group_url, passage_start_seconds, passage_end_seconds from documents
            where arxiv_id = ? and {READ} order by url""",
        [arxiv_id],
    )
    paper = db.execute("select title, abstract from papers where arxiv_id = ?", [arxiv_id])
    return hashlib.sha256(repr([tuple(row) for row in (*documents, *paper)]).encode()).hexdigest()


def named_from(db: sqlite3.Connection, arxiv_id: str) -> str | None:
    """The digest of the texts that the stored terms were found in."""
    row = db.execute("select named_from from papers where arxiv_id = ?", [arxiv_id]).fetchone()
    return row["named_from"] if row else None


def save_terms(db: sqlite3.Connection, arxiv_id: str, terms: Sequence[Term]) -> None:
    """Replaces the paper's terms, with variants, counts, occurrences and definitions."""
    with transaction(db):
        before = [row["key"] for row in db.execute("select key from terms where arxiv_id = ?", [arxiv_id])]
        db.execute("delete from terms where arxiv_id = ?", [arxiv_id])
        first = db.execute("select coalesce(max(id), 0) + 1 from terms").fetchone()[0]
        numbered = list(enumerate(terms, first))
        _insert_terms(db, arxiv_id, numbered)
        _insert_places(db, numbered)
        add_up(db, arxiv_id)
        recount(db, [*before, *(term.key for term in terms)])
        digest = text_digest(db, arxiv_id)
        db.execute("update papers set named_from = ? where arxiv_id = ?", [digest, arxiv_id])


def _insert_terms(db: sqlite3.Connection, arxiv_id: str, numbered: Iterable[tuple[int, Term]]) -> None:
    sections = _sections(db, arxiv_id)
    db.executemany(
        """insert into terms (id, arxiv_id, key, term, expansion, termhood, parts, paper_occurrences, paper_section)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            (number, arxiv_id, term.key, term.term, term.expansion, term.score,
             json.dumps(dict(term.parts), ensure_ascii=False), term.paper_occurrences, _section(term, sections))
            for number, term in numbered
        ],
    )  # fmt: skip


def _insert_places(db: sqlite3.Connection, numbered: Iterable[tuple[int, Term]]) -> None:
    """Forms, counts, places and quotes. Text 0 is the abstract, which is no document."""
    rows: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    for number, term in numbered:
        uses = [use for use in term.uses if use.text_id]
        quotes = enumerate(quote for quote in term.definitions if quote.text_id)
        rows["term_variants"] += [(number, v.form, v.occurrences, v.how, v.evidence) for v in term.variants]
        rows["term_counts"] += _counts(number, uses)
        rows["occurrences"] += [(number, use.passage_id, use.occurrences) for use in uses]
        rows["definitions"] += [
            (
                number,
                seq,
                q.text_id,
                q.passage_id,
                q.quote,
                q.pattern,
                q.confidence,
                q.start_character,
                q.first_passage_id or q.passage_id,
            )
            for seq, q in quotes
        ]
    for table, values in rows.items():
        if values:
            marks = ", ".join("?" * len(values[0]))
            db.executemany(f"insert or replace into {table} values ({marks})", values)


def _sections(db: sqlite3.Connection, arxiv_id: str) -> dict[int, str]:
    """The heading of every segment of the paper's own text that has one."""
    query = """select s.id, s.heading from segments s join documents d on d.id = s.document_id
        where d.arxiv_id = ? and d.kind = 'paper' and s.heading is not null"""
    return dict(db.execute(query, [arxiv_id]).fetchall())


def _counts(term_id: int, uses: Iterable[Use]) -> list[tuple[int, int, int, int]]:
    """Per text: how often, and where first. Segments of a text are numbered in the order of reading."""
    by_text: dict[int, list[Use]] = defaultdict(list)
    for use in uses:
        by_text[use.text_id].append(use)
    return [
        (term_id, text, sum(use.occurrences for use in group), min(use.passage_id for use in group))
        for text, group in by_text.items()
    ]


def _section(term: Term, sections: Mapping[int, str]) -> str | None:
    """The heading under which the paper uses the term most; the first of them on a tie."""
    counted: Counter[str] = Counter()
    for use in sorted(term.uses, key=lambda use: use.passage_id):
        if use.passage_id in sections:
            counted[sections[use.passage_id]] += use.occurrences
    return counted.most_common(1)[0][0] if counted else None
