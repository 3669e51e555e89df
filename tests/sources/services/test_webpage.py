"""Any page of the web: when it is a document, and what is said when it is not."""

import pytest

from sources.contract import ask
from sources.outcomes import State
from sources.services.webpage import WebPage
from sources.values import Candidate

WEBPAGE = WebPage({})
URL = "https://blog.example/foo"
SENTENCE = "A foo network passes its gates from one layer to the next until the bar is found. "


def html(words, title="Foo networks explained"):
    paragraph = f"<p>{SENTENCE * 4}</p>"
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{title}</h1>{paragraph * (words // 64)}"
        '<p>The paper is <a href="https://arxiv.org/abs/2401.01234">here</a> for whoever wants it.</p>'
        "</article><footer>Imprint</footer></body></html>"
    )


def read(world, url=URL):
    candidate = Candidate("blog", url, "Found title", "test", author="Ada", published="2024-01-01")
    return ask(lambda: WEBPAGE.read(world.door(WEBPAGE), candidate, ("en",)), WEBPAGE.name)


def test_a_page_becomes_a_document(world):
    """With its text, its links, and the address under which it was found although a redirect led elsewhere."""
    world.on("GET https://blog.example/foo$", "", 301, location="https://blog.example/2024/foo/")
    world.on("/2024/foo/", html(400), content_type="text/html; charset=utf-8")
    document = read(world).value
    assert document and document.url == URL and document.fetched_from == "https://blog.example/2024/foo/"
    assert (
        document.kind == "blog" and document.title == "Foo networks explained" and document.language == "en"
    )
    assert document.word_count >= 300 and "https://arxiv.org/abs/2401.01234" in document.links
    assert "Imprint" not in document.text and document.author == "Ada" and document.published == "2024-01-01"


def test_robots_txt_is_obeyed(world):
    """A page that its site closes to programs is not asked for."""
    world.on("robots.txt", "User-agent: *\nDisallow: /foo")
    world.on("/foo", html(400))
    outcome = read(world)
    assert outcome.state is State.REFUSED and "robots.txt" in outcome.sentence
    assert [asked for asked in world.asked if "robots" not in asked] == []


NO_DOCUMENTS = [
    ((html(64), "text/html", 200), State.NONE, "only", "a page under 150 words"),
    ((html(64, "Just a moment... checking your browser"), "text/html", 200), State.NONE, "captcha", "a wall"),
    (("%PDF-1.5 binary", "application/pdf", 200), State.REFUSED, "PDF", "a PDF"),
    (("%PDF-1.5 binary", "text/html", 200), State.REFUSED, "PDF", "a PDF that calls itself a page"),
    (("", "text/html", 200), State.NONE, "empty", "nothing"),
    (("no", "text/html", 403), State.BLOCKED, "refuses", "what Medium answers to programs"),
    (("no", "text/html", 404), State.NONE, "no such page", "gone"),
]


@pytest.mark.parametrize(("answer", "state", "says", "why"), NO_DOCUMENTS)
def test_what_is_no_document(world, answer, state, says, why):
    """Each has its own outcome, and a sentence that says why."""
    body, kind, status = answer
    world.on("/foo", body, status, content_type=kind)
    outcome = read(world)
    assert outcome.state is state and says in outcome.sentence, why


READS = [
    ("https://blog.example/foo", True, "a page"),
    ("https://www.youtube.com/watch?v=aircAruvnKk", False, "a video has its own reader"),
    ("https://www.youtube.com/about", True, "another page of the same host"),
    ("file:///etc/passwd", False, "a file"),
]


@pytest.mark.parametrize(("url", "expected", "why"), READS)
def test_reads(url, expected, why):
    """Every web page, and nothing that is not one."""
    assert WEBPAGE.reads(url) is expected, why
