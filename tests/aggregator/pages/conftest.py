"""A library with one paper, told by three voices, and a browser's questions to its pages without a network."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from aggregator.nomenclature.values import Definition, Term, Use, Variant
from aggregator.pages.app import make_app
from aggregator.selection.values import Decision, Options, Part, Selection
from aggregator.store import decisions, read, terms, write
from aggregator.store.connection import open_store
from sources.outcomes import found
from sources.values import Candidate, Document, Paper, Segment

PORT = 8765
ID = "2401.00001"


def told(kind: str, url: str, title: str, texts: tuple[str, ...], minutes: int) -> tuple[Candidate, Document]:
    """A candidate and what reading it gave: of a video a text every 30 seconds, of a page a paragraph with an anchor."""
    video = kind == "video"
    segments = tuple(
        Segment(
            text,
            start_seconds=30.0 * n if video else None,
            duration_seconds=30.0 if video else None,
            anchor=None if video else f"p{n}",
        )
        for n, text in enumerate(texts)
    )
    length = 60 * minutes if video else None
    candidate = Candidate(kind, url, title, "hand", "widgets", author="Ada", duration_seconds=length)  # type: ignore[arg-type]
    captions = "automatic" if video else None
    document = Document(
        candidate.kind, url, title, segments, "hand", "Ada", duration_seconds=length, caption_kind=captions
    )  # type: ignore[arg-type]
    return candidate, document


TEXTS = (
    told("blog", "https://blog.example.org/widgets", "On widgets", ("A widget is a small gear.", "The widget turns."), 0),
    told("video", "https://www.youtube.com/watch?v=aaaaaaaaaaa", "Widgets explained", ("Hello.", "Each widget is a gear.", "Bye."), 12),
    told("video", "https://www.youtube.com/watch?v=bbbbbbbbbbb", "Widgets at length", ("The wicket turns.", "Nothing here."), 45),
)  # fmt: skip


def fill(path: Path, paper: Paper | None = None, texts: Any = TEXTS, term: str = "widget") -> None:
    """Stores a paper with these texts, all chosen, and one term that each of them uses in its first or second passage."""
    paper = paper or Paper(
        ID, "Widgets Are Enough", ("Ada One", "Bo Two"), "We propose it.", "arxiv", version=2
    )
    db = open_store(path)
    write.save_paper(db, paper)
    write.start_gather(db, paper.arxiv_id)
    for candidate, document in texts:
        write.save_candidates(db, paper.arxiv_id, "hand", found([candidate]))
        write.save_reading(db, paper.arxiv_id, "hand", candidate, found(document))
    parts = (Part("title", 1.0, "in the title"),)
    chosen = tuple(Decision(c.url, c.kind, True, 0.9, "Taken: about it.", parts) for c, _ in texts)
    decisions.save_selection(db, paper.arxiv_id, Selection(chosen), read.pool(db, paper.arxiv_id))
    terms.save_terms(db, paper.arxiv_id, [_term(db, term)])
    write.finish_gather(db, paper.arxiv_id, Options(), ["1 blog instead of 2."])
    db.close()


def _term(db: Any, term: str) -> Term:
    segments = db.execute("select id, document_id, text from segments order by id").fetchall()
    used = [row for row in segments if re.search(f"{re.escape(term)}|wicket", row["text"])]
    return Term(
        term,
        term.lower(),
        score=9.0,
        occurrences=len(used),
        document_frequency=len({row["document_id"] for row in used}),
        variants=(Variant(term, 3, ""), Variant("wicket", 1, "heard as", "sounds alike")),
        uses=tuple(Use(row["document_id"], row["id"], 1) for row in used),
        paper_occurrences=2,
        definitions=(Definition(used[0]["document_id"], used[0]["id"], used[0]["text"], "is a", 0.9),),
    )


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    fill(path)
    return path


@pytest.fixture
def ask_of() -> Callable[[Path], Callable[..., httpx.Response]]:
    """Serves the pages over a database, and asks them as a browser on this machine would."""

    def served(path: Path) -> Callable[..., httpx.Response]:
        app = make_app(path, PORT)

        async def once(address: str, method: str, given: dict[str, Any]) -> httpx.Response:
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(transport=transport, base_url=f"http://127.0.0.1:{PORT}") as client:
                return await client.request(method, address, **given)

        return lambda address, method="GET", **given: asyncio.run(once(address, method, given))

    return served


@pytest.fixture
def ask(
    database: Path, ask_of: Callable[[Path], Callable[..., httpx.Response]]
) -> Callable[..., httpx.Response]:
    return ask_of(database)


@pytest.fixture
def sample() -> SimpleNamespace:
    """The values and helpers above, for the tests' files (which import nothing from each other)."""
    return SimpleNamespace(id=ID, port=PORT, fill=fill, told=told)
