"""The judgement on one candidate: about the paper, near it, beside it, or unknown while it has not been read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aggregator.selection.evidence import Case, identity, is_elsewhere, judge_parts, points_to_it
from aggregator.selection.headline import Headline, read_headline
from aggregator.selection.reading import Reader, Reading, covered
from aggregator.selection.values import Considered, Part

About = Literal["paper", "near", "beside", "unknown", "method"]
"""'method': what it is meant to be about is a method that the paper builds on (see background_judging)."""

ABOUT_THE_PAPER = 0.45
"""From this score on, with the paper's name or title in the headline."""

UNNAMED = 0.50
UNNAMED_SHARE, UNNAMED_IDENTITY = 0.55, 0.5
"""Without it: more than half of the text must treat the paper, and something must point to it;"""

UNRELATED_SHARE, UNRELATED_IDENTITY = 0.6, 0.8
"""still more where the headline has not a word of the title, and no other name."""

CERTAIN_TERMS, POINTED_TERMS, OTHERWISE_TERMS = 0.08, 0.12, 0.2
POINTED_SHARE, OTHERWISE_SHARE = 0.1, 0.2
"""What a text must have that points beyond doubt to a paper without a name: least where it has both title and authors, little
where its headline has a word of the title, more where it has another name, or no word at all."""

AUTHORS_SHARE, AUTHORS_UNRELATED_SHARE = 0.4, 0.5
"""Of an author's own talk, who also speaks of how the work came about."""

SURE = 0.60
"""What is taken beyond what was asked for at least must be surer."""

NEAR = 0.15

NOT_THE_PAPER = frozenset({"use", "many", "namesake", "another's", "only the name"})
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
    points_to_it: bool = False
    """Whether it says beyond doubt which paper it speaks of, whatever its headline."""

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
    return Judgement(
        considered,
        _about(case, parts),
        score_of(parts),
        parts,
        case.headline,
        case.reading,
        identity(case),
        points_to_it(case),
    )


def _is_dense(case: Case) -> bool:
    """Whether a text whose headline does not name the paper treats it all the same."""
    headline, share, known = case.headline, case.reading.share, identity(case)
    if headline.title_share > 0:
        enough = AUTHORS_SHARE if headline.by_author else UNNAMED_SHARE
        return share >= enough and known >= UNNAMED_IDENTITY
    if headline.by_author and not headline.others:
        return share >= AUTHORS_UNRELATED_SHARE
    return not is_elsewhere(case) and share >= UNRELATED_SHARE and known >= UNRELATED_IDENTITY


def _is_pointed(case: Case) -> bool:
    """Whether a text that points beyond doubt to a paper without a name also treats it, if more briefly."""
    headline, reading = case.headline, case.reading
    terms = covered(case.subject, reading.terms_together)
    if case.subject.names or not points_to_it(case):
        return False
    if reading.title_said and reading.surnames > 1:
        return terms >= CERTAIN_TERMS and reading.share >= POINTED_SHARE
    if headline.title_share > 0 and not headline.foreign:
        return terms >= POINTED_TERMS and reading.share >= POINTED_SHARE
    return terms >= OTHERWISE_TERMS and reading.share >= OTHERWISE_SHARE


def score_of(parts: tuple[Part, ...]) -> float:
    """The sum of the parts, from 0 to 1."""
    return min(1.0, max(0.0, sum(part.value for part in parts)))


def _about(case: Case, parts: tuple[Part, ...]) -> About:
    score = score_of(parts)
    headline = case.headline
    if any(part.name in NOT_THE_PAPER for part in parts):
        return _near_or_beside(case, score)
    if headline.whole_title or headline.named:
        passes = score >= ABOUT_THE_PAPER
    else:
        enough = ABOUT_THE_PAPER if headline.by_author else UNNAMED
        passes = (score >= enough and _is_dense(case)) or _is_pointed(case)
    return "paper" if passes else _near_or_beside(case, score)


def _near_or_beside(case: Case, score: float) -> About:
    """Near the paper is only what speaks of it at all."""
    reading = case.reading
    speaks = reading.share > 0 or case.subject.arxiv_id in reading.ids
    return "near" if score >= NEAR and speaks else "beside"
