"""DuckDuckGo's HTML page: results unwrapped, advertisements left out, a bot check never taken for an answer."""

from urllib.parse import quote

import pytest

from sources.contract import ask
from sources.outcomes import State, Unanswered
from sources.services.duckduckgo import DuckDuckGo, results, unwrapped

DDG = DuckDuckGo({})

ANOMALY = '<html><body><form id="challenge-form"><div class="anomaly-modal__title">Bots use it too</div></form></body></html>'
NOTHING = '<html><body><div class="no-results">No results.</div></body></html>'
ADVERT = """<div class="result results_links result--ad "><h2 class="result__title"><a class="result__a"
href="https://duckduckgo.com/y.js?ad_domain=courses.example">Learn now</a></h2></div>"""


def row(url, title="A <b>foo</b> post", said="About <b>foo</b> &amp; bar"):
    address = f"//duckduckgo.com/l/?uddg={quote(url, safe='')}&amp;rut=abc"
    return f"""<div class="result results_links results_links_deep web-result "><div class="links_main result__body">
<h2 class="result__title"><a rel="nofollow" class="result__a" href="{address}">{title}</a></h2>
<a class="result__snippet" href="{address}">{said}</a></div></div>"""


def page(*rows):
    return f'<html><body><div id="links" class="results">{"".join(rows)}</div></body></html>'


def test_three_queries_two_seconds_apart(world, paper):
    """Each query gives at most ten candidates; each address comes once; the pace is kept."""
    world.on(
        "explained", page(ADVERT, row("https://blog.example/foo"), row("https://arxiv.org/abs/2401.01234"))
    )
    world.on(
        "arxiv.org/abs/2401.01234", page(row("https://blog.example/foo"), row("https://youtu.be/aircAruvnKk"))
    )
    outcome = DDG.find(world.door(DDG), paper)
    assert [candidate.url for candidate in outcome.value or ()] == [
        "https://blog.example/foo",
        "https://www.youtube.com/watch?v=aircAruvnKk",
    ]
    first = (outcome.value or ())[0]
    assert first.title == "A foo post" and first.snippet == "About foo & bar" and first.kind == "blog"
    assert len(world.asked) == len(DDG.plan(paper)) == 3 and world.at >= 4.0


def test_a_bot_check_closes_the_host(world, paper):
    """Status 202 is a refusal with advice; nobody asks there again in the next hour, not even a later run."""
    world.on("duckduckgo", ANOMALY, 202)
    door = world.door(DDG)
    outcome = ask(lambda: DDG.find(door, paper), DDG.name)
    assert outcome.state is State.BLOCKED and "GATHER_CONTEXT_SEARXNG" in outcome.advice
    assert ask(lambda: DDG.find(door, paper), DDG.name).state is State.BLOCKED
    assert len(world.asked) == 1


def test_a_bot_check_with_status_200_is_one_too(world, paper):
    """And it is not kept as an answer."""
    world.on("duckduckgo", ANOMALY)
    assert ask(lambda: DDG.find(world.door(DDG), paper), DDG.name).state is State.BLOCKED


def test_what_was_found_before_a_bot_check_counts(world, paper):
    """The first query's results stay."""
    world.on('"FooNet', page(row("https://blog.example/foo")))
    world.on("duckduckgo", ANOMALY, 202)
    outcome = DDG.find(world.door(DDG), paper)
    assert outcome.state is State.FOUND and "stopped answering" in outcome.sentence


def test_nothing_found(world, paper):
    """Its own page for no results is an answer."""
    world.on("duckduckgo", NOTHING)
    assert DDG.find(world.door(DDG), paper).state is State.NONE


@pytest.mark.parametrize("body", ["", "<html><body><p>New look!</p></body></html>", '{"results": []}'])
def test_another_form_is_told(body):
    """A page that is neither results nor none means that the page changed."""
    with pytest.raises(Unanswered) as told:
        list(results(body.encode(), "q"))
    assert told.value.outcome.state is State.CHANGED


ADDRESSES = [
    (
        "//duckduckgo.com/l/?uddg=https%3A%2F%2Fa.example%2Fx%3Fy%3D1&rut=z",
        "https://a.example/x?y=1",
        "wrapped",
    ),
    ("https://a.example/x", "https://a.example/x", "bare"),
    ("https://duckduckgo.com/y.js?ad_domain=a.example", "", "an advertisement"),
    ("/settings", "", "a page of its own"),
]


@pytest.mark.parametrize(("href", "expected", "why"), ADDRESSES)
def test_unwrapped(href, expected, why):
    """The address behind the redirect, without asking for it."""
    assert unwrapped(href) == expected, why


def test_ten_results_of_a_page():
    """What comes further down is of no use."""
    many = page(*(row(f"https://blog.example/{n}") for n in range(30)))
    assert len(list(results(many.encode(), "q"))) == 10
