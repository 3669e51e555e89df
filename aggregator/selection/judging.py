"""Every candidate judged: by what the paper says of itself, then, where that turns out to have a name, by the name too."""

from __future__ import annotations

from collections.abc import Sequence

from aggregator.selection.aliases import names_given, says_one_of
from aggregator.selection.background_judging import judge_background
from aggregator.selection.reading import Reader
from aggregator.selection.relevance import Judgement, judge
from aggregator.selection.subject import Subject, also_called, subject_of
from aggregator.selection.values import Considered
from sources.values import Paper


def judge_all(paper: Paper, pool: Sequence[Considered]) -> tuple[Subject, list[Judgement]]:
    """The subject as it was recognised in the end, and a judgement of each candidate."""
    told = [considered for considered in pool if not _is_background(considered)]
    subject, judged = _named(subject_of(paper), told)
    background = [judge_background(paper, considered) for considered in pool if _is_background(considered)]
    return subject, judged + background


def subject_as_called(paper: Paper, pool: Sequence[Considered]) -> Subject:
    """The paper with what others call it, if it has no name of its own."""
    subject = subject_of(paper)
    return subject if subject.names else judge_all(paper, pool)[0]


def _is_background(considered: Considered) -> bool:
    return considered.found.candidate.kind == "background"


def _named(subject: Subject, pool: Sequence[Considered]) -> tuple[Subject, list[Judgement]]:
    """Judged; what says it a second time, where a paper without a name of its own has one from others."""
    reader = Reader(subject)
    judged = [judge(reader, considered) for considered in sorted(pool, key=lambda c: c.found.candidate.url)]
    names = () if subject.names else names_given(judged)
    if not names:
        return subject, judged
    named = also_called(subject, names)
    again = Reader(named)
    return named, [judge(again, j.considered) if says_one_of(named, j) else j for j in judged]
