"""A name of two long words is spoken short; what is made from it stays another thing."""

from __future__ import annotations

import pytest

from aggregator.selection.headline import read_headline
from aggregator.selection.subject import subject_of
from sources.values import Paper

BATCH_NORM = Paper(
    "1502.03167",
    "Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift",
    ("Sergey Ioffe", "Christian Szegedy"),
    "Training is complicated by the change of each layer's input distribution. We normalize layer inputs over each mini-batch.",
    "arxiv",
)


@pytest.mark.parametrize(
    ("title", "named", "why"),
    [
        ("Batch Normalization in 7 minutes", True, "its full name"),
        ("Why does BatchNorm work so well?", True, "clipped and joined"),
        ("Was the batch norm paper right?", True, "clipped"),
        ("Layer Normalization explained", False, "another normalization"),
        ("How to batch your laundry", False, "half of the name"),
    ],
)
def test_a_headline_names_the_paper_in_the_way_people_speak(title: str, named: bool, why: str) -> None:
    """'batch norm' and 'BatchNorm' are batch normalization."""
    assert bool(read_headline(subject_of(BATCH_NORM), (title, None)).named) is named, why
