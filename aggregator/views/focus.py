"""The focus of a paper: what its sources talk about, what all, one or none of them say, and what is new to the reader."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aggregator.store import focus as store
from aggregator.store.known import newness
from aggregator.views.terms import anchor_name

FOREMOST = 12
"""Terms told in sentences, and terms of each list beside: what is taken in at a glance."""

LISTED = 50
"""The terms that newness and sections are told of: as many as `terms` lists, for the tail is not characteristic."""

OF_ONE_SOURCE = 3
"""Terms of one document among those that only one says, so that no digression fills the list."""

CHARACTERISTIC = 0.3
"""Of the foremost term's termhood: what has less, and only in the paper, is a general word ('the latter', 'method')."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a term is explained, in the words of `quote`; or, with no quote, where the source that uses it most begins to."""

    title: str
    author: str | None
    kind: str
    link: str
    """To the second or the paragraph; '' when the source has no address on the web."""
    start_seconds: float | None
    heading: str | None
    quote: str
    automatic: bool
    """From captions that a machine made: words may be misheard."""

    @property
    def name(self) -> str:
        """The source's title; the paper's is known."""
        return "the paper itself" if self.kind == "paper" else self.title


@dataclass(frozen=True, slots=True)
class FocusTerm:
    """A term with how many of the `voices` use it, how often, and where it is explained, else used."""

    term: str
    key: str
    term_id: int
    expansion: str | None
    sources: int
    """Independent voices that use it."""
    voices: int
    uses: int
    paper_uses: int
    paper_section: str | None
    """The heading under which the paper uses it most."""
    abstract_only: bool
    """Of the paper no more than title and abstract was read; what its text says is not known."""
    known: bool
    other_papers: int
    explained: Place | None
    """By a source; else by an encyclopaedia, or by the paper."""
    used: Place | None
    """None for a term of the paper alone."""

    @property
    def name(self) -> str:
        """With what it stands for."""
        return f"{self.term} ({self.expansion})" if self.expansion else self.term

    @property
    def counts(self) -> str:
        """'8 of 9 sources, 41 uses'."""
        return f"{self.sources} of {_counted(self.voices, 'source')}, {_counted(self.uses, 'use')}"

    @property
    def anchor(self) -> str:
        """What was read of the paper, as people call it."""
        return anchor_name(not self.abstract_only)

    @property
    def in_paper(self) -> str:
        """'the paper uses it 15 times, most in 3 Method'; of title and abstract, where nothing more was read."""
        uses, does = ("use", "do") if self.abstract_only else ("uses", "does")
        if not self.paper_uses:
            return f"{self.anchor} {does} not use it"
        times = {1: "once", 2: "twice"}.get(self.paper_uses, f"{self.paper_uses} times")
        where = ", in" if self.paper_uses == 1 else ", most in"
        return f"{self.anchor} {uses} it {times}" + (
            f"{where} {self.paper_section}" if self.paper_section else ""
        )


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the paper with the terms that it uses more than any other does, most characteristic first."""

    heading: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Newness:
    """Of the `terms` foremost ones: how many the reader knows, met in other papers, or sees for the first time."""

    terms: int
    known: int
    met: int
    new: int

    @property
    def sentence(self) -> str:
        """'12 of 31 terms are new to you; 10 you know, 9 you met in other papers'."""
        others = [f"{self.known} you know"] * bool(self.known)
        others += [f"{self.met} you met in other papers"] * bool(self.met)
        are = "is" if self.new == 1 else "are"
        said = f"{self.new} of {_counted(self.terms, 'term')} {are} new to you"
        return "; ".join([said, ", ".join(others)] if others else [said])


@dataclass(frozen=True, slots=True)
class Focus:
    """What a paper's sources talk about. Every list is the most characteristic first, a dozen at most."""

    arxiv_id: str
    voices: int
    """Independent sources."""
    terms: tuple[FocusTerm, ...]
    everyone: tuple[FocusTerm, ...]
    """Used by every voice; of five or more, one may lack it."""
    only_one: tuple[FocusTerm, ...]
    """An opinion, a digression, or a mistake: `used` says whose."""
    nobody: tuple[FocusTerm, ...]
    """In the paper, explained by no source and mentioned by few: the reader's own work."""
    sections: tuple[Section, ...]
    """In the order of the paper; empty where its full text was not to be had."""
    newness: Newness


