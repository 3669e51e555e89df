"""Loads the sources, each in its own try; hands them out by what they can do; checks what they give back.

A built-in source is registered in the same way as a stranger's: a line in the entry-point group
`gather_context.sources`. What is installed is on; it can be left out by name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points
from typing import Any, TypeVar

from sources.contract import (
    BackgroundSource,
    CodeSource,
    Discoverer,
    Encyclopaedia,
    FullTextSource,
    HostPace,
    LocalSource,
    NotConfigured,
    PaperSource,
    Reader,
    Source,
    TitleSource,
    ask,
)
from sources.outcomes import Outcome, State, found

GROUP = "gather_context.sources"
OWN_DISTRIBUTION = "gather-context"

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A source that is installed and not in use, and why, in words."""

    name: str
    reason: str


class UnknownSource(ValueError):
    """A name was given that no source has; the message names those there are."""


@dataclass(frozen=True, slots=True)
class Registry:
    """The sources in use, in the order of their names. `skipped` lack something or were left out by name;
    `broken` could not be loaded, and why must be shown. `origins`: name -> 'distribution version'."""

    sources: tuple[Source, ...]
    skipped: tuple[LeftOut, ...] = ()
    broken: tuple[LeftOut, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)

    @property
    def hosts(self) -> dict[str, HostPace]:
        """Every host that a source names, with the slowest pace that any of them asks for."""
        table: dict[str, HostPace] = {}
        for source in self.sources:
            for host, pace in source.hosts.items():
                table[host.lower()] = _slower(table.get(host.lower(), pace), pace)
        return table

    @property
    def own_addresses(self) -> frozenset[tuple[str, int]]:
        """What the user's settings name although it is not public: for DoorSettings.allow."""
        local = self._able(LocalSource)  # type: ignore[type-abstract]
        return frozenset(address for source in local for address in source.own_addresses)

    def papers(self) -> tuple[PaperSource, ...]:
        """Those that tell what a paper is, the first to ask first."""
        able = self._able(PaperSource)  # type: ignore[type-abstract]
        return tuple(sorted(able, key=lambda source: source.preference))

    def titles(self) -> tuple[TitleSource, ...]:
        """Those that find papers by title."""
        return self._able(TitleSource)  # type: ignore[type-abstract]

    def full_texts(self) -> tuple[FullTextSource, ...]:
        """Those that have the text of papers."""
        return self._able(FullTextSource)  # type: ignore[type-abstract]

    def codes(self) -> tuple[CodeSource, ...]:
        """Those that know where a paper's code is."""
        return self._able(CodeSource)  # type: ignore[type-abstract]

    def discoverers(self) -> tuple[Discoverer, ...]:
        """Those that find pages or videos for a paper."""
        return self._able(Discoverer)  # type: ignore[type-abstract]

    def backgrounds(self) -> tuple[BackgroundSource, ...]:
        """Those that find pages or videos on a method that a paper builds on."""
        return self._able(BackgroundSource)  # type: ignore[type-abstract]

    def encyclopaedias(self) -> tuple[Encyclopaedia, ...]:
        """Those that have articles on terms."""
        return self._able(Encyclopaedia)  # type: ignore[type-abstract]

    def readers_for(self, url: str) -> tuple[Reader, ...]:
        """Who can read the address, the most particular first: one that names its hosts before one that reads any."""
        able = self._able(Reader)  # type: ignore[type-abstract]
        willing = [reader for reader in able if _reads(reader, url)]
        return tuple(sorted(willing, key=lambda reader: (not reader.hosts, self._is_own(reader))))

    def abilities(self, source: Source) -> str:
        """What a source does, for people: 'paper, code', 'finds blog and video'."""
        said = [word for protocol, word in _ABILITIES if isinstance(source, protocol)]
        if isinstance(source, Discoverer):
            said.append(f"finds {' and '.join(sorted(source.finds))}")
        if isinstance(source, Reader):
            said.append("reads")
        return ", ".join(said)

    def origin(self, name: str) -> str:
        """'gather-context 0.1.0': the distribution that a source came with, and its version."""
        return self.origins.get(name, "")

    def _able(self, protocol: type[S]) -> tuple[S, ...]:
        return tuple(source for source in self.sources if isinstance(source, protocol))

    def _is_own(self, source: Source) -> bool:
        return self.origin(source.name).startswith(OWN_DISTRIBUTION + " ")


