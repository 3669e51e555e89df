"""How long the views and the search take in a large library. Not a test: `python tests/aggregator/store/benchmark.py`.

Builds a library of 1,000 papers with 1,000,000 term counts and 100,000 segments of Zipf-distributed words, and prints
the median and the worst of repeated questions in milliseconds.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from aggregator.store import counting, known, read
from aggregator.store.connection import open_existing, open_store, transaction
from aggregator.store.search import search
from aggregator.views.focus import focus_of
from aggregator.views.heat import heat_of
from aggregator.views.listed import listed_of

DOCUMENTS, SEGMENTS, WORDS, VOCABULARY = 10, 10, 60, 30_000
TERMS, DOCUMENTS_A_TERM = 300, 3.33


def build(path: Path, papers: int) -> None:
    """The library; one transaction a paper."""
    dice = random.Random(7)
    words = [f"w{n}" for n in range(VOCABULARY)]
    weights = [1 / (n + 1) for n in range(VOCABULARY)]
    stream = _words(dice, words, weights)
    db = open_store(path)
    db.execute("pragma synchronous = off")
    for paper in range(papers):
        with transaction(db):
            _paper(db, paper, stream, dice)
    with transaction(db):
        counting.recount(db, [row["key"] for row in db.execute("select distinct key from terms")])
    db.close()


def _words(dice: random.Random, words: list[str], weights: list[float]) -> Iterator[str]:
    while True:
        yield from dice.choices(words, weights, k=100_000)


def _paper(db: sqlite3.Connection, paper: int, stream: Iterator[str], dice: random.Random) -> None:
    identity = f"{2000 + paper // 100}.{paper:05}"
    db.execute(
        "insert into papers (arxiv_id, title, authors, abstract, source, fetched_at) values (?, ?, '', '', 's', '')",
        [identity, f"Paper {paper}"],
    )
    documents = [paper * DOCUMENTS + n + 1 for n in range(DOCUMENTS)]
    db.executemany(
        """insert into documents (id, arxiv_id, kind, url, title, word_count, content_hash, source, group_url)
        values (?, ?, ?, ?, ?, 600, '', 's', ?)""",
        [
            (d, identity, "blog" if d % 3 else "video", f"https://e.org/{d}", f"Document {d}", f"g{d}")
            for d in documents
        ],
    )
    db.executemany(
        "insert into segments (document_id, seq, start_seconds, text, link) values (?, ?, ?, ?, '')",
        [
            (d, n, n * 30.0, " ".join(next(stream) for _ in range(WORDS)))
            for d in documents
            for n in range(SEGMENTS)
        ],
    )
    _terms(db, paper, identity, documents, dice)


def _terms(
    db: sqlite3.Connection, paper: int, identity: str, documents: list[int], dice: random.Random
) -> None:
    keys = dice.sample(range(1000), TERMS // 3) + [
        1000 + paper * TERMS + n for n in range(TERMS - TERMS // 3)
    ]
    first = paper * TERMS + 1
    db.executemany(
        """insert into terms (id, arxiv_id, key, term, termhood, parts, paper_occurrences)
        values (?, ?, ?, ?, ?, '{}', 1)""",
        [(first + n, identity, f"k{key}", f"term {key}", dice.random()) for n, key in enumerate(keys)],
    )
    counts = [
        (first + n, d, 3, (d - 1) * SEGMENTS + 1)
        for n in range(TERMS)
        for d in dice.sample(documents, 4 if n % 3 == 0 else 3)
    ]
    db.executemany("insert into term_counts values (?, ?, ?, ?)", counts)
    db.executemany(
        "insert into definitions values (?1, 0, ?2, ?3, 'A term is a word.', 'is a', 0.9, 0, ?3)",
        [(first + n, documents[0], (documents[0] - 1) * SEGMENTS + 1) for n in range(0, TERMS, 2)],
    )
    counting.add_up(db, identity)


def timed(name: str, question: Callable[[], object], times: int = 20) -> None:
    took = []
    for _ in range(times):
        began = time.perf_counter()
        question()
        took.append((time.perf_counter() - began) * 1000)
    print(f"{name:52} median {statistics.median(took):8.2f} ms   worst {max(took):8.2f} ms")


VIEWS_OF_A_PAPER = (
    "term_frequency", "recurring_terms", "everyone_says", "only_one_says", "nobody_explains", "term_sources", "quotes",
    "sources",
)  # fmt: skip


def measure(path: Path, papers: int) -> None:
    timed("open an up-to-date database for reading", lambda: open_existing(path).close())
    db = open_existing(path)
    identity = f"{2000 + papers // 2 // 100}.{papers // 2:05}"
    for view in VIEWS_OF_A_PAPER:
        timed(
            f"{view} of one paper",
            partial(read.rows, db, f"select * from {view} where arxiv_id = ?", identity),
        )
    timed("focus of one paper", lambda: focus_of(db, identity))
    timed("the terms table of one paper (50 terms)", lambda: heat_of(db, identity, 50))
    timed("one term, with all about it", lambda: listed_of(db, identity, "k1"))
    timed("terms_across_papers, the first 100", lambda: known.terms_across_papers(db, 100))
    timed("newness of one paper", lambda: known.newness(db, identity, 50))
    timed("papers_with one common term", lambda: known.papers_with(db, "k5"))
    timed("papers", lambda: read.papers(db))
    for name, query in {"commonest word": "w0", "rare word": "w20000", "middling word": "w200", "two words": "w20 w300",
                        "phrase": '"w1 w2"', "prefix": "w12*"}.items():  # fmt: skip
        timed(f"search: {name}", partial(search, db, query))
        timed(f"search in one paper: {name}", partial(search, db, query, arxiv_id=identity))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--papers", type=int, default=1000)
    options.add_argument("--keep", type=Path, help="build here, or measure what is here already")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.keep or Path(folder) / "library.db"
        if not path.exists():
            began = time.perf_counter()
            build(path, asked.papers)
            print(f"built in {time.perf_counter() - began:.0f} s, {path.stat().st_size / 1e6:.0f} MB")
        measure(path, asked.papers)


if __name__ == "__main__":
    main()
