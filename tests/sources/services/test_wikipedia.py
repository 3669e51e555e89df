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


def opening(pageid, title, extract, **more):
    return {"pageid": pageid, "ns": 0, "title": title, "extract": extract, **more}


def test_openings_by_title(world):
    """Normalized titles and redirects lead to their articles; what is missing, invalid, ambiguous or a template drops out."""
    query = {
        "normalized": [{"fromencoded": False, "from": "foo rate", "to": "Foo rate"}],
        "redirects": [{"from": "Foo rate", "to": "Rate of foo", "tofragment": "Uses"}],
        "pages": [
            opening(1, "Rate of foo", f"The foo rate is a number\n{FORMULA} of gates.\nIt has a history."),
            opening(2, "Gate", "Gate may refer to:", pageprops={"disambiguation": ""}),
            opening(3, "Template:Bar", "A bar is no article.") | {"ns": 10},
            opening(4, "Empty", ""),
            {"ns": 0, "title": "Bar", "missing": True},
            {"title": "Bar[", "invalid": True, "invalidreason": "x"},
        ],
    }
    world.on("titles=foo rate", {"batchcomplete": True, "query": query})
    titles = ("foo rate", "Gate", "Template:Bar", "Empty", "Bar", "_", "x" * 101)
    outcome = WIKI.openings(world.door(WIKI), titles)
    (article,) = (outcome.value or {}).values()
    assert list(outcome.value or {}) == ["foo rate"] and article.fetched_at
    assert article.url == "https://en.wikipedia.org/wiki/Rate_of_foo" and article.title == "Rate of foo"
    assert article.opening == "The foo rate is a number … of gates."
    (asked,) = world.asked
    for part in (
        "exintro=1",
        "exlimit=20",
        "explaintext=1",
        "redirects=1",
        "ppprop=disambiguation",
        "formatversion=2",
    ):
        assert part in asked
    assert "titles=foo rate|Gate|Template:Bar|Empty|Bar&" in asked


def test_titles_go_in_batches_at_a_pace_and_only_once(world):
    """Twenty a request, a second apart, five requests at most; a second question is answered from what is kept."""
    world.on("titles", answer(opening(1, "T7", "T7 is a thing like others.")))
    door, titles = world.door(WIKI), [f"T{n}" for n in range(130)]
    assert set(WIKI.openings(door, titles).value or {}) == {"T7"}
    assert len(world.asked) == 5 and world.at >= 4
    assert [asked.partition("titles=")[2].partition("&")[0].count("|") for asked in world.asked] == [19] * 5
    assert WIKI.openings(door, titles).state is State.FOUND and len(world.asked) == 5


LEFT_OVER = [
    ("Foos () are birds of the wild.", "Foos are birds of the wild.", "a pronunciation"),
    (
        "A foo (; from Latin) (listen ) is a bar.",
        "A foo (from Latin) is a bar.",
        "a mark to listen, and a beginning",
    ),
    ("A foo: 184  or bar,: 198–9  is a thing.: 12 ", "A foo or bar, is a thing.", "pages of notes"),
    (
        "A foo, 3: 4 to one, has: 2 gates and calls f().",
        "A foo, 3: 4 to one, has: 2 gates and calls f().",
        "none of these",
    ),
]


@pytest.mark.parametrize(("extract", "said", "why"), LEFT_OVER)
def test_an_opening_reads(world, extract, said, why):
    """What a plain extract leaves of marks is left out; every letter of the sentence stays."""
    world.on("titles", answer(opening(1, "T", extract)))
    assert (WIKI.openings(world.door(WIKI), ["T"]).value or {})["T"].opening == said, why


HOSTILE_TITLES = [
    ("A|B", "A B", "a bar would be two titles"),
    ("C#<x>", "C x", "a fragment and markup"),
    ("[[D]]{{E}}", "D E", "wiki markup"),
    ("F\x00\n_G", "F G", "control characters and blanks"),
]


@pytest.mark.parametrize(("title", "asked", "why"), HOSTILE_TITLES)
def test_a_title_has_only_what_titles_have(world, title, asked, why):
    """The rest becomes a blank; the answer comes under the title that was asked for."""
    world.on("titles", answer(opening(1, asked, "It is a thing of this name.")))
    assert set(WIKI.openings(world.door(WIKI), [title]).value or {}) == {title}, why
    assert f"titles={asked}&" in world.asked[0]


ODD_ANSWERS = [
    ({"query": {"pages": [opening(1, "T", "T is a thing of its kind.")], "redirects": 7, "normalized": [3]}}, State.FOUND),
    ({"query": {"pages": [opening(1, "T", ["x"], pageprops=[])]}}, State.NONE),
    ({"query": {"pages": [opening(1, "T", "a " * 9)], "redirects": [{"from": "T", "to": "U"}, {"from": "U", "to": "T"}]}}, State.NONE),
    ({"batchcomplete": True}, State.NONE),
    ({"query": {"pages": {}}}, State.CHANGED),
    ({"error": {"code": "maxlag"}}, State.CHANGED),
]  # fmt: skip


@pytest.mark.parametrize(("body", "state"), ODD_ANSWERS)
def test_odd_answers_to_titles(world, body, state):
    """Whatever comes is looked at before it is believed; redirects in a circle end."""
    world.on("titles", body)
    assert ask(lambda: WIKI.openings(world.door(WIKI), ["T"]), WIKI.name).state is state


def test_without_titles_nobody_is_asked(world):
    """Nothing to look up is nothing found."""
    assert WIKI.openings(world.door(WIKI), ["", "{}"]).state is State.NONE and not world.asked
