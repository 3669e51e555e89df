"""The pages of a text, of a term and of a search: terms marked, places linked, whatever is asked answered."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from bs4 import BeautifulSoup

Ask = Callable[..., httpx.Response]


def soup(answer: httpx.Response) -> BeautifulSoup:
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "lxml")


@pytest.mark.parametrize("number", ["0", "99", "99999999999999999999"])
def test_what_is_not_there_is_said(ask: Ask, number: str) -> None:
    """A number of no text, and one larger than the database has: a page that says so."""
    answer = ask(f"/source/{number}")
    assert answer.status_code == 404
    assert "there is no such text" in answer.text


def test_a_transcript_has_its_seconds(ask: Ask) -> None:
    """The time of each passage is a link there; automatic captions are flagged, with what they misheard."""
    page = soup(ask("/source/3?term=widget"))
    assert [link["href"] for link in page.select(".at a")] == [
        "https://www.youtube.com/watch?v=bbbbbbbbbbb&t=0s",
        "https://www.youtube.com/watch?v=bbbbbbbbbbb&t=30s",
    ]
    assert "Automatic captions" in page.text and "Heard here: wicket for widget." in " ".join(
        page.text.split()
    )
    (mark,) = page.select("mark.chosen")
    assert mark.text == "wicket" and "widget was said" in str(mark["title"])


def test_a_chosen_term_joins_its_uses(ask: Ask) -> None:
    """Passages with it are marked and lead to each other; the rest is dimmed by its class."""
    page = soup(ask("/source/1?term=widget"))
    first, second = page.select(".following .passage.used")
    assert first.select_one(f".next[href='#{second['id']}']") and second.select_one(
        f".previous[href='#{first['id']}']"
    )
    assert page.select_one("option[selected]").text == "widget (2)"  # type: ignore[union-attr]


@pytest.mark.parametrize("term", ["", "no-such-term", "widget' or 1=1", "\U0001f600"])
def test_a_term_that_is_not_used_dims_nothing(ask: Ask, term: str) -> None:
    """None chosen, one that no text has, or nonsense."""
    page = soup(ask("/source/1", params={"term": term}))
    assert not page.select(".following") and len(page.select("mark.term")) == 2


def test_a_term_over_papers(ask: Ask) -> None:
    """Its forms, its quotes, and in which source it stands where."""
    page = soup(ask("/term?key=widget"))
    assert "Also wicket (heard as)" in " ".join(page.text.split())
    assert page.select_one("blockquote a[href^='/source/1?term=widget#s']")
    assert next(row.th.text.split()[:2] for row in page.select(".places tbody tr") if row.th) == [
        "On",
        "widgets",
    ]
    assert ask("/term?key=none").status_code == 404 and ask("/term").status_code == 404
    assert soup(ask("/terms")).select_one("a[href='/term?key=widget']")


@pytest.mark.parametrize("address", ["/search", "/search/hits"])
def test_search_leads_to_the_place(ask: Ask, address: str) -> None:
    """As a page and as its hits alone: the sentence with the word marked, a link to the passage and to the second."""
    page = soup(ask(address, params={"q": "each widget"}))
    hit = page.select(".hits li")[0]
    assert hit.mark and hit.a and str(hit.a["href"]).startswith("/source/2#s")
    assert hit.select_one("a[href='https://www.youtube.com/watch?v=aaaaaaaaaaa&t=30s']")


def test_hits_come_before_the_word_is_done(ask: Ask) -> None:
    """'widg' finds nothing as a word, and the beginning of one while it is typed."""
    assert not soup(ask("/search?q=widg")).select(".hits li")
    assert soup(ask("/search/hits?q=widg")).select(".hits li")


@pytest.mark.parametrize(
    ("limits", "hits"),
    [({"kind": "video"}, 2), ({"source": "explained"}, 1), ({"paper": "2401.00001", "kind": "blog"}, 2)],
)
def test_search_can_be_limited(ask: Ask, limits: dict[str, str], hits: int) -> None:
    """By kind, source and paper; and what was chosen stays chosen. What captions misheard is found too."""
    page = soup(ask("/search", params={"q": "widget", **limits}))
    assert len(page.select(".hits li")) == hits
    assert len(page.select("select option[selected][value!='']")) == len(limits.keys() - {"source"})


@pytest.mark.parametrize(
    "query", ["", "GPT-4", "c++", '"', "*", "a OR", "(", "-", "%", "\u202e", "x" * 10_000, "NEAR(a b)"]
)
def test_any_query_is_answered(ask: Ask, query: str) -> None:
    """Found or not: a page."""
    soup(ask("/search", params={"q": query}))
    soup(ask("/search/hits", params={"q": query}))
