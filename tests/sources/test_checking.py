"""What a source hands over is cut, dropped or refused, whatever it is."""

from itertools import repeat

import pytest

from sources.checking import checked_articles, checked_candidates, checked_document, is_web_address
from sources.outcomes import State, found, none
from sources.values import Article, Candidate, Document, Segment

PAGE = Candidate("blog", "https://blog.example/a", "A post", "liar", author="Ada")

ADDRESSES = [
    ("https://blog.example/a?b=c", True, "an ordinary one"),
    ("http://blog.example", True, "http"),
    ("file:///etc/passwd", False, "a file"),
    ("javascript:alert(1)", False, "a script"),
    ("https:///a", False, "no host"),
    ("//blog.example/a", False, "no scheme"),
    ("https://user:secret@blog.example/", False, "a password"),
    ("https://blog.example/a b", False, "a space"),
    ("https://blog.example/\x1b[2J", False, "a terminal sequence"),
    ("https://[half/", False, "no address at all"),
    ("https://blog.example/" + "a" * 2000, False, "too long"),
    (None, False, "nothing"),
]


@pytest.mark.parametrize(("url", "expected", "why"), ADDRESSES)
def test_is_web_address(url, expected, why):
    """Only absolute http(s) addresses without tricks pass."""
    assert is_web_address(url) is expected, why


def test_candidates_are_marked_cut_and_tidied():
    """The source is who was asked, not who it claims to be; strings are bounded and on one line."""
    wild = Candidate(
        "blog", PAGE.url, "\x1b]0;x\x07" + "t" * 900, "liar", snippet="a\nb", views=-5, points=10**30
    )
    (kept,) = checked_candidates(found([wild]), "honest").value or ()
    assert kept.source == "honest" and len(kept.title) == 500 and "\x1b" not in kept.title
    assert kept.snippet == "a b" and kept.views is None and kept.points is None


def test_a_hundred_candidates_are_enough():
    """A source that never ends is cut."""
    assert len(checked_candidates(found(repeat(PAGE)), "endless").value or ()) == 100  # type: ignore[arg-type]


def test_what_is_no_candidate_is_dropped():
    """Strings, other kinds and other addresses go; what is sound stays."""
    mixed = ["text", Candidate("podcast", PAGE.url, "x", "s"), Candidate("blog", "file:///x", "x", "s"), PAGE]  # type: ignore[arg-type]
    assert len(checked_candidates(found(mixed), "mixed").value or ()) == 1  # type: ignore[arg-type]
    assert checked_candidates(found(mixed[:3]), "mixed").state is State.FAILED  # type: ignore[arg-type]


def test_an_outcome_without_a_value_passes():
    """Nothing found stays nothing found; found without anything is a failure."""
    assert checked_candidates(none("no"), "s").state is State.NONE
    assert checked_candidates(found(None), "s").state is State.FAILED  # type: ignore[arg-type]


def test_no_sequence_of_candidates_is_a_mistake_of_the_plug_in():
    """A number or a string instead of candidates is raised, to be told as the plug-in's failure."""
    with pytest.raises(TypeError):
        checked_candidates(found("text"), "s")  # type: ignore[arg-type]


def test_documents_are_bounded():
    """Segments, characters and links have an end; links are web addresses."""
    segment = Segment("x" * 1_000_000)
    links = ("javascript:alert(1)", *("https://blog.example/" + str(n) for n in range(900)))
    document = Document("blog", PAGE.url, "", (segment,) * 9, "s", links=links, description="a\nb\x00")
    kept = checked_document(found(document), "s").value
    assert kept and len(kept.segments) == 5 and len(kept.links) == 500
    assert kept.title == PAGE.url and kept.description == "a\nb"


def test_what_is_no_document_is_a_failure():
    """A document under a file's address, or something else altogether, is refused."""
    bad = Document("blog", "file:///etc/passwd", "t", (), "s")
    assert checked_document(found(bad), "s").state is State.FAILED
    assert checked_document(found("text"), "s").state is State.FAILED  # type: ignore[arg-type]
    assert checked_document(none("no"), "s").state is State.NONE


def test_articles_are_cut_and_tidied():
    """Each has a title, an http(s) address and a text; what is none is dropped, and an answer of another kind is a failure."""
    good = Article(
        "F\x1boo", "https://e.example/Foo", "A foo\u202e is " + "x" * 9_000, "2026-01-01", "f" * 900
    )
    bad = {
        "b": Article("Bar", "javascript:alert(1)", "t"),
        "c": Article("", "https://e.example", "t"),
        "d": "text",
    }
    checked = checked_articles(found({"foo": good, **bad}), "book").value or {}
    assert list(checked) == ["foo"] and checked["foo"].title == "Foo"
    assert len(checked["foo"].opening) == 5_000 and "\u202e" not in checked["foo"].opening
    assert checked["foo"].field == "f" * 100
    assert checked_articles(none("nothing"), "book").state is State.NONE
    assert checked_articles(found(["Foo"]), "book").state is State.FAILED
