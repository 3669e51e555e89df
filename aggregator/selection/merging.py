"""One entry per page or video, however many sources found it under however many addresses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from aggregator.selection.addresses import canonical, clean, is_address, site_of
from aggregator.selection.values import Found, Mark
from aggregator.selection.words import plain
from sources.values import Candidate

T = TypeVar("T")


def merge(candidates: Iterable[Candidate], marks: Mapping[str, Mark]) -> tuple[Found, ...]:
    """Candidates by canonical address, in an order that does not depend on arrival.

    `marks`: by address in any form, or by the name of a channel or site."""
    together: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        together[candidate.kind, canonical(candidate.url, candidate.kind)].append(candidate)
    marked = _Marks.of(marks)
    return tuple(_found(key, together[key], marked) for key in sorted(together))


@dataclass(frozen=True, slots=True)
class _Marks:
    """What was decided, by canonical address, and by the plain name of a channel or site."""

    addresses: Mapping[str, Mark]
    voices: Mapping[str, Mark]

    @classmethod
    def of(cls, marks: Mapping[str, Mark]) -> _Marks:
        addresses = {
            canonical(target, kind): mark
            for target, mark in marks.items()
            for kind in ("blog", "video")
            if is_address(target)
        }
        voices = {plain(target): mark for target, mark in marks.items() if not is_address(target)}
        return cls(addresses, voices)

    def on(self, key: str, candidate: Candidate) -> Mark | None:
        """The mark of the address; else what the mark of its channel or site means for it."""
        names = (plain(candidate.author or ""), plain(site_of(candidate.url)))
        voice = next((self.voices[name] for name in names if name in self.voices), None)
        return self.addresses.get(key) or ("favoured" if voice in ("included", "added") else voice)


def _found(key: tuple[str, str], sightings: Sequence[Candidate], marks: _Marks) -> Found:
    ordered = tuple(sorted(set(sightings), key=_order))
    candidate = _fullest(ordered)
    return Found(candidate, ordered, marks.on(key[1], candidate))


def _order(sighting: Candidate) -> tuple[int, str, str, str, str]:
    return (sighting.rank, sighting.source, sighting.query, sighting.url, repr(sighting))


def _fullest(sightings: Sequence[Candidate]) -> Candidate:
    """The best-ranked sighting with what the others know more of. Snippets are joined: each query shows another piece."""
    best = sightings[0]
    return replace(
        best,
        url=_address(sightings),
        title=max((s.title for s in sightings), key=len),
        author=_first(s.author for s in sightings),
        published=_first(s.published for s in sightings),
        duration_seconds=_first(s.duration_seconds for s in sightings),
        views=max((s.views for s in sightings if s.views is not None), default=None),
        points=max((s.points for s in sightings if s.points is not None), default=None),
        snippet=" … ".join(dict.fromkeys(s.snippet for s in sightings if s.snippet)) or None,
    )


def _address(sightings: Sequence[Candidate]) -> str:
    """The form of the address that most sightings give; https before http, then the shortest."""
    forms = Counter(clean(s.url, s.kind) for s in sightings)
    return min(forms, key=lambda form: (not form.startswith("https:"), -forms[form], len(form), form))


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value), None)