def focus_of(db: sqlite3.Connection, arxiv_id: str) -> Focus:
    """The focus of a stored paper."""
    voices, listed = store.voices(db, arxiv_id), store.foremost(db, arxiv_id, LISTED)
    least = CHARACTERISTIC * listed[0]["termhood"] if listed else 0.0
    lists = (
        distinct(listed)[:FOREMOST],
        store.everyone_says(db, arxiv_id, FOREMOST),
        few_of_each(store.only_one_says(db, arxiv_id, 4 * FOREMOST)),
        distinct(store.nobody_explains(db, arxiv_id, least, 4 * FOREMOST))[:FOREMOST],
    )
    told = _terms(db, [row for rows in lists for row in rows], voices, not store.has_full_text(db, arxiv_id))
    terms, everyone, only_one, nobody = (tuple(told[row["term_id"]] for row in rows) for rows in lists)
    sections = tuple(_sections(store.headings(db, arxiv_id), listed))
    new = Newness(**newness(db, arxiv_id, LISTED))
    return Focus(arxiv_id, voices, terms, everyone, only_one, nobody, sections, new)


def distinct(rows: Sequence[Row]) -> list[Row]:
    """One term of each family of nested ones ('shift', 'covariate shift'), so that the focus does not tell one thing thrice.

    The first stands for its family; but a longer one that makes up most of its uses is what is meant, and takes its place."""
    taken: list[tuple[frozenset[str], Row]] = []
    for row in rows:
        words = frozenset(row["key"].split())  # of keys, for these have plural, hyphen and spelling folded
        kin = [n for n, (others, _) in enumerate(taken) if words <= others or others <= words]
        if not kin:
            taken.append((words, row))
        elif len(kin) == 1 and _is_what_is_meant(row, taken[kin[0]][1]):
            taken[kin[0]] = words, row
    return [row for _, row in taken]


def _is_what_is_meant(longer: Row, shorter: Row) -> bool:
    return len(longer["key"]) > len(shorter["key"]) and 2 * _uses(longer) >= _uses(shorter)


def _uses(row: Row) -> int:
    return int(row["occurrences"] + row["paper_occurrences"])


def few_of_each(rows: Iterable[Row]) -> list[Row]:
    """A dozen of what only one says, from several documents."""
    taken: Counter[str] = Counter()
    few = []
    for row in rows:
        taken[row["url"]] += 1
        if taken[row["url"]] <= OF_ONE_SOURCE:
            few.append(row)
    return few[:FOREMOST]


def _terms(
    db: sqlite3.Connection, rows: Iterable[Row], voices: int, abstract_only: bool
) -> dict[int, FocusTerm]:
    """By row id."""
    by_id = {row["term_id"]: row for row in rows}
    explained, used = store.explained_at(db, by_id), store.used_at(db, by_id)
    return {n: _term(row, voices, abstract_only, explained.get(n), used.get(n)) for n, row in by_id.items()}


def _term(row: Row, voices: int, abstract_only: bool, explained: Row | None, used: Row | None) -> FocusTerm:
    return FocusTerm(
        term=row["term"],
        key=row["key"],
        term_id=row["term_id"],
        expansion=row["expansion"],
        sources=row["document_frequency"],
        voices=voices,
        uses=row["occurrences"],
        paper_uses=row["paper_occurrences"],
        paper_section=row["paper_section"],
        abstract_only=abstract_only,
        known=bool(row["known"]),
        other_papers=row["other_papers"],
        explained=_place(explained) if explained else None,
        used=_place(used) if used else None,
    )


def _place(row: Row) -> Place:
    kept = ("title", "author", "kind", "link", "start_seconds", "heading")
    automatic = row["caption_kind"] == "automatic"
    return Place(**{name: row[name] for name in kept}, quote=row.get("quote", ""), automatic=automatic)


def _sections(headings: Iterable[str], listed: Iterable[Row]) -> Iterable[Section]:
    listed = list(listed)
    for heading in headings:
        terms = tuple(row["term"] for row in listed if row["paper_section"] == heading)
        if terms:
            yield Section(heading, terms)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
