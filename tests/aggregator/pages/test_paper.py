"""The library and the page of a paper: the parts of it, with the numbers, the places and the marks."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from bs4 import BeautifulSoup, Tag

from aggregator.store.connection import open_store
from sources.values import Paper

Ask = Callable[..., httpx.Response]


@pytest.fixture
def paper(ask: Ask, sample: SimpleNamespace) -> BeautifulSoup:
    return BeautifulSoup(ask(f"/paper/{sample.id}").text, "lxml")


def words(tag: Tag | None) -> str:
    return " ".join(tag.get_text(" ").split()) if tag else ""


def test_the_library_lists_its_papers(ask: Ask, sample: SimpleNamespace) -> None:
    """Each with what was chosen, and a link to its page."""
    page = BeautifulSoup(ask("/").text, "lxml")
    (link,) = page.select("main a")
    assert link["href"] == f"/paper/{sample.id}" and link.text == "Widgets Are Enough"
    assert "1 blog post and 2 videos" in words(page.main)


def test_an_empty_library_says_how_to_gather(tmp_path: Path, ask_of: Callable[[Path], Ask]) -> None:
    """A database without a paper: the command to type."""
    open_store(tmp_path / "empty.db").close()
    assert "gather-context 1706.03762" in ask_of(tmp_path / "empty.db")("/").text


def test_an_old_identifier_has_a_slash(
    tmp_path: Path, ask_of: Callable[[Path], Ask], sample: SimpleNamespace
) -> None:
    """hep-th/9901001 has a page like any other."""
    sample.fill(tmp_path / "old.db", Paper("hep-th/9901001", "Strings", ("A",), "We pluck.", "arxiv"))
    ask = ask_of(tmp_path / "old.db")
    assert "/paper/hep-th/9901001" in ask("/").text
    assert ask("/paper/hep-th/9901001").status_code == 200


def test_the_line_of_truth(paper: BeautifulSoup) -> None:
    """How many sources, from how many voices, and what is missing and why."""
    truth = words(paper.select_one(".truth"))
    assert truth.startswith("3 sources (1 blog post, 2 videos, ") and "3 independent voices" in truth
    assert "1 thing missing" in truth and "1 blog instead of 2." in words(paper.select_one(".missing"))


def test_the_heat_map_is_a_table(paper: BeautifulSoup) -> None:
    """Sources as columns, the shortest first; a number, a shade and the mark of a definition in each cell."""
    table = paper.select_one("table.heat")
    assert table and words(table.caption).startswith("Uses of each term in each source")
    assert [words(head) for head in table.select("thead th[scope=col].column")] == [
        "1 blog 1 min , On widgets", "2 video 12 min , Widgets explained", "3 video 45 min , Widgets at length",
    ]  # fmt: skip
    (row,) = table.select("tbody tr")
    assert words(row.select_one("th[scope=row]")) == "widget"
    cells = row.select("td")[1:]
    assert [words(cell) for cell in cells] == ["2 ● defined here", "1", "1"]
    assert all(cell["class"][0].startswith("shade-") for cell in cells)
    assert cells[1].a and str(cells[1].a["href"]).startswith("/source/2?term=widget#s")


def test_the_timeline_leads_to_the_second(paper: BeautifulSoup) -> None:
    """A lane for each video; a mark at the stretch that uses the term, with its time and its words."""
    first, second = paper.select("#timeline svg")
    assert "widget in Widgets explained: 1 passage" in str(first["aria-label"])
    tick = first.a
    assert tick and tick["aria-label"] == "0:30: Each widget is a gear."
    assert tick.rect and 30 / 720 * 1000 - 1 < int(str(tick.rect["x"])) < 30 / 720 * 1000 + 1
    assert words(second.find_next("details")).endswith("Widgets explained 0:30 Widgets at length 0:00")


def test_sources_say_why_and_how_long(paper: BeautifulSoup) -> None:
    """Bars on one scale, the reason, what lowers the trust, and a link out that tells nobody where it comes from."""
    short, talk, long = paper.select(".sources > li")
    widths = [int(str(bar["width"])) for bar in paper.select(".sources .measure")]
    assert widths[1:] == [200, 750] and "0 to 60 min" in words(paper.select_one("#sources .lead"))
    assert "automatic captions" in words(talk) and "Taken: about it." in words(long)
    link = short.h3.a if short.h3 else None
    assert (
        link
        and link["href"] == "https://blog.example.org/widgets"
        and link["rel"] == ["noreferrer", "noopener"]
    )


def test_the_glossary_quotes(paper: BeautifulSoup) -> None:
    """The sentence as it stands there, whose it is, and the place."""
    quote = paper.select_one("#glossary blockquote")
    assert words(quote) == "A widget is a small gear. Ada, On widgets , there"
    assert quote and quote.select_one("a[href='https://blog.example.org/widgets#p0']")


def test_each_part_is_named(paper: BeautifulSoup) -> None:
    """Landmarks, one first heading, a language, headings without gaps; no id twice."""
    assert paper.html and paper.html["lang"] == "en" and len(paper.select("h1")) == 1
    assert paper.select("header, main, footer, nav[aria-label], form[role=search]")
    levels = [int(head.name[1]) for head in paper.select("h1, h2, h3, h4")]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    ids = [tag["id"] for tag in paper.select("[id]")]
    assert len(ids) == len(set(ids))
    for label in paper.select("label[for], [aria-labelledby]"):
        assert (label.get("for") or label.get("aria-labelledby")) in ids


@pytest.mark.parametrize(
    ("asked_at", "finished", "says"),
    [
        ("2099-01-01T00:00:00+00:00", None, "Being gathered now"),
        ("2020-01-01T00:00:00+00:00", None, "was interrupted"),
        ("2020-01-01T00:00:00+00:00", "2020-01-01T00:00:00+00:00", ""),
    ],
)
def test_a_gather_as_it_runs(
    ask: Ask, database: Path, sample: SimpleNamespace, asked_at: str, finished: str | None, says: str
) -> None:
    """On the page and as a piece of it: under way, interrupted when nothing was asked for long, or nothing."""
    db = sqlite3.connect(database, isolation_level=None)
    db.execute("update gathers set finished_at = ?, started_at = ?", [finished, asked_at])
    db.execute("update outcomes set asked_at = ?", [asked_at])
    db.close()
    piece, page = ask(f"/live/{sample.id}").text, ask(f"/paper/{sample.id}").text
    assert says in piece and says in page
    assert ("data-live" in piece) == (says == "Being gathered now")


def test_a_gather_that_has_chosen_nothing_yet(ask: Ask, database: Path, sample: SimpleNamespace) -> None:
    """Neither 'nothing was found' nor 'nothing missing': that is not known yet."""
    db = sqlite3.connect(database, isolation_level=None)
    db.execute("update gathers set finished_at = null, shortfalls = null")
    db.execute("update documents set chosen = 0")
    db.close()
    truth = words(BeautifulSoup(ask(f"/paper/{sample.id}").text, "lxml").select_one(".truth"))
    assert truth == "Nothing has been chosen yet."
