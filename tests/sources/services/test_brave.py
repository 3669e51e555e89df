"""Brave's search: the key in its header, results as candidates, refusals told."""

import pytest

from sources.contract import NotConfigured, ask
from sources.outcomes import State
from sources.services.brave import KEY, Brave

BRAVE = Brave({KEY: "canary-key"})


def answer(*rows):
    return {"type": "search", "web": {"results": list(rows)}} if rows else {"type": "search"}


def test_results_become_candidates(world, paper, tmp_path):
    """Markup goes; the key is sent in the header and is nowhere in the archive."""
    row = {
        "url": "https://blog.example/foo",
        "title": "A <strong>foo</strong> post",
        "description": "a &amp; b",
    }
    world.on("api.search.brave.com", answer(row, {"url": 5}, "text"))
    outcome = BRAVE.find(world.door(BRAVE), paper)
    (only,) = outcome.value or ()
    assert only.title == "A foo post" and only.snippet == "a & b"
    assert world.headers[0]["x-subscription-token"] == "canary-key" and "canary" not in world.asked[0]
    assert all(b"canary" not in file.read_bytes() for file in tmp_path.iterdir())


ANSWERS = [
    (answer(), 200, State.NONE, "nothing found"),
    ({"type": "ErrorResponse"}, 422, State.NEEDS_KEY, "a wrong key"),
    ("", 401, State.NEEDS_KEY, "no key"),
    ("", 429, State.RATE_LIMITED, "too often"),
    ({"type": "other"}, 200, State.CHANGED, "another form"),
    ("<html>", 200, State.CHANGED, "a page"),
]


@pytest.mark.parametrize(("body", "status", "state", "why"), ANSWERS)
def test_other_answers(world, paper, body, status, state, why):
    """Each has its own outcome."""
    world.on("brave", body, status)
    assert ask(lambda: BRAVE.find(world.door(BRAVE), paper), "brave").state is state, why


@pytest.mark.parametrize("key", ["", "  ", "a\nb", "schlüssel"])
def test_without_a_usable_key_it_is_not_configured(key):
    """It says which variable is missing or wrong."""
    with pytest.raises(NotConfigured, match=KEY):
        Brave({KEY: key})