_ABILITIES: tuple[tuple[Any, str], ...] = (
    (PaperSource, "paper"),
    (TitleSource, "titles"),
    (FullTextSource, "full text"),
    (CodeSource, "code"),
    (BackgroundSource, "background"),
    (Encyclopaedia, "defines"),
)


def load(
    settings: Mapping[str, str],
    without: Collection[str] = (),
    entries: Iterable[EntryPoint] | None = None,
) -> Registry:
    """Makes every registered source with `settings`. A broken one is named in `broken` and harms nobody else.

    `entries` stand in for what is installed. Raises UnknownSource for a name in `without` that nobody has."""
    installed = sorted(entry_points(group=GROUP) if entries is None else entries, key=_order)
    _check_names(without, {entry.name for entry in installed})
    made: dict[str, Outcome[Source]] = {}
    twice: list[LeftOut] = []
    origins: dict[str, str] = {}
    for entry in installed:
        if origins.setdefault(entry.name, _origin(entry)) != _origin(entry):
            twice.append(LeftOut(entry.name, f"{_origin(entry)} has a source of a name that is taken"))
        elif entry.name not in made and entry.name not in without:
            made[entry.name] = _made(entry, settings)
    return Registry(
        sources=tuple(outcome.value for outcome in made.values() if outcome.value is not None),
        skipped=(*(LeftOut(name, "left out by name") for name in sorted(set(without))), *_lacking(made)),
        broken=(*_failing(made), *twice),
        origins=origins,
    )


def _order(entry: EntryPoint) -> tuple[str, bool]:
    """By name; where two distributions use one name, ours keeps it."""
    return entry.name, not _origin(entry).startswith(OWN_DISTRIBUTION + " ")


def _made(entry: EntryPoint, settings: Mapping[str, str]) -> Outcome[Source]:
    """The source of one entry point; NEEDS_KEY where it is not configured, FAILED for whatever else is wrong with it."""

    def make() -> Outcome[Source]:
        try:
            return found(_checked_source(entry.load()(settings), entry.name))
        except NotConfigured as lack:
            return Outcome(State.NEEDS_KEY, str(lack))

    return ask(make, entry.name)


def _checked_source(source: Any, name: str) -> Source:
    if not isinstance(source, Source):
        raise TypeError("it lacks a name or hosts (see sources/contract.py)")
    if source.name != name:
        raise ValueError(f"it calls itself {source.name!r} but is registered as {name!r}")
    if not all(isinstance(pace, HostPace) for pace in source.hosts.values()):
        raise TypeError("its hosts must be given with a HostPace each")
    return source


def _lacking(made: Mapping[str, Outcome[Source]]) -> Iterable[LeftOut]:
    return (LeftOut(name, said.sentence) for name, said in made.items() if said.state is State.NEEDS_KEY)


def _failing(made: Mapping[str, Outcome[Source]]) -> Iterable[LeftOut]:
    return (LeftOut(name, said.sentence) for name, said in made.items() if said.state is State.FAILED)


def _check_names(names: Iterable[str], known: Collection[str]) -> None:
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise UnknownSource(
            f"there is no source {', '.join(map(repr, unknown))}; there are {', '.join(sorted(known))}"
        )


def _origin(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else ""


def _slower(one: HostPace, other: HostPace) -> HostPace:
    return HostPace(
        max(one.pause_seconds, other.pause_seconds),
        max(one.jitter_seconds, other.jitter_seconds),
        one.alone or other.alone,
        one.bucket or other.bucket,
        one.too_many_is_final or other.too_many_is_final,
    )


def _reads(reader: Reader, url: str) -> bool:
    """Whether the reader takes the address; one that breaks over it does not."""
    return bool(ask(lambda: found(bool(reader.reads(url))), reader.name).value)
