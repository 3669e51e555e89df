"""The choice as a whole: what is taken, what is left, and what is said about both."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from aggregator.selection import choose
from aggregator.selection.eligibility import unmatched
from aggregator.selection.next import bound_reached
from aggregator.selection.values import Considered, Decision, Found, Mark, Options, Selection
from sources.values import Paper
from tests.evaluation.pools import Pool, own_pools
from tests.evaluation.selection import FLOORS, figures, hold, run

Make = Callable[..., Considered]

POOLS = own_pools()


def by_url(selection: Selection) -> dict[str, Decision]:
    return {decision.url: decision for decision in selection.decisions}


def the(selection: Selection, considered: Considered) -> Decision:
    return by_url(selection)[considered.found.candidate.url]


def talks(video: Make, *minutes: float, words: Sequence[str] = ()) -> list[Considered]:
    """Talks about the paper, each in other words and on another channel."""
    from tests.aggregator.selection.test_independence import talk

    return [
        video(
            f"talk{i:07}",
            f"Heron explained by {i}",
            text=talk(100 + i),
            minutes=length,
            channel=f"Channel {i}",
        )
        for i, length in enumerate(minutes)
    ]


@pytest.mark.parametrize("pool", POOLS, ids=lambda pool: pool.name)
def test_nothing_that_is_not_about_the_paper(pool: Pool) -> None:
    """In families of successors and namesakes nothing is chosen but what is about the paper."""
    assert {pool.grades[decision.url] for decision in run(pool).selection.chosen} == {2}


@pytest.mark.parametrize("pool", POOLS, ids=lambda pool: pool.name)
def test_every_candidate_has_a_reason(pool: Pool) -> None:
    """Taken or left: one sentence for people, for each."""
    selection = run(pool).selection
    assert len(selection.decisions) == len(pool.considered)
    for decision in selection.decisions:
        assert decision.reason.startswith(
            "Taken" if decision.chosen else "Left: "
        ) and decision.reason.endswith(".")
        assert "None" not in decision.reason and "()" not in decision.reason and "  " not in decision.reason


def test_no_floor_is_undercut() -> None:
    """Precision, recall, lengths and copies over all pools are what they have been, or better."""
    import json

    floors = json.loads(FLOORS.read_text())["own"]
    assert floors and hold(figures([run(pool) for pool in POOLS]), floors, raising=False) == []


def test_the_order_of_the_pool_does_not_matter() -> None:
    """The same candidates in another order give the same decisions."""
    for pool in POOLS:
        shuffled = list(pool.considered)
        random.Random(7).shuffle(shuffled)
        assert choose(pool.paper, shuffled, Options()) == choose(pool.paper, pool.considered, Options())


def test_an_empty_pool_is_said(paper: Paper) -> None:
    """Nothing found is no error, and two sentences."""
    selection = choose(paper, (), Options())
    assert selection.chosen == () and selection.shortfalls == (
        "no blogs instead of 2: nothing else was found.",
        "no videos instead of 5: nothing else was found.",
    )


def test_fewer_are_taken_and_it_is_said(paper: Paper, video: Make, page: Make, beside: str) -> None:
    """A thin pool is never filled up with what is not about the paper."""
    silent, bread = (
        video("silent00001", text=None),
        video("bakery00001", "Bread", text=beside, description=""),
    )
    pool = [page(), *talks(video, 12.0), silent, bread]
    selection = choose(paper, pool, Options())
    assert len(selection.chosen) == 2 and not selection.complete
    assert selection.shortfalls == (
        "1 blog instead of 2: nothing else was found.",
        "1 video instead of 5: of the 2 others found, 1 not about the paper, 1 without a text that could be read.",
    )


def test_what_is_left_is_others_only_beside_what_is_taken(paper: Paper, video: Make) -> None:
    """Where nothing was taken there are no others."""
    selection = choose(paper, [video("silent00001", text=None)], Options())
    assert (
        "no videos instead of 5: of the 1 found, 1 without a text that could be read." in selection.shortfalls
    )


def test_lengths_are_spread(paper: Paper, video: Make) -> None:
    """With eleven short ones and one each of middle and long, all three lengths are there."""
    selection = choose(paper, talks(video, *[8.0] * 11, 22.0, 50.0), Options())
    assert len(selection.chosen) == 10
    assert {decision.labels[0] for decision in selection.chosen} == {"short", "middle", "long"}


def test_one_per_channel_a_second_only_if_short(paper: Paper, video: Make) -> None:
    """Six of one channel and five others: five channels; of one channel alone, two."""
    same = [replace_channel(item, "One and the Same") for item in talks(video, *[9.0] * 6)]
    assert len(choose(paper, same, Options()).chosen) == 2
    others = talks(video, *[9.0] * 11)[6:]
    chosen = choose(paper, [*same, *others], Options()).chosen
    assert len(chosen) == 6


def test_one_blog_per_site(paper: Paper, page: Make) -> None:
    """Two pages of a site are one voice, even where nothing else is there."""
    from tests.aggregator.selection.test_independence import talk

    pool = [page(f"https://github.com/someone/notes/{i}.md", text=talk(i)) for i in range(3)]
    selection = choose(paper, pool, Options())
    assert len(selection.chosen) == 1
    assert {d.reason for d in selection.decisions if not d.chosen} == {
        "Left: about the paper, but github.com/someone is heard already."
    }


def test_a_copy_is_counted_once(paper: Paper, video: Make) -> None:
    """Of a talk and its re-upload the original is taken, and the copy says of what it is one."""
    original, other = talks(video, 12.0, 14.0)
    copy = video(
        "copy0000001",
        "Heron: the truth",
        text=original.document.text if original.document else "",
        channel="Best Of",
    )
    selection = choose(paper, [copy, original, other], Options())
    assert the(selection, original).chosen and not the(selection, copy).chosen
    assert the(selection, copy).reason == "Left: says the same as “Heron explained by 0”, counted once."
    assert the(selection, copy).group == the(selection, original).group == original.found.candidate.url


def test_machine_made_only_where_there_is_nothing_else(paper: Paper, video: Make) -> None:
    """It stays behind any human source, and is never taken without its mark."""
    confession = "Paper: https://arxiv.org/abs/2901.00042\nThe script of this video was written by an AI."
    made = [replace_text(item, confession) for item in talks(video, 9.0, 20.0)]
    alone = choose(paper, made, Options())
    assert len(alone.chosen) == 1
    assert "machine-made" in alone.chosen[0].labels and "machine-made" in alone.chosen[0].reason
    human = talks(video, 9.0, 9.0, 9.0)[2]
    assert [d.url for d in choose(paper, [*made, human], Options()).chosen] == [human.found.candidate.url]


def test_the_minutes_are_kept(paper: Paper, video: Make) -> None:
    """Too short and too long are left, with the figure; other bounds choose again."""
    pool = talks(video, 3.0, 10.0, 45.0)
    selection = choose(paper, pool, Options(minutes=(6, 30)))
    assert the(selection, pool[0]).reason == "Left: 3 minutes are less than the 6 asked for."
    assert next(d.url for d in selection.chosen) == pool[1].found.candidate.url
    assert the(choose(paper, pool, Options(minutes=(2, 60))), pool[0]).chosen


def test_a_long_recording_by_its_passage(paper: Paper, video: Make, about: str, beside: str) -> None:
    """Where too little is there, a lecture stands in by the stretch that treats the paper; with enough others it does not."""
    lecture = video(
        "lecture0001", "Lecture 5: Sequences", text=beside * 10 + about * 5 + beside * 10, minutes=70
    )
    selection = choose(paper, [lecture], Options())
    decision = the(selection, lecture)
    assert decision.chosen and decision.passage and "by passage" in decision.labels
    assert decision.reason.startswith("Taken for the passage from ")
    assert not the(choose(paper, [lecture, *talks(video, *[9.0] * 5)], Options()), lecture).chosen


def test_other_languages_are_left(paper: Paper, page: Make) -> None:
    """What is in a language that was not asked for is left, with its name; asked for, it may be taken."""
    german = page(language="de-AT")
    assert the(choose(paper, [german], Options()), german).reason == "Left: in German, not in English."
    assert the(choose(paper, [german], Options(languages=("de", "en"))), german).chosen


def test_too_little_text_is_no_source(paper: Paper, page: Make) -> None:
    """A page under 150 words fills no quota."""
    thin = page(text="Heron keeps its embeddings behind frozen sluices. " * 5)
    assert the(choose(paper, [thin], Options()), thin).reason == "Left: only 35 words of text."


@pytest.mark.parametrize(
    ("include", "mark", "chosen"),
    [
        pytest.param("https://youtu.be/bakery00001", None, True, id="by its address, whatever it is"),
        pytest.param("Sourdough TV", None, False, id="a channel, but only what is about the paper"),
        pytest.param("https://youtu.be/aircAruvnKk", None, False, id="another address"),
        pytest.param("", "included", True, id="a mark of an earlier run"),
        pytest.param("", "added", True, id="added by hand"),
        pytest.param("", "favoured", False, id="its channel was included earlier"),
        pytest.param("", None, False, id="nobody asked for it"),
    ],
)
def test_what_a_person_asks_for(
    paper: Paper, offside: Considered, include: str, mark: Mark | None, chosen: bool
) -> None:
    """A word of a person outweighs the judgement; a word about a channel only the bounds."""
    marked = replace(offside, found=replace(offside.found, mark=mark))
    decision = the(choose(paper, [marked], Options(include=(include,) if include else ())), marked)
    assert decision.chosen is chosen
    assert not chosen or decision.reason in ("Taken: you asked for it.", "Taken: you added it.")


@pytest.fixture
def offside(video: Make, beside: str) -> Considered:
    """A long video about bread."""
    return video("bakery00001", "Bread", text=beside, description="", channel="Sourdough TV", minutes=90)


@pytest.mark.parametrize(
    ("options", "mark", "why"),
    [
        (Options(exclude=("https://www.youtube.com/watch?v=heron_vid01",)), None, "excluded by its address"),
        (Options(exclude=("still waters",)), None, "excluded by its channel"),
        (Options(), "excluded", "a mark of an earlier run"),
        (Options(), "removed", "removed by hand"),
    ],
)
def test_what_a_person_does_not_want(
    paper: Paper, video: Make, options: Options, mark: str | None, why: str
) -> None:
    """However good it is, it is left, and the reason says by whose word."""
    talk = video(mark=mark)
    decision = the(choose(paper, [talk], options), talk)
    assert not decision.chosen and decision.reason in ("Left: you excluded it.", "Left: you removed it."), why


def test_a_favoured_channel_is_exempt_from_the_minutes(paper: Paper, video: Make) -> None:
    """Who asks for a channel gets what it has about the paper, of any length."""
    long = video(minutes=90)
    assert the(choose(paper, [long], Options(include=("Still Waters",))), long).chosen


def test_an_encyclopaedia_stands_beside(paper: Paper, page: Make) -> None:
    """One article, labelled, which fills no quota."""
    articles = [
        page(f"https://en.wikipedia.example.org/{i}", "Heron (network)", kind="reference") for i in range(3)
    ]
    selection = choose(paper, articles, Options())
    assert [decision.kind for decision in selection.chosen] == ["reference"]
    assert len(selection.shortfalls) == 2 and "reference" in selection.chosen[0].labels


def replace_channel(considered: Considered, channel: str) -> Considered:
    candidate = replace(considered.found.candidate, author=channel)
    return replace(considered, found=Found(candidate, (candidate,)))


def replace_text(considered: Considered, description: str) -> Considered:
    assert considered.document
    return replace(considered, document=replace(considered.document, description=description))


@pytest.mark.parametrize(
    ("opened", "said", "sentences"),
    [
        (15, "1 video instead of 5: of the 20 others found, 20 not opened, as promising least.", 1),
        (14, "1 video instead of 5: of the 20 others found, 20 not opened, as promising least.", 0),
        (15, "1 video instead of 5: of the 20 others found, 20 not about the paper.", 0),
        (15, "1 blog instead of 2: of the 20 others found, 20 not opened, as promising least.", 0),
    ],
)
def test_it_is_said_that_no_more_videos_may_be_opened(opened: int, said: str, sentences: int) -> None:
    """Where videos are missing and others were found."""
    assert len(bound_reached(Selection((), (said,)), {"video": opened})) == sentences


def test_what_nothing_was_found_of_is_told(video: Make, page: Make) -> None:
    """Addresses in any form, channels and sites in any case."""
    pool = [video(), page()]
    known = ("still waters", "youtu.be/heron_vid01", "STILL-WATERS.example.org")
    assert unmatched(pool, (*known, "https://youtu.be/aaaaaaaaaaa", "Nobody")) == (
        "https://youtu.be/aaaaaaaaaaa",
        "Nobody",
    )
