"""The SQLite file behind the door."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sources.door import Door
from sources.door.shelf import Shelf

BROKEN = [
    b"<html>not a database</html>" * 100,
    b"SQLite format 3\x00" + bytes(range(256)) * 40,
    b"\x00" * 5000,
]


@pytest.mark.parametrize("content", BROKEN, ids=["html", "damaged", "zeros"])
def test_a_broken_cache_is_set_aside(
    site: Any, open_to: Callable[..., Door], page: Any, tmp_path: Path, content: bytes
) -> None:
    """Never a traceback: the file is kept under another name, and a new one begun."""
    cache = tmp_path / "cache" / "answers.sqlite"
    cache.parent.mkdir()
    cache.write_bytes(content)
    address = site.put("/", page("fine"))
    assert open_to(site).get(address).text == "fine"
    assert open_to(site).get(address).from_archive
    assert cache.with_name("answers.sqlite.broken").read_bytes() == content


def test_a_cache_of_another_schema_is_set_aside(tmp_path: Path) -> None:
    """A newer program's cache is not read with an older one's eyes."""
    path = tmp_path / "answers.sqlite"
    shelf = Shelf(path)
    shelf.write("PRAGMA user_version = 999", ())
    shelf.close()
    shelf = Shelf(path)
    assert shelf.rows("PRAGMA user_version") == [(1,)]
    shelf.close()
    assert path.with_name("answers.sqlite.broken").exists()


def test_a_cache_that_breaks_in_the_middle_of_a_run_is_set_aside(
    site: Any, open_to: Callable[..., Door], page: Any, tmp_path: Path
) -> None:
    """The run goes on, with a new file."""
    door = open_to(site)
    for number in range(30):
        door.get(site.put(f"/{number}", page("x" * 500)))
    door._shelf.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    cache = tmp_path / "cache" / "answers.sqlite"
    cache.write_bytes(cache.read_bytes()[:4096] + bytes(8192))
    door._shelf.rows("PRAGMA shrink_memory")
    for number in range(30):
        assert door.get(site.url(f"/{number}")).text == "x" * 500
    assert cache.with_name("answers.sqlite.broken").exists()


def test_a_folder_that_cannot_be_made_means_a_shelf_in_memory(
    site: Any, open_to: Callable[..., Door], page: Any, tmp_path: Path
) -> None:
    """A gather without a cache is slower, not impossible."""
    (tmp_path / "file").write_text("in the way")
    door = open_to(site, cache_path=tmp_path / "file" / "answers.sqlite")
    address = site.put("/", page("fine"))
    assert door.get(address).text == "fine"
    assert door.get(address).from_archive


OPEN = "import sys; from pathlib import Path; from sources.door.shelf import Shelf; Shelf(Path(sys.argv[1])).rows('SELECT 1')"


def test_many_processes_may_make_the_same_cache_at_once(tmp_path: Path) -> None:
    """None of them finds it locked or broken."""
    command = [sys.executable, "-W", "ignore", "-c", OPEN, str(tmp_path / "answers.sqlite")]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(6)]
    assert [process.communicate(timeout=30)[1] for process in running] == [b""] * 6
    assert [path.name for path in tmp_path.iterdir() if "broken" in path.name] == []
