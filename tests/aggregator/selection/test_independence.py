"""Who speaks with one voice."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import pytest

from aggregator.selection.independence import groups_of
from aggregator.selection.reading import Reader
from aggregator.selection.relevance import judge
from aggregator.selection.subject import subject_of
from aggregator.selection.values import Considered
from sources.values import Paper

Make = Callable[..., Considered]

VOCABULARY = (
    "tide",
    "delta",
    "reed",
    "mud",
    "silt",
    "ferry",
    "mill",
    "crane",
    "otter",
    "barge",
    "lock",
    "dyke",
    "pier",
)


def talk(seed: int, words: int = 900) -> str:
    """Speech about the paper that no other seed shares but by chance."""
    chance = random.Random(seed)
    said = []
    for i in range(words):
        said.append(
            chance.choice(VOCABULARY) if i % 3 else chance.choice(["sluices", "estuary", "heron", "channels"])
        )
    return "Heron and its frozen sluices. " + " ".join(said)


def misheard(text: str, share: float, seed: int = 0) -> str:
    """As automatic captions give it: lower case, no punctuation, some words wrong."""
    chance = random.Random(seed)
    words = text.lower().replace(".", "").replace(",", "").split()
    return " ".join(
        word if chance.random() > share else chance.choice(["the", "hair", "on", "sluicy"]) for word in words
    )


def grouped(paper: Paper, pool: Sequence[Considered]) -> dict[str, str]:
    reader = Reader(subject_of(paper))
    return dict(groups_of(paper, [judge(reader, considered) for considered in pool]))


def url(considered: Considered) -> str:
    return considered.found.candidate.url


@pytest.mark.parametrize("share", [0.0, 0.04, 0.08])
@pytest.mark.parametrize("seed", range(3))
def test_a_reupload_is_found_through_mishearings(paper: Paper, video: Make, share: float, seed: int) -> None:
    """The author's captions, and the same talk elsewhere under automatic ones with up to one word in twelve misheard."""
    original = video("original001", text=talk(seed), caption_kind="manual")
    copy = video(
        "thecopy0001",
        "The TRUTH about Heron",
        text="hello dear friends " + misheard(talk(seed), share),
        channel="Best Of",
    )
    assert grouped(paper, [copy, original]) == {url(original): url(original), url(copy): url(original)}


def test_two_reuploads_of_one_talk_are_one_voice_with_it(paper: Paper, video: Make) -> None:
    """Each is like the original, so all three are one, though the copies differ more from each other."""
    pool = [video("original001", text=talk(1), caption_kind="manual")]
    pool += [video(f"thecopy000{i}", text=misheard(talk(1), 0.08, i), channel=f"Best Of {i}") for i in (1, 2)]
    assert len(set(grouped(paper, pool).values())) == 1


def test_two_explanations_of_one_paper_are_two_voices(paper: Paper, video: Make, page: Make) -> None:
    """Same paper, same terms, another speaker; quoting the abstract makes nobody a copy."""
    quote = f" The abstract says: {paper.abstract} "
    pool = [
        video("speaker0001", text=talk(1) + quote),
        video("speaker0002", text=talk(2) + quote, channel="Others"),
    ]
    pool += [
        page(text=talk(3, 160) + quote),
        page("https://other.example.net/heron", text=talk(4, 160) + quote),
    ]
    assert grouped(paper, pool) == {}


def test_a_press_copy_shares_half_of_its_text(paper: Paper, page: Make) -> None:
    """A page that has taken over most of another, with an introduction of its own."""
    original = page(text=talk(5), published="2029-02-01")
    copy = page(
        "https://aggregator.example.com/heron",
        text=talk(6, 300) + talk(5),
        title="Heron news",
        published="2029-02-09",
    )
    assert grouped(paper, [copy, original])[url(copy)] == url(original)


def test_a_channels_own_repeat_needs_less(paper: Paper, video: Make) -> None:
    """The same talk given again is one voice; as much in common between two channels is not."""
    half = " ".join(talk(7).split()[:330])
    again = video("again000001", text=half + talk(8, 600))
    assert len(grouped(paper, [video("first000001", text=talk(7)), again])) == 2
    assert grouped(paper, [video("first000001", text=talk(7), channel="Another"), again]) == {}


def test_a_translation_needs_a_credit(paper: Paper, page: Make) -> None:
    """Of texts in different words, only a link with a word of credit makes one voice."""
    original = page(text=talk(9))
    credit = "This post is a translation of an article on another site."
    translation = page(
        "https://traduit.example.fr/heron",
        text=f"{credit}\n\n{talk(10)}",
        links=(url(original),),
        title="Heron, traduit",
    )
    mention = page(
        "https://reader.example.net/heron",
        text=talk(11),
        links=(url(original),),
        title="Heron, further reading",
    )
    groups = grouped(paper, [original, translation, mention])
    assert groups == {url(original): url(original), url(translation): url(original)}


def test_the_order_of_the_pool_does_not_matter(paper: Paper, video: Make) -> None:
    """Groups and their first members are the same in any order."""
    pool = [video(f"original00{i}", text=talk(i // 2), channel=f"C{i}") for i in range(6)]
    expected = grouped(paper, pool)
    assert grouped(paper, pool[::-1]) == expected and len(set(expected.values())) == 3
