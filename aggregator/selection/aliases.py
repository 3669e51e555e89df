"""Names that others have for a paper and it has not for itself: word2vec, VGG, DQN.

Learnt from what was found: from those texts that point to the paper beyond doubt, two of them at least, from different
channels or sites, whose headlines have the same name. A name that others use as often for another paper is not learnt.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from aggregator.selection.addresses import site_of
from aggregator.selection.reading import mentions
from aggregator.selection.relevance import Judgement
from aggregator.selection.subject import Subject
from aggregator.selection.words import plain

LEAST_VOICES = 2

WITH_A_DIGIT = re.compile(r"[a-z]+\d[a-z]\w*")
"""'word2vec', 'seq2seq': names in lower case."""


def names_given(judged: Sequence[Judgement]) -> tuple[str, ...]:
    """The names by which several voices call the paper, in lower case."""
    for_it: dict[str, set[str]] = defaultdict(set)
    against: dict[str, set[str]] = defaultdict(set)
    for j in judged:
        for name in _names(j):
            if j.points_to_it:
                for_it[name].add(_voice(j))
            elif j.reading and j.reading.ids and not j.identity:
                against[name].add(_voice(j))
    learnt = (
        name for name, voices in for_it.items() if len(voices) >= max(LEAST_VOICES, 1 + len(against[name]))
    )
    return tuple(sorted(learnt))


def says_one_of(subject: Subject, j: Judgement) -> bool:
    """Whether a headline or a text may say a name of the paper's."""
    candidate, document = j.considered.found.candidate, j.considered.document
    return mentions(subject, f"{candidate.title} {document.text if document else ''}".lower())


def _names(j: Judgement) -> frozenset[str]:
    """What the headline names beside the paper."""
    low = (word.lower() for word in j.headline.other)
    return frozenset({*map(str.lower, j.headline.foreign), *filter(WITH_A_DIGIT.fullmatch, low)})


def _voice(j: Judgement) -> str:
    candidate = j.considered.found.candidate
    return plain(candidate.author or "") or site_of(candidate.url)
