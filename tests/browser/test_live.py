"""A gather that runs in another terminal, seen from the page of its paper."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.addresses import POOR
from tests.browser.serving import served
from tests.browser.watching import LOOKS, NOTHING, watched

BEGUN = "insert into gathers (arxiv_id, started_at, opened_videos) values (?, strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), 3)"
FURTHER = "update gathers set opened_videos = 4 where finished_at is null"
ENDED = (
    "update gathers set finished_at = strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now') where finished_at is null"
)


def write(database: Path, statement: str, *values: str) -> None:
    with closing(sqlite3.connect(database)) as db, db:
        db.execute(statement, values)


def test_the_page_follows_a_gather(library: Path, home: Path, tmp_path: Path, browser: Browser) -> None:
    """It says how many are opened, counts on by itself, and shows the whole when the gather has ended."""
    own = Path(shutil.copy(library, tmp_path / "own.db"))
    write(own, BEGUN, POOR)
    with served(own, home) as site, watched(browser, site.url, **LOOKS["light"]) as watch:
        watch.page.goto(f"/paper/{POOR}")
        live = watch.page.get_by_role("status")
        expect(live).to_contain_text("3 videos opened")
        write(own, FURTHER)
        expect(live).to_contain_text("4 videos opened")
        write(own, ENDED)
        expect(live).to_have_count(0)
        assert watch.seen() == NOTHING
