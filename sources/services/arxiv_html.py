"""The paper's own full text as HTML: from arxiv.org, which renders new papers, or from ar5iv, which has the older ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sources.contract import HostPace
from sources.outcomes import Outcome, State, Unanswered, found, none
from sources.services.arxiv import PACE
from sources.values import Document, Paper

if TYPE_CHECKING:
    from sources.door import Door

ARXIV_RENDERS_SINCE = "2023-12"
"""Of papers submitted before that month arxiv.org/html has hardly any (info.arxiv.org/about/accessible_HTML.html)."""

KEEP_SECONDS = 30 * 24 * 3600
MOST_BYTES = 20_000_000
"""Inline figures make some of these pages long."""


class ArxivHtml:
    """Full text as a document of kind 'paper', with sections, captions and anchors."""

    name = "arxiv-html"
    hosts: Mapping[str, HostPace] = MappingProxyType(
        {"arxiv.org": PACE, "ar5iv.labs.arxiv.org": PACE, "ar5iv.org": PACE}
    )

    def __init__(self, settings: Mapping[str, str]) -> None:
        pass

    def full_text(self, door: Door, paper: Paper) -> Outcome[Document]:
        """From the likelier host first, by the paper's date; NONE when neither has it as HTML."""
        for address in _addresses(paper):
            if document := _from(door, address, paper):
                return found(document, f"{document.word_count} words from {urlsplit(address).hostname}")
        return none("neither arXiv nor ar5iv has the paper as HTML")


def _addresses(paper: Paper) -> tuple[str, ...]:
    version = f"v{paper.version}" if paper.version else ""
    new = f"https://arxiv.org/html/{paper.arxiv_id}{version}"
    old = f"https://ar5iv.labs.arxiv.org/html/{paper.arxiv_id}"
    return (new, old) if (paper.updated or paper.published or "") >= ARXIV_RENDERS_SINCE else (old, new)


def _from(door: Door, address: str, paper: Paper) -> Document | None:
    """None where the host has no such page: 404, or ar5iv's redirect to the abstract."""
    from sources.formats.latexml import paper_document

    try:
        answer = door.get(address, keep_seconds=KEEP_SECONDS, max_bytes=MOST_BYTES)
        if "/html/" not in urlsplit(answer.url).path:
            return None
        url = f"https://arxiv.org/abs/{paper.arxiv_id}"
        document = paper_document(answer.body, url, ArxivHtml.name)
    except Unanswered as unanswered:
        if unanswered.outcome.state in (State.NONE, State.REFUSED):
            return None
        raise
    return replace(document, title=paper.title, fetched_at=answer.fetched_at, fetched_from=answer.url)
