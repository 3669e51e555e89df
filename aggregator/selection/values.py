"""What choosing works on and what it decides: plain frozen values, no store, no network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sources.values import Candidate, Document

Mark = Literal["added", "included", "favoured", "excluded", "removed"]
"""What a person decided about an address; it outweighs every score and survives every later run. 'favoured': not it but its
channel or site was included, so that it is taken whatever its length, but only if it is about the paper."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a person asks for. Minutes bound the length of a video; `videos` is (at least, at most)."""

    blogs: int = 3
    videos: tuple[int, int] = (5, 10)
    minutes: tuple[int, int] = (6, 60)
    languages: tuple[str, ...] = ("en",)
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    """Addresses or channel names."""


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate merged over all the sources that found it: the fullest metadata, every sighting as evidence."""

    candidate: Candidate
    """`candidate.url` is the address to fetch and to show, as it was found but without tracking (addresses.clean);
    `addresses.canonical` of it is what the sightings have in common."""
    sightings: tuple[Candidate, ...]
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Considered:
    """A found candidate with what reading it gave: a document, or a sentence why there is none, or neither yet."""

    found: Found
    document: Document | None = None
    unread: str | None = None
    """'no captions: watch only', 'robots.txt forbids it' … None while it has not been tried."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score, with what it says in plain words ('its text links arXiv:1706.03762 twice')."""

    name: str
    value: float
    says: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The stretch of a long video that treats the paper, in seconds."""

    start_seconds: float
    end_seconds: float


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of one candidate, and why, in a sentence a person can check."""

    url: str
    kind: str
    chosen: bool
    score: float
    reason: str
    parts: tuple[Part, ...] = ()
    group: str | None = None
    """The candidates of one group are one voice (a re-upload, a mirror, the same channel's repeat): the url of its first member."""
    passage: Passage | None = None
    about: Literal["paper", "near", "beside", "unknown", "method"] = "unknown"
    labels: tuple[str, ...] = ()
    """'short' | 'middle' | 'long', 'explainer', 'code', 'machine-made' …"""


@dataclass(frozen=True, slots=True)
class Selection:
    """All decisions, best first within a kind, and what is missing against the quota, in sentences."""

    decisions: tuple[Decision, ...]
    shortfalls: tuple[str, ...] = ()

    @property
    def chosen(self) -> tuple[Decision, ...]:
        return tuple(d for d in self.decisions if d.chosen)

    @property
    def complete(self) -> bool:
        return not self.shortfalls
