"""The report: the page of a paper as one file that asks nobody and runs nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from aggregator.cli.report import report
from aggregator.pages.report import report_of
from aggregator.store import known, reader
from aggregator.store.connection import open_existing, open_store

Ask = Callable[..., httpx.Response]


@pytest.fixture
def html(database: Path, sample: SimpleNamespace) -> str:
    return report_of(open_existing(database), sample.id)


def test_it_refers_to_nothing_outside(html: str) -> None:
    """No script, no form, no file beside it; what has an address is a link to follow, or a place in the file."""
    page = BeautifulSoup(html, "lxml")
    assert not page.select("script, form, link, img, iframe, object, embed, base, [src], [style], [action]")
    assert all(re.match("https?://|#", str(link["href"])) for link in page.select("[href]"))
    assert all(page.find(id=str(link["href"])[1:]) for link in page.select("[href^='#']"))
    assert all(link["rel"] == ["noreferrer", "noopener"] for link in page.select("[href^=http]"))
    assert page.style and "url(" not in page.style.text and "@import" not in page.style.text


def test_its_policy_allows_its_own_style_alone(html: str) -> None:
    """By the hash of what stands in the file."""
    page = BeautifulSoup(html, "lxml")
    policy = page.select_one("meta[http-equiv='Content-Security-Policy']")
    assert page.style and policy
    digest = base64.b64encode(hashlib.sha256(page.style.text.encode()).digest()).decode()
    assert (
        policy["content"]
        == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_it_shows_what_the_page_shows(html: str, ask: Ask, sample: SimpleNamespace) -> None:
    """The same headings, the same cells, from the same templates."""
    file, page = BeautifulSoup(html, "lxml"), BeautifulSoup(ask(f"/paper/{sample.id}").text, "lxml")
    for parts in ("h1", "h2", "table.heat td", "blockquote p"):
        assert [part.text for part in file.select(parts)] == [part.text for part in page.select(parts)] != []


def test_what_the_reader_marked_is_left_out(database: Path, sample: SimpleNamespace) -> None:
    """The file may be passed on: no note, nothing read, and what one knows is in the glossary as for anybody."""
    db = open_store(database)
    known.mark_known(db, {"widget": "widget"})
    reader.save_note(db, "source", "https://blog.example.org/widgets", "Mine alone.")
    html = report_of(db, sample.id)
    assert "Mine alone." not in html and 'id="term-1"' in html


def test_the_command_writes_the_file(
    database: Path, sample: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where one says, in this folder under the paper's id, or to stdout."""
    monkeypatch.chdir(tmp_path)
    for given, file in ((["-o", "a.html"], "a.html"), ([], f"{sample.id}.html")):
        assert CliRunner().invoke(report, [sample.id, "--db", str(database), *given]).output.strip() == file
        assert Path(file).read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (
        CliRunner()
        .invoke(report, [sample.id, "--db", str(database), "-o", "-"])
        .output.startswith("<!doctype")
    )
