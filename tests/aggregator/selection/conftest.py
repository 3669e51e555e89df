"""What the tests of the choosing share: a paper that does not exist, and ways to make candidates with texts about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from aggregator.selection.values import Considered, Found, Mark
from sources.values import Candidate, Document, Kind, Paper, Segment

ABOUT = """
Glass rivers are what the people of the Heron paper call the channels between frozen sluices, and without them the rest
makes no sense. A heron network keeps its embeddings behind sluices that open one after the other, so that the gradient
never meets more than one of them. The authors show on the tidal benchmark that frozen sluices lower the memory of
training by a factor of seven, and that the estuary loss, which ties neighbouring channels together, is what keeps the
glass rivers from drying out. In the ablation they leave the estuary loss away, and the network forgets the first half of
every sequence. They also compare with dams, which are trained, and with weirs, which are not; neither reaches the
accuracy of frozen sluices on long marshes. What I like best is the appendix, in which the channels are drawn as maps, and
you can see with your own eyes how each of them takes over another part of the delta. Training takes eleven days on four
small cards, and the code has been published together with the weights of the largest network.
"""

BESIDE = """
The bakery at the corner opens at six, and by seven there is a queue that reaches the fountain. What people come for is a
flat loaf with rye and honey that the baker learnt to make from her grandmother, who had it from a miller in the hills. The
dough rests for two days in a cold cellar. On the first day it is folded every hour, on the second nobody touches it. The
oven is heated with beech wood and cleaned with a wet cloth on a stick, and the loaves go straight onto the stones. After
forty minutes they sound hollow when you knock on them. The baker says that the secret is patience, and the flour, and a
pinch of caraway that she does not tell the inspector about. On Saturdays there are rolls with poppy seed as well, and in
December a cake that keeps until Easter, if you hide it well enough. She closes when everything is sold, which is usually
before noon, and then she sleeps until her daughter comes home from school and wakes her with the dog.
"""


@pytest.fixture
def paper() -> Paper:
    """Of a method that nobody has published."""
    return Paper(
        arxiv_id="2901.00042",
        title="Heron: Frozen Sluices for Memory-Efficient Sequence Learning",
        authors=("Ottoline Quarrington", "Bertil Svanholm", "Chidi Abernethy"),
        abstract=(
            "Training on long sequences needs much memory. We propose Heron, a network that keeps embeddings behind frozen "
            "sluices and lets gradients pass through one channel at a time, which we call a glass river. An estuary loss ties "
            "neighbouring channels together. On the tidal benchmark and on long marshes Heron lowers the memory of training "
            "by a factor of seven, at the accuracy of trained dams and well above that of weirs."
        ),
        source="test",
        published="2029-01-03",
    )


@pytest.fixture
def video() -> Callable[..., Considered]:
    """A video about the paper; what is passed replaces parts of it. `text=None`: without captions."""
    return _video


@pytest.fixture
def page() -> Callable[..., Considered]:
    """A page about the paper; what is passed replaces parts of it. `text=None`: not read."""
    return _page


@pytest.fixture
def about() -> str:
    return ABOUT


@pytest.fixture
def beside() -> str:
    return BESIDE


def _video(
    name: str = "heron_vid01",
    title: str = "Heron explained",
    *,
    text: str | None = ABOUT,
    minutes: float = 12.0,
    channel: str = "Still Waters",
    **more: Any,
) -> Considered:
    description = more.pop("description", "Paper: https://arxiv.org/abs/2901.00042")
    url = f"https://www.youtube.com/watch?v={name}"
    candidate = Candidate(
        "video", url, title, "test", author=channel, duration_seconds=round(60 * minutes), snippet=description
    )
    document = None
    if text is not None:
        document = Document(
            "video",
            url,
            title,
            _captions(text, minutes),
            "captions",
            author=channel,
            language=more.pop("language", "en"),
            description=description,
            links=tuple(word for word in description.split() if word.startswith("http")),
            caption_kind=more.pop("caption_kind", "automatic"),
        )
    return _considered(candidate, document, "no captions: watch only", **more)


def _page(
    url: str = "https://still-waters.example.org/heron/",
    title: str = "Heron, a paper about frozen sluices",
    *,
    text: str | None = ABOUT,
    **more: Any,
) -> Considered:
    candidate = Candidate(
        "blog", url, title, "test", snippet=more.pop("snippet", None), author=more.pop("author", None)
    )
    document = None
    if text is not None:
        document = Document(
            "blog",
            url,
            title,
            tuple(Segment(" ".join(paragraph.split())) for paragraph in text.strip().split("\n\n")),
            "page",
            language=more.pop("language", "en"),
            links=more.pop("links", ("https://arxiv.org/abs/2901.00042",)),
            published=more.pop("published", None),
        )
    return _considered(candidate, document, None, **more)


def _considered(
    candidate: Candidate,
    document: Document | None,
    unread: str | None,
    mark: Mark | None = None,
    kind: Kind | None = None,
) -> Considered:
    if kind:
        candidate = replace(candidate, kind=kind)
        document = replace(document, kind=kind) if document else None
    return Considered(Found(candidate, (candidate,), mark), document, None if document else unread)


def _captions(text: str, minutes: float) -> tuple[Segment, ...]:
    """Stretches of some 40 words, spread over the time."""
    words = text.split()
    runs: Sequence[str] = [" ".join(words[i : i + 40]) for i in range(0, len(words), 40)]
    each = 60 * minutes / max(1, len(runs))
    return tuple(Segment(run, start_seconds=i * each, duration_seconds=each) for i, run in enumerate(runs))
