"""Background: which methods a paper builds on, what explains them, and when a reader is sent to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from aggregator.selection import choose
from aggregator.selection.background import methods_of, short_form
from aggregator.selection.background_judging import naming
from aggregator.selection.background_next import next_background
from aggregator.selection.values import Considered, Decision, Found, Options, Selection
from sources.values import Candidate, Document, Paper, Segment

Make = Callable[..., Considered]

DROPOUT = (
    "Dropout leaves out a part of the units. " * 4 + "Without dropout they learn to lean on each other. " * 40
)
PASSING = (
    "We trained it for a week, with dropout of a tenth, and it was a cold week in the city of Bern. " * 30
)


@pytest.fixture
def builds(paper: Paper) -> Paper:
    """A paper that builds on two methods."""
    abstract = f"{paper.abstract} Unlike dropout (and unlike batch normalization) it needs no dropout mask."
    return replace(paper, abstract=abstract)


@pytest.mark.parametrize(
    ("title", "abstract", "methods"),
    [
        ("A: b", "Nothing is named here.", ()),
        (
            "XQA: Sharing Heads",
            "Multi-query attention (MQA) is fast. MQA is worse than multi-head attention, so we propose XQA.",
            ("multi-query attention", "multi-head attention"),
        ),
        (
            "On Widgets",
            "A recurrent neural network or RNN, or recurrent neural networks.",
            ("recurrent neural network",),
        ),
        (
            "Fast GANs",
            "We compare with DCGAN on CIFAR10: https://github.com/AdaOne/FastGANs, arXiv:2901.00001v2.",
            ("DCGAN",),
        ),
        (
            "Four",
            "Dropout, then beam search, then dropout, weight decay, less weight decay, batch normalization.",
            ("weight decay", "dropout", "beam search"),
        ),
    ],
)
def test_methods_are_the_named_ones_of_the_abstract(
    title: str, abstract: str, methods: Sequence[str]
) -> None:
    """At most three, the most mentioned first, none twice under two names, no data set, not the paper's own."""
    assert methods_of(Paper("2901.00001", title, (), abstract, "test")) == tuple(methods)


@pytest.mark.parametrize(
    ("method", "text", "short"),
    [
        ("multi-query attention", "Multi-query attention (MQA) is fast.", "MQA"),
        ("recurrent neural networks", "", "RNN"),
        ("bag-of-words", "", None),
        ("dropout", "", None),
    ],
)
def test_the_short_form_of_a_method(method: str, text: str, short: str | None) -> None:
    """As the abstract says it, else the initials of three words or more; small words are none."""
    assert short_form(method, text) == short


@pytest.mark.parametrize(
    ("method", "title", "is_named"),
    [
        ("multi-query attention", "Multi-Query Attention is all you need", True),
        ("multi-query attention", "MQA explained", True),
        ("multi-query attention", "Attention, and the queries of many", False),
        ("transformer", "The Transformer, explained", True),
        ("transformer", "Vision Transformer explained", False),
        ("transformer", "Transformer-XL in ten minutes", False),
        ("dropout", "Ten tricks: dropout, mixup and 8 more", False),
        ("batch normalization", "BatchNorm from scratch", True),
        ("convolutional neural networks", "CNNs for beginners", True),
    ],
)
def test_the_headline_must_name_the_method(paper: Paper, method: str, title: str, is_named: bool) -> None:
    """In full or in short; what is made from its name is another thing."""
    found = Candidate("blog", "https://a.example.org/", title, "test")
    assert bool(naming(paper, method, [found])) is is_named


@pytest.mark.parametrize(
    ("title", "text", "why"),
    [
        ("Dropout explained", DROPOUT.replace("ropout", "rop out"), "Left: its headline names dropout, but"),
        (
            "Dropout explained",
            DROPOUT,
            "Background: the paper builds on dropout (its headline names Dropout; its text keeps to dropout: 44",
        ),
        (
            "Dropout explained",
            PASSING.replace("dropout", "it"),
            "Left: its headline names dropout, but its text hardly",
        ),
        ("A week in Bern", PASSING, "Left: its headline does not name dropout"),
        ("Dropout explained", "Dropout. Dropout! Dropout?", "Left: only 3 words"),
    ],
)
def test_what_is_taken_explains_the_method(builds: Paper, title: str, text: str, why: str) -> None:
    """Its headline names it, its text speaks of it all along, and there is a text."""
    piece = ground("dropout", title, text)
    (decision,) = choose(builds, [piece], Options()).decisions
    assert decision.reason.startswith(why), decision.reason
    assert decision.chosen == why.startswith("Background") and "background" in decision.labels


