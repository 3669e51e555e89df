"""arXiv's own API, through the `arxiv` package: what a paper is, and which papers have a title.

The package keeps pace, repeats and time limits of its own, or none; it is made to leave all of that to the door. What
it would take for "no such paper" and is not (a refusal in plain text, a page of an empty feed) is read off the answer
before it sees it. Pace: https://info.arxiv.org/help/api/tou.html, one request every three seconds, one at a time,
over all of arXiv's hosts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sources.contract import HostPace
from sources.door import unanswered_in
from sources.door.verdicts import LATER
from sources.identifiers import arxiv_id as read_id
from sources.outcomes import Outcome, State, Unanswered, found, none
from sources.queries import plain_words
from sources.repositories import repository_in
from sources.values import Paper

if TYPE_CHECKING:
    import requests

    from sources.door import Door

PACE = HostPace(pause_seconds=3.0, alone=True, bucket="arxiv")
MOST_TITLES = 5
TITLES_LOOKED_AT = 25
LEAST_SIMILARITY = 0.4
"""Of two titles, by SequenceMatcher; below it they have little but common words in common."""


class Arxiv:
    """Metadata by id, the authority; up to five papers by title."""

    name = "arxiv"
    preference = 0
    hosts: Mapping[str, HostPace] = MappingProxyType(
        {host: PACE for host in ("export.arxiv.org", "arxiv.org", "www.arxiv.org")}
    )

    def __init__(self, settings: Mapping[str, str]) -> None:
        pass

    def paper(self, door: Door, arxiv_id: str) -> Outcome[Paper]:
        """NONE only where arXiv itself says so; a refusal is never taken for an unknown paper."""
        results = _results(door, id_list=[arxiv_id], max_results=1)
        for result in results:
            if (paper := _paper(result)) and paper.arxiv_id == arxiv_id:
                return found(paper, f"arXiv: {paper.title}")
        return none(f"arXiv knows no paper {arxiv_id}")

    def search(self, door: Door, title: str) -> Outcome[Sequence[Paper]]:
        """At most five papers whose title is like this one, the most similar first."""
        query = title_query(title)
        if not query:
            return none("a title needs a word in it")
        papers = [_paper(result) for result in _results(door, query=query, max_results=TITLES_LOOKED_AT)]
        best = most_similar(title, [paper for paper in papers if paper])
        if not best:
            return none(f"arXiv knows no paper with a title like {title!r}")
        return found(best, f"arXiv: {len(best)} {'paper' if len(best) == 1 else 'papers'} with such a title")


def title_query(title: str) -> str:
    """The title as a phrase, or all of its telling words, in arXiv's query language; '' for a title without words."""
    words = re.findall(r"\w+", title)
    if not words:
        return ""
    telling = plain_words(title) or words
    phrase, each = " ".join(words), " AND ".join(f"ti:{word}" for word in telling[:12])
    return f'ti:"{phrase}" OR ({each})'


def most_similar(title: str, papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """At most five, best first, none that is only remotely similar."""
    likeness = {paper: _likeness(title, paper.title) for paper in papers}
    near = [paper for paper in papers if likeness[paper] >= LEAST_SIMILARITY]
    return tuple(sorted(near, key=lambda paper: -likeness[paper])[:MOST_TITLES])


def _likeness(one: str, other: str) -> float:
    """A title that begins alike ('LoRA' and 'LoRA: Low-Rank …') is alike, even if far shorter."""
    one, other = " ".join(re.findall(r"\w+", one.lower())), " ".join(re.findall(r"\w+", other.lower()))
    whole = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return max(whole, 0.9 * other.startswith(one + " ")) if one else 0.0


def _results(door: Door, max_results: int, **search: Any) -> list[Any]:
    """arxiv.Result objects of one request. Raises Unanswered for whatever is not an answer."""
    import arxiv  # heavy: requests and lxml

    client = arxiv.Client(page_size=max_results, delay_seconds=0, num_retries=0)
    client._session = door.session()  # the package has no public way to give it one; a test holds this
    client._session.hooks["response"].append(_Guardian(door))
    try:
        return list(client.results(arxiv.Search(max_results=max_results, **search)))
    except arxiv.ArxivError as error:
        raise Unanswered(State.UNREACHABLE, f"arXiv sent a page without entries ({error})", LATER) from error
    except OSError as error:  # what requests raises
        raise unanswered_in(error) or Unanswered(State.UNREACHABLE, f"arXiv: {error}", LATER) from error


@dataclass(frozen=True, slots=True)
class _Guardian:
    """Looks at every answer before the package does, and raises for what is no list of papers."""

    door: Door

    def __call__(self, response: requests.Response, **_: Any) -> None:
        if response.is_redirect:
            return
        outcome = wrong_id(response.content) or refusal(response.status_code, response.content)
        if outcome:
            self.door.forget(response.url)
            raise Unanswered(outcome.state, outcome.sentence, outcome.advice, outcome.retry_after_seconds)


def wrong_id(body: bytes) -> Outcome[Paper] | None:
    """What arXiv says of an id that it cannot read, with status 400 or 200: no paper has it."""
    error = re.search(rb"<id>[^<]*/api/errors.*?<summary[^>]*>([^<]{1,300})", body, re.DOTALL)
    return none(f"arXiv knows no such paper: {error[1].decode(errors='replace').strip()}") if error else None


def refusal(status: int, body: bytes) -> Outcome[Paper] | None:
    """Why an answer is no list of papers, as arXiv refuses in several forms; None for a list, be it empty."""
    total = re.search(rb"<opensearch:totalResults[^>]*>\s*(\d+)", body)
    in_plain_text = not total and re.search(rb"rate.{0,20}exceeded", body[:2000], re.IGNORECASE)
    if status == 429 or in_plain_text:
        return Outcome(State.RATE_LIMITED, "arXiv asks for fewer requests", LATER)
    if status == 403:
        return Outcome(State.BLOCKED, "arXiv refuses this machine (403)", LATER)
    if status != 200:
        return Outcome(State.UNREACHABLE, f"arXiv is out of order ({status})", LATER)
    if not total:
        return Outcome(State.UNREACHABLE, "arXiv sent something else than a list of papers", LATER)
    if int(total[1]) and b"<entry" not in body:
        return Outcome(State.UNREACHABLE, "arXiv sent an empty page where papers should be", LATER)
    return None


def _paper(result: Any) -> Paper | None:
    """None for an entry without an id, which stands for an error."""
    identity = read_id(result.entry_id)
    if not identity:
        return None
    abstract = _one_line(result.summary)
    return Paper(
        arxiv_id=identity[0],
        version=identity[1],
        title=_one_line(result.title),
        authors=tuple(_one_line(author.name) for author in result.authors),
        abstract=abstract,
        source=Arxiv.name,
        categories=tuple(result.categories),
        published=_date(result.published),
        updated=_date(result.updated),
        doi=result.doi or None,
        journal_ref=_one_line(result.journal_ref) or None,
        comment=_one_line(result.comment) or None,
        code_url=repository_in(abstract, result.comment),
    )


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _date(moment: datetime) -> str:
    """ISO 8601 as arXiv writes it: '2017-06-12T17:57:34Z'."""
    return moment.isoformat().replace("+00:00", "Z")
