"""Wikipedia: which articles are near a paper, and an article's text under its headings."""

import pytest

from sources.contract import ask
from sources.outcomes import State
from sources.services.wikipedia import Wikipedia, nearness, segments
from sources.values import Candidate, Paper

WIKI = Wikipedia({})


def article(pageid, title, extract="Foo is a thing. It has gates.", index=1):
    url = f"https://en.wikipedia.org/wiki/{title.replace(' ', '_')}"
    return {"pageid": pageid, "title": title, "extract": extract, "fullurl": url, "index": index, "ns": 0}


def answer(*pages):
    return {"batchcomplete": True, "query": {"pages": list(pages)}} if pages else {"batchcomplete": True}


def test_articles_that_cite_the_paper_or_bear_its_name(world, paper):
    """Two searches; articles that share nothing with the paper but a citation are left out."""
    world.on("insource", answer(article(1, "Foo network", index=2), article(2, "History of everything")))
    world.on("FooNet", answer(article(3, "FooNet (software)"), article(1, "Foo network")))
    outcome = WIKI.find(world.door(WIKI), paper)
    assert [candidate.title for candidate in outcome.value or ()] == ["FooNet (software)", "Foo network"]
    second = (outcome.value or ())[1]
    assert second.kind == "reference" and second.url == "https://en.wikipedia.org/wiki/Foo_network"
    assert second.snippet == "Foo is a thing. It has gates."
    assert outcome.sentence == "Wikipedia: FooNet (software), Foo network" and len(world.asked) == 2


def test_nothing_found(world, paper):
    """A search without results has no pages at all."""
    world.on("w/api.php", answer())
    assert WIKI.find(world.door(WIKI), paper).state is State.NONE


ANSWERS = [
    ({"error": {"code": "x"}}, 200, State.CHANGED, "an error of the API"),
    ("<html>", 200, State.CHANGED, "a page"),
    ("", 429, State.RATE_LIMITED, "too often"),
]


@pytest.mark.parametrize(("body", "status", "state", "why"), ANSWERS)
def test_failures(world, paper, body, status, state, why):
    """Each failure has its own outcome."""
    world.on("wikipedia", body, status)
    assert ask(lambda: WIKI.find(world.door(WIKI), paper), WIKI.name).state is state, why


NEAR = [
    ("BERT (language model)", "insource:x", True, "its name, with what kind of thing it is"),
    ("BERT (language model)", "words", True, "its name, found by words"),
    ("Language model", "insource:x", True, "words of its title, and it cites the paper"),
    ("Transformers", "words", True, "a word of its title is all there is"),
    ("Sesame Street", "insource:x", False, "nothing in common"),
    ("Natural language processing in biology", "words", False, "too little in common"),
    ("!!!", "words", False, "a title without words"),
]
BERT = Paper(
    "1810.04805",
    "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
    (),
    "",
    "t",
)


@pytest.mark.parametrize(("title", "query", "near", "why"), NEAR)
def test_nearness(title, query, near, why):
    """An article is near by its title; one that cites the paper needs less of it."""
    assert (nearness(BERT, {"title": title}, query) > 0) is near, why


def test_an_article_is_near_by_its_first_sentences():
    """Where they give the paper's acronym; a longer word that holds it is another."""
    assert nearness(BERT, {"title": "Word embedding", "extract": "Newer ones come from BERT."}, "words") > 0
    assert (
        nearness(BERT, {"title": "Word embedding", "extract": "Newer ones come from ALBERT."}, "words") == 0
    )


FORMULA = "\n  \n    \n        f\n      \n    {\\displaystyle f(x)={\\frac {1}{2}}}\n  \n"
EXTRACT = f"""Foo is a kind of network. It has gates.

== History ==
The first foo was built in 1999.
=== Prizes ===
It won a prize that year.

== Definition ==
A gate is a half
{FORMULA} of its input.
The next paragraph ends with
{FORMULA}
This one follows on it.

== References ==
Ada Example wrote a long book.
=== Notes on references ===
These are notes on references.

== Uses ==
Foo is used for bar recognition.
"""


def test_an_extract_becomes_segments():
    """Paragraphs keep their heading; formulas, their debris and the appendices go."""
    found = [(segment.heading, segment.text) for segment in segments(EXTRACT)]
    assert found == [
        (None, "Foo is a kind of network. It has gates."),
        ("History", "The first foo was built in 1999."),
        ("Prizes", "It won a prize that year."),
        ("Definition", "A gate is a half … of its input."),
        ("Definition", "The next paragraph ends with"),
        ("Definition", "This one follows on it."),
        ("Uses", "Foo is used for bar recognition."),
    ]


def read(world, url):
    return ask(
        lambda: WIKI.read(world.door(WIKI), Candidate("reference", url, "t", "test"), ("en",)), WIKI.name
    )


def test_an_article_is_read_through_the_api(world):
    """The document says where it came from and under which licence."""
    long = EXTRACT + "\nA foo is a foo is a foo for whoever needs a foo." * 20
    world.on(r"de\.wikipedia\.org/w/api\.php.*titles=Foo Netz", answer(article(1, "Foo-Netz", long)))
    document = read(world, "https://de.wikipedia.org/wiki/Foo_Netz#Geschichte").value
    assert document and document.kind == "reference" and document.language == "de"
    assert (
        document.url == "https://de.wikipedia.org/wiki/Foo_Netz#Geschichte" and len(document.segments) == 27
    )
    assert "CC BY-SA" in document.notes[0]


def test_a_stub_is_no_document(world):
    """What holds for every page holds here: under 150 words it is none."""
    world.on("wikipedia", answer(article(1, "Foo", EXTRACT)))
    outcome = read(world, "https://en.wikipedia.org/wiki/Foo")
    assert outcome.state is State.NONE and "only" in outcome.sentence


def test_an_article_that_is_not_there(world):
    """Missing pages have no id."""
    world.on("wikipedia", {"batchcomplete": True, "query": {"pages": [{"title": "Foo", "missing": True}]}})
    assert read(world, "https://en.wikipedia.org/wiki/Foo").state is State.NONE


def test_what_it_reads():
    """Articles of any language, on a phone's host too; nothing else."""
    assert WIKI.reads("https://en.wikipedia.org/wiki/Foo_(bar)") and WIKI.reads(
        "https://de.m.wikipedia.org/wiki/X"
    )
    assert not WIKI.reads("https://en.wikipedia.org/w/index.php?title=Foo")
    assert not WIKI.reads("https://wikipedia.org.evil.example/wiki/Foo")
