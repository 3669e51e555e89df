"""The judgement on one candidate: about the paper, near it, beside it, or unknown while it has not been read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aggregator.selection.evidence import Case, identity, judge_parts
from aggregator.selection.headline import Headline, read_headline
from aggregator.selection.reading import Reader, Reading
from aggregator.selection.values import Considered, Part

About = Literal["paper", "near", "beside", "unknown"]

ABOUT_THE_PAPER = 0.45
"""From this score on, with the paper's name or title in the headline."""

UNNAMED = 0.50
UNNAMED_SHARE, UNNAMED_IDENTITY = 0.55, 0.5
"""Without it: more than half of the text must treat the paper, and something must point to it;"""

UNRELATED_SHARE, UNRELATED_IDENTITY = 0.6, 0.8
"""still more where the headline has not a word of the title, and no other name."""

SURE = 0.60
"""What is taken beyond what was asked for at least must be surer."""

NEAR = 0.15

NOT_THE_PAPER = frozenset({"use", "many", "namesake"})
"""Parts that say what a text is instead; no other evidence makes up for them."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is thought of a candidate. Without a document it is `unknown`, and the score is what its metadata promise."""

    considered: Considered
    about: About
    score: float
    parts: tuple[Part, ...]
    headline: Headline
    reading: Reading | None = None
    identity: float = 0.0

    @property
    def url(self) -> str:
        return self.considered.found.candidate.url

    @property
    def kind(self) -> str:
        return self.considered.found.candidate.kind

    @property
    def is_sure(self) -> bool:
        """Whether it may be taken even where enough is there already."""
        clean = not (self.headline.use or self.headline.many)
        return self.about == "paper" and self.score >= SURE and self.identity >= 0.3 and clean


def judge(reader: Reader, considered: Considered) -> Judgement:
    """Judges by the text where there is one."""
    candidate, document = considered.found.candidate, considered.document
    headline = read_headline(reader.subject, (candidate.title, document.title if document else None))
    if document is None:
        return Judgement(considered, "unknown", 0.0, (), headline)
    reading = reader.read(document, headline, candidate.snippet or "")
    return judge_text(considered, Case(reader.subject, headline, reading))


def judge_text(considered: Considered, case: Case) -> Judgement:
    """The judgement that the parts amount to."""
    parts = judge_parts(case)
    known = identity(case)
    return Judgement(
        considered, _about(case, parts, known), score_of(parts), parts, case.headline, case.reading, known
    )


def _is_dense(case: Case, known: float) -> bool:
    """Whether a text whose headline does not name the paper is of it all the same."""
    headline, share = case.headline, case.reading.share
    if headline.title_share > 0:
        return share >= UNNAMED_SHARE and known >= UNNAMED_IDENTITY
    elsewhere = headline.rivals or headline.foreign
    return not elsewhere and share >= UNRELATED_SHARE and known >= UNRELATED_IDENTITY


def score_of(parts: tuple[Part, ...]) -> float:
    """The sum of the parts, from 0 to 1."""
    return min(1.0, max(0.0, sum(part.value for part in parts)))


def _about(case: Case, parts: tuple[Part, ...], known: float) -> About:
    score = score_of(parts)
    headline = case.headline
    if any(part.name in NOT_THE_PAPER for part in parts):
        return _near_or_beside(case, score)
    if headline.whole_title or headline.named:
        passes = score >= ABOUT_THE_PAPER
    else:
        passes = score >= UNNAMED and _is_dense(case, known)
    return "paper" if passes else _near_or_beside(case, score)


def _near_or_beside(case: Case, score: float) -> About:
    """Near the paper is only what speaks of it at all."""
    reading = case.reading
    speaks = reading.share > 0 or case.subject.arxiv_id in reading.ids
    return "near" if score >= NEAR and speaks else "beside"
