"""One entry per page or video, however many sources found it under however many addresses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from aggregator.selection.addresses import canonical, clean
from aggregator.selection.values import Found, Mark
from sources.values import Candidate

T = TypeVar("T")


def merge(candidates: Iterable[Candidate], marks: Mapping[str, Mark]) -> tuple[Found, ...]:
    """Candidates by canonical address, in an order that does not depend on arrival. `marks`: by address (in any form)."""
    together: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        together[candidate.kind, canonical(candidate.url, candidate.kind)].append(candidate)
    marked = {canonical(address, kind): mark for address, mark in marks.items() for kind in ("blog", "video")}
    return tuple(_found(together[key], marked.get(key[1])) for key in sorted(together))


def _found(sightings: Sequence[Candidate], mark: Mark | None) -> Found:
    ordered = tuple(sorted(set(sightings), key=_order))
    return Found(_fullest(ordered), ordered, mark)


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
