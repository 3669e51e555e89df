"""Whatever is put into titles, names, texts, terms and addresses: nothing of it runs, loads or leads astray, on any surface."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser

from tests.browser.crawling import crawl
from tests.browser.hostile import active_nodes, corpus, make_hostile
from tests.browser.serving import PAPER, Served, run, served
from tests.browser.watching import NOTHING, watched


@pytest.fixture(scope="module")
def hostile(library: Path, home: Path) -> Path:
    return make_hostile(library, home / "hostile.db")


@pytest.fixture(scope="module")
def hostile_site(hostile: Path, home: Path) -> Iterator[Served]:
    with served(hostile, home) as running:
        yield running


def test_the_corpus_is_dangerous(tmp_path: Path, browser: Browser) -> None:
    """Unescaped, the texts run, load and turn: what looks for that finds it."""
    file = tmp_path / "unescaped.html"
    here = [
        text for text in corpus() if not re.match("<meta|<base|<plaintext|<!--", text)
    ]  # these end the page
    file.write_text("<!doctype html><meta charset=utf-8>" + "".join(f"<p>{text}</p>" for text in here))
    with watched(browser, file.as_uri()) as watch:
        watch.page.goto(file.as_uri())
        assert len(active_nodes(watch.page)) > 40
        assert any(complaint.startswith("dialog") for complaint in watch.complaints)
        assert any("hostile.test" in url for url in watch.foreign)


def test_no_page_has_an_active_node(hostile_site: Served, browser: Browser) -> None:
    """Every page that links lead to is opened: no script but our own, no dialog, no request, no error, nothing turned round."""
    with httpx.Client(base_url=hostile_site.url, trust_env=False, timeout=30) as client:
        pages = crawl(client)
    with watched(browser, hostile_site.url) as watch:
        found = {}
        for page in pages:
            watch.page.goto(page.address)
            found[page.address] = (page.status, active_nodes(watch.page))
        assert found == dict.fromkeys(found, (200, []))
        assert watch.seen() == NOTHING
    assert len(found) > 20


def test_what_is_searched_for_is_text(hostile_site: Served, browser: Browser) -> None:
    """The corpus as a query: shown as it was typed, found or not, never run."""
    texts = corpus()
    with watched(browser, hostile_site.url) as watch:
        for three in zip(texts[::3], texts[1::3], texts[2::3], strict=False):
            answer = watch.page.goto(f"/search?{httpx.QueryParams(q=' '.join(three))}")
            assert answer and answer.status == 200, three
            assert active_nodes(watch.page) == [], three
        assert watch.seen() == NOTHING


@pytest.mark.parametrize("form", ["html", "markdown", "obsidian"])
def test_no_export_has_an_active_node(
    form: str, hostile: Path, home: Path, tmp_path: Path, browser: Browser
) -> None:
    """A glossary as HTML, or as Markdown that is shown by a renderer that lets HTML through."""
    text = run(home, "export", form, PAPER, database=hostile)
    file = tmp_path / f"{form}.html"
    rendered = (
        text if form == "html" else MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    )
    file.write_text(rendered if form == "html" else f"<!doctype html><meta charset=utf-8>{rendered}")
    with watched(browser, file.as_uri()) as watch:
        watch.page.goto(file.as_uri())
        assert active_nodes(watch.page) == []
        assert watch.seen() == NOTHING


def test_the_report_has_no_active_node(hostile: Path, home: Path, tmp_path: Path, browser: Browser) -> None:
    """The file to keep is as quiet as the page."""
    file = tmp_path / "report.html"
    run(home, "report", PAPER, "-o", str(file), database=hostile)
    with watched(browser, file.as_uri()) as watch:
        watch.page.goto(file.as_uri())
        assert active_nodes(watch.page) == []
        assert watch.seen() == NOTHING


def test_nothing_printed_steers_a_terminal(hostile: Path, home: Path) -> None:
    """No escape sequence and no character that turns the direction reaches a terminal."""
    for command in (["list"], ["show", PAPER], ["terms", PAPER], ["glossary", PAPER], ["search", "script"]):
        printed = run(home, *command, database=hostile)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", printed), command
