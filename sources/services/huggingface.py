"""Hugging Face's papers API: a paper's code repository, and its metadata where arXiv refuses.

https://huggingface.co/docs/hub/api: /api/papers/ID, without a key; 404 for what is not indexed there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sources.contract import HostPace
from sources.outcomes import Outcome, State, Unanswered, found, none
from sources.repositories import repository_in
from sources.values import Paper

if TYPE_CHECKING:
    from sources.door import Door

KEEP_SECONDS = 7 * 24 * 3600


class HuggingFace:
    """Metadata without versions and categories; the repository that people linked to the paper."""

    name = "huggingface"
    preference = 1
    hosts: Mapping[str, HostPace] = MappingProxyType({"huggingface.co": HostPace()})

    def __init__(self, settings: Mapping[str, str]) -> None:
        pass

    def paper(self, door: Door, arxiv_id: str) -> Outcome[Paper]:
        """UNREACHABLE rather than NONE for what it has not indexed: it is no authority on what exists."""
        try:
            raw = _asked(door, arxiv_id)
        except Unanswered as unanswered:
            if unanswered.outcome.state is State.NONE:
                raise Unanswered(State.FAILED, f"Hugging Face has not indexed {arxiv_id}") from unanswered
            raise
        abstract = _one_line(raw.get("summary"))
        return found(
            Paper(
                arxiv_id=arxiv_id,
                title=_one_line(raw.get("title")),
                authors=tuple(_one_line(author.get("name")) for author in raw.get("authors") or ()),
                abstract=abstract,
                source=self.name,
                published=raw.get("publishedAt"),
                code_url=_repository(raw) or repository_in(abstract),
            ),
            "metadata from Hugging Face",
        )

    def code(self, door: Door, paper: Paper) -> Outcome[str]:
        """The address of the repository that is linked to the paper there."""
        repository = _repository(_asked(door, paper.arxiv_id))
        return found(repository, repository) if repository else none("Hugging Face knows no code of it")


def _asked(door: Door, arxiv_id: str) -> dict[str, Any]:
    raw = door.get(f"https://huggingface.co/api/papers/{arxiv_id}", keep_seconds=KEEP_SECONDS).json()
    if not isinstance(raw, dict) or not raw.get("title"):
        raise Unanswered(State.CHANGED, "Hugging Face answered with something else than a paper")
    return raw


def _repository(raw: Mapping[str, Any]) -> str | None:
    return repository_in(str(raw.get("githubRepo") or ""))


def _one_line(text: object) -> str:
    return " ".join(str(text or "").split())
