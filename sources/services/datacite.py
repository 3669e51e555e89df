"""DataCite's registry of DOIs: metadata of a paper where arXiv and Hugging Face refuse. https://support.datacite.org/docs/api"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sources.contract import HostPace
from sources.outcomes import Outcome, State, Unanswered, found
from sources.repositories import repository_in
from sources.values import Paper

if TYPE_CHECKING:
    from sources.door import Door

KEEP_SECONDS = 7 * 24 * 3600


class DataCite:
    """Metadata by the DOI that arXiv registers for each of its papers (10.48550/arXiv.ID)."""

    name = "datacite"
    preference = 2
    hosts: Mapping[str, HostPace] = MappingProxyType({"api.datacite.org": HostPace()})

    def __init__(self, settings: Mapping[str, str]) -> None:
        pass

    def paper(self, door: Door, arxiv_id: str) -> Outcome[Paper]:
        """The registered title, authors, abstract and dates. NONE where no such DOI is registered."""
        raw = door.get(
            f"https://api.datacite.org/dois/10.48550/arxiv.{arxiv_id}", keep_seconds=KEEP_SECONDS
        ).json()
        try:
            return found(_paper(arxiv_id, raw["data"]["attributes"]), "metadata from DataCite")
        except (KeyError, TypeError, IndexError, AttributeError) as error:
            raise Unanswered(State.CHANGED, f"DataCite answered in another form ({error!r})") from error


def _paper(arxiv_id: str, raw: Mapping[str, Any]) -> Paper:
    said = {
        entry.get("descriptionType"): _one_line(entry["description"])
        for entry in raw.get("descriptions") or ()
    }
    dates = {entry.get("dateType"): entry["date"] for entry in raw.get("dates") or ()}
    version = re.fullmatch(r"v?(\d{1,3})", str(raw.get("version") or ""))
    return Paper(
        arxiv_id=arxiv_id,
        title=_one_line(raw["titles"][0]["title"]),
        authors=tuple(_authors(raw.get("creators") or ())),
        abstract=said.get("Abstract", ""),
        source=DataCite.name,
        version=int(version[1]) if version else None,
        published=dates.get("Submitted"),
        updated=dates.get("Updated"),
        comment=said.get("Other"),
        code_url=repository_in(*said.values()),
    )


def _authors(creators: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """'Vaswani, Ashish' is written the other way round there."""
    for creator in creators:
        given, family = creator.get("givenName"), creator.get("familyName")
        yield f"{given} {family}" if given and family else _one_line(creator.get("name"))


def _one_line(text: object) -> str:
    return " ".join(str(text or "").split())
