"""DataCite, where arXiv registers the DOI of every paper: what a paper is where arXiv itself does not answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sources.contract import HostPace, ask
from sources.outcomes import Outcome, State, Unanswered, found
from sources.repositories import repository_in
from sources.values import Paper

if TYPE_CHECKING:
    from sources.door import Door

API = "https://api.datacite.org/dois/10.48550/arXiv."


class DataCite:
    """Metadata by id, the last to be asked."""

    name = "datacite"
    preference = 2
    hosts: Mapping[str, HostPace] = MappingProxyType({"api.datacite.org": HostPace(pause_seconds=1.0)})

    def __init__(self, settings: Mapping[str, str]) -> None:
        pass

    def paper(self, door: Door, arxiv_id: str) -> Outcome[Paper]:
        """Never NONE: a paper of today has no DOI yet."""
        registered = ask(lambda: found(_attributes(door, arxiv_id)), self.name)
        if registered.value is None:
            state = State.FAILED if registered.state is State.NONE else registered.state
            said = (
                "DataCite has no DOI of this paper" if registered.state is State.NONE else registered.sentence
            )
            return Outcome(state, said, registered.advice, None, registered.retry_after_seconds)
        return found(_paper(registered.value, arxiv_id), "DataCite: title, authors and abstract")


def _attributes(door: Door, arxiv_id: str) -> dict[str, Any]:
    answer = door.get(f"{API}{arxiv_id}").json()
    try:
        attributes = answer["data"]["attributes"]
        if attributes["titles"][0]["title"]:
            return dict(attributes)
    except (KeyError, IndexError, TypeError):
        pass
    raise Unanswered(State.CHANGED, "DataCite answered in a form that is not known")


def _paper(attributes: Mapping[str, Any], arxiv_id: str) -> Paper:
    abstract = next(_described(attributes, "Abstract"), "")
    comment = next(_described(attributes, "Other"), None)
    version = str(attributes.get("version") or "")
    return Paper(
        arxiv_id=arxiv_id,
        title=_plain(attributes["titles"][0]["title"]),
        authors=tuple(filter(None, (_name(row) for row in _rows(attributes, "creators")))),
        abstract=abstract,
        source=DataCite.name,
        version=int(version) if version.isdecimal() else None,
        categories=tuple(_categories(attributes)),
        published=_date(attributes, "Submitted"),
        updated=_date(attributes, "Updated"),
        comment=comment,
        code_url=repository_in(abstract, comment),
    )


def _rows(attributes: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    rows = attributes.get(name)
    return (row for row in (rows if isinstance(rows, list) else []) if isinstance(row, dict))


def _described(attributes: Mapping[str, Any], kind: str) -> Iterator[str]:
    rows = _rows(attributes, "descriptions")
    return (_plain(row.get("description")) for row in rows if row.get("descriptionType") == kind)


def _name(creator: Mapping[str, Any]) -> str:
    """'Ada Example' from its parts, or from 'Example, Ada'."""
    parts = [_plain(creator.get("givenName")), _plain(creator.get("familyName"))]
    if all(parts):
        return " ".join(parts)
    family, _, given = _plain(creator.get("name")).partition(", ")
    return f"{given} {family}".strip()


def _categories(attributes: Mapping[str, Any]) -> Iterator[str]:
    """'cs.CL' of 'cs.CL' or of 'Computation and Language (cs.CL)'."""
    for row in _rows(attributes, "subjects"):
        if found_in := re.search(r"\b[a-z-]+\.[A-Z]{2}\b|^[a-z]+-[a-z]+$", _plain(row.get("subject"))):
            yield found_in[0]


def _date(attributes: Mapping[str, Any], kind: str) -> str | None:
    dates = [_plain(row.get("date")) for row in _rows(attributes, "dates") if row.get("dateType") == kind]
    return (min(dates) if kind == "Submitted" else max(dates)) if dates else None


def _plain(text: Any) -> str:
    """One line without the markup that some abstracts carry."""
    return " ".join(re.sub(r"</?[a-z]{1,8}[^<>]{0,80}>", " ", text).split()) if isinstance(text, str) else ""
