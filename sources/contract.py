"""What a source is. A source is one class in one file, registered in the entry-point group `gather_context.sources`.

It has a name, says which hosts it talks to and at what pace, and does one or more of these things, each a method that is
found by being there: `paper` (metadata), `full_text`, `find` (candidates), `background` (candidates for a method that a
paper builds on) and `read` (a document for a candidate).
Every method gets the door as its only way out, and may raise `Unanswered`; `ask` turns that, and whatever a broken
plug-in raises, into an outcome.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

from sources.outcomes import Outcome, State, Unanswered
from sources.values import Article, Candidate, Document, Paper

if TYPE_CHECKING:
    from sources.door import Door

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HostPace:
    """How a host is asked: seconds between the starts of two requests, random seconds on top, one request at a time or not.

    Hosts that share a `bucket` share the pace (arxiv.org and export.arxiv.org)."""

    pause_seconds: float = 1.0
    jitter_seconds: float = 0.0
    alone: bool = False
    bucket: str = ""
    too_many_is_final: bool = False
    """A 429 without a Retry-After means a block here, which asking again prolongs."""


class NotConfigured(Exception):
    """Raised by a source's constructor that cannot work as things are: says what is missing ('set BRAVE_API_KEY')."""


@runtime_checkable
class Source(Protocol):
    """What every source has. `settings` are the environment-like values that it was made with (keys, addresses)."""

    name: str
    hosts: Mapping[str, HostPace]

    def __init__(self, settings: Mapping[str, str]) -> None: ...


@runtime_checkable
class PaperSource(Source, Protocol):
    """Tells what a paper is. `preference`: the lowest is asked first, the next only where that one fails."""

    preference: int

    def paper(self, door: Door, arxiv_id: str) -> Outcome[Paper]: ...


@runtime_checkable
class TitleSource(Source, Protocol):
    """Finds papers by title: at most five, best first."""

    def search(self, door: Door, title: str) -> Outcome[Sequence[Paper]]: ...


@runtime_checkable
class FullTextSource(Source, Protocol):
    """Gives the paper's own text as a document of kind 'paper'."""

    def full_text(self, door: Door, paper: Paper) -> Outcome[Document]: ...


@runtime_checkable
class CodeSource(Source, Protocol):
    """Knows the paper's code repository: an http(s) address."""

    def code(self, door: Door, paper: Paper) -> Outcome[str]: ...


@runtime_checkable
class Discoverer(Source, Protocol):
    """Finds candidates for a paper; `finds` names their kinds. Order and duplicates do not matter."""

    finds: frozenset[str]

    def find(self, door: Door, paper: Paper) -> Outcome[Sequence[Candidate]]: ...

    def plan(self, paper: Paper) -> Sequence[str]:
        """The queries that `find` would send, for `--dry-run`. Asks nobody."""
        ...


@runtime_checkable
class ManyRequests(Discoverer, Protocol):
    """One whose `find` may send more requests than its plan has lines: `most_requests` says how many at most."""

    most_requests: int


@runtime_checkable
class BackgroundSource(Source, Protocol):
    """Finds pages or videos on a method that a paper builds on ('multi-query attention'), where little is said of the paper
    itself. At most one request a method; kinds, order and duplicates do not matter."""

    def background(self, door: Door, method: str) -> Outcome[Sequence[Candidate]]: ...


@runtime_checkable
class Encyclopaedia(Source, Protocol):
    """Has articles under the names of things. `label`: what people call it; `home`: its address; `authors`: whose texts they
    are, and `licence`: under which. At most `most_look_ups` requests a question."""

    label: str
    home: str
    authors: str
    licence: str
    most_look_ups: int

    def openings(self, door: Door, titles: Sequence[str]) -> Outcome[Mapping[str, Article]]:
        """The articles that bear these titles, by the title that was asked for, the most wanted titles first."""
        ...


@runtime_checkable
class Reader(Source, Protocol):
    """Turns a candidate into a document. `reads` decides by the address alone; the most particular reader wins.

    `languages` are wanted ones, best first ('en')."""

    def reads(self, url: str) -> bool: ...

    def read(self, door: Door, candidate: Candidate, languages: Sequence[str]) -> Outcome[Document]: ...


@runtime_checkable
class LocalSource(Source, Protocol):
    """Talks to a service of the user's own that is not public (a SearXNG on this machine). `own_addresses`: the
    (numeric address, port) pairs that its settings name and that the door must let through for it."""

    own_addresses: frozenset[tuple[str, int]]


def ask(question: Callable[[], Outcome[T]], name: str) -> Outcome[T]:
    """The border around a plug-in: whatever happens in `question` comes back as an outcome that names the source.

    This is the one place that catches everything; the traceback is kept in the outcome's `detail` for `-vv`."""
    try:
        return question()
    except Unanswered as unanswered:
        answer = unanswered.outcome
        return Outcome(answer.state, answer.sentence, answer.advice, None, answer.retry_after_seconds)
    except Exception as error:
        return Outcome(
            State.FAILED, f"{name} failed: {type(error).__name__}: {error}", detail=traceback.format_exc()
        )
