"""What every registered source keeps to, whatever it is: the built-in ones stand for those of strangers."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from sources.contract import (
    BackgroundSource,
    CodeSource,
    Discoverer,
    Encyclopaedia,
    FullTextSource,
    HostPace,
    PaperSource,
    Reader,
    Source,
    TitleSource,
    ask,
)
from sources.outcomes import Outcome, State
from sources.registry import GROUP, load
from sources.values import Candidate

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
SETTINGS = {
    "GATHER_CONTEXT_SEARXNG": "https://search.example",
    "BRAVE_API_KEY": "brave-canary",
    "YOUTUBE_API_KEY": "youtube-canary",
}
ADDRESSES = [
    ("blog", "https://blog.example/post"),
    ("reference", "https://en.wikipedia.org/wiki/Foo"),
    ("video", "https://www.youtube.com/watch?v=aircAruvnKk"),
]


def entries() -> list[EntryPoint]:
    """The project's own entry points, read where they are written, installed or not."""
    table = tomllib.loads(PROJECT.read_text())["project"]["entry-points"][GROUP]
    return [EntryPoint(name, target, GROUP) for name, target in table.items()]


REGISTRY = load(SETTINGS, entries=entries())
SOURCES = [pytest.param(source, id=source.name) for source in REGISTRY.sources]
DISCOVERERS = [pytest.param(source, id=source.name) for source in REGISTRY.discoverers()]


QUESTIONS: tuple[tuple[Any, str, Callable[[Any, Any, Any], Outcome[Any]]], ...] = (
    (PaperSource, "paper", lambda source, door, paper: source.paper(door, paper.arxiv_id)),
    (TitleSource, "search", lambda source, door, paper: source.search(door, paper.title)),
    (FullTextSource, "full text", lambda source, door, paper: source.full_text(door, paper)),
    (CodeSource, "code", lambda source, door, paper: source.code(door, paper)),
    (Discoverer, "find", lambda source, door, paper: source.find(door, paper)),
    (BackgroundSource, "background", lambda source, door, _: source.background(door, "multi-query attention")),
    (Encyclopaedia, "openings", lambda source, door, _: source.openings(door, ["foo gate"])),
)  # fmt: skip


def questions(source: Any, door: Any, paper: Any) -> Iterator[tuple[str, Callable[[], Outcome[Any]]]]:
    """Everything that can be asked of a source."""
    for ability, what, question in QUESTIONS:
        if isinstance(source, ability):
            yield what, partial(question, source, door, paper)
    if isinstance(source, Reader):
        for kind, url in ADDRESSES:
            if source.reads(url):
                found = Candidate(kind, url, "A title", "test")  # type: ignore[arg-type]
                yield f"read {kind}", lambda found=found: source.read(door, found, ("en",))  # type: ignore[misc]


def test_every_entry_point_loads_with_its_settings() -> None:
    """None is broken, none lacks anything once its settings are there."""
    assert REGISTRY.broken == () and REGISTRY.skipped == ()
    assert len(REGISTRY.sources) == len(entries())


def test_without_settings_only_those_with_keys_are_missing() -> None:
    """What needs a key or an address says which."""
    skipped = {lacking.name: lacking.reason for lacking in load({}, entries=entries()).skipped}
    assert set(skipped) == {"searxng", "brave", "youtube-api"}
    assert all(any(setting in reason for setting in SETTINGS) for reason in skipped.values())


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_says_whom_it_asks(source: Source) -> None:
    """Hosts are bare lower-case names with a pace each; it can do at least one thing."""
    assert all(host == host.lower() and "/" not in host and host for host in source.hosts)
    assert all(isinstance(pace, HostPace) and pace.pause_seconds > 0 for pace in source.hosts.values())
    assert REGISTRY.abilities(source)


@pytest.mark.parametrize("source", DISCOVERERS)
def test_a_plan_is_made_without_asking(source: Discoverer, paper: Any) -> None:
    """The queries are told in words, the same each time, and few."""
    plan = list(source.plan(paper))
    assert plan == list(source.plan(paper)) and 1 <= len(plan) <= 8 and all(plan)
    assert source.finds and source.finds <= {"blog", "video", "reference", "background"}


@pytest.mark.parametrize("source", SOURCES)
def test_an_unreachable_world_is_an_outcome(source: Source, world: Any, paper: Any) -> None:
    """Nobody answers: every question ends, with a sentence, and is never taken for 'nothing found'."""
    world.unreachable("")
    for what, question in questions(source, world.door(source), paper):
        outcome = ask(question, source.name)
        assert outcome.state in (State.UNREACHABLE, State.TIMED_OUT, State.BLOCKED), (what, outcome)
        assert outcome.sentence and outcome.value is None


@pytest.mark.parametrize("source", SOURCES)
def test_a_world_that_refuses_is_an_outcome(source: Source, world: Any, paper: Any) -> None:
    """Everybody answers 429 with a day's patience: told as such, and nothing is asked twice."""
    world.on("", "slow down", 429, retry_after="86400")
    for what, question in questions(source, world.door(source), paper):
        outcome = ask(question, source.name)
        assert outcome.state in (State.RATE_LIMITED, State.BLOCKED, State.UNREACHABLE), (what, outcome)
        assert outcome.sentence
    assert len(world.asked) == len(set(world.asked))


GARBAGE = [
    pytest.param("", id="nothing"),
    pytest.param("<html><body><p>We are down for maintenance.</p></body></html>", id="a page"),
    pytest.param("null", id="null"),
    pytest.param("[]", id="a list"),
    pytest.param('[null, 5, "text", {"url": 5}]', id="a list of anything"),
    pytest.param(
        '{"hits": 5, "results": {"a": 1}, "query": [], "data": "x", "web": 7, "type": "search"}', id="odd"
    ),
    pytest.param(
        '{"hits": [null], "query": {"pages": [7]}, "web": {"results": 5}, "type": "search"}', id="odder"
    ),
    pytest.param("[" * 100_000, id="deep"),
    pytest.param(b"\x00\xff\xfe" * 500, id="bytes"),
]


@pytest.mark.parametrize("body", GARBAGE)
@pytest.mark.parametrize("source", SOURCES)
def test_garbage_is_an_outcome(source: Source, body: Any, world: Any, paper: Any) -> None:
    """Whatever comes with status 200, no source breaks over it, and none finds anything in it."""
    world.on("", body, content_type="text/html")
    for what, question in questions(source, world.door(source), paper):
        outcome = ask(question, source.name)
        assert outcome.state not in (State.FAILED, State.FOUND), (what, outcome.sentence, outcome.detail)
        assert outcome.sentence


@pytest.mark.parametrize("source", DISCOVERERS)
def test_no_key_is_ever_in_an_address(source: Discoverer, world: Any, paper: Any) -> None:
    """What is asked is logged and archived; keys go into headers."""
    world.on("", "{}")
    ask(lambda: source.find(world.door(source), paper), source.name)
    assert world.asked and not [asked for asked in world.asked if "canary" in asked]
