"""The paper's own text as HTML: arxiv.org/html for what came since December 2023, ar5iv for what came before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from sources.contract import HostPace, ask
from sources.door.verdicts import answered
from sources.formats.latexml import paper_document
from sources.identifiers import abstract_url
from sources.outcomes import Outcome, State, Unanswered, found, none
from sources.services.arxiv import PACE
from sources.values import Document, Paper

if TYPE_CHECKING:
    from sources.door import Answer, Door

ARXIV_HAS_HTML_SINCE = "2023-12"
"""https://info.arxiv.org/about/accessible_HTML.html: every TeX submission from then on, new versions of old papers too."""

AR5IV = "https://ar5iv.labs.arxiv.org/html/"
KEEP_SECONDS = 30 * 24 * 3600
"""A version of a paper never changes; its rendering seldom."""


class ArxivHtml:
    """Full text with sections, captions and anchors. Asks first where the paper's date says that it lies."""

    name = "arxiv-html"
    hosts: Mapping[str, HostPace] = MappingProxyType({"arxiv.org": PACE, "ar5iv.labs.arxiv.org": PACE})

    def __init__(self, settings: Mapping[str, str]) -> None:
        pass

    def full_text(self, door: Door, paper: Paper) -> Outcome[Document]:
        """NONE only where both places say that they have no HTML of it."""
        failed: Outcome[Document] | None = None
        for place in places(paper):
            outcome = ask(lambda place=place: _read(place(door, paper), paper), self.name)  # type: ignore[misc]
            if outcome.value:
                return outcome
            if outcome.state is not State.NONE:
                failed = failed or outcome
        return failed or none("neither arXiv nor ar5iv has this paper as HTML")


def places(paper: Paper) -> tuple[Callable[[Door, Paper], Answer], ...]:
    """Where to look, the likelier place first."""
    new = (paper.updated or paper.published or "") >= ARXIV_HAS_HTML_SINCE
    return (from_arxiv, from_ar5iv) if new else (from_ar5iv, from_arxiv)


def from_arxiv(door: Door, paper: Paper) -> Answer:
    """The version at hand, so that the text is the one that the metadata speaks of."""
    version = f"v{paper.version}" if paper.version else ""
    return door.get(f"https://arxiv.org/html/{paper.arxiv_id}{version}", keep_seconds=KEEP_SECONDS)


def from_ar5iv(door: Door, paper: Paper) -> Answer:
    """What ar5iv does not have it redirects to the abstract, which is not worth following."""
    answer = door.send(
        "GET", f"{AR5IV}{paper.arxiv_id}", headers={}, body=b"", follow=False, keep_seconds=KEEP_SECONDS
    )
    if 300 <= answer.status < 400:
        raise Unanswered(State.NONE, "ar5iv does not have this paper")
    return answered(answer)


def _read(answer: Answer, paper: Paper) -> Outcome[Document]:
    document = paper_document(answer.body, answer.url, ArxivHtml.name)
    placed = replace(
        document,
        url=abstract_url(paper.arxiv_id),
        title=paper.title,
        author=", ".join(paper.authors) or None,
        published=paper.published,
        fetched_at=answer.fetched_at,
        fetched_from=answer.url,
    )
    return found(placed, f"{answer.host}: the paper's own text, {placed.word_count} words")
