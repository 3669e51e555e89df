"""`term`: why a term is listed, its forms, who uses it and who defines it; over papers, where it occurs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from aggregator.cli.output import Output, database_option, output_options
from aggregator.cli.settings import database_path
from aggregator.errors import Exit, Stopped

if TYPE_CHECKING:
    from aggregator.views.listed import Listed


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="TERM")
@click.option("--paper", metavar="PAPER", help="In this paper, when several have the term.")
@database_option
@output_options
def term(words: tuple[str, ...], paper: str | None, db: str | None, output: Output) -> None:
    """Explain why TERM (in any of its forms) is listed: score, forms, sources, quotes. In several papers: list these."""
    from aggregator.cli.naming import stored
    from aggregator.store.connection import open_existing
    from aggregator.store.known import papers_with

    connection = open_existing(database_path(db))
    wanted = stored(paper, connection) if paper else None
    key, name = _meant(" ".join(words), connection)
    rows = [row for row in papers_with(connection, key) if wanted in (None, row["arxiv_id"])]
    if not rows:
        raise Stopped(
            f"{wanted} has no term {name!r}", f"its terms: gather-context terms {wanted}", Exit.USAGE
        )
    if len(rows) == 1:
        _explain(rows[0], connection, output)
    else:
        _papers(name, rows, output)


def _meant(text: str, db: sqlite3.Connection) -> tuple[str, str]:
    """(key, term), or an error that names terms like it."""
    from aggregator.store.known import look_up, near_terms

    found = look_up(db, text)
    if found is None:
        near = near_terms(db, text)
        hint = (
            f"did you mean {' or '.join(near)}?"
            if near
            else f"look for the words: gather-context search {text!r}"
        )
        raise Stopped(f"no gathered paper has the term {text!r}", hint, Exit.USAGE)
    return found


def _papers(name: str, rows: Sequence[Mapping[str, Any]], output: Output) -> None:
    columns = {
        "arxiv_id": "arXiv id",
        "title": "title",
        "occurrences": "uses",
        "document_frequency": "sources",
        "paper_occurrences": "in paper",
    }
    output.listing("papers", rows, columns, "")
    output.talk(f"Why it is listed in one of them: gather-context term {name!r} --paper ID")


def _explain(row: Mapping[str, Any], db: sqlite3.Connection, output: Output) -> None:
    from dataclasses import asdict

    from aggregator.views.listed import listed_of
    from aggregator.views.terms import anchor_of

    found = listed_of(db, row["arxiv_id"], row["key"])
    assert found
    if output.as_json:
        output.envelope(paper={"arxiv_id": row["arxiv_id"], "title": row["title"]}, **asdict(found))
    else:
        output.show(*_drawn(found, row["title"], anchor_of(db, row["arxiv_id"])))


def _drawn(found: Listed, title: str, anchor: str) -> Iterator[Any]:
    from aggregator.cli.drawing import bar, columns, heading, line, text

    row = found.term
    stands_for = f"  {row['expansion']}" if row["expansion"] else ""
    yield heading(row["term"]) + text(f"{stands_for}{'  (you know it)' if row['known'] else ''}")
    counts = f"{row['occurrences']} uses in {row['document_frequency']} of {row['voices']} sources"
    in_paper = f"{row['paper_occurrences']} in {anchor}"
    section = f", most in {row['paper_section']}" if row["paper_section"] else ""
    yield line(text(f"{counts}, {in_paper}{section}; {title}", "dim"), indent=2)
    yield from ("", heading(f"Why it is listed: termhood {row['termhood']:.2f}"))
    most = max((abs(reason.value) for reason in found.reasons), default=1.0)
    yield columns((text(f"{r.value:+.2f}"), bar(abs(r.value), most), r.part, r.says) for r in found.reasons)
    for head, rows in (
        ("Forms", _forms(found)),
        ("Who uses it", _places(found)),
        ("Who defines it", _quotes(found)),
    ):
        if rows:
            yield from ("", heading(head), columns(rows))


def _forms(found: Listed) -> list[tuple[Any, ...]]:
    from aggregator.cli.drawing import text

    return [
        (
            f["variant"],
            f"{f['occurrences']:4}",
            text(f"{f['how']}{': ' if f['evidence'] else ''}{f['evidence']}", "dim"),
        )
        for f in found.forms
    ]


def _places(found: Listed) -> list[tuple[Any, ...]]:
    """How often and at which rate a source uses it, and where it explains it first, else says it first."""
    from aggregator.cli.drawing import bar, place, text

    most = max((p["per_1000_words"] for p in found.places), default=1.0)
    rows = []
    for p in found.places:
        link, seconds = p["first_explained"], p["first_explained_seconds"]
        explains = text("explains it" if link else "", "green")
        if not link:
            link, seconds = p["first_use"] or p["url"], p["start_seconds"]
        rate = bar(p["per_1000_words"], most)
        rows.append((f"{p['occurrences']:4}", rate, explains, place(p["title"], link, seconds)))
    return rows


def _quotes(found: Listed) -> list[tuple[Any, ...]]:
    from aggregator.cli.drawing import place, text

    return [
        (text(f"{q['confidence']:.2f}", "dim"),
         text(f"“{q['quote']}”\n") + place(q["title"], q["link"], q["start_seconds"], q["heading"], _doubt(q)))
        for q in found.quotes
    ]  # fmt: skip


def _doubt(quote: Mapping[str, Any]) -> str:
    return "automatic captions" if quote["caption_kind"] == "automatic" else ""