def test_each_method_gets_one(builds: Paper) -> None:
    """The best; of the others it is said that there is one."""
    pieces = [ground("dropout", f"Dropout explained, part {n}", DROPOUT) for n in range(3)]
    norm = "Batch normalization centres. " + "And batch normalization scales what comes in. " * 40
    pieces.append(ground("batch normalization", "Batch normalization", norm))
    selection = choose(builds, pieces, Options())
    assert len(selection.chosen) == 2 and len(selection.shortfalls) == 2
    left = [decision.reason for decision in selection.decisions if not decision.chosen]
    assert left == ["Left: there is another piece on dropout."] * 2


@pytest.mark.parametrize(
    ("posts", "options", "wanted"),
    [
        (1, Options(), True),
        (1, Options(blogs=1, videos=(0, 0)), False),
        (4, Options(blogs=4), False),
    ],
)
def test_background_is_for_papers_of_which_little_is_said(
    builds: Paper, page: Make, posts: int, options: Options, wanted: bool
) -> None:
    """Fewer than four blogs and videos, and less than was asked for."""
    from tests.aggregator.selection.test_independence import talk

    about = [page(f"https://site{n}.example.org/", "Heron explained", text=talk(n)) for n in range(posts)]
    piece = ground("dropout", "Dropout explained", DROPOUT)
    selection = choose(builds, [*about, piece], options)
    assert ("background" in kinds(selection.chosen)) is wanted
    if not wanted:
        assert the(selection, piece).reason == "Left: enough was found on the paper itself."


def test_a_page_found_for_both_is_one_of_them(builds: Paper, page: Make) -> None:
    """As background it counts as no blog; as a blog about the paper it is no background."""
    near = page("https://a.example.org/", "Dropout explained", text=DROPOUT)
    as_ground = ground("dropout", "Dropout explained", DROPOUT, url="https://a.example.org/")
    selection = choose(builds, [near, as_ground], Options())
    assert kinds(selection.chosen) == ["background"] and selection.shortfalls[0].startswith("no blogs")
    about = page("https://a.example.org/")
    assert kinds(choose(builds, [about, as_ground], Options()).chosen) == ["blog"]


def test_an_excluded_site_gives_no_background(builds: Paper) -> None:
    """A person's word holds here too."""
    piece = ground("dropout", "Dropout explained", DROPOUT, url="https://a.example.org/")
    assert not choose(builds, [piece], Options(exclude=("a.example.org",))).chosen


def test_pages_are_opened_before_videos_one_a_method_and_two_at_most(builds: Paper) -> None:
    """The one whose headline says least else, then the next; nothing more once it is explained."""
    video = unread("dropout", "Dropout", "https://www.youtube.com/watch?v=aaaaaaaaaaa")
    far, near = unread("dropout", "Dropout in city weather forecasts"), unread("dropout", "Dropout explained")
    norm = unread("batch normalization", "Batch normalization")
    assert opened(builds, video, far, near, norm) == ["Dropout explained", "Batch normalization"]
    failed = replace(near, unread="404")
    assert opened(builds, video, far, failed) == ["Dropout in city weather forecasts"]
    assert opened(builds, video, replace(far, unread="404"), failed) == []
    assert opened(builds, video) == ["Dropout"]
    assert opened(builds, video, videos=15) == []
    assert opened(builds, ground("dropout", "Dropout explained", DROPOUT), far) == []


def ground(method: str, title: str, text: str, url: str = "") -> Considered:
    """Background that was read."""
    found = unread(method, title, url)
    document = Document("blog", found.found.candidate.url, title, (Segment(text),), "page", language="en")
    return replace(found, document=document)


def unread(method: str, title: str, url: str = "") -> Considered:
    address = url or f"https://ground.example.org/{title.replace(' ', '-')}"
    candidate = Candidate("background", address, title, "test", method)
    return Considered(Found(candidate, (candidate,)))


def opened(paper: Paper, *pool: Considered, videos: int = 0) -> list[str]:
    return [found.candidate.title for found in next_background(paper, pool, Options(), {"video": videos})]


def kinds(decisions: Sequence[Decision]) -> list[str]:
    return sorted(decision.kind for decision in decisions)


def the(selection: Selection, piece: Considered) -> Decision:
    url = piece.found.candidate.url
    return next(decision for decision in selection.decisions if decision.url == url)
