"""A SearXNG of one's own: how it is named, what it answers, what to do where it refuses."""

import pytest

from sources.contract import NotConfigured, ask
from sources.outcomes import State
from sources.services.searxng import SETTING, SearXNG, own_addresses


def searx(address="https://search.example"):
    return SearXNG({SETTING: address})


def test_results_become_candidates(world, paper):
    """Title, snippet and date of every result that may be an article or a video."""
    rows = [
        {
            "url": "https://blog.example/foo",
            "title": "Foo",
            "content": "About  foo",
            "publishedDate": "2024-02-01",
        },
        {"url": "https://arxiv.org/abs/2401.01234", "title": "the paper itself"},
        {"url": None},
        "text",
    ]
    world.on("search.example/search", {"results": rows})
    outcome = searx().find(world.door(searx()), paper)
    (only,) = outcome.value or ()
    assert (only.url, only.title, only.snippet) == ("https://blog.example/foo", "Foo", "About foo")
    assert only.published == "2024-02-01" and len(world.asked) == 3


ANSWERS = [
    ({"results": []}, 200, State.NONE, "nothing found"),
    ("", 403, State.BLOCKED, "it does not answer in JSON"),
    ("<html></html>", 200, State.CHANGED, "a page"),
    ({"error": "x"}, 200, State.CHANGED, "another form"),
]


@pytest.mark.parametrize(("body", "status", "state", "why"), ANSWERS)
def test_other_answers(world, paper, body, status, state, why):
    """Each has its own outcome; a refusal says which setting is missing."""
    world.on("search.example", body, status)
    outcome = ask(lambda: searx().find(world.door(searx()), paper), "searxng")
    assert outcome.state is state, why
    assert state is not State.BLOCKED or "search.formats" in outcome.advice


@pytest.mark.parametrize("address", ["", "ftp://search.example", "no address"])
def test_without_an_address_it_is_not_configured(address):
    """It says which setting names it."""
    with pytest.raises(NotConfigured, match=SETTING):
        SearXNG({SETTING: address})


OWN = [
    ("http://localhost:8888", {("127.0.0.1", 8888), ("::1", 8888)}, "this machine by name"),
    ("http://192.168.1.5", {("192.168.1.5", 80)}, "this network by number"),
    ("https://search.example", set(), "a public name needs no exception"),
]


@pytest.mark.parametrize(("address", "expected", "why"), OWN)
def test_own_addresses(address, expected, why):
    """Only what the setting itself names is let through, and only on its port."""
    assert own_addresses(address) == expected, why
