"""The paper's own text: where it is looked for first, and what a place without it answers."""

from dataclasses import replace

import pytest

from sources.outcomes import State
from sources.services.arxiv_html import ArxivHtml

HTML = ArxivHtml({})
RENDERED = """<!DOCTYPE html><html lang="en"><head><title>FooNet</title></head><body><div class="ltx_page_main">
<article class="ltx_document"><h1 class="ltx_title ltx_title_document">FooNet</h1>
<div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6><p class="ltx_p">We build foo.</p></div>
<section id="S1" class="ltx_section"><h2 class="ltx_title ltx_title_section"><span class="ltx_tag ltx_tag_section">1
</span>Introduction</h2><div id="S1.p1" class="ltx_para"><p id="S1.p1.1" class="ltx_p">Foo is gradual.</p></div>
</section></article></div></body></html>"""


def test_a_paper_of_today_lies_at_arxiv(world, paper):
    """One request, for the version at hand; the document stands under the paper's own address."""
    world.on("arxiv.org/html/2401.01234v2", RENDERED)
    document = HTML.full_text(world.door(HTML), paper).value
    assert document and document.kind == "paper" and document.url == "https://arxiv.org/abs/2401.01234"
    assert (
        document.fetched_from == "https://arxiv.org/html/2401.01234v2" and "Foo is gradual." in document.text
    )
    assert document.title == paper.title and document.author == "Ada Example, Bo Sample"
    assert len(world.asked) == 1


def test_an_older_paper_lies_at_ar5iv(world, paper):
    """One request, there."""
    world.on("ar5iv.labs.arxiv.org/html/2401.01234", RENDERED)
    assert HTML.full_text(world.door(HTML), replace(paper, published="2017-06-12", updated=None)).value
    assert len(world.asked) == 1


def test_a_new_version_of_an_old_paper_lies_at_arxiv(world, paper):
    """The date of the latest version counts."""
    world.on("//arxiv.org/html/", RENDERED)
    old = replace(paper, published="2017-06-12", updated="2024-01-01T00:00:00Z")
    assert HTML.full_text(world.door(HTML), old).value and len(world.asked) == 1


def test_neither_place_has_it(world, paper):
    """ar5iv leads to the abstract instead, which is not followed; three seconds lie between the two requests."""
    world.on("ar5iv", "", 307, location="https://arxiv.org/abs/2401.01234")
    outcome = HTML.full_text(world.door(HTML), paper)
    assert outcome.state is State.NONE and len(world.asked) == 2 and world.at >= 3.0


def test_one_place_fails_and_the_other_has_it(world, paper):
    """A fault at arXiv does not keep ar5iv's text away."""
    world.on("ar5iv", RENDERED)
    world.on("//arxiv.org", "", 403)
    assert HTML.full_text(world.door(HTML), paper).state is State.FOUND


FAILURES = [(403, State.BLOCKED), (429, State.RATE_LIMITED), (500, State.UNREACHABLE)]


@pytest.mark.parametrize(("status", "state"), FAILURES)
def test_a_failure_is_not_taken_for_nothing(world, paper, status, state):
    """Where one place failed and the other has nothing, it may be asked again later."""
    world.on("ar5iv", "", 404)
    world.on("//arxiv.org", "", status)
    assert HTML.full_text(world.door(HTML), paper).state is state
