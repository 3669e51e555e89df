"""Hugging Face's papers API: the code repository of a paper, and what it is where arXiv does not answer."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sources.contract import HostPace, ask
from sources.outcomes import Outcome, State, Unanswered, found, none
from sources.repositories import repository_in
from sources.values import Paper

if TYPE_CHECKING:
    from sources.door import Door

API = "https://huggingface.co/api/papers/"


class HuggingFace:
    """Asked once for both: the second answer comes out of the archive."""

    name = "huggingface"
    preference = 1
    hosts: Mapping[str, HostPace] = MappingProxyType({"huggingface.co": HostPace(pause_seconds=1.0)})

    def __init__(self, settings: Mapping[str, str]) -> None:
        pass

    def paper(self, door: Door, arxiv_id: str) -> Outcome[Paper]:
        """Never NONE: a paper that Hugging Face does not list may well exist."""
        listed = ask(lambda: found(_listed(door, arxiv_id)), self.name)
        if listed.value is None:
            unlisted = "Hugging Face does not list this paper, which may exist all the same"
            return Outcome(State.FAILED, unlisted) if listed.state is State.NONE else _without_value(listed)
        return found(_paper(listed.value, arxiv_id), "Hugging Face: title, authors and abstract")

    def code(self, door: Door, paper: Paper) -> Outcome[str]:
        address = repository_in(str(_listed(door, paper.arxiv_id).get("githubRepo") or ""))
        if not address:
            return none("Hugging Face knows no code repository of this paper")
        return found(address, f"Hugging Face: the code is at {address}")


def _listed(door: Door, arxiv_id: str) -> dict[str, Any]:
    """The answer for one paper. Raises Unanswered: NONE where it is not listed, CHANGED for another shape."""
    answer = door.get(f"{API}{arxiv_id}").json()
    if not isinstance(answer, dict) or not isinstance(answer.get("title"), str):
        raise Unanswered(State.CHANGED, "Hugging Face answered in a form that is not known")
    return answer


def _paper(listed: Mapping[str, Any], arxiv_id: str) -> Paper:
    abstract = _one_line(listed.get("summary"))
    return Paper(
        arxiv_id=arxiv_id,
        title=_one_line(listed["title"]),
        authors=tuple(_names(listed.get("authors"))),
        abstract=abstract,
        source=HuggingFace.name,
        published=_one_line(listed.get("publishedAt")) or None,
        code_url=repository_in(str(listed.get("githubRepo") or ""), abstract),
    )


def _names(authors: Any) -> list[str]:
    rows = authors if isinstance(authors, list) else []
    return [
        _one_line(row["name"]) for row in rows if isinstance(row, dict) and isinstance(row.get("name"), str)
    ]


def _one_line(text: Any) -> str:
    return " ".join(text.split()) if isinstance(text, str) else ""


def _without_value(outcome: Outcome[Any]) -> Outcome[Paper]:
    return Outcome(outcome.state, outcome.sentence, outcome.advice, None, outcome.retry_after_seconds)
