"""How long a paper's page takes to be seen, and how large its report is:

python -m tests.browser.benchmark [--db FILE --paper ID]; without a library, on the demo's with twelve sources.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import statistics
import tempfile
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.serving import PAPER, make_library, run, served
from tests.browser.watching import opened_browser

SOURCES, TIMES = 12, 15

PAINT = """() => new Promise(done => new PerformanceObserver(list => {
  const painted = list.getEntries().find(entry => entry.name === 'first-contentful-paint');
  if (painted) done(painted.startTime)
}).observe({type: 'paint', buffered: true}))"""
"""Milliseconds from asking to the first text that is seen."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--db", type=Path)
    options.add_argument("--paper", default=PAPER)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        database = home / "library.db"
        shutil.copy(asked.db or make_library(home), database)
        if not asked.db:
            grow(database, asked.paper)
        measure(database, home, asked.paper)


def grow(database: Path, arxiv_id: str) -> None:
    """Copies sources, with their texts and terms, until there are SOURCES."""
    with closing(sqlite3.connect(database)) as db, db:
        query = (
            "select id from documents where arxiv_id = ? and chosen and kind in ('blog', 'video') order by id"
        )
        chosen = [number for (number,) in db.execute(query, [arxiv_id])]
        for number in chosen[: max(0, SOURCES - len(chosen))]:
            _copy(db, number)


def _copy(db: sqlite3.Connection, was: int) -> None:
    now = _insert(db, "documents", {"id": None, "url": "url || '&copy'", "candidate_id": None}, was)
    first = _insert(db, "segments", {"id": None, "document_id": now}, was)
    shift = first - db.execute("select max(id) from segments where document_id = ?", [was]).fetchone()[0]
    _insert(db, "term_counts", {"document_id": now, "first_segment_id": f"first_segment_id + {shift}"}, was)
    db.execute(
        """insert into occurrences select term_id, segment_id + ?, occurrences from occurrences
        where segment_id in (select id from segments where document_id = ?)""",
        [shift, was],
    )


def _insert(db: sqlite3.Connection, table: str, changed: dict[str, object], document: int) -> int:
    """Copies a document's rows of a table, some columns changed (SQL expressions), -> the last new id."""
    names = [name for (name,) in db.execute(f"select name from pragma_table_info('{table}')")]
    values = ", ".join(str(changed[name] or "null") if name in changed else name for name in names)
    key = "id" if table == "documents" else "document_id"
    order = "order by id" if "id" in names else ""
    done = db.execute(
        f"insert into {table} ({', '.join(names)}) select {values} from {table} where {key} = ? {order}",
        [document],
    )
    return done.lastrowid or 0


def measure(database: Path, home: Path, arxiv_id: str) -> None:
    report = home / "report.html"
    run(home, "report", arxiv_id, "-o", str(report), database=database)
    print(f"report: {report.stat().st_size / 1e6:.2f} MB")
    with served(database, home) as site, opened_browser() as browser:
        page = browser.new_page()
        for path in (f"/paper/{arxiv_id}", "/", "/search?q=the"):
            took = [first_paint(page, site.url + path) for _ in range(TIMES)]
            print(
                f"first paint of {path:18} best {min(took):6.1f} ms   median {statistics.median(took):6.1f} ms   worst {max(took):6.1f} ms"
            )


def first_paint(page: Page, url: str) -> float:
    """In a browser that is open, as it is when somebody comes to the page. Nothing of ours is cached (no-store)."""
    page.goto(url)
    return float(page.evaluate(PAINT))


if __name__ == "__main__":
    main()
