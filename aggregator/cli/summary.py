"""What was gathered, for a person who wants to start reading: sources and why, what is missing and why, terms, what next."""

from __future__ import annotations

import sqlite3
from typing import Any

from aggregator.cli.output import Output
from aggregator.selection.wording import clock, count
from aggregator.store import read
from aggregator.views.missing import missing
from aggregator.views.path import Step, paths_of
from aggregator.views.terms import Terms, terms_of
from sources.values import Paper

TOP_TERMS = 15

QUOTA = ("blog", "video")
"""Kinds that are counted; reference and background stand after them."""


def show_summary(db: sqlite3.Connection, arxiv_id: str, output: Output, new_since: str | None = None) -> None:
    """The summary as text, or as the JSON envelope."""
    paper = read.paper(db, arxiv_id)
    assert paper is not None
    sources = sorted(read.sources(db, arxiv_id), key=lambda row: row["kind"] not in QUOTA)
    terms, warnings = terms_of(db, arxiv_id), missing(db, arxiv_id)
    new = [row for row in read.candidates(db, arxiv_id) if new_since and row["found_at"] >= new_since]
    if output.as_json:
        about = {
            "arxiv_id": arxiv_id,
            "title": paper.title,
            "authors": paper.authors,
            "published": paper.published,
            "code": paper.code_url,
        }
        output.envelope(
            paper=about,
            sources=sources,
            terms=terms.rows,
            complete=not read.shortfalls(db, arxiv_id),
            warnings=warnings,
            new=new,
        )
        return
    output.data(
        "\n".join(
            [
                *_card(paper),
                "",
                *_sources(sources),
                *_missing(warnings),
                *_new(new, new_since),
                *_path(db, arxiv_id),
                *_terms(terms),
                *_next(arxiv_id),
            ]
        )
    )


def _card(paper: Paper) -> list[str]:
    authors = ", ".join(paper.authors[:4]) + (" and others" if len(paper.authors) > 4 else "")
    facts = [
        f"arXiv:{paper.arxiv_id}" + (f"v{paper.version}" if paper.version else ""),
        (paper.published or "")[:10],
        paper.code_url or "",
    ]
    return [paper.title, f"  {authors}", "  " + " · ".join(fact for fact in facts if fact)]


def _sources(sources: list[dict[str, Any]]) -> list[str]:
    quota = [row for row in sources if row["kind"] in QUOTA]
    groups, minutes = len({row["group_url"] for row in quota}), sum(row["minutes"] for row in quota)
    blogs = sum(row["kind"] == "blog" for row in quota)
    head = f"{count(blogs, 'blog post')} and {count(len(quota) - blogs, 'video')}, {_hours(minutes)} in all, {count(groups, 'independent voice')}"
    return [
        head if quota else "No page and no video with text about this paper was taken.",
        "",
        *(line for row in sources for line in _source(row)),
        *([""] if sources else []),
    ]


def _source(row: dict[str, Any]) -> list[str]:
    captions = ", automatic captions" if row["caption_kind"] == "automatic" else ""
    who = f", {row['author']}" if row["author"] else ""
    return [
        f"  {row['kind']:10} {row['minutes']:3.0f} min  {row['title']}{who}{captions}",
        f"                      {row['url']}",
        f"                      {row['reason']}",
    ]


def _hours(minutes: float) -> str:
    return f"{minutes:.0f} min" if minutes < 90 else f"{int(minutes // 60)} h {int(minutes % 60):02} min"


def _missing(warnings: list[str]) -> list[str]:
    return (
        ["Missing, and why", *(f"  {line}" for warning in warnings for line in warning.splitlines()), ""]
        if warnings
        else []
    )


def _new(new: list[dict[str, Any]], since: str | None) -> list[str]:
    if since is None:
        return []
    return (
        [
            "New since the last time",
            *(f"  {row['number']:3} {row['kind']:6} {row['title']}" for row in new),
            "",
        ]
        if new
        else ["Nothing new was found.", ""]
    )


def _path(db: sqlite3.Connection, arxiv_id: str) -> list[str]:
    """An hour's reading, a line a step."""
    (path,) = paths_of(db, arxiv_id, {"an hour": 60})
    if not path.steps:
        return []
    head = f"With an hour, in this order ({path.minutes:.0f} min; reasons, other budgets: gather-context order {arxiv_id})"
    return [head, *(f"  {number:2}. {_step(step)}" for number, step in enumerate(path.steps, 1)), ""]


def _step(step: Step) -> str:
    piece = step.piece
    verb = "read" if piece.material.form == "page" else "watch"
    line = f"{verb:5} {max(1, piece.minutes):3.0f} min  {piece.material.title}"
    if piece.start_seconds is None or piece.end_seconds is None:
        return line
    return f"{line}, {clock(piece.start_seconds)} to {clock(piece.end_seconds)}: {piece.link}"


def _terms(terms: Terms) -> list[str]:
    shown = terms.rows[:TOP_TERMS]
    if not shown:
        return []
    width = max(len(_name(row)) for row in shown)
    return [terms.heading, *(f"  {_name(row):{width}}  {_uses(row)}" for row in shown), ""]


def _uses(row: dict[str, Any]) -> str:
    """'106 uses in 8 sources'; of what recurs in none, how often the paper itself uses it."""
    voices = row["document_frequency"]
    said = f"{row['occurrences']:4} use{'s' if row['occurrences'] > 1 else ''} in {count(voices, 'source')}"
    if voices > 1:
        return said
    in_paper = f"{row['paper_occurrences']:4} in the paper"
    return f"{in_paper},{said}" if voices else in_paper


def _name(row: dict[str, Any]) -> str:
    return f"{row['term']} ({row['expansion']})" if row["expansion"] else str(row["term"])


def _next(arxiv_id: str) -> list[str]:
    return [
        f"Next: gather-context order {arxiv_id} · terms {arxiv_id} · glossary {arxiv_id} · why {arxiv_id} N · add {arxiv_id} URL"
    ]
