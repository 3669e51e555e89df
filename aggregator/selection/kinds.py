"""What kind of source it is, and how long: by its headline, its description, its maker."""

from __future__ import annotations

import re

from aggregator.selection.relevance import Judgement
from aggregator.selection.words import plain
from sources.values import Paper

LENGTHS = ((0, "short"), (15, "middle"), (30, "long"))
"""From how many minutes on a video is called what."""

# The first that matches its headline, then its description, names the kind.
KINDS = (
    (
        "interview",
        r"\binterview|\bin conversation\b|\ba conversation\b|\bq ?& ?a\b|\bpodcast\b|\bwe talk to\b|\bfireside\b",
    ),
    (
        "critique",
        r"\bcritique|\bcritical\b|\bwrong (?:about|reasons?)\b|\bmyths?\b|\bmisunderst|\bdon'?t believe\b|\bflaws?\b|\blimits of\b"
        r"|\bproblems? with\b|\boverrated\b",
    ),
    (
        "lecture",
        r"\blectures?\b|\bcourse\b|\bweek \d|\bcs ?\d{3}|\bseminar\b|\bclass \d|\brecitation\b|\bpracticum\b",
    ),
    (
        "code",
        r"\bcod(?:e|ed|ing)\b|\bimplement|\bfrom scratch\b|\bpytorch\b|\btensorflow\b|\bkeras\b|\bjax\b|\bannotated\b"
        r"|\bempty file\b|\bnotebook\b",
    ),
    (
        "walk-through",
        r"\bwalk-?through\b|\bpaper (?:explained|review|reading|summary)|\bpaper\b|\bsection by section\b|\bread(?:ing)?\b"
        r"|\bjournal club\b|\breading (?:club|group)\b|\bnotes\b",
    ),
)
EXPLAINER = "explainer"
AUTHORS = "by the authors"

REFERENCE = re.compile(r"\b(?:paper|code|slides|notebook|course)s?\b[^\n.]{0,40}?(?::|→|https?://)\S*", re.I)
"""'Paper: https://…' under a video says what it is about, not what kind it is."""

CLAIMS_AUTHORSHIP = re.compile(
    r"\b(?:i'?m|i am|told by|by) (?:one of )?(?:us|the (?:authors|people (?:on|behind)))\b|\bour paper\b|\bwe,? the authors\b",
    re.I,
)


def kind_of(paper: Paper, j: Judgement) -> str:
    """'explainer', 'walk-through', 'code', 'lecture', 'interview', 'critique' or 'by the authors'."""
    candidate, document = j.considered.found.candidate, j.considered.document
    if _by_the_authors(paper, j):
        return AUTHORS
    description = REFERENCE.sub("", (document.description if document else candidate.snippet) or "")
    for text in (candidate.title, description[:300]):
        for kind, pattern in KINDS:
            if re.search(pattern, text, re.I):
                return kind
    return EXPLAINER


def minutes_of(j: Judgement) -> float | None:
    """How long a video is: as its service says, else to the end of its last caption."""
    candidate, document = j.considered.found.candidate, j.considered.document
    seconds: float | None = candidate.duration_seconds or (document.duration_seconds if document else None)
    if not seconds and document and document.segments:
        last = document.segments[-1]
        seconds = (last.start_seconds or 0.0) + (last.duration_seconds or 0.0)
    return seconds / 60 if seconds else None


def length_of(minutes: float | None) -> str | None:
    """'short', 'middle' or 'long'."""
    return None if minutes is None else [name for least, name in LENGTHS if minutes >= least][-1]


def _by_the_authors(paper: Paper, j: Judgement) -> bool:
    candidate, document = j.considered.found.candidate, j.considered.document
    makers = plain(f"{candidate.title} {candidate.author or ''}")
    if any(plain(name) in makers for name in paper.authors if len(name.split()) > 1):
        return True
    beginning = " ".join(segment.text for segment in document.segments[:2]) if document else ""
    return (
        bool(CLAIMS_AUTHORSHIP.search(f"{document.description or ''} {beginning}"[:600]))
        if document
        else False
    )
