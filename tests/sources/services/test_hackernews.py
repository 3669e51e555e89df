"""Hacker News: which stories count, what the comments link, and what comes of a search that fails."""

import pytest

from sources.contract import ask
from sources.outcomes import State
from sources.services.hackernews import HackerNews, may_treat, searches
from sources.values import Paper

HN = HackerNews({})


def story(number, title, url, comments=0):
    return {
        "objectID": str(number), "title": title, "url": url, "points": 7, "num_comments": comments,
        "created_at": "2024-02-03T04:05:06Z", "_tags": ["story"],
    }  # fmt: skip


def hits(*stories):
    return {"hits": list(stories), "nbHits": len(stories)}


def comment(text, *children):
    return {"id": 1, "type": "comment", "text": text, "children": list(children)}


def link(url):
    return f'<a href="{url.replace("/", "&#x2F;")}" rel="nofollow">{url[:20]}...</a>'


def a_world(world):
    """The paper's own story with comments, a post with its title, a post by its name, and noise."""
    own = story(
        1, "FooNet: Foo Networks for Bar Recognition", "https://arxiv.org/abs/2401.01234v1", comments=3
    )
    post = story(2, "FooNet: Foo Networks for Bar Recognition, annotated", "https://blog.example/foonet")
    named = story(3, "FooNet from scratch", "https://other.example/foonet-from-scratch")
    noise = story(4, "Foo is dead", "https://noise.example/foo")
    inner = comment("Nice! " + link("https://youtu.be/aircAruvnKk") + link("https://twitter.com/a/status/1"))
    outer = comment(f"I wrote it up: {link('https://notes.example/foo-gates')} <p>Enjoy &amp; tell me", inner)
    world.on(r"query=\"2401.01234\"", hits(own))
    world.on(r"query=\"FooNet: Foo Networks", hits(own, post))
    world.on(r"query=\"FooNet\"", hits(named, noise))
    world.on(r"/items/1$", {"id": 1, "children": [outer]})


def test_stories_and_what_their_comments_link(world, paper):
    """Posts about the paper and links of the readers become candidates; the paper, noise and remarks do not."""
    a_world(world)
    outcome = HN.find(world.door(HN), paper)
    found = {candidate.url: candidate for candidate in outcome.value or ()}
    assert set(found) == {
        "https://blog.example/foonet",
        "https://other.example/foonet-from-scratch",
        "https://notes.example/foo-gates",
        "https://www.youtube.com/watch?v=aircAruvnKk",
    }
    assert found["https://www.youtube.com/watch?v=aircAruvnKk"].kind == "video"
    assert found["https://blog.example/foonet"].points == 7
    assert found["https://notes.example/foo-gates"].title == "foo gates"
    assert found["https://notes.example/foo-gates"].snippet == "I wrote it up: … Enjoy & tell me"
    assert outcome.sentence == "Hacker News: 1 story links this paper; 4 pages found"
    assert len(world.asked) == 4


def test_searches_are_exact(world, paper):
    """Phrases are quoted, typing errors are not forgiven, one attribute is searched."""
    a_world(world)
    HN.find(world.door(HN), paper)
    assert all("typoTolerance=false" in asked for asked in world.asked[:3])
    assert "restrictSearchableAttributes=url" in world.asked[0]


def test_nothing_found(world, paper):
    """No story is nothing found, which is not a failure."""
    world.on("/search", hits())
    outcome = HN.find(world.door(HN), paper)
    assert outcome.state is State.NONE and "0 stories" in outcome.sentence


FAILURES = [
    ("<html>sorry</html>", 200, State.CHANGED, "a page instead of JSON"),
    ({"message": "other"}, 200, State.CHANGED, "another shape"),
    ("", 403, State.BLOCKED, "refused"),
    ("", 429, State.RATE_LIMITED, "too often"),
    ("", 500, State.UNREACHABLE, "out of order"),
]


@pytest.mark.parametrize(("body", "status", "state", "why"), FAILURES)
def test_failures(world, paper, body, status, state, why):
    """Each failure has its own outcome with a sentence."""
    world.on("algolia", body, status)
    outcome = ask(lambda: HN.find(world.door(HN), paper), HN.name)
    assert outcome.state is state and outcome.sentence, why


def test_a_thread_that_does_not_come_costs_only_its_links(world, paper):
    """The stories are found all the same."""
    world.on(r"/items/", "", 404)
    a_world(world)
    assert len(HN.find(world.door(HN), paper).value or ()) == 2


def test_hits_of_odd_shape_are_passed_over(world, paper):
    """Stories without an address (questions), numbers where text belongs, and comments that are no comments."""
    odd = [{"objectID": "9", "title": "Ask HN: FooNet?", "url": None}, {"objectID": 3}, "text", None]
    world.on(
        "/search", {"hits": [*odd, story(1, paper.title, "https://arxiv.org/abs/2401.01234", comments=1)]}
    )
    world.on("/items/", {"children": [None, "text", {"text": 5, "children": "x"}]})
    assert HN.find(world.door(HN), paper).state is State.NONE


TITLES = [
    (
        "Adam: A Method for Stochastic Optimization",
        "Adam Smith on trade",
        False,
        "a name that is a common word",
    ),
    ("Adam: A Method for Stochastic Optimization", "The Adam optimizer", True, "with a word of the field"),
    ("LoRA: Low-Rank Adaptation", "LoRa radio for beginners", False, "another spelling"),
    ("LoRA: Low-Rank Adaptation", "Low-rank adaptation with LoRA", True, "its name and more"),
    ("Attention Is All You Need", "Pay attention", False, "the one telling word of the title"),
    ("Attention Is All You Need", "Attention is all you need, explained", True, "the whole title"),
    ("Deep Foo Learning", "Learning to cook deep dishes", False, "some words of the title"),
]


@pytest.mark.parametrize(("title", "said", "expected", "why"), TITLES)
def test_which_stories_may_treat_a_paper(title, said, expected, why):
    """A title is held against the paper's title and name."""
    hit = {"title": said, "url": "https://blog.example/post"}
    assert may_treat(Paper("2401.00001", title, (), "", "test"), hit) is expected, why


def test_a_paper_without_a_name_is_searched_twice():
    """By id and by title."""
    assert len(searches(Paper("2401.00001", "On Some Properties of Foo", (), "", "test"))) == 2
