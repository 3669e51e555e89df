"""Hugging Face's papers API: metadata where arXiv fails, and the code repository."""

import pytest

from sources.contract import ask
from sources.outcomes import State
from sources.services.huggingface import HuggingFace

HF = HuggingFace({})
LISTED = {
    "id": "2401.01234",
    "title": "FooNet:\n Foo Networks",
    "summary": "We build foo.",
    "publishedAt": "2024-01-02T00:00:00.000Z",
    "authors": [{"name": "Ada Example"}, {"hidden": True}, "text"],
    "githubRepo": "https://github.com/example/foo",
}


def test_paper_and_code_cost_one_request(world, paper):
    """The second question is answered by the archive."""
    world.on("/api/papers/2401.01234$", LISTED)
    door = world.door(HF)
    told = HF.paper(door, "2401.01234").value
    assert told and told.title == "FooNet: Foo Networks" and told.authors == ("Ada Example",)
    assert told.code_url == "https://github.com/example/foo" and told.published == "2024-01-02T00:00:00.000Z"
    assert HF.code(door, paper).value == "https://github.com/example/foo"
    assert len(world.asked) == 1


def test_a_repository_that_is_none(world, paper):
    """An address elsewhere is not taken for code."""
    world.on("/api/papers/", LISTED | {"githubRepo": "javascript:alert(1)"})
    assert HF.code(world.door(HF), paper).state is State.NONE


ANSWERS = [
    ("", 404, State.FAILED, "not listed is not unknown"),
    ({"error": "x"}, 200, State.CHANGED, "another form"),
    ("[]", 200, State.CHANGED, "a list"),
    ("<html>", 200, State.CHANGED, "a page"),
    ("", 503, State.UNREACHABLE, "out of order"),
]


@pytest.mark.parametrize(("body", "status", "state", "why"), ANSWERS)
def test_other_answers(world, body, status, state, why):
    """No answer of a fallback makes a paper unknown."""
    world.on("huggingface", body, status)
    outcome = ask(lambda: HF.paper(world.door(HF), "2401.01234"), HF.name)
    assert outcome.state is state and outcome.sentence, why


def test_no_code_of_an_unlisted_paper(world, paper):
    """For the code, not listed is simply none."""
    assert ask(lambda: HF.code(world.door(HF), paper), HF.name).state is State.NONE
