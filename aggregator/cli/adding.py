"""How `add` and `remove` work: a text of one's own becomes a reading, a mark keeps it, and the choice is made again."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from aggregator.cli.naming import stored
from aggregator.cli.opening import Way, open_world
from aggregator.cli.output import Output
from aggregator.cli.progress import Silence
from aggregator.cli.summary import show_summary
from aggregator.errors import Exit, Stopped
from aggregator.selection import canonical
from aggregator.stages.choosing import choose_sources
from aggregator.stages.naming import name_terms
from aggregator.stages.reading import read_one
from aggregator.stages.world import Wish, World
from aggregator.store import decisions, read, write
from sources.contract import ask
from sources.outcomes import Outcome, found
from sources.values import Candidate, Document, Kind

BY_HAND = "you"
"""The source of what a person added."""


def add_source(paper: str, what: str, output: Output, asked: Mapping[str, str | None]) -> int:
    """Reads what is added, stores it with its mark, chooses again. Raises Stopped when it cannot be read."""
    with open_world(Way(asked["db"], replay=asked["replay"]), output) as world:
        arxiv_id = stored(paper, world.db)
        wish = Wish(arxiv_id, read.last_options(world.db, arxiv_id))
        candidate, outcome = (
            _file(what, asked) if _is_file(what) else _address(what, asked["title"], wish, world)
        )
        if outcome.value is None:
            raise Stopped(f"{what} was not added: {outcome.sentence}", outcome.advice, Exit.FAILED)
        write.save_candidates(world.db, arxiv_id, BY_HAND, found([candidate], "added by you"))
        write.save_reading(world.db, arxiv_id, BY_HAND, candidate, outcome)
        decisions.save_mark(world.db, arxiv_id, [candidate.url], "added")
        choose_without_asking(arxiv_id, world.db, output)
    return Exit.DONE


def choose_without_asking(arxiv_id: str, db: sqlite3.Connection, output: Output) -> None:
    """The choice and the terms again, from what is stored, with the options of the last gather."""
    paper = read.paper(db, arxiv_id)
    assert paper is not None
    world = World(None, None, db, Silence())  # type: ignore[arg-type]  # choosing and naming ask nobody
    choose_sources(paper, Wish(arxiv_id, read.last_options(db, arxiv_id)), world)
    name_terms(paper, world)
    show_summary(db, arxiv_id, output)


def _is_file(what: str) -> bool:
    return not re.match(r"[a-z]+://", what) and (
        Path(what).exists() or "/" not in what or bool(Path(what).suffix)
    )


def _file(what: str, asked: Mapping[str, str | None]) -> tuple[Candidate, Outcome[Document]]:
    """A transcript or text file; with --video it is the transcript of that video."""
    from sources.services.own_file import read_file

    video, path = asked["video"], Path(what)
    kind: Kind = "video" if video else "blog"
    url = canonical(video, "video") if video else path.resolve().as_uri()
    title = asked["title"] or path.stem
    candidate = Candidate(kind, url, title, BY_HAND)
    return candidate, ask(lambda: found(read_file(path, kind, url, title)), "file")


def _address(what: str, title: str | None, wish: Wish, world: World) -> tuple[Candidate, Outcome[Document]]:
    kind: Kind = "video" if canonical(what, "video") != canonical(what, "blog") or "youtu" in what else "blog"
    url = canonical(what, kind)
    candidate = Candidate(kind, url, title or url, BY_HAND)
    outcome = read_one(candidate, wish, world)
    if outcome.value:
        document = outcome.value
        candidate = Candidate(
            kind,
            url,
            title or document.title,
            BY_HAND,
            author=document.author,
            duration_seconds=document.duration_seconds,
        )
    return candidate, outcome
