"""A glossary is made from what is stored: recurring terms, quotes of different sources first, every source."""

from __future__ import annotations

from pathlib import Path

from aggregator.exports import FORMATS, glossary_of
from aggregator.nomenclature.values import Definition, Term, Use, Variant
from aggregator.selection.values import Decision, Selection
from aggregator.store import decisions, known, read, terms, write
from aggregator.store.connection import open_store
from sources.outcomes import found
from sources.values import Candidate, Document, Paper, Segment

TALK = Candidate("video", "https://www.youtube.com/watch?v=aaaaaaaaaaa", "A talk", "youtube", author="Cho")
POST = Candidate("blog", "https://blog.example.org/w", "A post", "hackernews")


def document(candidate: Candidate) -> Document:
    talk = candidate.kind == "video"
    segments = (
        Segment("A widget is a gear.", start_seconds=9.0 if talk else None, anchor=None if talk else "a"),
        Segment(
            "A widget turns, says Cho.", start_seconds=39.5 if talk else None, anchor=None if talk else "b"
        ),
    )
    caption_kind = "automatic" if talk else None
    return Document(
        candidate.kind,
        candidate.url,
        candidate.title,
        segments,
        "r",
        author=candidate.author,
        caption_kind=caption_kind,
    )  # type: ignore[arg-type]


def test_the_glossary_of_a_stored_paper(tmp_path: Path) -> None:
    """Counts, aliases without the term itself, the best quote of each source first with its moment, what is known."""
    db = open_store(tmp_path / "g.db")
    write.save_paper(db, Paper("2401.00001", "Widgets", ("Ada One",), "abstract", "arxiv"))
    for candidate in (TALK, POST):
        write.save_candidates(db, "2401.00001", candidate.source, found([candidate]))
        write.save_reading(db, "2401.00001", "r", candidate, found(document(candidate)))
    chosen = Selection(tuple(Decision(c.url, c.kind, True, 1.0, "r") for c in (TALK, POST)))
    decisions.save_selection(db, "2401.00001", chosen, read.pool(db, "2401.00001"))
    post, talk = (text for text in terms.source_texts(db, "2401.00001") if not text.anchor)
    uses = tuple(Use(text.id, passage.id, 1) for text in (talk, post) for passage in text.passages)
    said = [(talk, 0, 0.9), (talk, 1, 0.8), (post, 1, 0.7)]
    quotes = tuple(
        Definition(t.id, t.passages[n].id, t.passages[n].text, "is a", sure, 0, t.passages[0].id)
        for t, n, sure in said
    )
    variants = (
        Variant("Widget", 3, "case"),
        Variant("widgets", 2, "plural"),
        Variant("Widgets", 1, "plural"),
    )
    widget = Term("widget", "widget", 2.0, 4, 2, variants=variants, uses=uses, definitions=quotes)
    terms.save_terms(db, "2401.00001", [widget, Term("once", "once", 3.0, 1, 1, uses=uses[:1])])
    known.mark_known(db, {"widget": "widget"})
    entry, single = glossary_of(db, "2401.00001", 10).entries
    assert (single.term, single.sources) == ("once", 1), "where few recur, others are listed after them"
    assert (entry.term, entry.occurrences, entry.sources, entry.blogs, entry.videos, entry.known) == (
        "widget",
        4,
        2,
        1,
        1,
        True,
    )
    assert [alias.form for alias in entry.aliases] == ["widgets"]
    assert entry.anchor == "title and abstract", "no more of the paper was read"
    assert [(q.source, q.start_seconds, q.automatic, q.link) for q in entry.quotes] == [
        ("A talk", 9.0, True, f"{TALK.url}&t=9s"),
        ("A post", None, False, f"{POST.url}#b"),
    ], "the talk's second quote says the same as the post"
    assert [(e.source, e.start_seconds, e.link) for e in entry.first_explained] == [
        ("A talk", 9.0, f"{TALK.url}&t=9s"),
        ("A post", None, f"{POST.url}#a"),
    ]
    assert [source.title for source in glossary_of(db, "2401.00001", 10).sources] == ["A post", "A talk"]
    assert all(export(glossary_of(db, "2401.00001", 0)) for export in FORMATS.values()), (
        "no terms is no error"
    )
    db.close()
